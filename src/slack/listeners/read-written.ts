import { type Parsed, toPlainText } from "../../invite/values.ts";
import { LONGEST_QUOTE } from "../views/limits.ts";

/** Why a text is not taken. */
export type TooLong = { most: number; length: number };

/**
 * Reads a message or a reason. What is too long is refused before it is looked at, and never cut: whoever decides
 * sees all that will be sent. Slack's own client keeps to the limit, a forged form does not.
 */
export function readWritten(text: string | null | undefined): Parsed<string, TooLong> {
  const length = text?.length ?? 0;
  return length > LONGEST_QUOTE
    ? { ok: false, problem: { most: LONGEST_QUOTE, length } }
    : { ok: true, value: toPlainText(text ?? "") };
}
