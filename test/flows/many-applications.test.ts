import { expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import type { CallRecord } from "../../src/standin/quickbase/model.ts";
import { type BotWorld, openForm, openWorldWithBot } from "./bot-in-world.ts";

const APPLICATIONS = 240;
const dbidOf = (number: number) => `bqapp${String(number).padStart(4, "0")}`;
const ROLES = Array.from({ length: 130 }, (_, index) => ({
  name: `Role ${index + 1}`,
  accessLevel: index === 0 ? (2 as const) : (3 as const),
}));

/** A bot that offers 240 applications, the last of them with 130 roles. */
function openBigWorld() {
  return openWorldWithBot({
    before({ quickbase }) {
      for (let number = 1; number <= APPLICATIONS; number += 1)
        quickbase.addApp({
          name: `Application ${number}`,
          dbid: dbidOf(number),
          ...(number === APPLICATIONS && { roles: ROLES }),
        });
    },
    configure: (config) => ({
      ...config,
      policy: {
        ...config.policy,
        appDbids: Array.from({ length: APPLICATIONS }, (_, index) => dbidOf(index + 1)),
      },
    }),
  });
}

const updatesIn = ({ slack }: BotWorld) =>
  slack.requests.filter(({ method }) => method === "views.update").length;

/** The most calls that arrived within one second. */
function mostInASecond(calls: readonly CallRecord[]): number {
  const times = calls.map(({ at }) => Date.parse(at));
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
}

test("a start with 240 applications asks at a gentle pace, and so does the doctor beside it", async () => {
  const world = await openBigWorld();
  const { quickbase, app } = world;
  // By now the socket is open: it waited for the first few applications at most.
  expect(quickbase.calls.length).toBeLessThan(30);
  void app.examine();
  await quickbase.until(({ calls }) => calls.length >= 30, { deadlineMs: 15_000 });
  // Six at once and six a second, and who the bot is.
  expect(mostInASecond(quickbase.calls)).toBeLessThanOrEqual(13);
  // What one has asked, the other does not ask again.
  const asked = quickbase.calls
    .filter(({ action }) => /DBInfo|RoleInfo/.test(action))
    .map(({ action, dbid }) => `${action} ${dbid}`);
  expect(new Set(asked).size).toBe(asked.length);
});

test("any of 240 applications and 130 roles can be found by typing, while names are still being read", async () => {
  const world = await openBigWorld();
  const form = await openForm(world.ana);
  expect(await form.offers("Application", "")).toHaveLength(100);
  expect(await form.offers("Application", "application 1")).toContain("Application 1");
  expect(await form.offers("Application", dbidOf(APPLICATIONS))).toEqual([dbidOf(APPLICATIONS)]);

  const before = updatesIn(world);
  await form.chooses("Application", dbidOf(APPLICATIONS));
  // The one that was chosen is read before the others: first the form says so, and then it has the roles.
  expect(world.quickbase.calls.length).toBeLessThan(100);
  await world.slack.until(() => updatesIn(world) >= before + 2, { what: "two updates of the form" });
  expect(await form.offers("Role", "")).toHaveLength(100);
  expect(await form.offers("Role", "ROLE 12")).toEqual(
    [12, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 112].map((n) => `Role ${n}`),
  );
  await form.chooses("Role", "Role 127");
  await form.fills("People", "Nova Reyes <nova@x.org>");
  await form.fills("Reason", "The audit");
  expect(await form.submits()).toBe("cleared");
  await world.lee.sees("to Application 240 as Role 127", { in: APPROVALS });
  expect(world.slack.problems).toEqual([]);
});
