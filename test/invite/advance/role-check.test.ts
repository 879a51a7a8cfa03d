import { expect, test } from "vitest";
import { obstacleInRole } from "../../../src/invite/advance/role-check.ts";
import type { Role, RoleNow } from "../../../src/invite/request.ts";

test.each<[Role["access"], RoleNow["access"] | "gone", RegExp | null]>([
  ["basic", "basic", null],
  ["sharing", "sharing", null],
  ["sharing", "basic", null],
  // From before it was kept what a role may do.
  [null, "sharing", null],
  ["basic", "sharing", /may share the application since this was asked/],
  ["basic", "administrator", /has become an administrator's role/],
  ["sharing", "administrator", /has become an administrator's role/],
  [null, "administrator", /has become an administrator's role/],
  ["basic", "not known", /does not say any more what it may do/],
  ["basic", "gone", /The role "Participant" is gone/],
])("a role that was approved as %s and is %s by now", (approved, now, advice) => {
  const role = { id: "11", name: "Participant", access: approved };
  // Another name is no other role.
  const obstacle = obstacleInRole(role, now === "gone" ? null : { name: "Renamed", access: now });
  if (advice === null) expect(obstacle).toBeNull();
  else
    expect(obstacle).toMatchObject({
      outcome: "refused",
      errcode: null,
      advice: expect.stringMatching(advice),
    });
});
