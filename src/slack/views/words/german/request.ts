import type { What } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { day, when } from "./tools.ts";
import { people } from "./who.ts";

/** What was asked for, and what has become of it. */
export const request = {
  wants: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} möchte ${people(who)} als ${role} zu ${application} einladen.`,
  wanted: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} hat angefragt, ${people(who)} als ${role} zu ${application} einzuladen.`,
  youWanted: ({ who, application, role }: What) =>
    say`Du hast angefragt, ${people(who)} als ${role} zu ${application} einzuladen.`,

  waiting: ({ until }: { until: Date }) => say`Wartet bis ${when(until)} auf eine Entscheidung.`,
  withApprovers: ({ until }: { until: Date }) =>
    say`Zur Genehmigung gesendet, Entscheidung möglich bis ${when(until)}. Du bekommst dann hier eine Nachricht.`,
  withdrawn: ({ by, at }: { by: Piece; at: Date }) => say`Zurückgezogen von ${by}, ${when(at)}.`,
  youWithdrew: ({ at }: { at: Date }) => say`Du hast diese Anfrage zurückgezogen, ${when(at)}.`,
  expired: ({ at }: { at: Date }) => say`Am ${day(at)} ohne Entscheidung abgelaufen.`,
  denied: ({ by, at }: { by: Piece; at: Date }) => say`Abgelehnt von ${by}, ${when(at)}.`,
  approved: ({ by, at }: { by: Piece; at: Date }) => say`Genehmigt von ${by}, ${when(at)}.`,
  retried: ({ by, at }: { by: Piece; at: Date }) => say`Erneut versucht von ${by}, ${when(at)}.`,
  sentAgain: ({ by, at }: { by: Piece; at: Date }) => say`E-Mail erneut gesendet von ${by}, ${when(at)}.`,
  because: ({ reason }: { reason: string }) => say`Begründung: ${reason}`,
  noOneInvited: say`Es wurde niemand eingeladen.`,

  reason: "Begründung",
  note: "Nachricht in der Einladungs-E-Mail",
  denialReason: "Begründung der Ablehnung",
  application: "Anwendung",
  role: "Rolle",
  reference: ({ id, at }: { id: string; at: Date }) => say`Referenz ${id}, angefragt ${when(at)}`,
};
