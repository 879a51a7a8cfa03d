import type { AnswerShape } from "./answer.ts";

/** Before the call has done anything, or after it has and before the answer goes out. */
export type Moment = "before" | "after";

/** What goes wrong. `at` is "before" unless said otherwise. */
export type Fault =
  /** An errcode; "after" is a refusal that lies: it was done. */
  | { kind: "refuse"; errcode: number; errtext?: string; errdetail?: string; at?: Moment }
  /** An HTTP status other than 200; the body is a page unless said otherwise. */
  | {
      kind: "status";
      status: number;
      retryAfterSeconds?: number;
      body?: "html" | "xml" | "empty";
      at?: Moment;
    }
  /** A page with status 200. */
  | { kind: "html"; at?: Moment }
  /** Status 200 without a body. */
  | { kind: "empty"; at?: Moment }
  /** The connection is reset; "during" sends half of the answer to a call that was done. */
  | { kind: "reset"; at?: Moment | "during" }
  /** No answer until the rule is removed; a caller that hangs up "before" has not been served. */
  | { kind: "hang"; at?: Moment }
  /** A slow Quickbase: serves the call even when the caller has given up waiting. */
  | { kind: "delay"; ms: number; at?: Moment }
  /** Done, but answered in another shape. */
  | { kind: "answer"; shape: AnswerShape };

/** The call a rule looks at; `email` and `userid` name the person it is about, where there is one. */
export type CallFacts = {
  action: string;
  dbid: string;
  email: string | null;
  userid: string | null;
};

/** Which calls a rule strikes: all that fit every field given. */
export type FaultMatch = {
  action?: string;
  dbid?: string;
  email?: string;
  userid?: string;
  when?: (call: CallFacts) => boolean;
};

/** A fault for the next `times` calls that match, or until it is removed when `times` is left out. */
export type FaultRule = FaultMatch & { times?: number; fault: Fault };

/** A rule that was chosen for a call. */
export type Strike = { fault: Fault; lifted: Promise<void>; hit: () => void };

/** A call kept waiting at a chosen point while a test goes on. */
export type Held = { reached: Promise<CallFacts>; release: () => void };

type Rule = FaultMatch & {
  fault: Fault;
  left: number;
  lifted: PromiseWithResolvers<void>;
  reached: PromiseWithResolvers<CallFacts>;
};

/** The rules in force, in the order in which they were added. */
export class Faults {
  #rules: Rule[] = [];

  /** Puts a rule in force and returns what ends it, for the calls that are waiting on it too. */
  add({ times = Number.POSITIVE_INFINITY, fault, ...match }: FaultRule): () => void {
    const rule = this.#enforce(match, fault, times);
    return () => this.#lift(rule);
  }

  /** Holds the next matching call before or after its effect. */
  hold({ at, ...match }: FaultMatch & { at: Moment }): Held {
    const rule = this.#enforce(match, { kind: "hang", at }, 1);
    return { reached: rule.reached.promise, release: () => this.#lift(rule) };
  }

  /** Ends every rule. */
  clear(): void {
    for (const rule of [...this.#rules]) this.#lift(rule);
  }

  /** The rules that strike this call; counts it against their `times`. */
  take(call: CallFacts): Strike[] {
    return this.#rules
      .filter((rule) => rule.left > 0 && matches(rule, call))
      .map((rule) => {
        rule.left -= 1;
        return { fault: rule.fault, lifted: rule.lifted.promise, hit: () => rule.reached.resolve(call) };
      });
  }

  #enforce(match: FaultMatch, fault: Fault, left: number): Rule {
    const rule = {
      ...match,
      fault,
      left,
      lifted: Promise.withResolvers<void>(),
      reached: Promise.withResolvers<CallFacts>(),
    };
    this.#rules.push(rule);
    return rule;
  }

  #lift(rule: Rule): void {
    this.#rules = this.#rules.filter((other) => other !== rule);
    rule.lifted.resolve();
  }
}

function matches({ action, dbid, email, userid, when }: FaultMatch, call: CallFacts): boolean {
  return (
    (action === undefined || action.toLowerCase() === call.action.toLowerCase()) &&
    (dbid === undefined || dbid === call.dbid) &&
    (email === undefined || email.toLowerCase() === call.email?.toLowerCase()) &&
    (userid === undefined || userid === call.userid) &&
    (when === undefined || when(call))
  );
}
