import type { What } from "../parts.ts";
import type { Piece } from "../say.ts";
import { day, when } from "./tools.ts";
import { say } from "./typography.ts";
import { people } from "./who.ts";

/** What was asked for, and what has become of it. */
export const request = {
  wants: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} souhaite inviter ${people(who)} dans ${application} avec le rôle ${role}.`,
  wanted: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} a demandé à inviter ${people(who)} dans ${application} avec le rôle ${role}.`,
  youWanted: ({ who, application, role }: What) =>
    say`Vous avez demandé à inviter ${people(who)} dans ${application} avec le rôle ${role}.`,

  waiting: ({ until }: { until: Date }) => say`En attente d’une décision jusqu’au ${when(until)}.`,
  withApprovers: ({ until }: { until: Date }) =>
    say`Demande envoyée aux responsables, qui peuvent décider jusqu’au ${when(until)}. Vous recevrez un message ici dès leur décision.`,
  withdrawn: ({ by, at }: { by: Piece; at: Date }) => say`Demande retirée par ${by} le ${when(at)}.`,
  youWithdrew: ({ at }: { at: Date }) => say`Vous avez retiré cette demande le ${when(at)}.`,
  expired: ({ at }: { at: Date }) => say`Demande expirée sans décision le ${day(at)}.`,
  denied: ({ by, at }: { by: Piece; at: Date }) => say`Demande refusée par ${by} le ${when(at)}.`,
  approved: ({ by, at }: { by: Piece; at: Date }) => say`Demande approuvée par ${by} le ${when(at)}.`,
  retried: ({ by, at }: { by: Piece; at: Date }) => say`Nouvel essai lancé par ${by} le ${when(at)}.`,
  sentAgain: ({ by, at }: { by: Piece; at: Date }) => say`E-mail renvoyé par ${by} le ${when(at)}.`,
  because: ({ reason }: { reason: string }) => say`Motif : ${reason}`,
  noOneInvited: say`Personne n’a été invité.`,

  reason: "Motif",
  note: "Message dans l’e-mail d’invitation",
  denialReason: "Motif du refus",
  application: "Application",
  role: "Rôle",
  reference: ({ id, at }: { id: string; at: Date }) => say`Référence ${id}, demande du ${when(at)}`,
};
