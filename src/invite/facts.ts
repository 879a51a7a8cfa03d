import type { NamedInvitee } from "./named-address.ts";
import type { Application, Member, Requester, Role, Standing, StepAnswer, StepName } from "./request.ts";
import type { UserId } from "./values.ts";

/*
 * What has happened to a request and to each of its people. Facts are only ever added: everything else about a
 * request, its state first of all, is derived from them (`fold.ts`).
 */

/** What somebody asked for, as the form said it. */
export type AskedFact = {
  at: Date;
  fact: "asked";
  requester: Requester;
  unable: readonly UserId[];
  application: Application;
  role: Role;
  people: readonly NamedInvitee[];
  /** Goes into the mail. */
  message: string | null;
  /** For the approvers. */
  reason: string;
  expiresAt: Date;
};

/** Something that happened to a request after it was asked for. */
export type LaterFact = { at: Date } & (
  | { fact: "approved"; by: Member }
  | { fact: "denied"; by: Member; reason: string }
  | { fact: "withdrawn" }
  | { fact: "expired" }
  /** The work came to its end; `everybodyInvited` says whether somebody has to look. */
  | { fact: "finished"; everybodyInvited: boolean }
  /** A human asked once more for those who were not invited; each of them has the fact as well. */
  | { fact: "asked again" }
);

/** Something that happened to a request; the first one is always that it was asked for. */
export type RequestFact = AskedFact | LaterFact;

/** Something that happened to one person of a request. */
export type PersonFact = { at: Date } & (
  | { fact: "looked up"; standing: Standing }
  /** A step is about to be taken: from here on it may have happened. */
  | { fact: "begun"; step: StepName }
  /** What became of a step; `entry` counts the lines of the person's log, from 0. */
  | { fact: "came to"; entry: number; answer: StepAnswer }
  | { fact: "asked again"; what: "everything" | "mail"; by: Member }
);
