import { describe, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { ask, askAndSeeCard, type BotWorld, openWorldWithBot } from "./bot-in-world.ts";

const PATIENT = { deadlineMs: 25_000 };

describe.concurrent("signed in by user name and password", () => {
  test("the bot invites, by calls that have no element twice", async ({ onTestFinished, expect }) => {
    const account = { username: "bot@acme.example", password: "correct horse" };
    const world = await openWorldWithBot({
      atEnd: onTestFinished,
      before: ({ quickbase }) => {
        const { username: email, password } = account;
        quickbase.addAccount({ email, password, firstName: "Invi", lastName: "Tations" });
        for (const { dbid } of quickbase.state().apps)
          quickbase.giveRole({ appDbid: dbid, email, role: "Administrator" });
      },
      configure: (config) => ({
        ...config,
        quickbase: { ...config.quickbase, signIn: { mode: "password", ...account, appToken: null } },
      }),
    });
    const { lee, ana, quickbase } = world;
    await askAndSeeCard(world, { people: "Kim Known <kim@x.org>, Nova Reyes <nova@x.org>" });
    await lee.presses("Approve", { in: APPROVALS });
    await ana.sees("Both people were invited", { in: dmWithBot, ...PATIENT });
    expect(quickbase.mails.map(({ to }) => to).toSorted()).toEqual(["kim@x.org", "nova@x.org"]);
  });
});

const KIM = { people: "Kim Known <kim@x.org>" };

/** What readiness says. */
async function readiness({ app }: BotWorld): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${app.port}/ready`);
  return `${answer.status} ${await answer.text()}`;
}

const lines = ({ logLines }: BotWorld, words: string) => logLines.filter((line) => line.includes(words));

describe.concurrent("Quickbase keeps the bot itself out", () => {
  test("a token revoked at night burns nobody, is one alarm, and all go on when it is back", async ({
    onTestFinished,
    expect,
  }) => {
    const world = await openWorldWithBot({ atEnd: onTestFinished });
    const { lee, ana, quickbase } = world;
    await askAndSeeCard(world, KIM);
    await ask(ana, { people: "Nova Reyes <nova@x.org>, Bo Ray <bo@x.org>" });
    await lee.sees(/2 people[\s\S]*\[Approve\][\s\S]*Nova Reyes/, { in: APPROVALS, ...PATIENT });
    quickbase.setUserTokenActive(quickbase.userToken, false);
    await lee.presses("Approve", { in: APPROVALS, on: /Kim Known/ });
    await lee.presses("Approve", { in: APPROVALS, on: /Nova Reyes/ });
    const waiting = /Kim Known.*Waiting: Quickbase rejected qb-invite's sign-in/;
    const card = await lee.sees(waiting, { in: APPROVALS, ...PATIENT });
    expect(card.text).toContain("Your qb-invite administrator has to fix this");
    expect(card.text).not.toMatch(/isn't responding|Not invited/);
    await ana.sees("Quickbase hasn't let qb-invite in since", { in: dmWithBot, ...PATIENT });
    await lee.sees(/2 people[\s\S]*hasn't let qb-invite in/, { in: APPROVALS, ...PATIENT });
    expect(await readiness(world)).toMatch(/^503 .*rejected qb-invite's sign-in.*User token is invalid/);
    expect(lines(world, "Quickbase rejects qb-invite")).toHaveLength(1);
    expect(lines(world, "Quickbase rejects qb-invite")[0]).toMatch(/"level":50.*User token is invalid/);

    quickbase.setUserTokenActive(quickbase.userToken, true);
    await quickbase.until(({ mails }) => mails.length === 3, { deadlineMs: 40_000 });
    await expect.poll(() => readiness(world), { timeout: 10_000 }).toMatch(/^200 /);
    expect(lines(world, "Quickbase rejects qb-invite")).toHaveLength(1);
    expect(lines(world, "Quickbase accepts qb-invite again")).toHaveLength(1);
  });

  test.for([3, 4, 83])(
    "%i on a call that gives access is no refusal of the person",
    async (errcode, { onTestFinished, expect }) => {
      const world = await openWorldWithBot({
        atEnd: onTestFinished,
        before: ({ quickbase, apps }) => {
          // With this right 3 would be about the person or the role.
          if (errcode === 3) quickbase.changeOwnRole(apps.projectTracker, "Viewer");
        },
      });
      const { lee, ana, quickbase } = world;
      const lift = quickbase.faults.add({ action: "API_AddUserToRole", fault: { kind: "refuse", errcode } });
      await askAndSeeCard(world, KIM);
      await lee.presses("Approve", { in: APPROVALS });
      const card = await lee.sees(/Kim Known.*Waiting:/, { in: APPROVALS, ...PATIENT });
      expect(card.text).not.toMatch(/isn't responding|Not invited/);
      expect(await readiness(world)).toMatch(/^503 /);
      expect(lines(world, "Quickbase rejects qb-invite")).toHaveLength(1);
      if (errcode === 3) quickbase.changeOwnRole(world.apps.projectTracker, "Participant");
      lift();
      await ana.sees("Kim Known was invited", { in: dmWithBot, deadlineMs: 40_000 });
      expect(await readiness(world)).toMatch(/^200 /);
    },
  );

  test("3 is about the role when the bot may share the application", async ({ onTestFinished, expect }) => {
    const world = await openWorldWithBot({ atEnd: onTestFinished });
    const { lee, quickbase } = world;
    quickbase.faults.add({ action: "API_AddUserToRole", fault: { kind: "refuse", errcode: 3 } });
    await askAndSeeCard(world, KIM);
    await lee.presses("Approve", { in: APPROVALS });
    await lee.sees(/Kim Known.*Not invited: Quickbase rejected the role.* \(3/, {
      in: APPROVALS,
      ...PATIENT,
    });
    expect(await readiness(world)).toMatch(/^200 /);
  });

  test("before an approval the card says why nobody was looked up, and has its buttons", async ({
    onTestFinished,
    expect,
  }) => {
    const world = await openWorldWithBot({ atEnd: onTestFinished });
    const { lee, ana, quickbase } = world;
    quickbase.setUserTokenActive(quickbase.userToken, false);
    const people = Array.from({ length: 9 }, (_, number) => `Kim Known <kim${number}@x.org>`);
    const before = quickbase.calls.length;
    await ask(ana, { people: people.join("\n") });
    const card = await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
    expect(card.text).toContain("Couldn't check 9 people: ");
    expect(card.text.match(/Quickbase rejected qb-invite's sign-in/g)).toHaveLength(1);
    expect(card.text).not.toContain("Quickbase isn't responding");
    expect(lines(world, "Quickbase rejects qb-invite")).toHaveLength(1);
    // Those that were under way, and a look or two; not one for each person.
    expect(quickbase.calls.length - before).toBeLessThan(20);
    expect(await readiness(world)).toMatch(/^503 /);
  });
});

describe.concurrent("an answer that is final, and not what was asked for", () => {
  test.for([
    { shape: "another address" as const, says: "another address than the one asked for" },
    { shape: "anonymous" as const, says: "took the call for an anonymous one" },
    { shape: "bare success" as const, says: "it has no <user>" },
  ])(
    "$shape is said at once, the others go on, and Try again works",
    async ({ shape, says }, { onTestFinished, expect }) => {
      const world = await openWorldWithBot({ atEnd: onTestFinished });
      const { lee, ana, quickbase } = world;
      const lift = quickbase.faults.add({ email: "kim@x.org", fault: { kind: "answer", shape } });
      await askAndSeeCard(world, { people: "Kim Known <kim@x.org>, Bo Ray <bo@x.org>" });
      await lee.presses("Approve", { in: APPROVALS });
      const result = await lee.sees("1 of 2 people invited", { in: APPROVALS, thread: true, ...PATIENT });
      expect(result.text).toMatch(
        new RegExp(`Kim Known.*Not invited: .*${says}.*Nothing was done for this person`),
      );
      expect(result.text).not.toContain("not answer");
      lift();
      await lee.presses("Retry for Kim Known", { in: APPROVALS });
      await ana.sees(/Both people were invited/, { in: dmWithBot, ...PATIENT });
    },
  );

  test("a page that turns one call away is said, one that turns all away holds them up", async ({
    onTestFinished,
    expect,
  }) => {
    const world = await openWorldWithBot({ atEnd: onTestFinished });
    const { lee, quickbase } = world;
    const lift = quickbase.faults.add({
      email: "kim@x.org",
      action: "API_GetUserInfo",
      fault: { kind: "status", status: 403 },
    });
    await askAndSeeCard(world, KIM);
    await lee.presses("Approve", { in: APPROVALS });
    await lee.sees(/Kim Known.*Not invited: .*turned the call away with a page \(HTTP 403\)/, {
      in: APPROVALS,
      ...PATIENT,
    });
    lift();
    const mend = quickbase.faults.add({ fault: { kind: "status", status: 403 } });
    await lee.presses("Retry for Kim Known", { in: APPROVALS });
    await lee.sees(/Kim Known.*Waiting: Quickbase turns qb-invite away/, { in: APPROVALS, ...PATIENT });
    expect(await readiness(world)).toMatch(/^503 .*HTTP 403/);
    mend();
    await quickbase.until(({ mails }) => mails.length === 1, { deadlineMs: 40_000 });
  });
});
