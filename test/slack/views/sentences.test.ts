import { describe, expect, test } from "vitest";
import type { Obstacle } from "../../../src/invite/policy.ts";
import type { InviteRequest } from "../../../src/invite/request.ts";
import { namesOf } from "../../../src/slack/views/asked.ts";
import * as sentences from "../../../src/slack/views/sentences.ts";
import { read } from "./read.ts";
import * as some from "./some.ts";

describe("renderObstacle() says why, and who may decide", () => {
  test.each<[Obstacle, string]>([
    ["not an approver", "you are not one of the approvers"],
    ["own request", "this is your own request"],
    ["no longer a member", "no longer active"],
    ["guest", "guests of this workspace cannot decide"],
    ["other workspace", "only members of this workspace"],
    ["bot", "a bot cannot decide"],
    ["not verifiable", "Slack did not say whether you may decide"],
  ])("%s", (obstacle, words) => {
    const text = read(sentences.renderObstacle(obstacle, { approvers: some.approvers }));
    expect(text).toMatch(/^Nothing was decided: /);
    expect(text).toContain(words);
    expect(text).toContain("@U0LEE, @U0MAX or @S0OPS can decide.");
  });

  test("without a list of approvers it stays a sentence", () => {
    const text = read(sentences.renderObstacle("guest", { approvers: { userIds: [], groupIds: [] } }));
    expect(text).toContain("The approvers can decide.");
  });

  test("counts approvers beyond twenty", () => {
    const userIds = Array.from({ length: 30 }, (_, n) => `U${n}`);
    const text = read(sentences.renderObstacle("guest", { approvers: { userIds, groupIds: [] } }));
    expect(text).toContain("@U19 or 10 more can decide.");
  });
});

describe("renderAlreadyDecided() says who was first, and when", () => {
  test.each<[string, InviteRequest, string]>([
    ["approved", some.approved(), "Approved by Lee Park, Mon, 23 Nov 2026, 10:42 UTC."],
    ["completed", some.completed(), "Approved by Lee Park, Mon, 23 Nov 2026, 10:42 UTC."],
    ["needs attention", some.finished([]), "Approved by Lee Park, Mon, 23 Nov 2026, 10:42 UTC."],
    ["denied", some.denied(), "Denied by Lee Park, Mon, 23 Nov 2026, 10:42 UTC."],
    ["withdrawn", some.withdrawn(), "Withdrawn by Ana Lee, Mon, 23 Nov 2026, 10:43 UTC."],
    ["expired", some.expired(), "Expired on 30 Nov 2026 before anyone decided."],
    ["pending", some.pending(), "This request is still open."],
  ])("%s", (_, request, words) => {
    expect(read(sentences.renderAlreadyDecided(request))).toContain(words);
  });
});

test("an internal error gives a reference to quote", () => {
  expect(read(sentences.renderInternalError("err_42"))).toMatch(/quote err_42\.$/);
});

test.each([
  ["an old button", sentences.renderOldButton(), "/qb-invite status"],
  ["an unknown request", sentences.renderUnknownRequest(), "not known here"],
  ["something unreadable", sentences.renderUnreadable(), "/qb-invite help."],
])("%s has a private sentence that says what to do", (_, message, words) => {
  expect(read(message)).toContain(words);
});

test.each([
  [["Nova Reyes"], { named: ["Nova Reyes"], more: 0 }],
  [["Nova Reyes", "Kim Known", "Bo Ray"], { named: ["Nova Reyes", "Kim Known", "Bo Ray"], more: 0 }],
  [["Nova Reyes", "Kim Known", "Bo Ray", "Pat Quick"], { named: ["Nova Reyes", "Kim Known"], more: 2 }],
])("namesOf() %j is %j", (names, few) => {
  expect(namesOf(names.map((name) => ({ name })))).toEqual(few);
});
