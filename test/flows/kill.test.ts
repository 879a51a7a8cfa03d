import { describe, expect, test } from "vitest";
import { APPROVALS, type DemoWorld } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { ask, openWorld, startBot } from "./bot-in-world.ts";

const KIM = "Kim Known <kim@x.org>";
const NOVA = "Nova Reyes <nova@x.org>";
/** The issue allows a minute. */
const RECOVERY = { deadlineMs: 60_000 };

/** Where the bot is held when it is killed, and what must be true once it was started again. */
type Kill = {
  at: string;
  /** Holds the bot at a chosen call, and says when it is there. */
  hold: (world: DemoWorld) => { reached: Promise<unknown>; release(): void };
  /** Whether the mail to Kim is of unknown fate afterwards. */
  unknownMail?: boolean;
  /** How many mails Kim has in the end, before anybody presses Send again. */
  mailsToKim?: number;
  /** Whether people are looked up before the decision. */
  lookedUp?: boolean;
};

/** Holds the bot at its next call about a person; at its start it asks about itself, which is another matter. */
const quickbaseCall =
  (action: string, at: "before" | "after") =>
  ({ quickbase }: DemoWorld) =>
    quickbase.faults.hold({ action, at, when: ({ email, userid }) => email !== null || userid !== null });
/** Nobody is looked up until what this gives back is called. */
function silence({ quickbase }: DemoWorld): () => void {
  return quickbase.faults.add({
    action: "API_GetUserInfo",
    when: ({ email }) => email !== null,
    fault: { kind: "status", status: 503 },
  });
}

/** Holds the bot as it posts the message that says this. */
const postOf =
  (says: RegExp, at: "before" | "after") =>
  ({ slack }: DemoWorld) =>
    slack.faults.hold({ method: "chat.postMessage", at, when: ({ text }) => says.test(String(text)) });

const NOTICE = /You asked to invite/;
const CARD = /Ana Lee wants to invite/;
const DECISION = /approved Ana Lee's request/;
const RESULT = /Both people were invited\..*Ana Lee asked/;
const OUTCOME = /Both people were invited to/;

const beforeDecision: Kill[] = [
  { at: "before the notice is posted", hold: postOf(NOTICE, "before") },
  { at: "after the notice is posted", hold: postOf(NOTICE, "after") },
  { at: "before the card is posted", hold: postOf(CARD, "before") },
  { at: "after the card is posted, before it is noted", hold: postOf(CARD, "after") },
  { at: "while people are looked up for the card", hold: quickbaseCall("API_GetUserInfo", "before") },
  {
    at: "before the card gets its buttons",
    hold: ({ slack }) => slack.faults.hold({ method: "chat.update", at: "before" }),
  },
];

const whileCarriedOut: Kill[] = [
  { at: "before the look-up", hold: quickbaseCall("API_GetUserInfo", "before"), lookedUp: false },
  { at: "after the look-up", hold: quickbaseCall("API_GetUserInfo", "after"), lookedUp: false },
  {
    at: "before the role is looked at",
    hold: ({ quickbase }) => quickbase.faults.hold({ action: "API_GetRoleInfo", at: "before" }),
  },
  { at: "before the role", hold: quickbaseCall("API_AddUserToRole", "before") },
  { at: "after the role", hold: quickbaseCall("API_AddUserToRole", "after") },
  { at: "before the account", hold: quickbaseCall("API_ProvisionUser", "before") },
  { at: "after the account", hold: quickbaseCall("API_ProvisionUser", "after") },
  { at: "before the decision is told", hold: postOf(DECISION, "before") },
  { at: "before the result is told", hold: postOf(RESULT, "before") },
  { at: "after the result is told", hold: postOf(RESULT, "after") },
  { at: "before the requester is told", hold: postOf(OUTCOME, "before") },
  {
    at: "before the mail",
    hold: quickbaseCall("API_SendInvitation", "before"),
    unknownMail: true,
    mailsToKim: 0,
  },
  {
    at: "after the mail",
    hold: quickbaseCall("API_SendInvitation", "after"),
    unknownMail: true,
    mailsToKim: 1,
  },
];

describe.concurrent("kill -9 loses no request that was acknowledged", () => {
  for (const { at, hold } of beforeDecision)
    test(at, async ({ onTestFinished }) => {
      const world = await openWorld(onTestFinished);
      const bot = await startBot(world, onTestFinished);
      const held = hold(world);
      await ask(world.ana, { people: `${KIM}\n${NOVA}` });
      await held.reached;
      await bot.end("SIGKILL");
      held.release();

      await startBot(world, onTestFinished);
      await world.lee.sees("[Approve]", { in: APPROVALS, ...RECOVERY });
      await world.lee.presses("Approve", { in: APPROVALS });
      await world.ana.sees("Both people were invited", { in: dmWithBot, ...RECOVERY });
      expect(world.quickbase.mails.map(({ to }) => to)).toEqual(["kim@x.org", "nova@x.org"]);
    });
});

