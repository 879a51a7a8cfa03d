import type { AnswerFaultFacts, NoAnswer, Oddity, RoleTrouble, Trouble } from "../../../../invite/trouble.ts";
import { meaningOf } from "../meanings.ts";
import { REFUSED } from "./errcodes.ts";

type Given = {
  trouble: Trouble;
  /** The name of the role that was asked for. */
  role: string;
};

const OF_ROLE: Record<RoleTrouble, string> = {
  "role gone": "is gone. Send a new request with another role.",
  "role grown":
    "has become an administrator's role, which qb-invite never gives. Ask again with another role, or have this one set back.",
  "role not clear":
    "wasn't given, because Quickbase no longer says what it allows. Ask an administrator of the application to check it.",
  "role may share":
    "can share the application since this was requested, which nobody approved. Send a new request to have that approved, or have the role set back.",
};

const SILENCES: Record<NoAnswer, string> = {
  "could not sign in": "Quickbase isn't responding to qb-invite's sign-in",
  "could not connect": "Quickbase isn't responding",
  "request not fully written": "the connection to Quickbase broke",
  "no answer": "Quickbase took the request and didn't answer",
  throttled: "Quickbase asks to slow down",
  unavailable: "Quickbase says it isn't available",
  "server error": "a Quickbase server failed",
  "gateway timeout": "Quickbase didn't answer in time",
  aborted: "Quickbase hadn't answered when qb-invite had to give up",
};

const ODDITIES: Record<
  Exclude<Oddity, "no element" | "empty element" | "no attribute" | "error of http">,
  string
> = {
  anonymous: "Quickbase took the call for an anonymous one",
  "another address": "it is about another address than the one asked for",
  "another person": "it is about another person than the one asked for",
  "another udata": "its udata belongs to another call",
  "another action": "its action is that of another call",
  "no udata": "it has no udata",
  "no action": "it has no action",
  "no call": "its refusal doesn't say to which call it belongs",
};

function fault({ fault, statusCode, oddity, part }: AnswerFaultFacts): string {
  switch (fault) {
    case "turned-away":
      return statusCode === null ? "HTTP" : `HTTP ${statusCode}`;
    case "too-large":
      return "it is larger than anything that was asked for";
    case "unreadable":
      return "it isn't Quickbase's XML";
    case "unexpected":
      return oddity === null ? "it isn't what was asked for" : odd(oddity, { statusCode, part });
  }
}

function odd(oddity: Oddity, { statusCode, part }: Pick<AnswerFaultFacts, "statusCode" | "part">): string {
  switch (oddity) {
    case "no element":
      return `it has no <${part}>`;
    case "empty element":
      return `its <${part}> is empty`;
    case "no attribute":
      return `it has no attribute "${part}"`;
    case "error of http":
      return `errcode 0 came with HTTP ${statusCode}`;
    default:
      return ODDITIES[oddity];
  }
}

function reason({ trouble, role }: Given): string {
  switch (trouble.why) {
    case "refused":
      return trouble.told ?? REFUSED[meaningOf(trouble.errcode)];
    case "asked to wait":
      return `${trouble.errcode}, "${trouble.errtext}"`;
    case "no usable answer":
      return `Quickbase gave no usable answer: ${fault(trouble)}`;
    case "kept out":
      return "Quickbase turns qb-invite away. Ask your qb-invite administrator to look at it.";
    case "role gone":
    case "role grown":
    case "role may share":
    case "role not clear":
      return `The role "${role}" ${OF_ROLE[trouble.why]}`;
    case "exists yet not found":
      return "Quickbase says that the account exists, and that it doesn't. Ask a Quickbase realm administrator to find the person.";
    case "interrupted":
      return "qb-invite was interrupted before Quickbase answered";
    case "told":
      return trouble.text;
    default:
      return SILENCES[trouble.why];
  }
}

/** Why something was not done, or nobody knows whether it was. */
export const trouble = {
  /** As it stands after a colon, or in brackets. */
  reason,
  /** For somebody who was refused: whole sentences, with who can fix it. */
  refusal(given: Given): string {
    const { trouble } = given;
    if (trouble.why !== "no usable answer") return reason(given);
    return trouble.fault === "turned-away"
      ? `Quickbase's address turned the call away with a page (${fault(trouble)}). Nothing was done for this person.`
      : `Quickbase's answer can't be used: ${fault(trouble)}. Nothing was done for this person.`;
  },
};
