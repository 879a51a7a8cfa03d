import type { StepName } from "../../../invite/request.ts";
import type { Piece, Sentence } from "./say.ts";

/*
 * What sentences are made of, in no language: the views say what is the case, a language says it. Texts in here are
 * short enough, and on one line.
 */

/** Somebody to invite, as a sentence names them: by their name or address, and by the address beside it. */
export type Person = { name: string; email: string | null };

/** Somebody to invite, or how many. */
export type Who = Person | { count: number };

/** What was asked for. */
export type What = { who: Who; application: Piece; role: Piece };

/** The first names of several, and how many more there are. */
export type Names = { named: string[]; more: number };

/** How many people there are of each kind before anything is decided. */
export type StandingCounts = {
  all: number;
  isNew: number;
  hasAccount: number;
  inRole: number;
  notChecked: number;
  /** Those whose address is of another domain than this one; null where there are none, or no domain is known. */
  outside: { count: number; domain: string } | null;
};

/** A role that somebody holds, and what it may do where that matters; null where it does not. */
export type HeldRole = { name: string; may: "administer" | "share" | null };

/** What somebody holds: some roles, and how many more. */
export type HeldRoles = { named: HeldRole[]; more: number };

/** What Quickbase knows of a person before anything is decided. */
export type StandingPart =
  | { standing: "checking" }
  | { standing: "new" }
  /** `waits`: was invited before, and never registered. */
  | { standing: "known"; role: string; held: HeldRoles | null; waits: boolean }
  | { standing: "in role"; role: string; held: HeldRoles | null; waits: boolean }
  | { standing: "not checked" };

/** What Quickbase has confirmed for a person so far. */
export type Confirmed = "account made" | "role given" | "role held" | "emailed before";

/** How far a person is. */
export type ProgressPart =
  | { progress: "waiting" }
  | { progress: "working"; step: StepName; confirmed: Confirmed | null }
  | { progress: "still trying"; step: StepName; confirmed: Confirmed | null; problem: string }
  | { progress: "held up"; confirmed: Confirmed | null; problem: string }
  | { progress: "invited"; newAccount: boolean; at: Date | null }
  | { progress: "email unknown"; confirmed: Confirmed | null }
  /** Quickbase said no, by this number and text. */
  | {
      progress: "refused";
      step: StepName;
      confirmed: Confirmed | null;
      errcode: number;
      errtext: string;
      advice: string;
    }
  /** qb-invite itself held back, or Quickbase gave no number. */
  | { progress: "held back"; confirmed: Confirmed | null; advice: string }
  /** The work is over. */
  | { progress: "not tried" }
  | { progress: "stopped"; confirmed: Confirmed | null }
  | { progress: "given up"; step: StepName; confirmed: Confirmed | null; since: Date | null; problem: string }
  | { progress: "kept out"; confirmed: Confirmed | null; problem: string };

/** What has become of people, in a few groups that one counts. */
export type ProgressGroup =
  | "invited"
  | "not invited"
  | "email unknown"
  | "still trying"
  | "in work"
  | "waiting";

/** How many people there are in each group; only the groups that have somebody. */
export type GroupCounts = { group: ProgressGroup; count: number }[];

/** What approvers can do about those who were not invited. */
export type Remedy = "retry" | "send again" | "retry or send again";

/** What a new request has to have that this one has not. */
export type Instead = "another role" | "what is missing";

/** A person at the beginning of a line. */
export type LinePerson = {
  email: Piece;
  /** As typed; null where there is only the address. */
  name: Piece | null;
  /** What Quickbase calls the owner of the address, where that is another name than was typed. */
  inQuickbase: string | null;
  /** The company's domain, where the address is of another one. */
  outside: string | null;
};

/** Why Slack does not take a message for a channel. */
export type ChannelTrouble =
  | "no such channel"
  | "not a member"
  | "archived"
  | "no direct messages"
  | "no thread"
  | "no messages left"
  | "switched off"
  | "may not post"
  /** Slack's own word. */
  | { refusal: string };

/** Those who can decide, as mentions; null where nobody is named. */
export type ApproversNamed = Sentence | null;

/** Why the roles of an application are not there. */
export type RolesTrouble = "no response" | "refused";

/** What somebody wanted to do with a button or a form. */
export type Deed = "approve" | "deny" | "withdraw" | "retry" | "send again";

/** What had become of a request before that. */
export type Became = "approved" | "denied" | "withdrawn" | "expired";
