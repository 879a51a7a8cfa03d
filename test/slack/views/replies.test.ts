import { describe, expect, test } from "vitest";
import type { InviteRequest } from "../../../src/invite/request.ts";
import { toSummary } from "../../../src/invite/summary.ts";
import { renderChannelMissing } from "../../../src/slack/views/channel-missing.ts";
import { renderDecision } from "../../../src/slack/views/decision-reply.ts";
import { renderEnd } from "../../../src/slack/views/end.ts";
import { renderHelp } from "../../../src/slack/views/help.ts";
import type { Message } from "../../../src/slack/views/message.ts";
import { renderNotice } from "../../../src/slack/views/notice.ts";
import type { PeopleMessage } from "../../../src/slack/views/people-room.ts";
import { renderResult } from "../../../src/slack/views/result-reply.ts";
import { renderStatus } from "../../../src/slack/views/status.ts";
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
  test("who approved what, for whom, when", () => {
    expect(read(renderDecision(some.approved()))).toBe(
      "Lee Park approved the request of Ana Lee to invite 3 people to Project Tracker as Participant, Mon 23 Nov 2026, 10:42 UTC.\n" +
        "The card shows every step; the result follows here.",
    );
  });

  test("who denied it, and why", () => {
    expect(read(renderDecision(some.denied()))).toBe(
      "Lee Park denied the request of Ana Lee to invite 3 people to Project Tracker as Participant, Mon 23 Nov 2026, 10:42 UTC.\n" +
        "Reason of the denial:\n> Ask for a Viewer instead",
    );
  });
});

describe("renderResult() says", () => {
  test("the decision before it where nothing has said it yet", () => {
    const result = alone(renderResult(some.completed(), { withDecision: true }));
    const decision =
      "Lee Park approved the request of Ana Lee to invite 3 people to Project Tracker as Participant, Mon 23 Nov 2026, 10:42 UTC.";
    expect(readMarkup(result.text)).toBe(`${decision} All 3 people are invited.`);
    expect(read(result)).toMatch(/^Lee Park approved .*\nAll 3 people are invited\.\n• /);
  });

  test("one line a person when all went well", () => {
    const result = alone(renderResult(some.completed()));
    expect(readMarkup(result.text)).toBe(
      "All 3 people are invited. Ana Lee asked to invite 3 people to Project Tracker as Participant.",
    );
    expect(read(result).match(/^• .*invited/gm)).toHaveLength(3);
  });

  test("what became of each person, what is in doubt, and what can be pressed", () => {
    const text = read(alone(renderResult(needsAttention())));
    expect(text).toContain("1 of 3 people is invited for certain.");
    expect(text).toContain("The mail to Kim Known may or may not have been sent: Quickbase did not say.");
    expect(text).toContain("• Bo Ray  bo@x.org  ·  not invited: Quickbase refused the role");
    expect(text).toContain(
      "To try again cannot help Bo Ray: it takes a new request with another role, which Ana Lee can send.",
    );
    expect(text).toContain('An approver can press "Send again" on the card above.');
    expect(text).toContain("Reference req_abc123");
  });

  test("no certainty that there is not, when the only mail is in doubt", () => {
    const request = some.finished([[some.lookedUp, some.roleGiven, some.mailUnknown]]);
    const unsure = { ...request, invitees: request.invitees.slice(0, 1) };
    expect(read(alone(renderResult(unsure))).split("\n")[0]).toBe(
      "The mail to Nova Reyes may or may not have been sent: Quickbase did not say.",
    );
  });
});