describe.concurrent("kill -9 makes no account, role or mail twice", () => {
  for (const { at, hold, lookedUp = true, unknownMail = false, mailsToKim = 1 } of whileCarriedOut)
    test(at, async ({ onTestFinished }) => {
      const world = await openWorld(onTestFinished);
      const { ana, lee, quickbase } = world;
      const bot = await startBot(world, onTestFinished);
      // Whom Quickbase does not tell of before the decision, the bot looks up after it.
      const lift = lookedUp ? () => undefined : silence(world);
      await ask(ana, { people: `${KIM}\n${NOVA}` });
      await lee.sees("[Approve]", { in: APPROVALS });
      lift();
      const held = hold(world);
      await lee.presses("Approve", { in: APPROVALS });
      await held.reached;
      await bot.end("SIGKILL");
      held.release();

      await startBot(world, onTestFinished);
      const said = unknownMail ? /Quickbase didn't confirm the email/ : "Both people were invited";
      await lee.sees(said, { in: APPROVALS, thread: true, ...RECOVERY });
      const card = await lee.sees("Approved by Lee Park", { in: APPROVALS, thread: false });
      expect(card.buttons).toEqual(unknownMail ? ["Send again to Kim Known"] : []);
      const mailsTo = (email: string) => quickbase.mails.filter(({ to }) => to === email).length;
      expect([mailsTo("kim@x.org"), mailsTo("nova@x.org")]).toEqual([mailsToKim, 1]);
      const { accounts, apps } = quickbase.state();
      expect(accounts.filter(({ email }) => email === "nova@x.org")).toHaveLength(1);
      expect(apps[0]?.members.filter(({ email }) => email === "kim@x.org")).toHaveLength(1);
      if (!unknownMail) return;

      await lee.presses("Send again to Kim Known", { in: APPROVALS });
      await ana.sees("Both people were invited", { in: dmWithBot, ...RECOVERY });
      expect(mailsTo("kim@x.org")).toBe(mailsToKim + 1);
    });
});

/** How a request ends without an invitation, and what each side reads of it. */
type Ending = { at: string; press: (world: DemoWorld) => Promise<unknown>; says: RegExp };

const endings: Ending[] = [
  {
    at: "a withdrawal",
    press: async ({ ana }) => {
      await ana.sees("[Withdraw]", { in: dmWithBot });
      await ana.presses("Withdraw", { in: dmWithBot });
    },
    says: /Withdrawn by|You withdrew this request/,
  },
  { at: "a denial", press: deny, says: /Denied by/ },
];

async function deny({ lee }: DemoWorld): Promise<void> {
  await lee.presses("Deny", { in: APPROVALS });
  const form = await lee.seesModal("Deny the request");
  await form.fills("Reason", "Not needed");
  await form.submits();
}

describe.concurrent("kill -9 before everybody was told keeps", () => {
  for (const { at, press, says } of endings)
    test(at, async ({ onTestFinished }) => {
      const world = await openWorld(onTestFinished);
      const { ana, lee, quickbase, slack } = world;
      const bot = await startBot(world, onTestFinished);
      await ask(ana, { people: KIM });
      await lee.sees("[Approve]", { in: APPROVALS });
      await ana.sees("[Withdraw]", { in: dmWithBot });
      const held = slack.faults.hold({
        method: "chat.update",
        at: "before",
        when: (args) => says.test(JSON.stringify(args)),
      });
      await press(world);
      await held.reached;
      await bot.end("SIGKILL");
      held.release();

      await startBot(world, onTestFinished);
      const card = await lee.sees(says, { in: APPROVALS, thread: false, ...RECOVERY });
      expect(card.buttons).toEqual([]);
      const notice = await ana.sees(says, { in: dmWithBot, ...RECOVERY });
      expect(notice.buttons).toEqual([]);
      expect(quickbase.mails).toEqual([]);
    });
});

test("kill -9 in the middle of Send again leaves the mail unknown, and sends no third one", async () => {
  const world = await openWorld();
  const { ana, lee, quickbase } = world;
  const bot = await startBot(world);
  const lost = quickbase.faults.add({ action: "API_SendInvitation", fault: { kind: "reset", at: "after" } });
  await ask(ana, { people: KIM });
  await lee.sees("[Approve]", { in: APPROVALS });
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("[Send again", { in: APPROVALS, thread: false });
  lost();
  const held = quickbaseCall("API_SendInvitation", "after")(world);
  await lee.presses("Send again to Kim Known", { in: APPROVALS });
  await held.reached;
  await bot.end("SIGKILL");
  held.release();

  await startBot(world);
  const unknown = /\[Send again[\s\S]*Quickbase didn't confirm the email/;
  await lee.sees(unknown, { in: APPROVALS, thread: false, ...RECOVERY });
  expect(quickbase.mails).toHaveLength(2);
});
