import type { AskObstacle, Obstacle } from "../../../../invite/policy.ts";
import type { ApproversNamed, Became, Deed } from "../parts.ts";
import { type Piece, type Sentence, say } from "../say.ts";
import { and, day, number, plural, when } from "./tools.ts";
import { countPeople } from "./who.ts";

const CANNOT_DECIDE: Record<Exclude<Obstacle, "own request">, string> = {
  "not an approver": "Você não está entre as pessoas que podem aprovar esta solicitação.",
  invited: "Você está entre as pessoas a convidar, por isso não pode decidir sobre esta solicitação.",
  "no longer a member": "Sua conta neste workspace não está mais ativa, por isso você não pode decidir.",
  guest: "Com uma conta de convidado não é possível decidir sobre solicitações.",
  "other workspace": "Somente membros deste workspace podem decidir sobre solicitações.",
  "not shown as a member":
    "Segundo o Slack, você não é membro deste workspace, e somente membros podem decidir sobre solicitações.",
  bot: "Bots não podem decidir sobre solicitações.",
  "not verifiable": "O Slack não informou se você pode decidir. Tente novamente em instantes.",
};

const OWN_REQUEST: Record<Deed, string> = {
  approve: "Você não pode aprovar sua própria solicitação.",
  deny: "Você não pode recusar sua própria solicitação. Você pode retirá-la na sua mensagem direta do qb-invite.",
  withdraw: "Você não pode decidir sobre sua própria solicitação.",
  retry: "Você não pode repetir a tentativa da sua própria solicitação.",
  "send again": "Você não pode reenviar o e-mail da sua própria solicitação.",
};

const RECORDED: Record<Deed, string> = {
  approve: "Você aprovou esta solicitação. O cartão vai mostrar isso em instantes.",
  deny: "Você recusou esta solicitação. O cartão vai mostrar isso em instantes.",
  withdraw: "Você retirou esta solicitação. Ninguém será convidado.",
  retry: "Tentando novamente. O cartão vai mostrar isso em instantes.",
  "send again": "Reenviando o e-mail. O cartão vai mostrar isso em instantes.",
};

const NOT_RECORDED: Record<Deed, string> = {
  approve: "Sua aprovação não foi registrada.",
  deny: "Sua recusa não foi registrada.",
  withdraw: "Não é mais possível retirá-la.",
  retry: "Não houve nova tentativa.",
  "send again": "Nada foi reenviado.",
};

const CANNOT_ASK: Record<AskObstacle, string> = {
  "other workspace": "Não enviada: somente membros deste workspace podem solicitar convites aqui.",
  "not shown as a member":
    "Não enviada: segundo o Slack, você não é membro deste workspace, e somente membros podem solicitar convites aqui.",
  "no longer a member": "Não enviada: sua conta neste workspace não está mais ativa.",
  bot: "Não enviada: bots não podem solicitar convites.",
  "not verifiable":
    "Não enviada: o Slack não informou se você é membro deste workspace. Tente novamente em instantes.",
};

