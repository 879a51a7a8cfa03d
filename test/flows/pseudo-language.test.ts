import { expect, test } from "vitest";
import { toPlainText } from "../../src/invite/values.ts";
import type { Sentence } from "../../src/slack/views/words/say.ts";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot, home } from "../../src/standin/slack/people/person.ts";
import { faultOf, stretchesIn } from "../pseudo-language/check-received.ts";
import { pseudo } from "../pseudo-language/pseudo.ts";
import { ask, type BotWorld, openForm, openWorldWithBot } from "./bot-in-world.ts";

/*
 * The real bot, speaking a language that nobody speaks. Whoever acts finds forms and buttons by its words, so that a
 * story that comes to its end has been told in them; then all that Slack was sent is read.
 */

const { askForm, card, denyForm, help, home: homeWords, notice, privately, problems } = pseudo;
const TOO_LONG_MS = 8 * 86_400_000;
const REASON = "The audit starts on Monday";
const PATIENT = { deadlineMs: 20_000 };

/** What people and Quickbase wrote in these stories. */
const WRITTEN = [
  ...[
    "Project Tracker",
    "Audit Room",
    "Participant",
    "Viewer",
    "Administrator",
    "Ana Lee",
    "Lee Park",
    "Max Roe",
  ],
  ...[
    "Ana Lee <ana@acme.com>",
    "Bob Stone",
    "Nova Reyes",
    "Dora Denied",
    "Bo Ray",
    "Inês Ferreira",
    "Kim Known",
    "/qb-invite",
    REASON,
    "Not now",
    "acme.example",
  ],
];

async function openInPseudo(timing: NonNullable<Parameters<typeof openWorldWithBot>[0]>["timing"] = {}) {
  const world = await openWorldWithBot({
    wordsIn: () => pseudo,
    timing: { quickbasePace: { callsPerSecond: 1_000, atOnce: 8 }, ...timing },
  });
  const { slack } = world;
  // What a form shows in answer to its submission is no call of the bot.
  const forms = new Set<string>();
  slack.on("change", () => {
    for (const { views } of slack.engine.workspace.members.values())
      for (const { title, submit, close, blocks, errors } of views)
        forms.add(JSON.stringify([title, submit, close, blocks, Object.values(errors).map(asText)]));
  });
  return { ...world, forms };
}

const asText = (text: string) => ({ type: "plain_text", text });

/** Everything that Slack was sent is in the language, whole, and within Slack's limits. */
function expectAllInPseudo({ slack, forms }: BotWorld & { forms: ReadonlySet<string> }): void {
  const sent = slack.requests.filter(({ method }) => /^(chat|views|respond)|response/.test(method));
  expect(sent.length).toBeGreaterThan(0);
  const stretches = [
    ...sent.flatMap(({ method, args }) => stretchesIn(unfolded(args), method)),
    ...[...forms].flatMap((form) => stretchesIn(JSON.parse(form), "form")),
  ];
  // Most of what is sent was sent before.
  const distinct = new Map(stretches.map(({ where, text }) => [text, where]));
  const faults = [...distinct].flatMap(([text, where]) => {
    const fault = faultOf(text, WRITTEN);
    return fault === null ? [] : [`${where}: ${fault} in ${text}`];
  });
  expect(faults).toEqual([]);
  expect(slack.problems).toEqual([]);
}

/** Blocks and views come as JSON in a field of a form. */
function unfolded(args: object): object {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === "string" && /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}

/** The first words of a sentence, up to what people wrote, as somebody sees them. */
function beginning(said: Sentence | string): string {
  const text =
    typeof said === "string" ? said : said.map((piece) => ("text" in piece ? piece.text : "\u2068")).join("");
  return text.split(/[\u200f\u2068]/)[0] ?? "";
}

/** The words of a sentence after what people wrote: the longest of them. */
function words(said: Sentence): string {
  const texts = said.flatMap((piece) =>
    piece.type === "text" ? piece.text.split(/[\u200e\u200f\u2068\u2069⟦⟧]/) : [],
  );
  return texts.toSorted((a, b) => b.length - a.length)[0] ?? "";
}

