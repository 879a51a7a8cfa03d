import { expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, openWorldWithBot } from "./bot-in-world.ts";

const NOVA = { people: "Nova Reyes <nova@x.org>" };
const TOO_LONG_MS = 8 * 86_400_000;

/** A world whose requests are all too old once `timePasses`; no sweep notes it, unless it is asked for. */
async function openWorldInTime(timing: { sweepEveryMs?: number } = {}) {
  let aheadMs = 0;
  const now = () => new Date(Date.now() + aheadMs);
  const world = await openWorldWithBot({ timing: { sweepEveryMs: 3_600_000, ...timing, now } });
  const timePasses = () => {
    aheadMs = TOO_LONG_MS;
  };
  return { ...world, timePasses };
}

test("a request that nobody decides expires, and everybody is told that this is no denial", async () => {
  const world = await openWorldInTime({ sweepEveryMs: 50 });
  const { ana, lee, quickbase } = world;
  const card = await askAndSeeCard(world, NOVA);
  world.timePasses();
  const expired = await lee.sees("Expired", { in: APPROVALS });
  expect(expired.ts).toBe(card.ts);
  expect(expired.text).toContain("before anyone decided");
  expect(expired.buttons).toEqual([]);
  const told = await ana.sees(/Your request to invite .* expired on/, { in: dmWithBot });
  expect(told.text).toContain("before anyone decided. No one was invited.");
  await ana.sees(/You asked to invite Nova Reyes[\s\S]*Expired/, { in: dmWithBot });
  expect(ana.reads(dmWithBot)).not.toMatch(/denied/i);
  await ana.types("/qb-invite status", { in: GENERAL });
  await ana.sees(/Expired.*You can ask again/, { in: GENERAL });

  await lee.pressesAgain(card, "Approve");
  const late = await lee.sees("Your approval wasn't recorded.", {
    in: APPROVALS,
    privately: true,
  });
  expect(late.text).toContain("This request expired on");
  expect(quickbase.calls.map(({ action }) => action)).not.toContain("API_ProvisionUser");
});

test("clicks on a card whose time is over are refused as expired, though no sweep has noted it yet", async () => {
  const world = await openWorldInTime();
  const { ana, lee, max, quickbase } = world;
  const card = await askAndSeeCard(world, NOVA);
  const notice = await ana.sees("[Withdraw]", { in: dmWithBot });
  world.timePasses();
  const refusal = /This request expired on .* before anyone decided\./;
  await lee.pressesAgain(card, "Approve");
  await lee.sees(refusal, { in: APPROVALS, privately: true });
  await max.pressesAgain(card, "Deny");
  await max.sees(refusal, { in: APPROVALS, privately: true });
  expect(max.modal()).toBeUndefined();
  await ana.pressesAgain(notice, "Withdraw");
  await ana.sees(refusal, { in: dmWithBot, privately: true });
  expect(quickbase.mails).toEqual([]);
});

test("the reason of a denial that is sent after the time is over changes nothing", async () => {
  const world = await openWorldInTime();
  const { lee, max } = world;
  await askAndSeeCard(world, NOVA);
  await max.presses("Deny", { in: APPROVALS });
  const form = await max.seesModal("Deny the request");
  await form.fills("Reason", "Not needed");
  world.timePasses();
  expect(await form.submits()).toBe("updated");
  expect(max.modal()?.text()).toMatch(
    /This request expired on .* before anyone decided\.\nYour denial wasn't recorded\./,
  );
  expect(lee.reads(APPROVALS)).not.toContain("enied");
});
