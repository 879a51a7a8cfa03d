import { describe, expect, test } from "vitest";
import type { Approvers, Obstacle } from "../../../src/invite/policy.ts";
import type { InviteRequest } from "../../../src/invite/request.ts";
import { namesOf } from "../../../src/slack/views/asked.ts";
import * as sentences from "../../../src/slack/views/sentences.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";
import type { Deed } from "../../../src/slack/views/words/parts.ts";
import { read } from "./read.ts";
import * as some from "./some.ts";

describe("renderObstacle() says why, and who may decide", () => {
  const obstacleIn = (obstacle: Obstacle, given: { deed?: Deed; approvers?: Approvers | "nobody" } = {}) =>
    read(
      sentences.renderObstacle(english, { obstacle, deed: "approve", approvers: some.approvers, ...given }),
    );

  test.each<[Obstacle, string]>([
    ["not an approver", "You aren't an approver of this request."],
    ["own request", "You can't approve your own request."],
    ["invited", "You're one of the people to be invited"],
    ["no longer a member", "isn't active any more"],
    ["guest", "Guests of this workspace can't decide"],
    ["other workspace", "Only members of this workspace"],
    ["not shown as a member", "Slack doesn't show you as a member"],
    ["bot", "Bots can't decide"],
    ["not verifiable", "Slack didn't say whether you can decide"],
  ])("%s", (obstacle, words) => {
    const text = obstacleIn(obstacle);
    expect(text).toContain(words);
    expect(text).toContain("Ask @U0LEE, @U0MAX or @S0OPS to decide.");
  });

  test.each<[Deed, string]>([
    ["deny", "You can't deny your own request. You can withdraw it"],
    ["retry", "You can't retry your own request."],
    ["send again", "You can't send the email of your own request again."],
  ])("to %s a request of one's own", (deed, words) => {
    expect(obstacleIn("own request", { deed })).toContain(words);
  });

  test("without a list of approvers it stays a sentence", () => {
    const text = obstacleIn("guest", { approvers: { userIds: [], groupIds: [] } });
    expect(text).toContain("Ask another approver to decide.");
  });

  test("where nobody else can decide it sends nobody to nobody", () => {
    expect(obstacleIn("own request", { approvers: "nobody" })).toBe(
      "You can't approve your own request.\n" +
        "No one else can decide at the moment. Please tell your qb-invite administrator.",
    );
  });

  test("counts approvers beyond twenty", () => {
    const userIds = Array.from({ length: 30 }, (_, n) => `U${n}`);
    expect(obstacleIn("guest", { approvers: { userIds, groupIds: [] } })).toContain(
      "@U19 or 10 more to decide.",
    );
  });
});

describe("renderAlreadyDecided() says who was first, and what that means for the click", () => {
  const told = (request: InviteRequest, deed: Deed, userId = "U0MAX") =>
    read(sentences.renderAlreadyDecided(english, request, { deed, userId }));

  test.each<[string, InviteRequest, Deed, string]>([
    [
      "approved",
      some.approved(),
      "deny",
      "Lee Park already approved this request, Mon, 23 Nov 2026, 10:42 UTC.\nYour denial wasn't recorded.",
    ],
    ["completed", some.completed(), "withdraw", "It can't be withdrawn any more."],
    ["needs attention", some.finished([]), "approve", "Your approval wasn't recorded."],
    ["denied", some.denied(), "approve", "Lee Park already denied this request"],
    ["withdrawn", some.withdrawn(), "approve", "Ana Lee withdrew this request"],
    ["expired", some.expired(), "deny", "This request expired on 30 Nov 2026 before anyone decided."],
    ["pending", some.pending(), "approve", "This request changed a moment ago"],
    ["retried", some.approved(), "retry", "Someone was faster, or nothing is left to do."],
  ])("%s", (_, request, deed, words) => {
    expect(told(request, deed)).toContain(words);
  });

  test.each<[InviteRequest, Deed, string]>([
    [some.approved(), "approve", "U0LEE"],
    [some.denied(), "deny", "U0LEE"],
    [some.withdrawn(), "withdraw", "U0ANA"],
  ])("who did the same before is told just that", (request, deed, userId) => {
    expect(told(request, deed, userId)).toMatch(
      /^You (already approved|already denied|withdrew) this request[^\n]*$/,
    );
  });
});

test("an internal error gives a reference to quote", () => {
  expect(read(sentences.renderInternalError(english, "err_42"))).toMatch(/quote err_42\.$/);
});

test.each([
  ["an old button", sentences.renderOldButton(english), "/qb-invite status"],
  ["an unknown request", sentences.renderUnknownRequest(english), "doesn't know this request"],
  ["something unreadable", sentences.renderUnreadable(english), "/qb-invite help."],
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
