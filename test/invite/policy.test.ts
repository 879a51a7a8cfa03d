import { expect, test } from "vitest";
import { type MemberFacts, type Obstacle, obstacleTo } from "../../src/invite/policy.ts";

const lee: MemberFacts = {
  userId: "U2",
  name: "Lee Park",
  deleted: false,
  bot: false,
  guest: false,
  foreign: false,
};
const asked = { requester: { userId: "U1", name: "Ana Lee" }, isApprover: true };

test.each<[string, Partial<MemberFacts>, Partial<typeof asked>, Obstacle | null]>([
  ["an approver", {}, {}, null],
  ["somebody who is no approver", {}, { isApprover: false }, "not an approver"],
  ["the requester, approver or not", { userId: "U1" }, {}, "own request"],
  ["an approver who has left", { deleted: true }, {}, "no longer a member"],
  ["an approver who is a guest", { guest: true }, {}, "guest"],
  ["an approver of another workspace", { foreign: true }, {}, "other workspace"],
  ["a bot", { bot: true }, {}, "bot"],
])("obstacleTo() judges %s", (_, facts, request, obstacle) => {
  expect(obstacleTo({ ...lee, ...facts }, { ...asked, ...request })).toBe(obstacle);
});
