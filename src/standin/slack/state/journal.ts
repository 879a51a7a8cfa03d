import type { Json, JsonObject } from "../json.ts";

/** One call of the bot, as it came and as it was answered. */
export type RecordedRequest = {
  method: string;
  args: JsonObject;
  status: number;
  answer: Json;
  atMs: number;
};

/** Something of which a real Slack would complain, or at which this one broke. */
export type Problem = {
  kind:
    | "unacknowledged"
    | "late acknowledgement"
    | "bad acknowledgement"
    | "refused"
    | "failure of the stand-in";
  what: string;
  detail: Json;
};

/** What happened at the door: every call, and everything that a real Slack would complain about. */
export class Journal {
  readonly requests: RecordedRequest[] = [];
  readonly problems: Problem[] = [];
  readonly #changed: (what: string) => void;

  constructor(changed: (what: string) => void) {
    this.#changed = changed;
  }

  addRequest(request: RecordedRequest): void {
    this.requests.push(request);
    this.#changed(`the app called ${request.method}`);
  }

  addProblem(kind: Problem["kind"], what: string, detail: Json = null): void {
    this.problems.push({ kind, what, detail });
    this.#changed(`${kind}: ${what}`);
  }

  clear(): void {
    this.requests.length = 0;
    this.problems.length = 0;
  }
}
