import type { ApproversNamed, Instead, StandingCounts, Who } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { and, number, plural, when } from "./tools.ts";
import { countOf, countPeople, people } from "./who.ts";

const SENDS: Record<Instead, string> = {
  "another role": "uma nova solicitação com outra função",
  "what is missing": "uma nova solicitação com o que falta",
};

/** The card in the approval channel, and what stands in its thread. */
export const card = {
  canDecide: ({ approvers, until }: { approvers: ApproversNamed; until: Date }) =>
    approvers === null
      ? say`É possível decidir até ${when(until)}.`
      : say`Pode decidir ${approvers} até ${when(until)}.`,
  /** Until then there is no Approve. */
  checking: ({ count }: { count: number }) =>
    say`Verificando ${countPeople(count)} no Quickbase… Já é possível recusar; em alguns segundos, também aprovar.`,
  listing: ({ count }: { count: number }) =>
    say`Adicionando ${countPeople(count)} à conversa deste cartão… Já é possível recusar; quando a lista estiver completa, também aprovar.`,
  sum({ all, isNew, hasAccount, inRole, notChecked, outside }: StandingCounts) {
    const groups = [
      isNew > 0 ? `${number(isNew)} sem conta no Quickbase` : "",
      hasAccount > 0 ? `${number(hasAccount)} com conta` : "",
      inRole > 0 ? `${number(inRole)} já com a função` : "",
      notChecked > 0 ? `${number(notChecked)} sem verificação` : "",
    ].filter((group) => group !== "");
    const from = outside === null ? "" : `; ${number(outside.count)} de fora de ${outside.domain}`;
    return say`${countPeople(all)}: ${and(groups)}${from}.`;
  },
  /** Why some could not be checked, said once for all of them. */
  notChecked: ({ who, problem }: { who: Who; problem: string }) =>
    say`Não foi possível verificar ${people(who)}: ${problem}. Você pode aprovar mesmo assim; o qb-invite fará a verificação depois.`,
  othersInThread: ({ count }: { count: number }) =>
    plural(count, {
      one: say`Há mais 1 pessoa na conversa deste cartão.`,
      other: say`Há mais ${number(count)} pessoas na conversa deste cartão.`,
    }),
  resultInThread: say`O resultado de cada pessoa está na conversa deste cartão.`,
  reasonInThread: say`O motivo da recusa está na conversa deste cartão.`,
  needsNewRequest: ({ who, instead, by }: { who: Who; instead: Instead; by: Piece }) =>
    say`Tentar novamente não vai resolver para ${people(who)}: ${by} precisa enviar ${SENDS[instead]}.`,

  approve: "Aprovar",
  deny: "Recusar",
  retry: ({ who }: { who: Who }) => `Tentar novamente para ${people(who)}`,
  sendAgain: ({ who }: { who: Who }) => `Reenviar para ${people(who)}`,
  sendAgainTitle: "Reenviar o e-mail?",
  sendAgainText: ({ who }: { who: Who }) =>
    plural(countOf(who), {
      one: `O Quickbase não confirmou o e-mail de convite para ${people(who)}. Se ele foi enviado, este será o segundo.`,
      other: `O Quickbase não confirmou os e-mails de convite para ${people(who)}. Quem já recebeu vai receber outro.`,
    }),
  sendAgainYes: "Reenviar",
  cancel: "Cancelar",

  /** In its thread. */
  approvedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} aprovou a solicitação de ${requester}. O andamento está no cartão; o resultado será publicado aqui.`,
  /** Where the result follows in the same message. */
  approvedAndDone: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} aprovou a solicitação de ${requester}.`,
  deniedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} recusou a solicitação de ${requester}. Ninguém foi convidado.`,
};
