import { dmWithBot } from "../slack/people/person.ts";
import { type BotProcess, type PROGRAMS, startBotProcess } from "./bot-process.ts";
import { APPROVALS, type DemoWorld, GENERAL, startDemoWorld } from "./demo-world.ts";

const QUICKBASE_MAY_TAKE_MS = 20_000;

/**
 * Plays one story with the real bot and tells, as a transcript, what each person sees and what
 * Quickbase received. Rejects when it does not end as it should.
 */
export async function playStory(
  tell: (text: string) => void,
  { program = "source" }: { program?: keyof typeof PROGRAMS } = {},
): Promise<void> {
  const world = await startDemoWorld();
  const examined = Promise.withResolvers<void>();
  const bot = startBotProcess({
    ...world,
    program,
    // The doctor logs how many checks passed, or each that did not.
    onLine: (line) => /"checks?":/.test(line) && examined.resolve(),
  });
  try {
    // What a start asks of Quickbase is no part of the story.
    const played = examined.promise.then(() => play(world, tell));
    await Promise.race([played, failOnExit(bot)]);
    await stop(bot);
  } finally {
    await bot.end("SIGKILL");
    await world.close();
  }
}

async function play(world: DemoWorld, tell: (text: string) => void): Promise<void> {
  const { slack, quickbase, ana, lee } = world;
  const command = "/qb-invite kim@x.org, nova@x.org";
  tell(heading(`Ana types in #${GENERAL}`, command));
  await ana.types(command, { in: GENERAL });
  const form = await ana.seesModal("Invite people");
  await form.shows("Role: ");
  await form.chooses("Role", "Participant");
  await form.fills("Note to the people you invite", "Welcome to the tracker!");
  await form.fills("Reason", "The audit starts on Monday");
  tell(heading("Ana fills in the form", form.text()));
  await form.submits();
  const names = await ana.seesModal("Names");
  await names.fills("First name of nova@x.org", "Nova");
  await names.fills("Last name of nova@x.org", "Reyes");
  tell(heading("The names that Quickbase does not know", names.text()));
  await names.submits();

  const card = await lee.sees("Approve", { in: APPROVALS });
  tell(heading(`Lee sees in #${APPROVALS}`, card.text));
  tell(heading("Ana sees in her direct messages", ana.reads(dmWithBot)));
  const callsBefore = quickbase.calls.length;
  await lee.presses("Approve", { in: APPROVALS });
  tell(heading("Lee presses", "[Approve]"));

  await quickbase.until(({ mails }) => mails.length === 2, { deadlineMs: QUICKBASE_MAY_TAKE_MS });
  await lee.sees("Both people were invited", { in: APPROVALS, thread: true });
  await ana.sees("Both people were invited to", { in: dmWithBot });
  tell(heading(`#${APPROVALS}, in the end`, lee.reads(APPROVALS)));
  tell(heading("Ana's direct messages, in the end", ana.reads(dmWithBot)));
  const calls = quickbase.calls
    .slice(callsBefore)
    .map(({ action, dbid, errcode }) => `${action} on ${dbid}: errcode ${errcode}`);
  tell(heading("What Quickbase received after that", calls.join("\n")));
  const mails = quickbase.mails.map(
    ({ to, appName, from, text }) => `To ${to}, for ${appName}, from ${from.name}: ${text}`,
  );
  tell(heading("The mails that Quickbase sent", mails.join("\n")));

  insist(mails.length === 2, `two mails, not ${mails.length}`);
  insist(slack.problems.length === 0, `no complaint of Slack: ${JSON.stringify(slack.problems)}`);
}

async function stop(bot: BotProcess): Promise<void> {
  const end = await bot.end("SIGTERM");
  insist(end === 0, `a stop in order, not ${end}:\n${bot.lines.join("\n")}`);
}

async function failOnExit(bot: BotProcess): Promise<never> {
  const end = await bot.exited;
  throw new Error(`The bot ended with ${end}:\n${bot.lines.join("\n")}`);
}

function insist(holds: boolean, what: string): void {
  if (!holds) throw new Error(`The story should have ended with ${what}`);
}

function heading(title: string, text: string): string {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`.trimEnd());
  return `${title}\n\n${lines.join("\n")}\n`;
}
