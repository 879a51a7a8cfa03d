import { expect, test } from "vitest";
import { type MemberFacts, type Obstacle, obstacleTo } from "../../src/invite/policy.ts";
import { parseEmailAddress } from "../../src/invite/values.ts";

const address = (text: string) => {
  const email = parseEmailAddress(text);
  if (!email.ok) throw new Error(email.problem.wrong);
  return email.value;
};

const lee: MemberFacts = {
  userIds: ["U2", "W2"],
  name: "Lee Park",
  deleted: false,
  bot: false,
  guest: false,
  email: address("lee@x.org"),
  membership: "ours",
};
const asked: Parameters<typeof obstacleTo>[1] = {
  requester: { userId: "U1", name: "Ana Lee" },
  invitees: [{ email: address("nova@x.org") }],
  isApprover: true,
};

test.each<[string, Partial<MemberFacts> | null, Partial<typeof asked>, Obstacle | null]>([
  ["an approver", {}, {}, null],
  ["somebody who is no approver", {}, { isApprover: false }, "not an approver"],
  ["the requester, approver or not", { userIds: ["U1"] }, {}, "own request"],
  [
    "the requester, who asked by another id",
    {},
    { requester: { userId: "W2", name: "Lee Park" } },
    "own request",
  ],
  [
    "the requester by an id that was kept beside theirs",
    {},
    { requester: { userId: "U9", name: "Lee Park", alsoId: "U2" } },
    "own request",
  ],
  ["an approver who is one of the invited people", { email: address("nova@x.org") }, {}, "invited"],
  ["an approver who is invited by a second address", { email: address("nova+qb@x.org") }, {}, "invited"],
  [
    "an approver whose second address is invited",
    {},
    { invitees: [{ email: address("lee+two+three@x.org") }] },
    "invited",
  ],
  ["an approver with a tag for a name", { email: address("+a@x.org") }, {}, null],
  [
    "one of the invited people who is no approver",
    { email: address("nova@x.org") },
    { isApprover: false },
    "not an approver",
  ],
  ["an approver whose address Slack does not tell", { email: null }, {}, null],
  ["somebody whose groups cannot be read", {}, { isApprover: null }, "not verifiable"],
  ["somebody whom Slack does not know", null, {}, "not shown as a member"],
  [
    "somebody of whom nothing shows that they are ours",
    { membership: "not shown" },
    {},
    "not shown as a member",
  ],
  ["an approver who has left", { deleted: true }, {}, "no longer a member"],
  ["an approver who is a guest", { guest: true }, {}, "guest"],
  ["an approver of another workspace", { membership: "foreign" }, {}, "other workspace"],
  ["a bot", { bot: true }, {}, "bot"],
])("obstacleTo() judges %s", (_, facts, request, obstacle) => {
  expect(obstacleTo(facts && { ...lee, ...facts }, { ...asked, ...request })).toBe(obstacle);
});
