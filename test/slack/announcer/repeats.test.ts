import { expect, test } from "vitest";
import type { FinishedRequest, LogEntry } from "../../../src/invite/request.ts";
import { repeats } from "../../../src/slack/announcer/repeats.ts";
import { renderEnd } from "../../../src/slack/views/end.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";
import * as some from "../views/some.ts";

const again = (minute: number): LogEntry => ({
  kind: "again",
  what: "everything",
  by: some.lee,
  at: some.at(minute),
});

/** Bo comes to each of these in turn, a round each; the others were invited in the first. */
function afterRounds(...rounds: LogEntry[][]): FinishedRequest {
  const log = rounds.flatMap((entries, index) => (index === 0 ? entries : [again(10 * index), ...entries]));
  return { ...some.finished([some.invitedNew, some.invitedKnown, log]), round: rounds.length };
}

const render = (request: FinishedRequest) => renderEnd(english, request);
const refused = [some.lookedUp, some.badRole];
const unknown = [some.lookedUp, some.roleGiven, some.mailUnknown];

test("a second round is told, for it says that it is one", () => {
  expect(repeats(afterRounds(refused, refused), 1, render)).toBe(false);
});

test("a third one that came to the same as the second is not told again", () => {
  expect(repeats(afterRounds(refused, refused, refused), 2, render)).toBe(true);
});

test("one that came to something else is told, also where that was said before the last time", () => {
  expect(repeats(afterRounds(refused, refused, unknown), 2, render)).toBe(false);
  expect(repeats(afterRounds(refused, unknown, refused), 2, render)).toBe(false);
});

test("what counts is what was told: of a round that nobody heard of nothing is repeated", () => {
  expect(repeats(afterRounds(refused, refused, refused), null, render)).toBe(false);
  expect(repeats(afterRounds(refused, refused, refused), 1, render)).toBe(false);
  expect(repeats(afterRounds(refused, refused, refused, refused), 2, render)).toBe(true);
});
