import type { PlainTextOption } from "@slack/types";
import type { OfferedApplication } from "../../invite/ports.ts";
import type { Role } from "../../invite/request.ts";
import { toPlainLine } from "../../invite/values.ts";
import { LONGEST_OPTION } from "./limits.ts";
import { plain } from "./text.ts";
import type { Words } from "./words/words.ts";

/** Something that can be chosen, by an id that nothing else in the same list has. */
type Choice = { id: string; name: string; note?: string };

/** An option of a select, with the whole of its name to be found by. */
export type Offer = { name: string; option: PlainTextOption };

/** Every application as an option. */
export function offerApplications({ options }: Words, applications: readonly OfferedApplication[]): Offer[] {
  return toOffers(
    options,
    applications.map(({ dbid, name }) =>
      // Slack goes on showing the text of an option that was chosen: what will not stay true is in the note.
      name === null ? { id: dbid, name: dbid, note: options.nameLoading } : { id: dbid, name },
    ),
  );
}

/** Every role as an option, saying which may do more than use the application. */
export function offerRoles({ options }: Words, roles: readonly Role[]): Offer[] {
  return toOffers(
    options,
    roles.map(({ id, name, access }) =>
      access === "sharing" ? { id, name, note: options.canShare } : { id, name },
    ),
  );
}

/** Options no two of which look alike: a name that another one has as well, or that is too long, shows its id. */
function toOffers({ noName }: Words["options"], choices: Choice[]): Offer[] {
  const called = (name: string) => shortened(name, LONGEST_OPTION) || noName;
  const unique = [...new Map(choices.map((choice) => [choice.id, choice])).values()];
  // What is longer could not be sent back to us.
  const sendable = unique.filter(({ id }) => id.length <= LONGEST_OPTION);
  const alike = Map.groupBy(sendable, ({ name }) => looksOf(called(name)));
  return sendable.map(({ id, name, note }) => {
    const isAlone = alike.get(looksOf(called(name)))?.length === 1;
    const text = isAlone ? called(name) : withId({ id, name, noName });
    const option = {
      text: plain(text, LONGEST_OPTION),
      value: id,
      ...(note !== undefined && { description: plain(note, LONGEST_OPTION) }),
    };
    return { name, option };
  });
}

function looksOf(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function withId({ id, name, noName }: { id: string; name: string; noName: string }): string {
  const ending = ` (${id})`;
  const room = LONGEST_OPTION - ending.length;
  return room > 0 ? `${shortened(name, room) || noName}${ending}` : id;
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
/** What comes after so many letters is no name. */
const LONGEST_NAME_READ = 1000;

/** At most `limit` long, with "…" in the middle where something is missing; no character is cut in two. */
function shortened(name: string, limit: number): string {
  const line = toPlainLine(name.slice(0, LONGEST_NAME_READ).replace(/[\uD800-\uDBFF]$/, ""));
  if (line.length <= limit) return line;
  const all = [...characters.segment(line)].map(({ segment }) => segment);
  const endRoom = Math.floor(limit / 3);
  const start = fill(all, limit - 1 - endRoom)
    .join("")
    .trimEnd();
  const end = fill(all.toReversed(), endRoom).toReversed().join("").trimStart();
  return `${start}…${end}`;
}

/** As many from the front as there is room for. */
function fill(segments: string[], room: number): string[] {
  let length = 0;
  const first = segments.findIndex((segment) => {
    length += segment.length;
    return length > room;
  });
  return first === -1 ? segments : segments.slice(0, first);
}
