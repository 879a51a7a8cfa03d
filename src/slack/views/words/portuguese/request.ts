import type { What } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { day, when } from "./tools.ts";
import { people } from "./who.ts";

/** What was asked for, and what has become of it. */
export const request = {
  wants: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} quer convidar ${people(who)} para ${application} com a função ${role}.`,
  wanted: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} solicitou convidar ${people(who)} para ${application} com a função ${role}.`,
  youWanted: ({ who, application, role }: What) =>
    say`Você solicitou convidar ${people(who)} para ${application} com a função ${role}.`,

  waiting: ({ until }: { until: Date }) => say`Aguardando uma decisão até ${when(until)}.`,
  withApprovers: ({ until }: { until: Date }) =>
    say`Enviada para aprovação, com prazo até ${when(until)}. Aviso você por aqui quando houver uma decisão.`,
  withdrawn: ({ by, at }: { by: Piece; at: Date }) => say`Retirada por ${by}, ${when(at)}.`,
  youWithdrew: ({ at }: { at: Date }) => say`Você retirou esta solicitação, ${when(at)}.`,
  expired: ({ at }: { at: Date }) => say`Expirou em ${day(at)} sem uma decisão.`,
  denied: ({ by, at }: { by: Piece; at: Date }) => say`Recusada por ${by}, ${when(at)}.`,
  approved: ({ by, at }: { by: Piece; at: Date }) => say`Aprovada por ${by}, ${when(at)}.`,
  retried: ({ by, at }: { by: Piece; at: Date }) => say`Nova tentativa de ${by}, ${when(at)}.`,
  sentAgain: ({ by, at }: { by: Piece; at: Date }) => say`E-mail reenviado por ${by}, ${when(at)}.`,
  because: ({ reason }: { reason: string }) => say`Motivo: ${reason}`,
  noOneInvited: say`Ninguém foi convidado.`,

  reason: "Motivo",
  note: "Recado no e-mail de convite",
  denialReason: "Motivo da recusa",
  application: "Aplicativo",
  role: "Função",
  reference: ({ id, at }: { id: string; at: Date }) => say`Referência ${id}, solicitada ${when(at)}`,
};