test("a request of one person in another language, from the help to its end, and what goes wrong on the way", async () => {
  let aheadMs = 0;
  const world = await openInPseudo({ now: () => new Date(Date.now() + aheadMs), sweepEveryMs: 50 });
  const { ana, lee, max, bob, slack } = world;
  const nova = { people: "Nova Reyes <nova@x.org>", reason: REASON };
  const who = { name: "Nova Reyes", email: null };
  await ana.types("/qb-invite help", { in: GENERAL });
  await ana.sees(beginning(help.opening), { in: GENERAL });
  await ana.types("/qb-invite stats", { in: GENERAL });
  await ana.sees(beginning(help.mistyped({ typed: "x" })), { in: GENERAL });
  await ana.types("/qb-invite status", { in: GENERAL });
  await ana.sees(beginning(homeWords.noneYet({ command: "x" })), { in: GENERAL });
  expect(await ana.opensHome()).toContain(homeWords.none);

  const form = await openForm(ana, "", pseudo);
  await form.chooses(askForm.role, "Participant");
  await form.fills(askForm.people, "Nova\njosé@x.org\na@x.org b@x.org");
  await form.fills(askForm.reason, REASON);
  expect(await form.submits()).toBe("errors");
  expect(Object.keys(form.errors())).toEqual([askForm.people]);
  await form.cancels();

  await ask(ana, { people: "nova.reyes@x.org", reason: REASON }, pseudo);
  await lee.sees(`[${card.approve}]`, { in: APPROVALS });
  await ana.presses(notice.withdraw, { in: dmWithBot });
  await lee.sees(words(pseudo.request.noOneInvited), { in: APPROVALS });

  await ask(ana, nova, pseudo);
  const second = await lee.sees(`[${card.approve}]`, { in: APPROVALS });
  await bob.presses(card.approve, { in: APPROVALS });
  await bob.sees(beginning(privately.cannotDecide({ obstacle: "not an approver", deed: "approve" })), {
    in: APPROVALS,
    privately: true,
  });
  await ana.presses(card.approve, { in: APPROVALS });
  await lee.presses(card.deny, { in: APPROVALS });
  const reason = await lee.seesModal(denyForm.title);
  await reason.fills(denyForm.reason, " ");
  await reason.submits();
  expect(Object.values(reason.errors())).toEqual([problems.denialReasonMissing]);
  await reason.fills(denyForm.reason, "Not now");
  await reason.submits();
  await ana.sees("Not now", { in: dmWithBot });
  await max.pressesAgain(second, card.approve);
  await max.sees(words(privately.notRecorded({ deed: "approve" })), { in: APPROVALS, privately: true });

  await ask(ana, nova, pseudo);
  await lee.presses(card.approve, {
    in: APPROVALS,
    on: await lee.sees(`[${card.approve}]`, { in: APPROVALS }),
  });
  await ana.seesHome(words(pseudo.progress.ended({ who, invited: 1, unsure: false })), PATIENT);
  await lee.sees(words(pseudo.progress.ended({ who, invited: 1, unsure: false })), {
    in: APPROVALS,
    thread: true,
  });

  await ask(ana, nova, pseudo);
  await lee.sees(`[${card.approve}]`, { in: APPROVALS });
  aheadMs = TOO_LONG_MS;
  await ana.sees(beginning(pseudo.end.askAgain), { in: dmWithBot });
  await ana.types("/qb-invite status", { in: GENERAL });
  await ana.sees(words(homeWords.last({ count: 4 })), { in: GENERAL });
  await ana.presses(homeWords.newInvitation, { in: home });
  await ana.seesModal(askForm.title);
  await slack.until(() => ana.modal()?.text().includes(`${askForm.role}: `) ?? false, { what: "the roles" });
  expectAllInPseudo(world);
});

