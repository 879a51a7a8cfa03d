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
import { cardNamesEverybody, renderCard } from "../../../src/slack/views/card.ts";
import { renderEnd } from "../../../src/slack/views/end.ts";
import type { Message } from "../../../src/slack/views/message.ts";
import { noticeNamesEverybody, renderNotice } from "../../../src/slack/views/notice.ts";
import { renderPeopleForApprovers, renderPeopleForRequester } from "../../../src/slack/views/people-list.ts";
import type { PeopleMessage } from "../../../src/slack/views/people-room.ts";
import { renderResult } from "../../../src/slack/views/result-reply.ts";
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
    fc.constantFrom(1, 2, 9, 25, 26, 60, 100),
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

/** Each person once, from the first message to the last. */
function expectInParts(request: PendingRequest, parts: PeopleMessage[]): void {
  expectEverybody(
    request,
    parts.map(({ message }) => message),
  );
  let next = 1;
  for (const { from, to, message } of parts) {
    expect(from).toBe(next);
    expect(read(message).match(/^• /gm)).toHaveLength(to - from + 1);
    next = to + 1;
    expectTaken(message.blocks, { most: 50 });
    expect(Buffer.byteLength(JSON.stringify(message.blocks))).toBeLessThanOrEqual(12_500);
  }
  expect(next).toBe(request.invitees.length + 1);
}

test("a card can be approved only when it names everybody, or its thread does", () => {
  fc.assert(
    fc.property(pending, (request) => {
      const card = renderCard(request, { approvers });
      if (cardNamesEverybody(request, { approvers })) expectEverybody(request, [card]);
      else expect(buttonsOf(card)).toEqual([]);
      expectInParts(request, renderPeopleForApprovers(request));
      expect(buttonsOf(renderCard(request, { approvers, listed: true }))).toEqual(["Approve", "Deny"]);
      const [first, ...others] = request.invitees;
      if (first === undefined) throw new Error("There is somebody");
      const lookingUp = { ...request, invitees: [{ ...first, standing: null }, ...others] };
      expect(buttonsOf(renderCard(lookingUp, { approvers, listed: true }))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("whoever was on the card when it could be decided is on it in every state that follows", () => {
  fc.assert(
    fc.property(pending, text(1500), (asked, reason) => {
      const unprocessed = { ...asked, invitees: asked.invitees.map((one) => ({ ...one, log: [] })) };
      if (!cardNamesEverybody(unprocessed, { approvers })) return;
      const approved = approve(asked, by);
      for (const after of [
        withdraw(asked, some.at(3)),
        expire(asked),
        deny(asked, { ...by, reason }),
        approved,
        finish(approved, { everybodyInvited: false, at: some.at(5) }),
      ])
        expectEverybody(asked, [renderCard(after, { approvers })]);
    }),
    { numRuns: 60 },
  );
});

test("the result has each person once, by address, and so has what the requester is told at the end", () => {
  fc.assert(
    fc.property(pending, text(1500), (asked, reason) => {
      const finished = finish(approve(asked, by), { everybodyInvited: false, at: some.at(5) });
      expectInParts(asked, renderResult(finished));
      expectInParts(asked, renderEnd(finished));
      expectInParts(asked, renderEnd(deny(asked, { ...by, reason })));
      expectInParts(asked, renderEnd(expire(asked)));
    }),
    { numRuns: 60 },
  );
});

test("the notice names everybody, or its thread does", () => {
  fc.assert(
    fc.property(pending, text(1500), (asked, reason) => {
      expectInParts(asked, renderPeopleForRequester(asked));
      if (!noticeNamesEverybody(asked)) {
        expect(read(renderNotice(asked, { listed: true }))).toContain(
          "are listed in the thread of this message",
        );
        return;
      }
      for (const state of [asked, withdraw(asked, some.at(3)), expire(asked), deny(asked, { ...by, reason })])
        expectEverybody(asked, [renderNotice(state)]);
      expectEverybody(asked, [renderNotice(approve(asked, by))]);
    }),
    { numRuns: 60 },
  );
});
