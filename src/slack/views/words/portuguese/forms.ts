import type { RolesTrouble } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { number, plural } from "./tools.ts";

/** What several forms have. */
export const forms = {
  cancel: "Cancelar",
  close: "Fechar",
  back: "Voltar",
  next: "Continuar",
  send: "Enviar solicitação",

  /** Above a form that only tells something. */
  notSent: "Não enviada",
  notDenied: "Não recusada",
  nothingChanged: "Nada mudou",
  sent: "Enviada",
  sentBefore: "Já enviada",
};

/** Who, which application, which role, and why. */
export const askForm = {
  title: "Convidar pessoas",
  application: "Aplicativo",
  /** Where there is only one, instead of a choice. */
  onlyApplication: ({ name }: { name: string }) => `Aplicativo: ${name}`,
  onlyApplicationLoading: "Aplicativo: carregando o nome…",
  noApplication: "Nenhum aplicativo está disponível no momento.",
  role: "Função",
  loadingRoles: "Carregando as funções…",
  rolesTrouble({ trouble }: { trouble: RolesTrouble }): string {
    switch (trouble) {
      case "no response":
        return "Não é possível carregar as funções: o Quickbase não responde.";
      case "refused":
        return "Não é possível carregar as funções: o Quickbase não permite listá-las. Avise quem administra o qb-invite.";
    }
  },
  noRoles: "Este aplicativo não tem nenhuma função que você possa solicitar aqui.",
  reload: "Tentar novamente",
  people: "Pessoas",
  peopleHint: ({ most }: { most: number }) =>
    `Uma pessoa por linha, até ${number(most)}. Inclua o nome, se souber: Ana Lee <ana@acme.com>. Você também pode colar linhas de uma planilha: nome, sobrenome, e-mail.`,
  listCut: "A lista era longa demais para este formulário. Envie o restante em outra solicitação.",
  note: "Recado para as pessoas convidadas",
  noteHint: "Aparece no e-mail de convite do Quickbase.",
  reason: "Motivo",
  reasonHint: "Por que elas precisam de acesso? Quem aprova verá isto.",
};

/** In a list to choose from. */
export const options = {
  typePartOfName: "Digite parte do nome",
  nameLoading: "Carregando o nome",
  canShare: "Pode compartilhar o aplicativo",
  noName: "(sem nome)",
};

/** For whom Quickbase does not know. */
export const namesForm = {
  checkingTitle: "Verificando pessoas",
  checking: ({ count }: { count: number }) =>
    plural(count, {
      one: "Verificando 1 pessoa no Quickbase…",
      other: `Verificando ${number(count)} pessoas no Quickbase…`,
    }),
  checkingNote: "Os nomes só são necessários para as pessoas que o Quickbase não conhece.",
  sending: "O Quickbase conhece todas as pessoas. Enviando a solicitação…",
  title: ({ page, pages }: { page: number; pages: number }) =>
    pages > 1 ? `Nomes (${number(page)} de ${number(pages)})` : "Nomes",
  explained:
    "O Quickbase precisa de nome e sobrenome. Deduzimos estes dos endereços de e-mail; confira, por favor.",
  first: ({ email }: { email: string }) => `Nome de ${email}`,
  last: ({ email }: { email: string }) => `Sobrenome de ${email}`,
  more: ({ count }: { count: number }) =>
    plural(count, {
      one: "Mais 1 pessoa não cabe nesta página.",
      other: `Mais ${number(count)} pessoas não cabem nesta página.`,
    }),
};

/** The reason of a denial. */
export const denyForm = {
  title: "Recusar a solicitação",
  submit: "Recusar",
  reason: "Motivo",
  reasonHint: ({ requester }: { requester: string }) =>
    `${requester} e todas as pessoas deste canal verão isto.`,
};

/** What the command does. */
export const help = {
  opening: say`Solicite acesso a um aplicativo do Quickbase, para você ou para outras pessoas.`,
  mistyped: ({ typed }: { typed: Piece }) => say`O qb-invite não conhece ${typed}. Você pode digitar:`,
  start: ({ command }: { command: string }) => say`Digite ${command} para começar.`,
  command: ({ typed }: { typed: Piece }) => say`${typed} abre o formulário`,
  withPeople: ({ typed, most }: { typed: Piece; most: number }) =>
    say`${typed} abre o formulário com estas pessoas, até ${number(most)}`,
  status: ({ typed }: { typed: Piece }) => say`${typed} mostra suas últimas solicitações e o andamento delas`,
  help: ({ typed }: { typed: Piece }) => say`${typed} mostra esta ajuda`,
  afterwards: say`Depois, quem aprova decide. Com a aprovação, o Quickbase envia um e-mail de convite a cada pessoa e o qb-invite avisa você do resultado. Suas solicitações também ficam na aba Início do qb-invite.`,
};
