import type { AnswerFaultFacts, NoAnswer, Oddity, RoleTrouble, Trouble } from "../../invite/trouble.ts";
import { unreachable } from "../../invite/values.ts";
import { errcodeWords } from "./errcode-words.ts";
import { cut } from "./limits.ts";

/** What stands in the way, as one says it in the middle of a sentence; `role` is the name of the one that was asked for. */
export function troubleWords(trouble: Trouble, role: string): string {
  switch (trouble.why) {
    case "refused":
      return trouble.told ?? errcodeWords(trouble.errcode);
    case "asked to wait":
      return `${trouble.errcode}, "${trouble.errtext}"`;
    case "no usable answer":
      return `Quickbase gave no usable answer: ${faultWords(trouble)}`;
    case "kept out":
      return "Quickbase turns qb-invite away. Ask whoever runs qb-invite to look at it.";
    case "role gone":
    case "role grown":
    case "role may share":
    case "role not clear":
      return `The role "${cut(role, LONGEST_ROLE)}" ${OF_ROLE[trouble.why]}`;
    case "exists yet not found":
      return "Quickbase says that the account exists and that it does not. A Quickbase realm administrator can find the person and say.";
    case "interrupted":
      return "the bot was interrupted before Quickbase answered";
    case "told":
      return trouble.text;
    case "could not sign in":
    case "could not connect":
    case "request not fully written":
    case "no answer":
    case "throttled":
    case "unavailable":
    case "server error":
    case "gateway timeout":
    case "aborted":
      return SILENCES[trouble.why];
    default:
      return unreachable(trouble);
  }
}

/** The same for somebody who was refused: whole sentences, with who can mend it. */
export function refusalWords(trouble: Trouble, role: string): string {
  if (trouble.why !== "no usable answer") return troubleWords(trouble, role);
  const what =
    trouble.fault === "turned-away"
      ? `Quickbase's address turned the call away with a page (${faultWords(trouble)})`
      : `Quickbase's answer cannot be used: ${faultWords(trouble)}`;
  return `${what}. Nothing was done for this person.`;
}

function faultWords({ fault, statusCode, oddity, part }: AnswerFaultFacts): string {
  switch (fault) {
    case "turned-away":
      return statusCode === null ? "HTTP" : `HTTP ${statusCode}`;
    case "too-large":
      return "it is larger than anything that was asked for";
    case "unreadable":
      return "it is not the XML of Quickbase";
    case "unexpected":
      return oddity === null ? "it is not what was asked for" : oddityWords(oddity, { statusCode, part });
    default:
      return unreachable(fault);
  }
}

function oddityWords(
  oddity: Oddity,
  { statusCode, part }: Pick<AnswerFaultFacts, "statusCode" | "part">,
): string {
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
  "no call": "its refusal does not say to which call it belongs",
};

const LONGEST_ROLE = 60;

const OF_ROLE: Record<RoleTrouble, string> = {
  "role gone": "is gone. Ask again, with another role.",
  "role grown":
    "has become an administrator's role, which is never given here. Ask again, with another role.",
  "role not clear":
    "was not given, because Quickbase does not say any more what it may do. Somebody who manages the application can look at it.",
  "role may share":
    "may share the application since this was asked, which nobody approved. Ask again, so that it can be.",
};

const SILENCES: Record<NoAnswer, string> = {
  "could not sign in": "Quickbase is not answering the sign-in",
  "could not connect": "Quickbase is not answering",
  "request not fully written": "the line to Quickbase broke",
  "no answer": "Quickbase took the request and did not answer",
  throttled: "Quickbase asks to slow down",
  unavailable: "Quickbase says that it is not available",
  "server error": "a server of Quickbase failed in the middle",
  "gateway timeout": "Quickbase did not answer in time",
  aborted: "Quickbase had not answered when the bot had to give up",
};
