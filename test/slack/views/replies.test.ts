import { describe, expect, test } from "vitest";
import type { FinishedRequest, InviteRequest } from "../../../src/invite/request.ts";
import { toSummary } from "../../../src/invite/summary.ts";
import { renderChannelMissing } from "../../../src/slack/views/channel-missing.ts";
import { renderDecision } from "../../../src/slack/views/decision-reply.ts";
import { renderEnd } from "../../../src/slack/views/end.ts";
import { renderHelp } from "../../../src/slack/views/help.ts";
import type { Message } from "../../../src/slack/views/message.ts";
import { renderNotice } from "../../../src/slack/views/notice.ts";
import type { PeopleMessage } from "../../../src/slack/views/people-room.ts";
import { renderResult, renderResultAsTable } from "../../../src/slack/views/result-reply.ts";
import { renderStatus } from "../../../src/slack/views/status.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";
import { buttonsOf, read, readMarkup } from "./read.ts";
import * as some from "./some.ts";

/** The one message of something that has room in one. */
function alone([first, ...more]: PeopleMessage[]): Message {
  if (first === undefined || more.length > 0) throw new Error(`There are ${more.length + 1} messages`);
  return first.message;
}

const needsAttention = () =>
  some.finished([
    some.invitedNew,
    [some.lookedUp, some.roleGiven, some.mailUnknown],
    [some.lookedUp, some.badRole],
  ]);

describe("renderDecision() says", () => {
  test("who approved whose request", () => {
    expect(read(renderDecision(english, some.approved()))).toBe(
      "Lee Park approved Ana Lee's request. Progress is on the card; the result will be posted here.",
    );
  });

  test("who denied it, and why", () => {
    expect(read(renderDecision(english, some.denied()))).toBe(
      "Lee Park denied Ana Lee's request. No one was invited.\nReason for the denial\n> Ask for a Viewer instead",
    );
  });
});

describe("renderResult() says", () => {
  test("the decision before it where nothing has said it yet", () => {
    const result = alone(renderResult(english, some.completed(), { withDecision: true }));
    expect(readMarkup(result.text)).toMatch(
      /^Lee Park approved Ana Lee's request\. All 3 people were invited\./,
    );
    expect(read(result)).toMatch(/^Lee Park approved .*\nAll 3 people were invited\.\n• /);
  });

  test("one line a person when all went well", () => {
    const result = alone(renderResult(english, some.completed()));
    expect(readMarkup(result.text)).toBe(
      "All 3 people were invited. Ana Lee asked to invite 3 people to Project Tracker as Participant.",
    );
    expect(read(result).match(/^• .*Invited/gm)).toHaveLength(3);
  });

  test("what became of each person, what is in doubt, and what can be pressed", () => {
    const text = read(alone(renderResult(english, needsAttention())));
    expect(text).toContain("1 of 3 people invited.\n2 need attention.");
    expect(text).toContain(
      "Quickbase didn't confirm the invitation email to Kim Known. It may have arrived: check with them before it is sent again.",
    );
    expect(text).toContain("• Bo Ray  bo@x.org  ·  Not invited: Quickbase rejected the role.");
    expect(text).toContain(
      "Retrying won't help Bo Ray: Ana Lee has to send a new request with another role.",
    );
    expect(text).toContain("An approver can send the email again from the card above.");
    expect(text).toContain("Reference req_abc123");
  });

  test("no certainty that there is not, when the only mail is in doubt", () => {
    const request = some.finished([[some.lookedUp, some.roleGiven, some.mailUnknown]]);
    const unsure = { ...request, invitees: request.invitees.slice(0, 1) };
    expect(read(alone(renderResult(english, unsure)))).toMatch(
      /^The invitation of Nova Reyes wasn't confirmed\.\nQuickbase didn't confirm the invitation email to Nova Reyes\./,
    );
  });
});

