import fc from "fast-check";
import { expect, test } from "vitest";
import {
  approve,
  deny,
  expire,
  finish,
  type Invitee,
  type LogEntry,
  type PendingRequest,
  type Standing,
  withdraw,
} from "../../../src/invite/request.ts";
import { renderCard } from "../../../src/slack/views/card.ts";
import { cardNamesEverybody, peopleOnCard } from "../../../src/slack/views/card-people.ts";
import { renderEnd, renderEndAsTable } from "../../../src/slack/views/end.ts";
import type { Message } from "../../../src/slack/views/message.ts";
import { noticeNamesEverybody, renderNotice } from "../../../src/slack/views/notice.ts";
import { renderPeopleForApprovers, renderPeopleForRequester } from "../../../src/slack/views/people-list.ts";
import type { PeopleMessage } from "../../../src/slack/views/people-room.ts";
import { renderResult, renderResultAsTable } from "../../../src/slack/views/result-reply.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";
import { buttonsOf, read } from "./read.ts";
import { expectTaken } from "./slack-takes.ts";
import * as some from "./some.ts";

/** What makes a text long in one way or another: as it is read, as JSON, as UTF-8. */
const LETTERS = ["a", "\\", '"', "\n", "é", "漢", "😀", "<", "&", " x", "*_~`", "ꙮ"];
const text = (longest: number) =>
  fc
    .tuple(fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 4 }), fc.nat(longest))
    .map(([letters, length]) => letters.join("").repeat(length).slice(0, length));

const address = (position: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.nat(2))
    .map(([local, label, more]) =>
      some.email(`${"w".repeat(local)}${position}@${`${"d".repeat(label)}.`.repeat(1 + more)}org`),
    );

const standing: fc.Arbitrary<Standing> = fc.oneof(
  fc.constantFrom<Standing>({ status: "new" }, some.known, some.inRole),
  fc
    .tuple(fc.constantFrom("known" as const, "in role" as const), text(300), fc.nat(9), fc.boolean())
    .map(([status, name, count, registered]) => ({
      status,
      userId: "2.kim",
      registered,
      otherName: name,
      roles: Array.from({ length: count }, () => ({ name, access: "administrator" as const })),
    })),
  text(300).map((told) => ({
    status: "not looked up" as const,
    trouble: { why: "told" as const, text: told, needs: null },
  })),
);
const log: fc.Arbitrary<LogEntry[]> = fc.oneof(
  fc.constantFrom<LogEntry[]>(
    [],
    some.invitedNew,
    [some.lookedUp, some.roleGiven, some.mailUnknown],
    [some.lookedUp, some.badRole],
    [some.noAnswer],
  ),
  text(500).map((told) => [
    some.step("look up", {
      outcome: "refused",
      trouble: { why: "refused", errcode: 2, errtext: told, errdetail: null, told },
    }),
  ]),
);

const invitees: fc.Arbitrary<Invitee[]> = fc
  .tuple(
    fc.constantFrom(1, 2, 9, 12, 13, 26, 60, 100),
    text(100),
    text(100),
    fc.array(standing, { minLength: 1 }),
  )
  .chain(([count, firstName, lastName, standings]) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, position) =>
        fc.tuple(address(position), log).map(([email, entries]) => ({
          position,
          email,
          firstName,
          lastName,
          standing: standings[position % standings.length] ?? null,
          lookedUpAt: null,
          log: entries,
        })),
      ),
    ),
  );

const pending: fc.Arbitrary<PendingRequest> = fc
  .tuple(invitees, text(1500), fc.option(text(1500)), text(80))
  .map(([people, reason, message, name]) =>
    some.pending({
      invitees: people,
      reason,
      message,
      requester: { ...some.ana, name },
      application: { dbid: "bdb1", name },
      role: { id: "11", name, access: "basic" },
    }),
  );

const by = { by: some.lee, at: some.at(2) };
const approvers = some.approvers;

function expectEverybody({ invitees: people }: PendingRequest, messages: Message[]): void {
  const words = new Set(messages.flatMap((message) => read(message).split(/\s+/)));
  expect(people.map(({ email }) => email).filter((email) => !words.has(email))).toEqual([]);
}

