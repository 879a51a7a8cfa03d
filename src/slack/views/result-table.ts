import type { DataTableBlock } from "@slack/types";
import { type FinishedRequest, type Invitee, nameOf } from "../../invite/request.ts";
import { unreachable } from "../../invite/values.ts";
import { LONGEST_TABLE, MOST_TABLE_ROWS } from "./limits.ts";
import { groupOf, hasEarlierEmail, progressPart } from "./progress-part.ts";
import { shortName, toPlainWords } from "./rich.ts";
import { nameInQuickbase } from "./standing-part.ts";
import type { ProgressGroup, ProgressPart } from "./words/parts.ts";
import { inOneLine, type Sentence, words as unstyled } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** Up to here lines are read more quickly. */
const MOST_PEOPLE_IN_LINES = 10;
/** So many people are seen at once. */
const PAGE_SIZE = 10;
const NOTHING = "–";

/**
 * What became of each person, those who need somebody first; null for so few people that lines do, and where Slack's
 * limits do not allow it. Cells have no markup: what people wrote is read as it is.
 */
export function renderResultTable(words: Words, request: FinishedRequest): DataTableBlock | null {
  const { table: says } = words;
  const count = request.invitees.length;
  if (count <= MOST_PEOPLE_IN_LINES) return null;
  const isUrgent = (invitee: Invitee) => groupOf(invitee, request) !== "invited";
  const people = [
    ...request.invitees.filter(isUrgent),
    ...request.invitees.filter((invitee) => !isUrgent(invitee)),
  ];
  const rows = [
    [says.name, says.email, says.result, says.whatNow],
    ...people.map((invitee) => rowOf(words, invitee, request)),
  ];
  const caption = says.caption({ count });
  const length = caption.length + rows.flat().join("").length;
  if (rows.length > MOST_TABLE_ROWS || length > LONGEST_TABLE) return null;
  return {
    type: "data_table",
    caption,
    page_size: PAGE_SIZE,
    // An address is of one person alone; a name may be of several.
    row_header_column_index: 1,
    rows: rows.map((cells) => cells.map((text) => ({ type: "raw_text", text: text || NOTHING }))),
  };
}

function rowOf(words: Words, invitee: Invitee, request: FinishedRequest): string[] {
  const called = nameOf(invitee);
  const part = progressPart(words, invitee, { request, times: false });
  const earlier = hasEarlierEmail(invitee, part) ? words.progress.earlierEmail : null;
  const now = whatNow(words, part);
  return [
    nameInQuickbase(invitee) ?? (called === invitee.email ? NOTHING : shortName(called)),
    invitee.email,
    toPlainWords(resultOf(words, part, groupOf(invitee, request))),
    [now, earlier === null ? "" : toPlainWords(earlier)].filter(Boolean).join(" "),
  ];
}

function resultOf({ progress: says }: Words, part: ProgressPart, group: ProgressGroup): Sentence {
  if (part.progress === "invited") return says.person({ ...part, at: null });
  const confirmed =
    "confirmed" in part && part.confirmed !== null ? says.confirmed({ confirmed: part.confirmed }) : null;
  return inOneLine(confirmed, [unstyled(says.group({ group }))]);
}

/** Whose turn it is, and why. */
function whatNow({ table: says }: Words, part: ProgressPart): string {
  switch (part.progress) {
    case "invited":
      return "";
    case "email unknown":
      return says.checkFirst;
    case "refused":
      return says.advised(part);
    case "held back":
      return part.advice;
    case "given up":
    case "kept out":
    case "still trying":
    case "held up":
      return says.retryBecause({ problem: part.problem.replace(/[.。]$/, "") });
    case "waiting":
    case "working":
    case "not tried":
    case "stopped":
      return says.retry;
    default:
      return unreachable(part);
  }
}
