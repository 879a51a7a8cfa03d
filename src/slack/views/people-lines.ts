import { type Invitee, type InviteRequest, nameOf } from "../../invite/request.ts";
import { progressWords, type Standpoint, standpointOf } from "./progress-words.ts";
import { name, strongName } from "./rich.ts";
import { standingWords } from "./standing-words.ts";
import { type Sentence, words } from "./words/say.ts";

/** One person's line, and the group in which the line is counted where it finds no room. */
export type PersonLine = { line: Sentence; counted: string; urgent: boolean };

/** How much a line says: with a bold name and times, with the words alone, or with the fewest words. */
export type Detail = "full" | "plain" | "brief";

/** Up to here lines are full; a longer list is read more quickly without. */
const MOST_PEOPLE_IN_FULL = 25;

/** How much the lines of a request say where nothing else decides. */
export function usualDetail({ invitees }: InviteRequest): Detail {
  return invitees.length <= MOST_PEOPLE_IN_FULL ? "full" : "plain";
}

/** What will happen for each person, before the decision. */
export function standingLines(request: InviteRequest, detail: Detail = usualDetail(request)): PersonLine[] {
  return request.invitees.map((invitee) => {
    const { sentence, counted } = standingWords(invitee, request);
    return { line: personLine(invitee, { detail, said: [words(sentence)] }), counted, urgent: false };
  });
}

/** Each person with their address and nothing more. */
export function nameLines(request: InviteRequest, detail: Detail = usualDetail(request)): PersonLine[] {
  return request.invitees.map((invitee) => ({
    line: personLine(invitee, { detail, said: [] }),
    counted: "",
    urgent: false,
  }));
}

/** How far each person is. */
export function progressLines(request: InviteRequest, detail: Detail = usualDetail(request)): PersonLine[] {
  return request.invitees.map((invitee) => {
    const standpoint = standpointOf(invitee, request);
    const said =
      detail === "brief"
        ? [words(COUNTED[standpoint])]
        : progressWords(invitee, { request, times: detail === "full" });
    return {
      line: personLine(invitee, { detail, said }),
      counted: COUNTED[standpoint],
      urgent: standpoint === "not invited" || standpoint === "mail unknown",
    };
  });
}

/** The address is never cut, whatever becomes of the name. */
function personLine(invitee: Invitee, { detail, said }: { detail: Detail; said: Sentence }): Sentence {
  const called = nameOf(invitee);
  const isNamed = called !== invitee.email;
  const separator = said.length === 0 ? "" : "  ·  ";
  return [
    words("• "),
    ...(isNamed ? [detail === "full" ? strongName(called) : name(called), words("  ")] : []),
    words(`${invitee.email}${separator}`),
    ...said,
  ];
}

const COUNTED: Record<Standpoint, string> = {
  invited: "invited",
  "not invited": "not invited",
  "mail unknown": "with a mail in doubt",
  "still trying": "still being tried",
  "in work": "in work",
  waiting: "waiting",
};
