import type { What } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { day, when } from "./tools.ts";
import { people } from "./who.ts";

/** What was asked for, and what has become of it. */
export const request = {
  wants: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} quiere invitar a ${people(who)} a ${application} con el rol ${role}.`,
  wanted: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} solicitó invitar a ${people(who)} a ${application} con el rol ${role}.`,
  youWanted: ({ who, application, role }: What) =>
    say`Solicitaste invitar a ${people(who)} a ${application} con el rol ${role}.`,

  waiting: ({ until }: { until: Date }) => say`En espera de una decisión hasta ${when(until)}.`,
  withApprovers: ({ until }: { until: Date }) =>
    say`Enviada para su aprobación. Se puede decidir hasta ${when(until)}; te avisaré aquí cuando haya una decisión.`,
  withdrawn: ({ by, at }: { by: Piece; at: Date }) => say`Retirada por ${by}, ${when(at)}.`,
  youWithdrew: ({ at }: { at: Date }) => say`Retiraste esta solicitud, ${when(at)}.`,
  expired: ({ at }: { at: Date }) => say`Venció el ${day(at)} sin que nadie decidiera.`,
  denied: ({ by, at }: { by: Piece; at: Date }) => say`Rechazada por ${by}, ${when(at)}.`,
  approved: ({ by, at }: { by: Piece; at: Date }) => say`Aprobada por ${by}, ${when(at)}.`,
  retried: ({ by, at }: { by: Piece; at: Date }) => say`Reintentada por ${by}, ${when(at)}.`,
  sentAgain: ({ by, at }: { by: Piece; at: Date }) => say`Correo reenviado por ${by}, ${when(at)}.`,
  because: ({ reason }: { reason: string }) => say`Motivo: ${reason}`,
  noOneInvited: say`No se invitó a nadie.`,

  reason: "Motivo",
  note: "Nota en el correo de invitación",
  denialReason: "Motivo del rechazo",
  application: "Aplicación",
  role: "Rol",
  reference: ({ id, at }: { id: string; at: Date }) => say`Referencia ${id}, solicitada ${when(at)}`,
};
