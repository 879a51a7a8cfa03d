import { describe, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, openWorldWithBot } from "./bot-in-world.ts";

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
    await ana.sees("All 2 people are invited", { in: dmWithBot, ...PATIENT });
    expect(quickbase.mails.map(({ to }) => to).toSorted()).toEqual(["kim@x.org", "nova@x.org"]);
  });
});
