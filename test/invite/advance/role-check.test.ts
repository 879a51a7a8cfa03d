import { expect, test } from "vitest";
import { obstacleInRole } from "../../../src/invite/advance/role-check.ts";
import type { Role, RoleNow } from "../../../src/invite/request.ts";
import type { RoleTrouble } from "../../../src/invite/trouble.ts";

test.each<[Role["access"], RoleNow["access"] | "gone", RoleTrouble | null]>([
  ["basic", "basic", null],
  ["sharing", "sharing", null],
  ["sharing", "basic", null],
  // From before it was kept what a role may do.
  [null, "sharing", null],
  ["basic", "sharing", "role may share"],
  ["basic", "administrator", "role grown"],
  ["sharing", "administrator", "role grown"],
  [null, "administrator", "role grown"],
  ["basic", "not known", "role not clear"],
  ["basic", "gone", "role gone"],
])("a role that was approved as %s and is %s by now", (approved, now, why) => {
  const role = { id: "11", name: "Participant", access: approved };
  // Another name is no other role.
  const obstacle = obstacleInRole(role, now === "gone" ? null : { name: "Renamed", access: now });
  expect(obstacle).toEqual(why === null ? null : { outcome: "refused", trouble: { why } });
});
