import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type QuickbaseStandin,
  startQuickbaseStandin,
} from "../../../src/standin/quickbase/quickbase-standin.ts";
import { post, type RawAnswer, textOf } from "./raw-calls.ts";

const deadlineMs = 5_000;

let quickbase: QuickbaseStandin;
let dbid: string;
let kimId: string;

beforeEach(async () => {
  quickbase = await startQuickbaseStandin();
  ({ dbid } = quickbase.addApp({ name: "Project Tracker" }));
  kimId = quickbase.addAccount({ email: "kim@x.org", firstName: "Kim", lastName: "Known" }).id;
});

afterEach(() => quickbase.close());

const giveKimTheRole = (): Promise<RawAnswer> =>
  post(quickbase, {
    dbid,
    action: "API_AddUserToRole",
    body: `<userid>${kimId}</userid><roleid>10</roleid>`,
  });

const kimHasTheRole = (): boolean =>
  quickbase.state().apps[0]?.members.some(({ email }) => email === "kim@x.org") ?? false;

/** Asks for the role as somebody who can hang up in the middle. */
function callToHangUp(): { hangUp: () => Promise<void> } {
  const caller = new AbortController();
  const query = `a=API_AddUserToRole&userid=${kimId}&roleid=10&usertoken=${quickbase.userToken}`;
  const answer = fetch(`${quickbase.origin}/db/${dbid}?${query}`, { signal: caller.signal });
  const failed = expect(answer).rejects.toThrow("aborted");
  return {
    hangUp: () => {
      caller.abort();
      return failed;
    },
  };
}

test("a call held before its effect has done nothing, and goes on when it is released", async () => {
  const held = quickbase.faults.hold({ action: "API_AddUserToRole", at: "before" });
  const answer = giveKimTheRole();
  expect(await held.reached).toMatchObject({
    action: "API_AddUserToRole",
    email: "kim@x.org",
    userid: kimId,
  });
  expect(kimHasTheRole()).toBe(false);
  expect(quickbase.calls.at(-1)).toMatchObject({ status: "under way", answerText: null });
  held.release();
  expect(textOf(await answer, "errcode")).toBe("0");
  expect(kimHasTheRole()).toBe(true);
});

test("a call held after its effect has done it, and the next one is not held", async () => {
  const held = quickbase.faults.hold({ action: "API_AddUserToRole", at: "after" });
  const answer = giveKimTheRole();
  await held.reached;
  expect(kimHasTheRole()).toBe(true);
  expect(textOf(await giveKimTheRole(), "errcode")).toBe("113");
  held.release();
  expect(textOf(await answer, "errcode")).toBe("0");
});

test.each([
  { at: "before", done: false },
  { at: "after", done: true },
] as const)("a caller who hangs up while held $at leaves the effect $done", async ({ at, done }) => {
  const held = quickbase.faults.hold({ at });
  const { hangUp } = callToHangUp();
  await held.reached;
  await hangUp();
  await quickbase.until(({ calls }) => calls.at(-1)?.status === "cut off", { deadlineMs });
  held.release();
  expect(kimHasTheRole()).toBe(done);
});

test.each(["before", "after"] as const)(
  "a hang %s the effect lasts until the rule is removed",
  async (at) => {
    const remove = quickbase.faults.add({ times: 1, fault: { kind: "hang", at } });
    const answer = giveKimTheRole();
    const done = at === "after";
    await quickbase.until(({ calls }) => calls.at(-1)?.tookEffect === done, { deadlineMs });
    expect(quickbase.calls.at(-1)?.status).toBe("under way");
    expect(kimHasTheRole()).toBe(done);
    remove();
    expect(textOf(await answer, "errcode")).toBe("0");
  },
);

test("a delay ends early when it is removed", async () => {
  const remove = quickbase.faults.add({ fault: { kind: "delay", ms: 3_600_000 } });
  const answer = giveKimTheRole();
  await quickbase.until(({ calls }) => calls.length === 1, { deadlineMs });
  expect(kimHasTheRole()).toBe(false);
  remove();
  expect(textOf(await answer, "errcode")).toBe("0");
});

test("a slow Quickbase serves the call although the caller gave up", async () => {
  const remove = quickbase.faults.add({ fault: { kind: "delay", ms: 3_600_000 } });
  const { hangUp } = callToHangUp();
  await quickbase.until(({ calls }) => calls.length === 1, { deadlineMs });
  await hangUp();
  remove();
  await quickbase.until(() => kimHasTheRole(), { deadlineMs });
});

test("several rules strike one call in the order in which they were added", async () => {
  quickbase.faults.add({ times: 1, fault: { kind: "delay", ms: 1 } });
  quickbase.faults.add({ times: 1, fault: { kind: "refuse", errcode: 3 } });
  expect(textOf(await giveKimTheRole(), "errcode")).toBe("3");
  expect(quickbase.calls.at(-1)?.fault).toBe("delay before the effect, refuse 3 before the effect");
});