/** Each person once, from the first message to the last; `from` those that are in the messages. */
function expectInParts(request: PendingRequest, parts: readonly PeopleMessage[], from = 1): void {
  expectEverybody(
    { ...request, invitees: request.invitees.slice(from - 1) },
    parts.map(({ message }) => message),
  );
  let next = from;
  for (const { from, to, message } of parts) {
    expect(from).toBe(next);
    expect(read(message).match(/^• /gm)).toHaveLength(to - from + 1);
    next = to + 1;
    expectTaken(message.blocks, { most: 50 });
    expect(Buffer.byteLength(JSON.stringify(message.blocks))).toBeLessThanOrEqual(12_500);
  }
  expect(next).toBe(request.invitees.length + 1);
}

test("a card can be approved only when it has everybody, or the thread has those whom it has not", () => {
  fc.assert(
    fc.property(pending, (request) => {
      const onCard = peopleOnCard(english, request).length;
      const card = renderCard(english, request, { approvers });
      const listed = renderCard(english, request, { approvers, listed: true });
      expectEverybody({ ...request, invitees: request.invitees.slice(0, onCard) }, [card, listed]);
      expectInParts(request, renderPeopleForApprovers(english, request), onCard + 1);
      expect(cardNamesEverybody(english, request)).toBe(onCard === request.invitees.length);
      expect(buttonsOf(card)).toEqual(onCard === request.invitees.length ? ["Approve", "Deny"] : ["Deny"]);
      expect(buttonsOf(listed)).toEqual(["Approve", "Deny"]);
    }),
    { numRuns: 60 },
  );
});

test("who is on the card and in which message of its thread does not change with what becomes known of them", () => {
  fc.assert(
    fc.property(pending, pending, (request, other) => {
      const later = {
        ...request,
        invitees: request.invitees.map((one, at) => ({
          ...one,
          standing: other.invitees[at % other.invitees.length]?.standing ?? null,
        })),
      };
      const rangesOf = (one: PendingRequest) =>
        renderPeopleForApprovers(english, one).map(({ from, to }) => [from, to]);
      expect(rangesOf(later)).toEqual(rangesOf(request));
    }),
    { numRuns: 60 },
  );
});

test("whoever was on a card that has everybody is on it in every state that follows", () => {
  fc.assert(
    fc.property(pending, text(1500), (asked, reason) => {
      if (!cardNamesEverybody(english, asked)) return;
      const approved = approve(asked, by);
      for (const after of [
        withdraw(asked, some.at(3)),
        expire(asked),
        deny(asked, { ...by, reason }),
        approved,
        finish(approved, { everybodyInvited: false, at: some.at(5) }),
      ])
        expectEverybody(asked, [renderCard(english, after, { approvers })]);
    }),
    { numRuns: 60 },
  );
});

test("the result has each person once, by address, and so has what the requester is told at the end", () => {
  fc.assert(
    fc.property(pending, text(1500), (asked, reason) => {
      const finished = finish(approve(asked, by), { everybodyInvited: false, at: some.at(5) });
      expectInParts(asked, renderResult(english, finished));
      expectInParts(asked, renderEnd(english, finished));
      expectInParts(asked, renderEnd(english, deny(asked, { ...by, reason })));
      expectInParts(asked, renderEnd(english, expire(asked)));
    }),
    { numRuns: 60 },
  );
});

test("a table of the result has each person once, by address, in what Slack takes of it", () => {
  let tables = 0;
  fc.assert(
    fc.property(pending, (asked) => {
      const finished = finish(approve(asked, by), { everybodyInvited: false, at: some.at(5) });
      for (const message of [renderResultAsTable(english, finished), renderEndAsTable(english, finished)]) {
        if (asked.invitees.length <= 10) expect(message).toBeNull();
        if (message === null) continue;
        tables += 1;
        expectTaken(message.blocks, { most: 50 });
        const cells = read(message)
          .split("\n")
          .map((line) => line.split("  |  ")[1]);
        for (const { email } of asked.invitees)
          expect(cells.filter((cell) => cell === email)).toHaveLength(1);
      }
    }),
    { numRuns: 60 },
  );
  expect(tables).toBeGreaterThan(0);
});

test("the notice names everybody, or its thread does", () => {
  fc.assert(
    fc.property(pending, text(1500), (asked, reason) => {
      expectInParts(asked, renderPeopleForRequester(english, asked));
      if (!noticeNamesEverybody(english, asked)) {
        expect(read(renderNotice(english, asked, { listed: true }))).toContain(
          "people are in this message's thread",
        );
        return;
      }
      for (const state of [asked, withdraw(asked, some.at(3)), expire(asked), deny(asked, { ...by, reason })])
        expectEverybody(asked, [renderNotice(english, state)]);
      expectEverybody(asked, [renderNotice(english, approve(asked, by))]);
    }),
    { numRuns: 60 },
  );
});
