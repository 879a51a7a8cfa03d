import { expect, test } from "vitest";
import { obstacleInRole } from "../../src/invite/advance/role-check.ts";
import { neededInstead } from "../../src/invite/needed-instead.ts";
import type { Trouble } from "../../src/invite/trouble.ts";

const approved = { id: "11", name: "Participant", access: "basic" } as const;
const refused = (errcode: number): Trouble => ({ why: "refused", errcode, errtext: "No", errdetail: null });

test.each([
  ["is gone takes a request with another role", null, "another role"],
  ["has grown to an administrator's may be set back", { name: "Participant", access: "administrator" }, null],
  ["has grown to one that shares may be set back", { name: "Participant", access: "sharing" }, null],
] as const)("a role that %s", (_, now, needed) => {
  const obstacle = obstacleInRole(approved, now);
  expect(obstacle).not.toBeNull();
  expect(obstacle && neededInstead(obstacle.trouble)).toBe(needed);
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
