import type { RichTextElement } from "@slack/types";
import { companyOf, isOutside } from "../../invite/company.ts";
import { type Invitee, type InviteRequest, nameOf } from "../../invite/request.ts";
import { sizeOf } from "./limits.ts";
import { groupOf, progressSentence } from "./progress-part.ts";
import { shortName } from "./rich.ts";
import { nameInQuickbase, standingPart } from "./standing-part.ts";
import type { ProgressGroup } from "./words/parts.ts";
import { bold, type Sentence, words as unstyled } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** A line, how many people it is of, and the group in which they are counted where it finds no room. */
export type PersonLine = { line: Sentence; people: 0 | 1; group: ProgressGroup | null; urgent: boolean };

/** How much a line says: with bold names and times, with the words alone, or with the fewest words. */
export type Detail = "full" | "plain" | "brief";

/** Up to here lines are full; a longer list is read more quickly without. */
const MOST_PEOPLE_IN_FULL = 25;

/** How much the lines of a request say where nothing else decides. */
export function usualDetail({ invitees }: InviteRequest): Detail {
  return invitees.length <= MOST_PEOPLE_IN_FULL ? "full" : "plain";
}

type Options = { detail?: Detail; people?: readonly Invitee[] };

/** What will happen for each person, before the decision. */
export function standingLines(
  words: Words,
  request: InviteRequest,
  { detail = usualDetail(request), people = request.invitees }: Options = {},
): PersonLine[] {
  return people.map((invitee) => {
    const said = words.people.standing(standingPart(invitee, request));
    const person = personLine(words, invitee, { request, detail, forDeciding: true });
    return {
      line: detail === "brief" ? person : words.people.lineWith({ person, said }),
      people: 1,
      group: null,
      urgent: false,
    };
  });
}

/** Each person with their address and nothing more. */
export function nameLines(
  words: Words,
  request: InviteRequest,
  { detail = usualDetail(request), people = request.invitees }: Options = {},
): PersonLine[] {
  return people.map((invitee) => ({
    line: personLine(words, invitee, { request, detail }),
    people: 1,
    group: null,
    urgent: false,
  }));
}

/** How large each person's line is at most, by what was asked alone: whatever becomes known of them, it stays. */
export function lineSizes(words: Words, request: InviteRequest): number[] {
  return request.invitees.map((invitee) => {
    const unknown = { ...invitee, standing: null };
    return (
      sizeOf(personLine(words, unknown, { request, detail: "full", forDeciding: true })) + ROOM_FOR_STANDING
    );
  });
}

/** Room, in bytes, for what is known of a person in few words, and for their name at Quickbase. */
const ROOM_FOR_STANDING = 300;

/** How far each person is, those who need somebody first; what holds for several of these is said once. */
export function progressLines(
  words: Words,
  request: InviteRequest,
  { detail = usualDetail(request) }: Options = {},
): PersonLine[] {
  const each = request.invitees.map((invitee) => {
    const group = groupOf(invitee, request);
    const said =
      detail === "brief"
        ? [unstyled(words.progress.group({ group }))]
        : progressSentence(words, invitee, { request, times: detail === "full" });
    const person = personLine(words, invitee, { request, detail });
    return { person, said, group, urgent: group === "not invited" || group === "email unknown" };
  });
  const toLine = ({ person, said, group, urgent }: (typeof each)[number]): PersonLine => ({
    line: words.people.lineWith({ person, said }),
    people: 1,
    group,
    urgent,
  });
  const urgent = each.filter((one) => one.urgent);
  const alike = Map.groupBy(urgent, ({ said }) => JSON.stringify(said));
  const together = [...alike.values()].filter((group) => group.length >= ENOUGH_TO_SAY_IT_ONCE);
  const alone = urgent.filter((one) => !together.some((group) => group.includes(one)));
  return [
    ...together.flatMap((group): PersonLine[] => [
      {
        line: words.people.together({ count: group.length, said: group[0]?.said ?? [] }),
        people: 0,
        group: null,
        urgent: true,
      },
      ...group.map((one) => ({ ...toLine(one), line: one.person })),
    ]),
    ...alone.map(toLine),
    ...each.filter((one) => !one.urgent).map(toLine),
  ];
}

const ENOUGH_TO_SAY_IT_ONCE = 3;

/** Lines from the first, as many as are of so many people. */
export function firstPeople(lines: readonly PersonLine[], most: number): PersonLine[] {
  let people = 0;
  return lines.filter((line) => {
    people += line.people;
    return people <= most && (line.people === 1 || people < most);
  });
}

/** The address is never cut, and stands out no less than the name, whatever becomes of the name. */
function personLine(
  words: Words,
  invitee: Invitee,
  { request, detail, forDeciding = false }: { request: InviteRequest; detail: Detail; forDeciding?: boolean },
): Sentence {
  const style = (text: string): RichTextElement => (detail === "full" ? bold(text) : unstyled(text));
  const called = nameOf(invitee);
  return words.people.line({
    email: style(invitee.email),
    name: called === invitee.email ? null : style(shortName(called)),
    inQuickbase: nameInQuickbase(invitee),
    outside: forDeciding && isOutside(request, invitee) ? companyOf(request) : null,
  });
}
