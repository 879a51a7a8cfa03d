import type { KnownBlock } from "@slack/types";
import { type Invitee, type InviteRequest, nameOf } from "../../invite/request.ts";
import { toPlainLine, unreachable } from "../../invite/values.ts";
import { cut, LONGEST_MESSAGE, LONGEST_TEXT } from "./limits.ts";
import { progressWords, type Standpoint, standpointOf } from "./progress-words.ts";
import { name, paragraph, type Sentence, strongName, told, words } from "./rich.ts";
import { countPeople } from "./text.ts";

/** One person's line, and the group in which the line is counted where it finds no room. */
export type PersonLine = { line: Sentence; counted: string; urgent: boolean };

/** Up to here a line has a bold name and times; longer lists keep to the words, so that all lines fit. */
const MOST_PEOPLE_IN_FULL = 25;

/** What will happen for each person, before the decision. */
export function standingLines(request: InviteRequest): PersonLine[] {
  return request.invitees.map((invitee) => {
    const { sentence, counted } = standingWords(invitee, request);
    return { line: personLine(invitee, request, [words(sentence)]), counted, urgent: false };
  });
}

/** Each person with their address and nothing more. */
export function nameLines(request: InviteRequest): PersonLine[] {
  return request.invitees.map((invitee) => ({
    line: personLine(invitee, request, []),
    counted: "not shown",
    urgent: false,
  }));
}

/** How far each person is. */
export function progressLines(request: InviteRequest): PersonLine[] {
  const times = request.invitees.length <= MOST_PEOPLE_IN_FULL;
  return request.invitees.map((invitee) => {
    const standpoint = standpointOf(invitee, request);
    return {
      line: personLine(invitee, request, progressWords(invitee, { request, times })),
      counted: COUNTED[standpoint],
      urgent: standpoint === "not invited" || standpoint === "mail unknown",
    };
  });
}

/**
 * The lines in as few blocks as Slack's limits allow, `beside` the other blocks of the message. Lines
 * without room are counted; those that ask somebody to act go first then.
 */
export function renderLines(lines: PersonLine[], { beside }: { beside: KnownBlock[] }): KnownBlock[] {
  const room = LONGEST_MESSAGE - JSON.stringify(beside).length - ROOM_FOR_COUNT;
  if (sizeOf(lines) <= room) return toBlocks(lines.map(({ line }) => line));
  const byUrgency = [...lines.filter(({ urgent }) => urgent), ...lines.filter(({ urgent }) => !urgent)];
  const shown: PersonLine[] = [];
  for (const line of byUrgency) {
    if (sizeOf([...shown, line]) > room) break;
    shown.push(line);
  }
  return toBlocks([
    ...shown.map(({ line }) => line),
    [words(countRest(byUrgency.slice(shown.length), { shown: shown.length }))],
  ]);
}

const ROOM_FOR_COUNT = 500;

/** "and 12 more: 10 invited, 2 waiting". */
function countRest(rest: PersonLine[], { shown }: { shown: number }): string {
  const groups = Map.groupBy(rest, ({ counted }) => counted);
  const counts = [...groups].map(([counted, members]) => `${members.length} ${counted}`);
  return `${shown === 0 ? countPeople(rest.length) : `and ${rest.length} more`}: ${counts.join(", ")}`;
}

function personLine(invitee: Invitee, { invitees }: InviteRequest, said: Sentence): Sentence {
  const called = nameOf(invitee);
  const full = invitees.length <= MOST_PEOPLE_IN_FULL;
  const address = called === invitee.email ? "" : `  ${invitee.email}`;
  const separator = said.length === 0 ? "" : "  ·  ";
  return [words("• "), full ? strongName(called) : name(called), words(`${address}${separator}`), ...said];
}

function standingWords(
  { standing }: Invitee,
  { role }: InviteRequest,
): { sentence: string; counted: string } {
  const roleName = cut(toPlainLine(role.name), 60);
  switch (standing?.status) {
    case undefined:
      return { sentence: "being looked up", counted: "being looked up" };
    case "new":
      return { sentence: "new to Quickbase: an account will be made", counted: "new to Quickbase" };
    case "known":
      return { sentence: `has an account: will get the role ${roleName}`, counted: "with an account" };
    case "in role":
      return {
        sentence: `has the role ${roleName} already: only the mail will be sent`,
        counted: "with the role already",
      };
    case "not looked up":
      return {
        sentence: `could not be looked up (${told(standing.problem)}): Quickbase will be asked again after the approval`,
        counted: "not looked up",
      };
    default:
      return unreachable(standing);
  }
}

const COUNTED: Record<Standpoint, string> = {
  invited: "invited",
  "not invited": "not invited",
  "mail unknown": "with a mail that may have been sent",
  "still trying": "still being tried",
  "in work": "in work",
  waiting: "waiting",
};

function sizeOf(lines: PersonLine[]): number {
  return JSON.stringify(toBlocks(lines.map(({ line }) => line))).length;
}

function toBlocks(lines: Sentence[]): KnownBlock[] {
  const groups: Sentence[][] = [[]];
  for (const line of lines) {
    const group = groups.at(-1) ?? [];
    if (group.length > 0 && JSON.stringify([...group, line]).length > LONGEST_TEXT) groups.push([line]);
    else group.push(line);
  }
  return groups.filter((group) => group.length > 0).map((group) => paragraph(...group));
}
