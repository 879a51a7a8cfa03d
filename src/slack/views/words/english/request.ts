import type { What } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { day, when } from "./tools.ts";
import { people } from "./who.ts";

/** What was asked for, and what has become of it. */
export const request = {
  wants: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} wants to invite ${people(who)} to ${application} as ${role}.`,
  wanted: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} asked to invite ${people(who)} to ${application} as ${role}.`,
  youWanted: ({ who, application, role }: What) =>
    say`You asked to invite ${people(who)} to ${application} as ${role}.`,

  waiting: ({ until }: { until: Date }) => say`Waiting for a decision until ${when(until)}.`,
  withApprovers: ({ until }: { until: Date }) =>
    say`Sent to the approvers, who can decide until ${when(until)}. You'll get a message here when they do.`,
  withdrawn: ({ by, at }: { by: Piece; at: Date }) => say`Withdrawn by ${by}, ${when(at)}.`,
  youWithdrew: ({ at }: { at: Date }) => say`You withdrew this request, ${when(at)}.`,
  expired: ({ at }: { at: Date }) => say`Expired on ${day(at)} before anyone decided.`,
  denied: ({ by, at }: { by: Piece; at: Date }) => say`Denied by ${by}, ${when(at)}.`,
  approved: ({ by, at }: { by: Piece; at: Date }) => say`Approved by ${by}, ${when(at)}.`,
  retried: ({ by, at }: { by: Piece; at: Date }) => say`Retried by ${by}, ${when(at)}.`,
  sentAgain: ({ by, at }: { by: Piece; at: Date }) => say`Email sent again by ${by}, ${when(at)}.`,
  /** Why it was denied, where there is no room for a quotation. */
  because: ({ reason }: { reason: string }) => say`Reason: ${reason}`,
  noOneInvited: say`No one was invited.`,

  reason: "Reason",
  note: "Note in the invitation email",
  denialReason: "Reason for the denial",
  application: "Application",
  role: "Role",
  reference: ({ id, at }: { id: string; at: Date }) => say`Reference ${id}, requested ${when(at)}`,
};
