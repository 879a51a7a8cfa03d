import { randomBytes } from "node:crypto";

/** Mints ids in Slack's shapes; no two calls give the same. */
export class Identifiers {
  #count = 0;
  #lastMicros = 0;

  /** An id such as `C00000012`; the prefix says what it names. */
  next(prefix: string): string {
    this.#count += 1;
    return `${prefix}0${this.#count.toString(36).toUpperCase().padStart(8, "0")}`;
  }

  /** A message timestamp: the time, and unique, and rising. */
  ts(): string {
    this.#lastMicros = Math.max(Date.now() * 1000, this.#lastMicros + 1);
    const seconds = Math.floor(this.#lastMicros / 1_000_000);
    return `${seconds}.${String(this.#lastMicros % 1_000_000).padStart(6, "0")}`;
  }

  /** A secret part of a token, a URL or a trigger. */
  secret(): string {
    return randomBytes(16).toString("hex");
  }
}
