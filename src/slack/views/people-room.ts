import type { DataTableBlock, KnownBlock } from "@slack/types";
import { LONGEST_MESSAGE, LONGEST_TEXT, sizeOf } from "./limits.ts";
import type { Message } from "./message.ts";
import type { PersonLine } from "./people-lines.ts";
import { toCounts } from "./progress-part.ts";
import { paragraph, toNotification, toPlainWords } from "./rich.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** People's lines between the other blocks of a message. */
export type Picture = {
  top: readonly KnownBlock[];
  lines: readonly PersonLine[];
  bottom: readonly KnownBlock[];
};

/** The first of the pictures that has room for everybody, and `spare` bytes; null when none has. */
export function renderEverybody(pictures: readonly Picture[], { spare = 0 } = {}): KnownBlock[] | null {
  for (const { top, lines, bottom } of pictures) {
    const blocks = [...top, ...toBlocks(lines), ...bottom];
    if (sizeOf(blocks) + spare <= LONGEST_MESSAGE) return blocks;
  }
  return null;
}

/** As many lines, from the first, as there is room for, and how many more people there are of which kind. */
export function renderSome(words: Words, picture: Picture, closing: readonly Sentence[] = []): KnownBlock[] {
  const { top, lines, bottom } = picture;
  const room = LONGEST_MESSAGE - sizeOf([...top, ...bottom, paragraph(...closing)]) - ROOM_FOR_COUNT;
  return renderFirst(words, picture, { shown: lines.slice(0, countThatFit(lines, room)), closing });
}

/** These lines of a picture, and how many more people there are of which kind. */
export function renderFirst(
  words: Words,
  { top, lines, bottom }: Picture,
  { shown, closing }: { shown: readonly PersonLine[]; closing: readonly Sentence[] },
): KnownBlock[] {
  const rest = lines.filter((line) => !shown.includes(line) && line.people > 0);
  const counts = toCounts(rest.flatMap(({ group }) => (group === null ? [] : [group])));
  const more = rest.length === 0 ? [] : [words.progress.more({ count: rest.length, counts })];
  const said = [...more, ...closing];
  return [...top, ...toBlocks(shown), ...(said.length === 0 ? [] : [paragraph(...said)]), ...bottom];
}

/** A message of several that have everybody: the people from number `from` to number `to`, counted from 1. */
export type PeopleMessage = { from: number; to: number; message: Message };

/**
 * Everybody in as many messages as it takes: the first has the top, the last the bottom. Each says whom it has where
 * there are several.
 */
export function renderInParts(
  words: Words,
  { top, lines, bottom }: Picture,
  ...said: readonly Sentence[]
): PeopleMessage[] {
  const text = toNotification(...said);
  const all = countPeople(lines);
  const whole = renderEverybody([{ top, lines, bottom }]);
  if (whole !== null) return [{ from: 1, to: all, message: { text, blocks: whole } }];
  const room = LONGEST_MESSAGE - sizeOf([...top, ...bottom]) - ROOM_FOR_COUNT;
  const parts: PeopleMessage[] = [];
  let from = 1;
  for (let at = 0; at < lines.length; ) {
    // A line always fits, for its name is cut; a part without a person would be followed by parts without end.
    const count = Math.max(lines[at]?.people === 0 ? 2 : 1, countThatFit(lines.slice(at), room));
    const shown = lines.slice(at, at + count);
    const to = from + countPeople(shown) - 1;
    const range = words.people.range({ from, to, all });
    parts.push({
      from,
      to,
      message: {
        text: from === 1 ? text : toNotification(range, ...said),
        blocks: [
          ...(from === 1 ? top : []),
          paragraph(range),
          ...toBlocks(shown),
          ...(to === all ? bottom : []),
        ],
      },
    });
    at += count;
    from = to + 1;
  }
  return parts;
}

const ROOM_FOR_COUNT = 600;

function countPeople(lines: readonly PersonLine[]): number {
  return lines.reduce((sum, { people }) => sum + people, 0);
}

/** How many lines, from the first, have room: the more lines the larger, so that halving finds it. */
function countThatFit(lines: readonly PersonLine[], room: number): number {
  let [fits, most] = [0, lines.length];
  while (fits < most) {
    const half = Math.ceil((fits + most) / 2);
    if (sizeOf(toBlocks(lines.slice(0, half))) <= room) fits = half;
    else most = half - 1;
  }
  return fits;
}

/** Lines as paragraphs of a size that Slack takes. */
export function toBlocks(lines: readonly PersonLine[]): KnownBlock[] {
  const groups: Sentence[][] = [];
  let room = 0;
  for (const { line } of lines) {
    const size = toPlainWords(line).length + 1;
    if (size > room) {
      groups.push([]);
      room = LONGEST_TEXT;
    }
    groups.at(-1)?.push(line);
    room -= size;
  }
  return groups.map((group) => paragraph(...group));
}

/** A table in the place of the lines, in one message; null where there is none. */
export function renderWithTable(
  { top, bottom }: Pick<Picture, "top" | "bottom">,
  table: DataTableBlock | null,
  ...said: readonly Sentence[]
): Message | null {
  if (table === null || sizeOf([...top, ...bottom]) > LONGEST_MESSAGE) return null;
  return { text: toNotification(...said), blocks: [...top, table, ...bottom] };
}
