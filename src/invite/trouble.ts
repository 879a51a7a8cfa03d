/*
 * What stands in the way, as codes with their facts: they are stored. The words for people are in `slack/views`, those
 * for whoever runs the bot in `quickbase/` and the log.
 */

/** Why Quickbase gave no answer at all, or none that says anything. */
export type NoAnswer =
  | "could not sign in"
  | "could not connect"
  | "request not fully written"
  | "no answer"
  | "throttled"
  | "unavailable"
  | "server error"
  | "gateway timeout"
  | "aborted";

/** What may be wrong with an answer: no XML of Quickbase, a page of HTTP's, too many bytes, or not what was asked. */
export type AnswerFault = "unreadable" | "turned-away" | "too-large" | "unexpected";

/** What is odd about an answer that was read, and is not what was asked for. */
export type Oddity =
  | "anonymous"
  | "another address"
  | "another person"
  | "another udata"
  | "another action"
  | "no udata"
  | "no action"
  | "no call"
  | "no element"
  | "empty element"
  | "no attribute"
  | "error of http";

/** What is wrong with an answer; `part` is the element or the attribute that it is about. */
export type AnswerFaultFacts = {
  fault: AnswerFault;
  statusCode: number | null;
  oddity: Oddity | null;
  part: string | null;
};

/** Why the bot itself does not give a role that was approved. */
export type RoleTrouble = "role gone" | "role grown" | "role may share" | "role not clear";

/** What a new request has to have that this one has not. */
export type NewRequest = "another role" | "what is missing";

/** Why something was not done, or nobody knows whether it was. */
export type Trouble =
  /** Quickbase said no. */
  | {
      why: "refused";
      errcode: number;
      errtext: string;
      errdetail: string | null;
      /** In rows from before these were codes: our sentence of that time. */
      told?: string;
    }
  /** Quickbase has a trouble of its own, which passes. */
  | { why: "asked to wait"; errcode: number; errtext: string }
  | { why: NoAnswer }
  | ({ why: "no usable answer" } & AnswerFaultFacts)
  /** Quickbase's address lets the bot in nowhere, and does not say why in a way of its own. */
  | { why: "kept out" }
  | { why: RoleTrouble }
  /** Quickbase says of an account that it is there, and that it is not. */
  | { why: "exists yet not found" }
  /** The bot ended before the answer came. */
  | { why: "interrupted" }
  /** In rows from before these were codes: our sentence of that time. */
  | { why: "told"; text: string; needs: NewRequest | null };

/** The number by which Quickbase refused; null where it gave none. */
export function errcodeOf(trouble: Trouble): number | null {
  return trouble.why === "refused" ? trouble.errcode : null;
}