test("a dozen people in another language: refused, in doubt, tried again, sent again, and Quickbase away", async () => {
  const world = await openInPseudo();
  const { ana, lee, quickbase } = world;
  const fresh = Array.from({ length: 8 }, (_, at) => `p${at}@x.org`);
  const everybody = ["kim@x.org", "bo@x.org", "ines@partner.example", "dora@x.org"];
  const people = [...fresh.map((email) => `Nova Reyes <${email}>`), ...everybody].join("\n");
  const refuse = (action: string, email: string, errcode: number) =>
    quickbase.faults.add({ action, email, fault: { kind: "refuse", errcode, errtext: "Not now" } });
  const away = quickbase.faults.add({
    action: "API_GetUserInfo",
    email: "p0@x.org",
    fault: { kind: "status", status: 503 },
  });
  await ask(ana, { people, reason: REASON, message: REASON }, pseudo);
  await lee.sees(`[${card.approve}]`, { in: APPROVALS, ...PATIENT });
  away();
  const lifts = [
    refuse("API_ProvisionUser", "p1@x.org", 2),
    refuse("API_ProvisionUser", "p2@x.org", 28),
    refuse("API_ProvisionUser", "p3@x.org", 27),
    refuse("API_ProvisionUser", "p4@x.org", 110),
  ];
  quickbase.faults.add({
    action: "API_SendInvitation",
    email: "kim@x.org",
    times: 1,
    fault: { kind: "reset", at: "after" },
  });
  await lee.presses(card.approve, { in: APPROVALS });
  const kim = { name: "Kim Known", email: null };
  const sendAgain = toPlainText(card.sendAgain({ who: kim }));
  await lee.sees(`[${sendAgain}]`, { in: APPROVALS, ...PATIENT });
  for (const lift of lifts) lift();
  await lee.presses(sendAgain, { in: APPROVALS });
  await lee.sees(words(pseudo.request.sentAgain({ by: "x", at: new Date() })), { in: APPROVALS });

  // The next one finds Quickbase gone, and is told how it goes on.
  const silent = quickbase.faults.add({ action: "API_GetUserInfo", fault: { kind: "status", status: 503 } });
  await ask(ana, { people: "Nova Reyes <nova@x.org>", reason: REASON }, pseudo);
  const alone = await lee.sees(/nova@x\.org[\s\S]*\[/, { in: APPROVALS });
  await lee.sees(words(card.notChecked({ who: kim, problem: "x" })), { in: APPROVALS, ...PATIENT });
  await lee.presses(card.approve, { in: APPROVALS, on: alone });
  await lee.sees(words(pseudo.progress.silent({ since: new Date() })), { in: APPROVALS, ...PATIENT });
  silent();
  expectAllInPseudo(world);
});

test("a hundred people in another language, in lists that take several messages", async () => {
  const world = await openInPseudo({ readsMayTakeMs: 300 });
  const { ana, lee, quickbase } = world;
  const addresses = Array.from({ length: 100 }, (_, at) => `p${at}@x.org`);
  const lift = quickbase.faults.add({
    action: "API_GetUserInfo",
    fault: { kind: "status", status: 503 },
    when: ({ email }) => /[5-9]@/.test(email ?? ""),
  });
  await ask(
    ana,
    { people: addresses.map((email) => `Nova Reyes <${email}>`).join("\n"), reason: REASON },
    pseudo,
  );
  await lee.sees(`[${card.approve}]`, { in: APPROVALS, ...PATIENT });
  lift();
  for (const email of addresses.slice(10))
    quickbase.faults.add({
      action: "API_ProvisionUser",
      email,
      fault: { kind: "refuse", errcode: 2, errtext: `Not now ${email}` },
    });
  await lee.presses(card.approve, { in: APPROVALS });
  const retry = card.retry({ who: { count: 90 } });
  await lee.sees(`[${retry}]`, { in: APPROVALS, deadlineMs: 50_000 });
  await ana.sees(words(pseudo.progress.approversCanOnceFixed({ remedy: "retry" })), {
    in: dmWithBot,
    ...PATIENT,
  });
  expectAllInPseudo(world);
});
