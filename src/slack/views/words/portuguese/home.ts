import type { Names, Remedy } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { number, when } from "./tools.ts";
import { names, REMEDIES } from "./who.ts";

/** The Home tab, and what the command says of somebody's requests. */
export const home = {
  title: "Convites para o Quickbase",
  opening: "Solicite acesso a um aplicativo do Quickbase, para você ou para outras pessoas.",
  newInvitation: "Novo convite",
  yourRequests: "Suas solicitações",
  none: "Você ainda não solicitou nenhum convite.",
  noneYet: ({ command }: { command: string }) =>
    say`Você ainda não solicitou nenhum convite. Digite ${command} para começar.`,
  newest: ({ count, command }: { count: number; command: string }) =>
    `Estas são suas ${number(count)} solicitações mais recentes. Digite ${command} status em qualquer lugar para ver as últimas.`,
  last: ({ count }: { count: number }) =>
    count === 1 ? say`Sua última solicitação:` : say`Suas últimas ${number(count)} solicitações:`,
  asked: ({
    who,
    application,
    role,
    at,
    id,
  }: {
    who: Names;
    application: Piece;
    role: Piece;
    at: Date;
    id: string;
  }) => say`${names(who)} para ${application} com a função ${role}, solicitação de ${when(at)} (${id})`,
  canWithdraw: say`Você pode retirá-la na sua mensagem direta do qb-invite.`,
  approversCan: ({ remedy }: { remedy: Remedy }) => say`Quem aprova pode ${REMEDIES[remedy]} pelo cartão.`,
  canAskAgain: ({ command }: { command: string }) => say`Você pode solicitar novamente com ${command}.`,
};