/** What only one person reads: why a click or a form did nothing, and what to do. */
export const privately = {
  /** A request is on its way. */
  sent: say`Enviada para aprovação. Aviso você quando houver uma decisão.`,

  /** The same form arrived once more. */
  sentAlready: say`Você já enviou esta solicitação. Ela está com quem aprova.`,

  cannotDecide({ obstacle, deed }: { obstacle: Obstacle; deed: Deed }): Sentence {
    return say`${obstacle === "own request" ? OWN_REQUEST[deed] : CANNOT_DECIDE[obstacle]}`;
  },
  /** Who can, after that. */
  whoCanDecide({ approvers }: { approvers: ApproversNamed | "nobody" }): Sentence {
    if (approvers === "nobody")
      return say`Ninguém mais pode decidir no momento. Avise quem administra o qb-invite.`;
    return approvers === null
      ? say`Peça a decisão a outra pessoa que aprova.`
      : say`Peça a decisão a ${approvers}.`;
  },
  /** Somebody or something was first; `by` is null where it was the reader. */
  tooLate({ became, by, at }: { became: Became; by: Piece | null; at: Date }): Sentence {
    switch (became) {
      case "approved":
        return by === null
          ? say`Você já aprovou esta solicitação, ${when(at)}.`
          : say`${by} já aprovou esta solicitação, ${when(at)}.`;
      case "denied":
        return by === null
          ? say`Você já recusou esta solicitação, ${when(at)}.`
          : say`${by} já recusou esta solicitação, ${when(at)}.`;
      case "withdrawn":
        return by === null
          ? say`Você retirou esta solicitação, ${when(at)}.`
          : say`${by} retirou esta solicitação, ${when(at)}.`;
      case "expired":
        return say`Esta solicitação expirou em ${day(at)} sem uma decisão.`;
    }
  },
  /** What was done counts, while Slack takes its time to show it. */
  recorded: ({ deed }: { deed: Deed }) => say`${RECORDED[deed]}`,
  notRecorded: ({ deed }: { deed: Deed }) => say`${NOT_RECORDED[deed]}`,
  /** The message with the button showed the request as it was before. */
  moved: say`Esta solicitação mudou agora há pouco, por isso nada foi registrado. Veja-a novamente e depois decida.`,
  movedSince: say`Alguém foi mais rápido ou não há mais nada a fazer. O cartão mostra a situação da solicitação.`,
  onlyRequesterWithdraws: ({ requester }: { requester: Piece }) =>
    say`Somente ${requester} pode retirar esta solicitação.`,
  onlyRequesterAsksAgain: ({ requester, command }: { requester: Piece; command: string }) =>
    say`Somente ${requester} pode solicitar novamente por aqui. Digite ${command} para enviar a sua própria solicitação.`,
  unknownRequest: ({ command }: { command: string }) =>
    say`O qb-invite não conhece esta solicitação. Solicite novamente com ${command} ou avise quem administra o qb-invite.`,

  /** From another workspace or another app. */
  onlyMembersDecide: say`Somente membros deste workspace podem decidir sobre solicitações.`,
  onlyMembersAsk: say`Somente membros deste workspace podem solicitar convites aqui.`,
  anotherApp: say`Nada mudou: isto pertence a outro app do Slack.`,
  workspaceNotSaid: say`Nada mudou: o Slack não informou de qual workspace isto vem.`,

  oldButton: ({ command }: { command: string }) =>
    say`Este botão não vale mais. Os atuais estão na última mensagem sobre a solicitação; ${command} status mostra suas solicitações.`,
  oldForm: ({ command }: { command: string }) =>
    say`Este formulário não vale mais, por isso nada foi enviado. Digite ${command} para abrir um novo.`,
  unreadable: ({ command }: { command: string }) =>
    say`O qb-invite não conseguiu ler isso, por isso nada mudou. Tente novamente ou digite ${command} help.`,
  internalError: ({ reference }: { reference: string }) =>
    say`Algo deu errado no qb-invite. Tente novamente. Se acontecer outra vez, avise quem administra o qb-invite e informe ${reference}.`,
  notSaved: ({ reference }: { reference: string }) =>
    say`Nada foi salvo: o qb-invite está sem espaço em disco. Avise quem administra o qb-invite, informe ${reference} e tente novamente mais tarde.`,

  /** About asking. */
  cannotAsk: ({ obstacle }: { obstacle: AskObstacle }): string => CANNOT_ASK[obstacle],
  lookingUpMembers: say`Procurando as pessoas que você mencionou…`,
  tooManyMentions: ({ count, most }: { count: number; most: number }) =>
    say`Você pode convidar até ${countPeople(most)} de uma vez. Você mencionou ${number(count)}: divida a lista em ${number(Math.ceil(count / most))} solicitações.`,
  commandTooLong: ({ command }: { command: string }) =>
    say`O texto era longo demais, por isso nada foi enviado. Digite ${command} e cole a lista no formulário.`,
  tooSlow: say`O Slack demorou demais para abrir o formulário. Tente novamente.`,
  formTooOld: ({ command }: { command: string }) =>
    say`Este formulário é antigo demais, por isso nada foi enviado. Digite ${command} e preencha-o novamente.`,
  /** The problem is a whole sentence, and about a form below this one. */
  notSent: ({ problem }: { problem: string }) =>
    say`Não enviada. ${problem} Feche este formulário para voltar ao primeiro.`,
  sentBefore: say`Você já enviou esta solicitação. Para mudá-la, retire-a na sua mensagem direta do qb-invite e envie uma nova.`,
  repeated: ({ addresses }: { addresses: readonly string[] }) =>
    plural(addresses.length, {
      one: say`Você incluiu ${and(addresses)} mais de uma vez. Conta uma vez só.`,
      other: say`Você incluiu ${and(addresses)} mais de uma vez. Cada endereço conta uma vez só.`,
    }),

  /** In place of an address, in the field for people. */
  notInSlack: ({ handle }: { handle: string }) =>
    `${handle} (o Slack não conhece esta conta ou não a mostra ao qb-invite)`,
  noAnswerFor: ({ handle }: { handle: string }) => `${handle} (o Slack não respondeu: digite o endereço)`,
};
