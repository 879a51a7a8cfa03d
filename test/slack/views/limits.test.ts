import type { View } from "@slack/types";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  approve,
  deny,
  expire,
  finish,
  type Invitee,
  type InviteRequest,
  type LogEntry,
  type PendingRequest,
  type Standing,
  withdraw,
} from "../../../src/invite/request.ts";
import { toSummary } from "../../../src/invite/summary.ts";
import { renderAskForm } from "../../../src/slack/views/ask-form.ts";
import { renderCard } from "../../../src/slack/views/card.ts";
import { renderChannelMissing } from "../../../src/slack/views/channel-missing.ts";
import { renderDecision } from "../../../src/slack/views/decision-reply.ts";
import { renderDenyForm } from "../../../src/slack/views/deny-form.ts";
import { renderEnd } from "../../../src/slack/views/end.ts";
import { MOST_ON_HOME, renderHomeTab } from "../../../src/slack/views/home-tab.ts";
import type { Message } from "../../../src/slack/views/message.ts";
import { renderNamesForm } from "../../../src/slack/views/names-form.ts";
import { renderNotice } from "../../../src/slack/views/notice.ts";
import { renderNoticeForm } from "../../../src/slack/views/notice-form.ts";
import { renderPeopleForApprovers, renderPeopleForRequester } from "../../../src/slack/views/people-list.ts";
import type { PeopleMessage } from "../../../src/slack/views/people-room.ts";
import { renderResult } from "../../../src/slack/views/result-reply.ts";
import * as sentences from "../../../src/slack/views/sentences.ts";
import { renderStatus } from "../../../src/slack/views/status.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";
import { read } from "./read.ts";
import { expectBetween, expectInertMarkup, expectTaken } from "./slack-takes.ts";
import * as some from "./some.ts";

