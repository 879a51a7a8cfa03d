import type { KnownBlock } from "@slack/types";
import type { InviteRequest } from "../../invite/request.ts";
import { LONGEST_QUOTE } from "./limits.ts";
import { paragraph, quote } from "./rich.ts";
import { plain } from "./text.ts";
import { bold } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** More than this is not read at a glance, and would push away what one presses. */
const LONGEST_AT_A_GLANCE = 400;

/** The reason for a request and the note for the people, as somebody wrote them. */
export function whatPeopleWrote({ request: says }: Words, { reason, message }: InviteRequest): KnownBlock[] {
  return [...written(says.reason, reason), ...written(says.note, message ?? "")];
}

/** A long text is in a section, which Slack folds by itself behind a "See more", on every client. */
function written(label: string, text: string): KnownBlock[] {
  if (text.trim() === "") return [];
  return text.length <= LONGEST_AT_A_GLANCE
    ? [quote(label, text)]
    : [paragraph([bold(label)]), { type: "section", text: plain(text, LONGEST_QUOTE) }];
}
