import { type Parsed, toPlainText } from "../invite/values.ts";
import { LONGEST_QUOTE } from "./views/limits.ts";

/**
 * Reads a message or a reason. What is too long is refused before it is looked at, and never cut: whoever decides
 * sees all that will be sent. Slack's own client keeps to the limit, a forged form does not.
 */
export function readWritten(text: string | null | undefined): Parsed<string> {
  const length = text?.length ?? 0;
  return length > LONGEST_QUOTE
    ? {
        ok: false,
        problem: `At most ${LONGEST_QUOTE} characters have room here; these are ${length}: please shorten it`,
      }
    : { ok: true, value: toPlainText(text ?? "") };
}