test("renderResultAsTable() has whoever needs somebody first, and whose turn it is", () => {
  const logs = Array.from({ length: 10 }, () => some.invitedKnown);
  const request = some.finished([]);
  const invitees = [
    ...logs,
    [some.lookedUp, some.roleGiven, some.mailUnknown],
    [some.lookedUp, some.badRole],
    [some.noAnswer],
    some.invitedNew,
  ].map((log, position) => ({ ...some.invitee(`P${position} Q`), position, log }));
  const table = renderResultAsTable(english, { ...request, invitees } as FinishedRequest);
  if (table === null) throw new Error("There is no table");
  const lines = read(table).split("\n");
  const from = lines.indexOf("Result for 14 people");
  expect(lines.slice(from + 1, from + 7)).toEqual([
    "Name  |  Email  |  Result  |  What now",
    "P10 Q  |  p10@x.org  |  Role added. Email not confirmed  |  It may have arrived: check with them before it is sent again.",
    expect.stringMatching(
      /^P11 Q {2}\| {2}p11@x\.org {2}\| {2}Not invited {2}\| {2}The role may have been deleted\. .*\(110, "Bad role id"\)$/,
    ),
    expect.stringMatching(/^P12 Q .*Not invited {2}\| {2}.*\. An approver can retry\.$/),
    "P0 Q  |  p0@x.org  |  Invited  |  –",
    "P1 Q  |  p1@x.org  |  Invited  |  –",
  ]);
  expect(lines).toContain("P13 Q  |  p13@x.org  |  Invited (new account)  |  –");
  expect(table.text).toContain("11 of 14 people invited. 3 need attention.");
});

test("a second round says in its result and its end that it is one, and the first does not", () => {
  const again = { kind: "again", what: "everything", by: some.lee, at: some.at(6) } as const;
  const failed = [some.noAnswer, some.noAnswer];
  const first = some.finished([some.invitedNew, some.invitedKnown, failed]);
  const second = some.finished([some.invitedNew, some.invitedKnown, [...failed, again, ...failed]]);
  expect(read(alone(renderResult(english, first)))).toMatch(/^2 of 3 people invited\.\n/);
  expect(read(alone(renderResult(english, second)))).toMatch(/^After the retry: 2 of 3 people invited\.\n/);
  expect(read(alone(renderEnd(english, second)))).toMatch(
    /^After the retry: 2 of 3 people were invited to Project Tracker as Participant\.\n/,
  );
});

describe("renderNotice()", () => {
  test("lets the requester withdraw while the request waits", () => {
    const notice = renderNotice(english, some.pending());
    expect(read(notice)).toContain(
      "You asked to invite 3 people to Project Tracker as Participant.\nSent to the approvers, who can decide until Mon, 30 Nov 2026, 10:40 UTC.",
    );
    expect(buttonsOf(notice)).toEqual(["Withdraw"]);
  });

  test("lets the requester ask again when they have withdrawn", () => {
    const notice = renderNotice(english, some.withdrawn());
    expect(read(notice)).toContain("You withdrew this request, Mon, 23 Nov 2026, 10:43 UTC.");
    expect(buttonsOf(notice)).toEqual(["Ask again"]);
  });

  test.each<[string, InviteRequest, string]>([
    ["expired", some.expired(), "Expired on 30 Nov 2026 before anyone decided."],
    ["denied", some.denied(), "Denied by Lee Park, Mon, 23 Nov 2026, 10:42 UTC."],
    ["approved", some.approved(), "3 people: 3 in progress."],
    ["completed", some.completed(), "All 3 people were invited."],
    ["needs attention", needsAttention(), "1 of 3 people invited."],
  ])("shows the state without a button when the request is %s", (_, request, sentence) => {
    expect(read(renderNotice(english, request))).toContain(sentence);
    expect(buttonsOf(renderNotice(english, request))).toEqual([]);
  });
});

