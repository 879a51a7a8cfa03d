import { expect, onTestFinished, test, vi } from "vitest";
import { createApplicationReads } from "../../src/quickbase/application-reads.ts";
import { createCatalogue } from "../../src/quickbase/catalogue.ts";
import { createQuickbaseClient } from "../../src/quickbase/client/client.ts";
import { startQuickbaseStandin } from "../../src/standin/quickbase/quickbase-standin.ts";

const MINUTE_MS = 60_000;

async function openCatalogue({ ownClock = true } = {}) {
  const quickbase = await startQuickbaseStandin();
  onTestFinished(() => quickbase.close());
  const { dbid } = quickbase.addApp({ name: "Project Tracker" });
  const client = createQuickbaseClient({
    origin: quickbase.origin,
    credentials: { userToken: quickbase.userToken },
    retry: { attempts: 1 },
    pacing: { callsPerSecond: 100, atOnce: 100 },
  });
  onTestFinished(() => client.close());
  const quiet = () => undefined;
  const clock = { nowMs: 0 };
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const reads = createApplicationReads({
    client,
    readsMayTakeMs: 5_000,
    ...(ownClock && { now: () => clock.nowMs }),
  });
  onTestFinished(() => reads.stop());
  const catalogue = createCatalogue({ reads, appDbids: [dbid], log });
  const asked = () => quickbase.calls.filter(({ action }) => action === "API_GetRoleInfo").length;
  return { quickbase, catalogue, dbid, clock, asked };
}

test("the catalogue names applications and offers their roles, but no administrator role", async () => {
  const { catalogue, dbid } = await openCatalogue();
  expect(catalogue.knownRoles(dbid)).toBeNull();
  expect(await catalogue.roles(dbid)).toMatchObject({
    outcome: "done",
    roles: [
      { id: "10", name: "Viewer" },
      { id: "11", name: "Participant" },
    ],
  });
  expect(catalogue.applications()).toEqual([{ dbid, name: "Project Tracker" }]);
  expect(catalogue.knownRoles(dbid)).toHaveLength(2);
});

test("roles are asked for once by many at a time, and again when they are old", async () => {
  const { catalogue, dbid, clock, asked } = await openCatalogue();
  await Promise.all([catalogue.roles(dbid), catalogue.roles(dbid), catalogue.warm()]);
  await catalogue.roles(dbid);
  expect(asked()).toBe(1);
  clock.nowMs = 6 * MINUTE_MS;
  await catalogue.roles(dbid);
  expect(asked()).toBe(2);
});

test("roles that were heard once are offered while Quickbase is away; none at all is said as it is", async () => {
  const { quickbase, catalogue, dbid, clock } = await openCatalogue();
  await quickbase.down();
  expect(await catalogue.roles(dbid)).toMatchObject({ outcome: "not done" });
  await quickbase.up();
  await catalogue.roles(dbid);
  await quickbase.down();
  clock.nowMs = 6 * MINUTE_MS;
  expect(await catalogue.roles(dbid)).toMatchObject({ outcome: "done" });
});

test("a refusal takes offered roles back: the application may be closed to the bot", async () => {
  const { quickbase, catalogue, dbid, clock } = await openCatalogue();
  await catalogue.roles(dbid);
  quickbase.setUserTokenActive(quickbase.userToken, false);
  clock.nowMs = 6 * MINUTE_MS;
  expect(await catalogue.roles(dbid)).toMatchObject({ outcome: "refused" });
});

test.each([-60, 60])("the catalogue ages by itself when the clock is set by %i minutes", async (minutes) => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const { catalogue, dbid, asked } = await openCatalogue({ ownClock: false });
  await catalogue.roles(dbid);
  vi.setSystemTime(Date.now() + minutes * MINUTE_MS);
  await catalogue.roles(dbid);
  expect(asked()).toBe(1);
  vi.advanceTimersByTime(6 * MINUTE_MS);
  await catalogue.roles(dbid);
  expect(asked()).toBe(2);
});