const HOSTILE = [
  "<!channel>",
  "<@U1EVIL>",
  "<!subteam^S1EVIL>",
  "<https://evil.example|Approve>",
  "*bold*",
  "_it_ ~no~ `code`",
  "&lt;!here&gt;",
  ":tada:",
  "\u202eevil\u200b",
  "a\nb\r\nc",
  '"quoted\\"',
  "😀",
  "",
];
const written = (longest: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary" })), { maxLength: 8 })
    .chain((parts) => fc.constantFrom(1, 1, 1, 500).map((times) => parts.join(" ").repeat(times)))
    .map((text) => text.slice(0, longest));

const standing: fc.Arbitrary<Standing | null> = fc.oneof(
  fc.constantFrom<Standing | null>(null, { status: "new" }, some.known, some.inRole),
  written(300).map((name) => ({
    status: "known" as const,
    userId: "2.kim",
    registered: false,
    otherName: name,
    roles: Array.from({ length: 9 }, () => ({ name, access: "sharing" as const })),
  })),
  written(3000).map((text) => ({
    status: "not looked up" as const,
    trouble: { why: "told" as const, text, needs: null },
  })),
);

const refusal = written(3000).map((text) =>
  some.step("add to role", {
    outcome: "refused",
    trouble: { why: "refused", errcode: 110, errtext: text, errdetail: text, told: text },
  }),
);
const again: LogEntry = { kind: "again", what: "everything", by: some.lee, at: some.at(9) };
const log: fc.Arbitrary<LogEntry[]> = fc.oneof(
  fc.constantFrom(
    [],
    some.invitedNew,
    some.invitedKnown,
    [some.lookedUp, some.roleGiven, some.mailUnknown],
    [some.noAnswer],
    [some.lookedUp, some.badRole, again],
    [some.notFound, some.begun("provision")],
  ),
  refusal.map((entry) => [some.lookedUp, entry]),
);

const people = fc.oneof(
  fc.array(
    fc.record({
      firstName: written(100),
      lastName: written(100),
      standing,
      lookedUpAt: fc.constant(null),
      log,
    }),
    { maxLength: 4 },
  ),
  fc
    .record({
      count: fc.integer({ min: 5, max: 100 }),
      firstName: written(100),
      lastName: written(100),
      standing,
      lookedUpAt: fc.constant(null),
      logs: fc.array(log, { minLength: 1, maxLength: 3 }),
    })
    .map(({ count, logs, ...one }) =>
      Array.from({ length: count }, (_, n) => ({ ...one, log: logs[n % logs.length] ?? [] })),
    ),
);

const invitees: fc.Arbitrary<Invitee[]> = people.map((all) =>
  all.map((one, position) => ({ ...one, position, email: some.email(`${"n".repeat(50)}${position}@x.org`) })),
);

const pending: fc.Arbitrary<PendingRequest> = fc
  .record({
    invitees,
    requester: written(300),
    application: written(300),
    role: written(300),
    reason: written(3000),
    message: fc.option(written(3000)),
  })
  .map(({ requester, application, role, ...rest }) =>
    some.pending({
      ...rest,
      requester: { userId: "U0ANA", name: requester },
      application: { dbid: "bdb1", name: application },
      role: { id: "11", name: role, access: "basic" },
    }),
  );

const by = written(300).map((name) => ({ userId: "U0LEE", name }));
const withdrawn = pending.map((asked) => withdraw(asked, some.at(3)));
const expired = pending.map(expire);
const denied = fc
  .tuple(pending, by, written(3000))
  .map(([asked, by, reason]) => deny(asked, { by, at: some.at(2), reason }));
const approved = fc.tuple(pending, by).map(([asked, by]) => approve(asked, { by, at: some.at(2) }));
const finished = fc
  .tuple(approved, fc.boolean())
  .map(([carriedOut, everybodyInvited]) => finish(carriedOut, { everybodyInvited, at: some.at(5) }));
const request: fc.Arbitrary<InviteRequest> = fc.oneof(
  pending,
  withdrawn,
  expired,
  denied,
  approved,
  finished,
);

/** A request with more people than its card has. */
const manyPeople = request.filter(({ invitees }) => invitees.length > 12);

/** Any of the messages that say a thing together. */
const oneOf = (parts: fc.Arbitrary<PeopleMessage[]>): fc.Arbitrary<Message> =>
  parts.chain((all) => fc.constantFrom(...all)).map(({ message }) => message);

const MESSAGES: [string, fc.Arbitrary<Message>][] = [
  [
    "renderCard()",
    fc
      .tuple(request, fc.boolean())
      .map(([one, listed]) => renderCard(english, one, { approvers: some.approvers, listed })),
  ],
  ["renderDecision()", fc.oneof(denied, approved, finished).map((one) => renderDecision(english, one))],
  ["renderResult()", oneOf(finished.map((one) => renderResult(english, one)))],
  ["renderPeopleForApprovers()", oneOf(manyPeople.map((one) => renderPeopleForApprovers(english, one)))],
  ["renderPeopleForRequester()", oneOf(request.map((one) => renderPeopleForRequester(english, one)))],
  [
    "renderNotice()",
    fc.tuple(request, fc.boolean()).map(([one, listed]) => renderNotice(english, one, { listed })),
  ],
  ["renderEnd()", oneOf(fc.oneof(denied, expired, finished).map((one) => renderEnd(english, one)))],
  [
    "renderChannelMissing()",
    pending.map((one) => renderChannelMissing(english, one, { refusal: one.reason, hasCard: false })),
  ],
  [
    "renderStatus()",
    request.map((one) =>
      renderStatus(
        english,
        Array.from({ length: 10 }, () => toSummary(one)),
      ),
    ),
  ],
  [
    "renderAlreadyDecided()",
    request.map((one) => sentences.renderAlreadyDecided(english, one, { deed: "approve", userId: "U0MAX" })),
  ],
];

describe("whatever people wrote, Slack takes the message and nothing in it acts", () => {
  test.each(MESSAGES)("%s", (_, rendered) => {
    fc.assert(
      fc.property(rendered, (message) => {
        expectTaken(message.blocks, { most: 50 });
        expect(Buffer.byteLength(JSON.stringify(message.blocks))).toBeLessThanOrEqual(13_000);
        expectInertMarkup(message.text);
        expect(message.text.length).toBeGreaterThan(10);
        expect(message.text.length).toBeLessThanOrEqual(4000);
      }),
      { numRuns: 150 },
    );
  });
});

const FORMS: [string, (of: { one: InviteRequest; text: string }) => View][] = [
  [
    "renderAskForm()",
    ({ one, text }) =>
      renderAskForm(english, {
        applications: one.invitees.map((_, n) => ({ dbid: `b${n}`, name: text })),
        chosenDbid: "b0",
        roles: [...one.invitees, ...one.invitees].map((_, n) => ({
          id: `${n}`,
          name: text,
          access: "basic" as const,
        })),
        filledIn: { people: text, message: text, reason: text },
        typedIn: null,
      }),
  ],
  [
    "renderAskForm() without roles",
    ({ text }) =>
      renderAskForm(english, {
        applications: [],
        chosenDbid: "",
        roles: { trouble: { why: "told", text, needs: null } },
        filledIn: { people: "" },
        typedIn: null,
      }),
  ],
  [
    "renderNamesForm()",
    ({ one }) => renderNamesForm(english, { people: one.invitees, page: 1, pages: 2, metadata: "{}" }),
  ],
  ["renderDenyForm()", ({ one }) => renderDenyForm(english, one)],
  [
    "renderNoticeForm()",
    ({ one, text }) =>
      renderNoticeForm(english, {
        title: text,
        message: sentences.renderAlreadyDecided(english, one, { deed: "deny", userId: "U0MAX" }),
      }),
  ],
];

describe("whatever people wrote, Slack takes the form", () => {
  test.each(FORMS)("%s", (_, render) => {
    fc.assert(
      fc.property(request, written(4000), (one, text) => {
        const view = render({ one, text });
        expectTaken(view.blocks, { most: 100 });
        if (view.type !== "modal") throw new Error("A form is a modal");
        for (const title of [view.title, view.submit, view.close])
          if (title !== undefined) expectBetween(title.text.length, 1, 24);
        if (view.blocks.some(({ type }) => type === "input")) expect(view.submit).toBeDefined();
      }),
      { numRuns: 150 },
    );
  });
});

test("whatever people wrote, Slack takes the Home tab", () => {
  fc.assert(
    fc.property(request, (one) => {
      const { blocks } = renderHomeTab(
        english,
        Array.from({ length: MOST_ON_HOME }, () => toSummary(one)),
      );
      expectTaken(blocks, { most: 100 });
    }),
    { numRuns: 150 },
  );
});

test("renderStatus(english, ) of ten requests with the longest names shows as many as a message holds, and says how many", () => {
  const name = '"'.repeat(300);
  const one = some.pending({
    invitees: some
      .pending()
      .invitees.slice(0, 1)
      .map((invitee) => ({ ...invitee, firstName: name, lastName: name })),
    application: { dbid: "bdb1", name },
    role: { id: "11", name, access: "basic" },
  });
  const requests = Array.from({ length: 10 }, () =>
    toSummary(deny(one, { by: { userId: "U0LEE", name }, at: some.at(3), reason: name })),
  );
  const { blocks } = renderStatus(english, requests);
  expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(13_000);
  expect(blocks.length).toBeLessThan(11);
  expect(read({ blocks })).toContain(`Your last ${blocks.length - 1} requests:`);
});
