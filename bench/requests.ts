// Prints what requests cost a bot in a process of its own, between the local Slack and the local Quickbase: calls, CPU
// time, memory, and how soon the approval of a quiet request reaches Quickbase. Linux only, for it reads /proc.
import { readFileSync } from "node:fs";
import { type BotProcess, startBotProcess } from "../src/standin/demo/bot-process.ts";
import { APPROVALS, GENERAL, startDemoWorld } from "../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../src/standin/slack/people/person.ts";

const QUIET_REQUESTS = 12;
const HUNDRED = 100;
/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: CPU time is in hundredths of a second. */
const TICK_MS = 10;

const world = await startDemoWorld();
const bot = startBotProcess(world);
await world.slack.untilConnected({ connections: 2, deadlineMs: 30_000 });
await until(() => bot.lines.some((line) => line.includes("at work")));
const memoryAtRest = memoryOf(bot);

await onePerson("Warm Up <warm.up@x.org>");
const cpuBefore = cpuOf(bot);
const slackBefore = world.slack.requests.length;
const quickbaseBefore = world.quickbase.calls.length;
const waitsMs: number[] = [];
for (let number = 0; number < QUIET_REQUESTS; number++)
  waitsMs.push(await onePerson(`Nova Reyes <nova${number}@x.org>`));
const slackCalls = Map.groupBy(world.slack.requests.slice(slackBefore), ({ method }) => method);
const each = (count: number) => (count / QUIET_REQUESTS).toFixed(1);
console.log(`A request for one new person, ${QUIET_REQUESTS} one after the other`);
console.log(`  CPU time of the bot       ${each(cpuOf(bot) - cpuBefore)} ms`);
console.log(`  Quickbase calls           ${each(world.quickbase.calls.length - quickbaseBefore)}`);
console.log(`  Slack calls               ${each(world.slack.requests.length - slackBefore)}`);
for (const [method, calls] of slackCalls) console.log(`    ${method.padEnd(24)}${each(calls.length)}`);
const sorted = waitsMs.toSorted((one, other) => one - other);
console.log(
  `  click to first call       ${sorted[Math.floor(sorted.length / 2)]} ms in the middle, ${sorted.at(-1)} at most`,
);

const people = Array.from({ length: HUNDRED }, (_, number) => `Nova Reyes <many${number}@x.org>`).join("\n");
const { asked, buttons, approved, invited } = await hundred(people);
console.log(`A request for ${HUNDRED} new people`);
console.log(`  sent to card with buttons ${((buttons - asked) / 1000).toFixed(1)} s`);
console.log(`  approved to all invited   ${((invited - approved) / 1000).toFixed(1)} s`);
console.log(`Memory at rest ${memoryAtRest} MB, in the end ${memoryOf(bot)} MB`);
await bot.end("SIGTERM");
await world.close();

async function ask(text: string): Promise<void> {
  const { ana } = world;
  await ana.types("/qb-invite", { in: GENERAL });
  const form = await ana.seesModal("Invite people");
  await form.shows("Role: ");
  await form.chooses("Role", "Participant");
  await form.fills("People", text);
  await form.fills("Reason", "A bench");
  await form.submits();
}

/** Asks for one person and approves; gives the milliseconds from the click to the bot's next call to Quickbase. */
async function onePerson(text: string): Promise<number> {
  const address = /<(.*)>/.exec(text)?.[1] ?? "";
  await ask(text);
  await world.lee.sees(new RegExp(`${address}[\\s\\S]*\\[Approve\\]`), { in: APPROVALS, deadlineMs: 30_000 });
  const before = world.quickbase.calls.length;
  const clickedAt = Date.now();
  const called = until(() => world.quickbase.calls.length > before).then(() => Date.now() - clickedAt);
  await world.lee.presses("Approve", { in: APPROVALS });
  await world.ana.sees(new RegExp(`is invited[\\s\\S]*${address}`), { in: dmWithBot, deadlineMs: 60_000 });
  return called;
}

async function hundred(text: string) {
  const asked = Date.now();
  await ask(text);
  const { lee } = world;
  await lee.sees(/asks to invite 100 people[\s\S]*\[Approve\]/, { in: APPROVALS, deadlineMs: 180_000 });
  const buttons = Date.now();
  await lee.presses("Approve", { in: APPROVALS });
  const approved = Date.now();
  await lee.sees("All 100 people are invited", { in: APPROVALS, thread: false, deadlineMs: 180_000 });
  return { asked, buttons, approved, invited: Date.now() };
}

function cpuOf({ pid }: BotProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function memoryOf({ pid }: BotProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}
