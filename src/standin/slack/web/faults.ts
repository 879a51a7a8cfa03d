import type { JsonObject } from "../json.ts";
import { isDocumented } from "./documented-errors.ts";

/** What goes wrong with calls of a method; without `times`, until it is taken away. */
export type Fault = {
  /** A method such as `chat.postMessage`, `response_url`, or `*` for every call. */
  method: string;
  when?: When;
  /** One of the errors that Slack documents for the method: any other cannot be arranged. */
  error?: string;
  /** One that Slack does not document for it, as a new one that it may come to have. */
  undocumentedError?: string;
  delayMs?: number;
  rateLimited?: number;
  httpStatus?: number;
  /** The call takes effect, and the line is cut before the answer. */
  dropAfterEffect?: boolean;
  times?: number;
};

/** A call that is kept waiting: `reached` when it is there, and it goes on after `release()`. */
export type Hold = { reached: Promise<JsonObject>; release: () => void };
type When = (args: JsonObject) => boolean;
type HoldRule = {
  method: string;
  at: "before" | "after";
  when: When;
  reach: (args: JsonObject) => void;
  released: Promise<void>;
};

/** Makes calls of the app fail, wait or stop at a chosen point. */
export class Faults {
  readonly #faults: (Fault & { left: number })[] = [];
  readonly #holds: HoldRule[] = [];
  readonly #releases = new Set<() => void>();

  /** Adds a fault; call the result to take it away. */
  add(fault: Fault): () => void {
    checkErrors(fault);
    const added = { ...fault, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.#faults.push(added);
    return () => {
      added.left = 0;
    };
  }

  /** Stops the next call of a method, before or after its effect; one whose caller dies before has none. */
  hold({ method, at, when = () => true }: { method: string; at: "before" | "after"; when?: When }): Hold {
    const reached = Promise.withResolvers<JsonObject>();
    const released = Promise.withResolvers<void>();
    this.#holds.push({ method, at, when, reach: reached.resolve, released: released.promise });
    this.#releases.add(released.resolve);
    return { reached: reached.promise, release: released.resolve };
  }

  /** The fault for this call, counted as used. */
  take(method: string, args: JsonObject): Fault | undefined {
    const fault = this.#faults.find(
      (rule) => rule.left > 0 && matches(rule.method, method) && (rule.when?.(args) ?? true),
    );
    if (fault) fault.left -= 1;
    return fault;
  }

  /** Waits here when somebody wants this call to stop at this point; whether anybody did. */
  async stopAt(at: "before" | "after", method: string, args: JsonObject): Promise<boolean> {
    const index = this.#holds.findIndex(
      (held) => held.at === at && matches(held.method, method) && held.when(args),
    );
    const [rule] = index < 0 ? [] : this.#holds.splice(index, 1);
    rule?.reach(args);
    await rule?.released;
    return rule !== undefined;
  }

  /** Takes all faults away and lets every stopped call go on. */
  clear(): void {
    this.#faults.length = 0;
    this.#holds.length = 0;
    for (const release of this.#releases) release();
    this.#releases.clear();
  }
}

/** An impossible fault must not pass: what it tests would never happen. */
function checkErrors({ method, error, undocumentedError }: Fault): void {
  if (error !== undefined && !isDocumented(method, error))
    throw new Error(`Cannot arrange "${error}": Slack does not document it for ${method}`);
  if (undocumentedError !== undefined && isDocumented(method, undocumentedError))
    throw new Error(`Cannot take "${undocumentedError}" for a new error: Slack documents it for ${method}`);
}

function matches(rule: string, method: string): boolean {
  return rule === "*" || rule === method;
}