describe("renderNotice()", () => {
  test("lets the requester withdraw while the request waits", () => {
    const notice = renderNotice(some.pending());
    expect(read(notice)).toContain(
      "You asked to invite 3 people to Project Tracker as Participant.\nThe approvers can decide until Mon 30 Nov 2026, 10:40 UTC.",
    );
    expect(buttonsOf(notice)).toEqual(["Withdraw"]);
  });

  test.each<[string, InviteRequest, string]>([
    ["withdrawn", some.withdrawn(), "You withdrew it, Mon 23 Nov 2026, 10:43 UTC."],
    ["expired", some.expired(), "Expired, Mon 30 Nov 2026, 10:40 UTC: nobody decided in time."],
    ["denied", some.denied(), "Denied by Lee Park, Mon 23 Nov 2026, 10:42 UTC."],
    ["approved", some.approved(), "Nobody is invited so far."],
    ["completed", some.completed(), "All 3 people are invited."],
    ["needs attention", needsAttention(), "1 of 3 people is invited for certain."],
  ])("shows the state without a button when the request is %s", (_, request, sentence) => {
    expect(read(renderNotice(request))).toContain(sentence);
    expect(buttonsOf(renderNotice(request))).toEqual([]);
  });
});

describe("renderEnd() tells the requester", () => {
  test.each<[string, Parameters<typeof renderEnd>[0], string[]]>([
    ["completed", some.completed(), ["All 3 people are invited.", "• Nova Reyes"]],
    [
      "needs attention",
      needsAttention(),
      [
        "To try again cannot help Bo Ray: please ask again with another role, with /qb-invite.",
        "For whoever else is not invited, the approvers see the same, and can send the mail again.",
        "not invited",
      ],
    ],
    [
      "denied",
      some.denied(),
      ["Lee Park denied your request, ", "Nobody was invited.", "> Ask for a Viewer instead", "/qb-invite"],
    ],
    [
      "expired",
      some.expired(),
      ["Nobody decided about your request in time", "An expiry is not a denial.", "You can ask again"],
    ],
  ])("%s", (_, request, sentences) => {
    const end = alone(renderEnd(request));
    for (const sentence of [...sentences, "Reference req_abc123", "You had asked to invite 3 people"])
      expect(read(end)).toContain(sentence);
    expect(end.text).toContain("You had asked to invite 3 people to Project Tracker as Participant.");
  });
});

test("renderChannelMissing() says that nothing is lost, why, and whom to tell", () => {
  const text = read(renderChannelMissing(some.pending(), "The bot is not in the channel"));
  expect(text).toContain("is kept, but the approvers have not seen it yet");
  expect(text).toContain("Their channel cannot be reached: The bot is not in the channel.");
  expect(text).toContain("The bot goes on trying until Mon 30 Nov 2026, 10:40 UTC.");
  expect(text).toContain("Reference req_abc123");
});

describe("renderStatus()", () => {
  test("says how to begin when there is nothing", () => {
    expect(read(renderStatus([]))).toBe(
      "You have not asked for an invitation yet. Type /qb-invite to begin.",
    );
  });

  test("shows each request with its state and what one can do", () => {
    const requests = [some.pending(), some.expired(), some.approved([[some.noAnswer]]), needsAttention()];
    const text = read(renderStatus(requests.map(toSummary)));
    expect(text).toContain("These are your last 4 requests.");
    expect(text).toContain(
      "Nova Reyes, Kim Known and Bo Ray to Project Tracker as Participant, asked Mon 23 Nov 2026, 10:40 UTC (req_abc123)",
    );
    expect(text).toContain("You can withdraw it in the direct message that you got.");
    expect(text).toContain("You can ask again with /qb-invite.");
    expect(text).toContain("Quickbase is not answering, still trying since Mon 23 Nov 2026, 10:41 UTC.");
    expect(text).toContain("The approvers can send the mail again.");
    expect(text).toContain(
      "To try again cannot help Bo Ray: please ask again with another role, with /qb-invite.",
    );
  });

  test("shows ten at most, and says how many", () => {
    const text = read(renderStatus(Array.from({ length: 12 }, () => toSummary(some.completed()))));
    expect(text).toContain("These are your last 10 requests.");
    expect(text.match(/req_abc123/g)).toHaveLength(10);
  });
});

test("renderHelp() shows each way to type the command", () => {
  const text = read(renderHelp());
  for (const line of [
    "/qb-invite  opens",
    "<bo@x.org>, @carol  opens",
    "/qb-invite status  shows",
    "/qb-invite help  shows",
  ])
    expect(text).toContain(line);
});
