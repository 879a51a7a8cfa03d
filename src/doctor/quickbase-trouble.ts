import {
  QuickbaseAnswerError,
  QuickbaseRefusedError,
  QuickbaseUnreachableError,
} from "../quickbase/client/errors.ts";
import { whatItSaid } from "../quickbase/quoted.ts";
import { type Finding, failed } from "./check.ts";

const INVALID_HOSTNAME = 15;

/** Why calls do not reach the realm; null when Quickbase answered, whatever it said. */
export function toRealmTrouble(error: unknown, origin: string): Finding | null {
  const inner = innermost(error);
  if (inner instanceof QuickbaseUnreachableError)
    return failed(
      `${origin} does not answer (${REASONS[inner.reason] ?? inner.reason}${toCode(inner.cause)})`,
      ADVICE[inner.reason] ??
        "Check QUICKBASE_REALM, and that firewalls and proxies let this machine connect to it.",
    );
  if (inner instanceof QuickbaseAnswerError && inner.kind !== "unexpected")
    return failed(
      `${origin} answers, but not like Quickbase (${inner.problem})`,
      "Check QUICKBASE_REALM, and whether a proxy answers in its place.",
    );
  return inner instanceof QuickbaseRefusedError && inner.errcode === INVALID_HOSTNAME
    ? toQuickbaseTrouble(inner)
    : null;
}

/** Turns a failed call into a finding; an error that is not the client's is thrown again. */
export function toQuickbaseTrouble(error: unknown): Finding {
  const inner = innermost(error);
  if (inner instanceof QuickbaseRefusedError) return failed(whatItSaid(inner), inner.advice.forOperator);
  if (inner instanceof QuickbaseAnswerError)
    return failed(
      `no usable answer (${inner.problem})`,
      "Check the sign-in, and whether a proxy answers in Quickbase's place.",
    );
  if (inner instanceof QuickbaseUnreachableError)
    return failed(`no answer (${REASONS[inner.reason] ?? inner.reason})`, "Run the doctor again later.");
  throw error;
}

const REASONS: Partial<Record<QuickbaseUnreachableError["reason"], string>> = {
  "could not connect": "no connection",
  throttled: "it asks to slow down",
  unavailable: "it says it is unavailable",
  "no answer": "connected, but nothing came back",
};

/** Tells a name that is not found from a port that is closed and from a certificate that is not trusted. */
function toCode(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? `: ${cause.code}` : "";
}

const WAIT = "Run the doctor again later. Quickbase's status page may say more.";
const ADVICE: Partial<Record<QuickbaseUnreachableError["reason"], string>> = {
  throttled: WAIT,
  unavailable: WAIT,
  "gateway timeout": WAIT,
};

/** A call that could not even sign in has the reason inside. */
function innermost(error: unknown): unknown {
  return error instanceof QuickbaseUnreachableError && error.reason === "could not sign in"
    ? innermost(error.cause)
    : error;
}
