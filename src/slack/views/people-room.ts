import type { KnownBlock } from "@slack/types";
import { LONGEST_MESSAGE, LONGEST_TEXT, sizeOf } from "./limits.ts";
import type { Message } from "./message.ts";
import type { PersonLine } from "./people-lines.ts";
import { paragraph, toNotification } from "./rich.ts";
import { countPeople } from "./text.ts";
import { type Sentence, words } from "./words/say.ts";

/** People's lines between the other blocks of a message. */
export type Picture = { top: KnownBlock[]; lines: PersonLine[]; bottom: KnownBlock[] };

/** The first of the pictures that has room for everybody, and `spare` bytes; null when none has. */
export function renderEverybody(pictures: Picture[], { spare = 0 } = {}): KnownBlock[] | null {
  for (const { top, lines, bottom } of pictures) {
    const blocks = [...top, ...toBlocks(lines), ...bottom];
    if (sizeOf(blocks) + spare <= LONGEST_MESSAGE) return blocks;
  }
  return null;
}

/** As many people as there is room for, those who need somebody first, and how many more there are of which kind. */
export function renderSome({ top, lines, bottom }: Picture, closing: Sentence[]): KnownBlock[] {
  const byUrgency = [...lines.filter(({ urgent }) => urgent), ...lines.filter(({ urgent }) => !urgent)];
  const room = LONGEST_MESSAGE - sizeOf([...top, ...bottom, paragraph(...closing)]) - ROOM_FOR_COUNT;
  const shown = countThatFit(byUrgency, room);
  const rest = paragraph([words(countRest(byUrgency.slice(shown), { shown }))], ...closing);
  return [...top, ...toBlocks(byUrgency.slice(0, shown)), rest, ...bottom];
}

/** A message of several that have everybody: the people from number `from` to number `to`, counted from 1. */
export type PeopleMessage = { from: number; to: number; message: Message };

/**
 * Everybody in as many messages as it takes: the first has the top, the last the bottom. Each says whom it has where
 * there are several.
 */
export function renderInParts({ top, lines, bottom }: Picture, ...said: Sentence[]): PeopleMessage[] {
  const text = toNotification(...said);
  const whole = renderEverybody([{ top, lines, bottom }]);
  if (whole !== null) return [{ from: 1, to: lines.length, message: { text, blocks: whole } }];
  const room = LONGEST_MESSAGE - sizeOf([...top, ...bottom]) - ROOM_FOR_COUNT;
  const parts: PeopleMessage[] = [];
  for (let from = 1; from <= lines.length; ) {
    // A line always fits, for its name is cut; a part without a line would be followed by parts without end.
    const count = Math.max(1, countThatFit(lines.slice(from - 1), room));
    const to = from + count - 1;
    const range: Sentence = [words(`People ${from} to ${to} of ${lines.length}:`)];
    parts.push({
      from,
      to,
      message: {
        text: from === 1 ? text : toNotification(range, ...said),
        blocks: [
          ...(from === 1 ? top : []),
          paragraph(range),
          ...toBlocks(lines.slice(from - 1, to)),
          ...(to === lines.length ? bottom : []),
        ],
      },
    });
    from = to + 1;
  }
  return parts;
}

const ROOM_FOR_COUNT = 600;

/** "and 12 more: 10 invited, 2 waiting". */
function countRest(rest: PersonLine[], { shown }: { shown: number }): string {
  const groups = [...Map.groupBy(rest, ({ counted }) => counted)].filter(([counted]) => counted !== "");
  const counts = groups.map(([counted, members]) => `${members.length} ${counted}`).join(", ");
  const all = shown === 0 ? countPeople(rest.length) : `and ${rest.length} more`;
  return counts === "" ? `${all}.` : `${all}: ${counts}.`;
}

/** How many lines, from the first, have room: the more lines the larger, so that halving finds it. */
function countThatFit(lines: PersonLine[], room: number): number {
  let [fits, most] = [0, lines.length];
  while (fits < most) {
    const half = Math.ceil((fits + most) / 2);
    if (sizeOf(toBlocks(lines.slice(0, half))) <= room) fits = half;
    else most = half - 1;
  }
  return fits;
}

function toBlocks(lines: PersonLine[]): KnownBlock[] {
  const groups: Sentence[][] = [];
  let room = 0;
  for (const { line } of lines) {
    const size = sizeOf(line);
    if (size > room) {
      groups.push([]);
      room = LONGEST_TEXT;
    }
    groups.at(-1)?.push(line);
    room -= size;
  }
  return groups.map((group) => paragraph(...group));
}
