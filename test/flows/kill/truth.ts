import { expect } from "vitest";
import { APPROVALS } from "../../../src/standin/demo/demo-world.ts";
import type { ReadMessage } from "../../../src/standin/slack/people/read-message.ts";
import { cardsOf, findOrphans, newMessages, type Plot, postedFor } from "./plot.ts";
import { factsOf, type Row, readFacts } from "./rows.ts";
import type { Scene } from "./scene.ts";

/** Nobody may be missing at a moment at which somebody could press Approve. */
export function watchApprove(scene: Scene, plot: Plot): { missing: string[]; stop(): void } {
  const missing: string[] = [];
  const stop = scene.slack.on("change", () => {
    const messages = newMessages(scene.lee.messages(APPROVALS), plot);
    if (!messages.some(({ buttons }) => buttons.includes("Approve"))) return;
    const said = new Set(messages.flatMap(({ text }) => text.split(/\s+/)));
    missing.push(...plot.people.filter(({ email }) => !said.has(email)).map(({ email }) => email));
  });
  return { missing, stop };
}

/** No mail that no human asked for, none told as sent that Quickbase has not confirmed, nothing done twice. */
export async function expectTruth(scene: Scene, plot: Plot, row: Row): Promise<void> {
  const { quickbase } = scene;
  const facts = await readFacts(scene, row);
  const { accounts, apps } = quickbase.state();
  for (const [position, { email }] of plot.people.entries()) {
    const own = factsOf(facts, position);
    const begun = own.filter(({ fact, step }) => fact === "begun" && step === "mail").length;
    const asked = own.filter(({ fact }) => fact === "asked again").length;
    const confirmed = own.filter(({ answer }) => JSON.stringify(answer)?.includes("mail sent")).length;
    const mails = quickbase.mails.filter(({ to }) => to === email).length;
    expect(begun).toBeLessThanOrEqual(1 + asked);
    expect(mails).toBeLessThanOrEqual(begun);
    expect(mails).toBeGreaterThanOrEqual(confirmed);
    const isInvited = Number(begun > 0);
    const hasAccount = email.startsWith("kim") ? 1 : isInvited;
    expect(accounts.filter((account) => account.email === email)).toHaveLength(hasAccount);
    const members = apps.flatMap((app) => app.members).filter((member) => member.email === email);
    expect(members).toHaveLength(isInvited);
  }
}

const ENDS: Record<string, RegExp> = {
  completed: /Approved by Lee Park[\s\S]*Both people were invited/,
  "needs attention": /Approved by Lee Park[\s\S]*(need|confirm)/,
  denied: /Denied by Lee Park/,
  withdrawn: /Withdrawn by|You withdrew/,
  expired: /expired/i,
};

/** The messages say what the rows say, and nothing is left to press that would do nothing. */
export async function expectTold(
  scene: Scene,
  plot: Plot,
  { row, orphans }: { row: Row; orphans: ReadMessage[] },
): Promise<void> {
  const { ana, lee, slack } = scene;
  const says = ENDS[row.status] ?? /never/;
  // Nothing is said twice but what a kill left without a record.
  const isOrphan = ({ ts }: ReadMessage) => orphans.some((orphan) => orphan.ts === ts);
  expect((await findOrphans(scene, plot)).filter((message) => !isOrphan(message))).toEqual([]);
  const posted = postedFor(scene, plot).filter((message) => !isOrphan(message));

  const [card, ...others] = posted.filter(({ isReply, channel }) => !isReply && channel === APPROVALS);
  expect(others).toEqual([]);
  expect(card?.text).toMatch(says);
  const buttons = row.status === "needs attention" ? [expect.stringMatching(/^(Send again|Retry)/)] : [];
  expect(card?.buttons).toEqual(buttons);
  // A card that was posted twice has no buttons the first time.
  expect(cardsOf(scene, plot).flatMap((each) => each.buttons)).toEqual(buttons);

  const direct = posted.filter(({ channel }) => channel !== APPROVALS);
  const reads = row.status === "needs attention" ? /Approved by Lee Park/ : says;
  expect(direct[0]?.text).toMatch(reads);
  const mayAskAgain = ["denied", "withdrawn", "expired"].includes(row.status);
  expect(direct.flatMap((message) => message.buttons)).toEqual(mayAskAgain ? ["Ask again"] : []);
  const said = (messages: ReadMessage[], words: RegExp) => messages.some(({ text }) => words.test(text));
  // Who withdrew knows it.
  expect(direct.filter(({ isReply }) => !isReply).length > 1).toBe(row.status !== "withdrawn");
  const replies = lee.messages(APPROVALS).filter(({ isReply }) => isReply);
  const thread = newMessages(replies, plot);
  expect(said(thread, /(approved|denied) Ana Lee's request/)).toBe(
    !["withdrawn", "expired"].includes(row.status),
  );
  if (row.status === "completed") expect(said(thread, /Both people were invited/)).toBe(true);
  if (row.status === "needs attention" && plot.people.length === 40)
    for (const messages of [thread, direct]) {
      const lists = messages.filter(({ text }) => /People \d+ to/.test(text));
      const listed = new Set(lists.flatMap(({ text }) => text.split(/\s+/)));
      expect(plot.people.filter(({ email }) => !listed.has(email))).toEqual([]);
    }
  const newestAtHome = () => ana.homeText().split(/\(req_[0-9a-f]+\)/)[1] ?? "";
  await slack.until(() => reads.test(newestAtHome()), {
    what: `Home to show ${reads}: ${ana.homeText()}`,
  });
  // What a bot was killed at was not acknowledged, or late.
  const isOfKill = (kind: string) => kind === "unacknowledged" || kind === "late acknowledgement";
  expect(slack.problems.filter(({ kind }) => !isOfKill(kind))).toEqual([]);
}
