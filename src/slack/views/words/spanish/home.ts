import type { Names, Remedy } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { number, when } from "./tools.ts";
import { names, REMEDIES } from "./who.ts";

/** The Home tab, and what the command says of somebody's requests. */
export const home = {
  title: "Invitaciones a Quickbase",
  opening: "Solicita acceso a una aplicación de Quickbase, para ti o para otras personas.",
  newInvitation: "Nueva invitación",
  yourRequests: "Tus solicitudes",
  none: "Todavía no has solicitado ninguna invitación.",
  noneYet: ({ command }: { command: string }) =>
    say`Todavía no has solicitado ninguna invitación. Escribe ${command} para empezar.`,
  newest: ({ count, command }: { count: number; command: string }) =>
    `Estas son tus ${number(count)} solicitudes más recientes. Escribe ${command} status donde quieras para ver las últimas.`,
  last: ({ count }: { count: number }) =>
    count === 1 ? say`Tu última solicitud:` : say`Tus últimas ${number(count)} solicitudes:`,
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
  }) => say`${names(who)} a ${application} con el rol ${role}, solicitud de ${when(at)} (${id})`,
  canWithdraw: say`Puedes retirarla en tu mensaje directo de qb-invite.`,
  approversCan: ({ remedy }: { remedy: Remedy }) =>
    say`Quien aprueba puede ${REMEDIES[remedy]} desde la tarjeta.`,
  canAskAgain: ({ command }: { command: string }) => say`Puedes solicitarlo de nuevo con ${command}.`,
};