describe("renderEnd() tells the requester", () => {
  test("where to ask again where that helps, and only there", () => {
    const buttons = (request: Parameters<typeof renderEnd>[1]) =>
      buttonsOf(alone(renderEnd(english, request)));
    for (const request of [some.denied(), some.expired(), needsAttention()])
      expect(buttons(request)).toEqual(["Ask again"]);
    const toRetry = some.finished([some.invitedNew, some.invitedKnown, [some.noAnswer]]);
    for (const request of [some.completed(), toRetry]) expect(buttons(request)).toEqual([]);
  });

  test.each<[string, Parameters<typeof renderEnd>[1], string[]]>([
    [
      "completed",
      some.completed(),
      ["All 3 people were invited to Project Tracker as Participant.", "• Nova Reyes"],
    ],
    [
      "needs attention",
      needsAttention(),
      [
        "Retrying won't help Bo Ray. Ask again with another role.",
        "For everyone else, an approver can send the email again from the card.",
        "Not invited",
        "Reference req_abc123",
      ],
    ],
    [
      "denied",
      some.denied(),
      [
        "Lee Park denied your request to invite 3 people to Project Tracker as Participant. No one was invited.",
        "> Ask for a Viewer instead",
        "Talk to Lee Park, or ask again.",
        "Reference req_abc123",
      ],
    ],
    [
      "expired",
      some.expired(),
      [
        "expired on 30 Nov 2026 before anyone decided. No one was invited.",
        "You can ask again",
        "Reference req_abc123",
      ],
    ],
  ])("%s", (_, request, sentences) => {
    const end = alone(renderEnd(english, request));
    for (const sentence of sentences) expect(read(end)).toContain(sentence);
    expect(end.text).toContain("to Project Tracker as Participant");
    if (request.status === "denied") expect(end.text).toContain("Reason: Ask for a Viewer instead");
  });
});

test("renderChannelMissing() says that nothing is lost, why, and whom to tell", () => {
  const text = read(
    renderChannelMissing(english, some.pending(), { refusal: "not_in_channel", hasCard: false }),
  );
  expect(text).toContain("is saved, but the approvers haven't seen it yet");
  expect(text).toContain("qb-invite isn't a member of their channel.");
  expect(text).toContain("qb-invite keeps trying until Mon, 30 Nov 2026, 10:40 UTC.");
  expect(text).toContain("Reference req_abc123");
});

describe("renderStatus()", () => {
  test("says how to begin when there is nothing", () => {
    expect(read(renderStatus(english, []))).toBe(
      "You haven't asked for an invitation yet. Type /qb-invite to start.",
    );
  });

  test("shows each request with its state and what one can do", () => {
    const requests = [
      some.pending(),
      some.expired(),
      some.denied(),
      some.approved([[some.noAnswer]]),
      needsAttention(),
    ];
    const text = read(renderStatus(english, requests.map(toSummary)));
    expect(text).toContain("Your last 5 requests:");
    expect(text).toContain("Reason: Ask for a Viewer instead");
    expect(text).toContain(
      "Nova Reyes, Kim Known and Bo Ray to Project Tracker as Participant, requested Mon, 23 Nov 2026, 10:40 UTC (req_abc123)",
    );
    expect(text).toContain("You can withdraw it in your direct message from qb-invite.");
    expect(text).toContain("You can ask again with /qb-invite.");
    expect(text).toContain(
      "Quickbase isn't responding. Retrying automatically since Mon, 23 Nov 2026, 10:41 UTC.",
    );
    expect(text).toContain("An approver can send the email again from the card.");
    expect(text).toContain("Retrying won't help Bo Ray. Ask again with another role.");
  });

  test("shows ten at most, and says how many", () => {
    const text = read(
      renderStatus(
        english,
        Array.from({ length: 12 }, () => toSummary(some.completed())),
      ),
    );
    expect(text).toContain("Your last 10 requests:");
    expect(text.match(/req_abc123/g)).toHaveLength(10);
  });
});

test("renderHelp() shows each way to type the command", () => {
  const text = read(renderHelp(english));
  for (const line of [
    "/qb-invite opens",
    "<bo@x.org>, @carol opens",
    "/qb-invite status shows",
    "/qb-invite help shows",
  ])
    expect(text).toContain(line);
});
