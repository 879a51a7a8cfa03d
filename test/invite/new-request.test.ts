import { expect, test } from "vitest";
import { obstacleInRole } from "../../src/invite/advance/role-check.ts";
import { neededInstead } from "../../src/invite/new-request.ts";
import type { Trouble } from "../../src/invite/trouble.ts";

const approved = { id: "11", name: "Participant", access: "basic" } as const;
const refused = (errcode: number): Trouble => ({ why: "refused", errcode, errtext: "No", errdetail: null });

test.each([
  ["is gone", null],
  ["has grown to an administrator's", { name: "Participant", access: "administrator" }],
  ["has grown to one that shares", { name: "Participant", access: "sharing" }],
] as const)("a role that %s takes a request with another role", (_, now) => {
  const obstacle = obstacleInRole(approved, now);
  expect(obstacle && neededInstead(obstacle.trouble)).toBe("another role");
});

test.each([
  [110, "another role"],
  [21, "what is missing"],
  [50, "what is missing"],
  [29, null],
  [3, null],
] as const)("Quickbase's number %i takes %s", (errcode, needed) => {
  expect(neededInstead(refused(errcode))).toBe(needed);
});
