import type { Trouble } from "../invite/trouble.ts";
import { QuickbaseAnswerError, type QuickbaseRefusedError } from "./client/errors.ts";

/** What an answer says, as a code. What exactly is wrong with one that says nothing is for the log. */
export function troubleIn(answer: QuickbaseRefusedError | QuickbaseAnswerError): Trouble {
  if (answer instanceof QuickbaseAnswerError) {
    const { kind: fault, statusCode, oddity, part } = answer;
    return { why: "no usable answer", fault, statusCode, oddity, part };
  }
  const { errcode, errtext, errdetail } = answer;
  return { why: "refused", errcode, errtext, errdetail };
}
