/** How Quickbase answers whoever calls too often: by HTTP, or by errcode 104. */
export type ThrottleAnswer = "status 429" | "errcode 104";

/** How many calls a second one dbid takes, and what the others get. */
export type ThrottleRule = { perSecond: number; answer: ThrottleAnswer };

/** Counts the calls of the last second for each dbid. */
export class Throttle {
  rule: ThrottleRule | null = null;
  readonly #times = new Map<string, number[]>();

  /** Counts a call; says how to turn it away when there are too many, else null. */
  admit(dbid: string, now: number): ThrottleAnswer | null {
    if (this.rule === null) return null;
    const recent = (this.#times.get(dbid) ?? []).filter((at) => at > now - 1_000);
    this.#times.set(dbid, [...recent, now]);
    return recent.length < this.rule.perSecond ? null : this.rule.answer;
  }
}
