import { writeFile } from "node:fs/promises";
import { expect } from "vitest";
import { APPROVALS } from "../../../src/standin/demo/demo-world.ts";
import type { Modal } from "../../../src/standin/slack/people/modal.ts";
import { dmWithBot } from "../../../src/standin/slack/people/person.ts";
import { openForm } from "../bot-in-world.ts";
import { isCrowd, type Plot, untilDecidable } from "./plot.ts";
import type { KillPoint, Story } from "./points.ts";
import { countRequests, getRow, isOver, isSettled, untilStatus } from "./rows.ts";
import type { Scene } from "./scene.ts";

const REACHED_WITHIN_MS = 30_000;
/** As JSON it is twice as long, and leaves no room for people. */
const LONG = "\\".repeat(1500);

/** People do once more what a slow machine has not taken in time; once the bot is dead nobody is there to take it. */
async function insist(
  scene: Scene,
  gesture: () => Promise<unknown>,
  isDone: () => boolean | Promise<boolean>,
): Promise<void> {
  let trouble: unknown = null;
  for (let times = 0; times < 5 && scene.isAlive(); times++) {
    await gesture().catch((error: unknown) => {
      trouble = error;
    });
    if (await isDone()) return;
  }
  if (scene.isAlive()) throw new Error("Nobody takes it, however often it is done", { cause: trouble });
}

/** Until the request has moved by it. */
async function insistOnMove(scene: Scene, gesture: () => Promise<unknown>): Promise<void> {
  const { version } = await getRow(scene);
  await insist(scene, gesture, async () => (await getRow(scene)).version > version);
}

async function send(scene: Scene, plot: Plot, story: Story): Promise<void> {
  let form: Modal | null = null;
  const open = async () => {
    form = await openForm(scene.ana);
    plot.form = form;
    await form.chooses("Role", "Participant");
    await form.fills("People", plot.people.map(({ email, name }) => `${name} <${email}>`).join("\n"));
    await form.fills("Reason", story === "asked for a crowd" ? LONG : "The audit starts on Monday");
    if (story === "asked for a crowd") await form.fills("Note to the people you invite", LONG);
  };
  await insist(scene, open, () => form !== null);
  await submit(scene, plot);
}

function submit(scene: Scene, { form }: Plot): Promise<void> {
  return insist(
    scene,
    async () => form?.submits(),
    () => form?.isOpen !== true,
  );
}

const approve = (scene: Scene) => insistOnMove(scene, () => scene.lee.presses("Approve", { in: APPROVALS }));

const sendAgain = (scene: Scene) =>
  insistOnMove(scene, () => scene.lee.presses(/^Send again/, { in: APPROVALS }));

async function withdraw(scene: Scene): Promise<void> {
  await scene.ana.sees("[Withdraw]", { in: dmWithBot });
  await insistOnMove(scene, () => scene.ana.presses("Withdraw", { in: dmWithBot }));
}

const deny = (scene: Scene) =>
  insistOnMove(scene, async () => {
    await scene.lee.presses("Deny", { in: APPROVALS });
    const form = await scene.lee.seesModal("Deny the request");
    await form.fills("Reason", "Not needed");
    await form.submits();
  });

const noLookUps = ({ quickbase }: Scene) =>
  quickbase.faults.add({
    action: "API_GetUserInfo",
    when: ({ email }) => email !== null,
    fault: { kind: "status", status: 503 },
  });

/** What is said of one is said of nobody else: it takes several messages to tell everybody. */
function refuseEachOtherwise({ quickbase }: Scene, { people }: Plot): () => void {
  const lifts = people.map(({ email }, index) =>
    quickbase.faults.add({
      action: "API_GetUserInfo",
      email,
      fault: { kind: "refuse", errcode: 2, errtext: `${"no ".repeat(60)}${index}` },
    }),
  );
  return () => {
    for (const lift of lifts) lift();
  };
}

/** What comes before the point is armed. */
export async function prepare(scene: Scene, plot: Plot, story: Story): Promise<void> {
  if (isCrowd(story) || story === "approved, unknown before") plot.lift = noLookUps(scene);
  if (story.startsWith("asked")) return;
  await send(scene, plot, story);
  await untilDecidable(scene, plot);
  await untilStatus(scene, isSettled);
  if (story === "approved, unknown before") plot.lift();
  if (story === "refused for a crowd") {
    plot.lift();
    plot.lift = refuseEachOtherwise(scene, plot);
    // In lines it takes several messages, and a bot that is started anew does not know that it does.
    scene.slack.faults.add({
      method: "chat.postMessage",
      when: ({ blocks }) => JSON.stringify(blocks ?? "").includes("data_table"),
      error: "invalid_blocks",
    });
  }
  if (story === "approved, mail lost" || story === "mail asked for again")
    plot.lift = scene.quickbase.faults.add({
      action: "API_SendInvitation",
      fault: { kind: "reset", at: "after" },
    });
  if (story === "mail asked for again") {
    await approve(scene);
    await untilStatus(scene, isOver);
    plot.lift();
  }
  if (story === "expired") {
    await scene.bot.end("SIGKILL");
    await expireInRows(scene);
  }
  if (story === "started again") {
    const held = scene.quickbase.faults.hold({ action: "API_AddUserToRole", at: "before" });
    await approve(scene);
    await held.reached;
    await scene.bot.end("SIGKILL");
    held.release();
  }
}

/** A week passes. */
async function expireInRows(scene: Scene): Promise<void> {
  const { id } = await getRow(scene);
  const [{ fact } = {}] = await scene.ask(
    `select fact from facts where request_id = '${id}' and position = -1`,
  );
  const past = new Date(Date.now() - 1_000).toISOString();
  const expired = JSON.stringify({ ...JSON.parse(String(fact)), expiresAt: past });
  await scene.ask(`update facts set fact = '${expired}' where request_id = '${id}' and position = -1`);
  await scene.ask(`update requests set due_at = '${past}' where id = '${id}'`);
}

/** What leads to the point. Whether it is acknowledged depends on where that is. */
async function act(scene: Scene, plot: Plot, story: Story): Promise<void> {
  switch (story) {
    case "asked":
    case "asked for a crowd":
      return send(scene, plot, story);
    case "approved":
    case "approved, unknown before":
    case "approved, mail lost":
    case "refused for a crowd":
      return approve(scene);
    case "mail asked for again":
      return sendAgain(scene);
    case "denied":
      return deny(scene);
    case "withdrawn":
      return withdraw(scene);
    case "expired":
    case "started again":
      scene.launch();
  }
}

/** Brings the bot to the point, and kills it there. */
export async function killAt(scene: Scene, plot: Plot, point: KillPoint): Promise<void> {
  let trouble: unknown = null;
  const leadThere = () =>
    act(scene, plot, point.story).catch((error: unknown) => {
      trouble = error;
    });
  const tooLate = AbortSignal.timeout(REACHED_WITHIN_MS);
  const missed = new Promise<never>((_, reject) =>
    tooLate.addEventListener("abort", () =>
      reject(new Error(`The bot was never there: ${point.story}, ${point.at}`, { cause: trouble })),
    ),
  );
  if ("statement" in point) {
    await writeFile(scene.deadlyFile, JSON.stringify(point.statement));
    await untilDead(leadThere(), scene, missed);
    return;
  }
  const held = point.hold(scene);
  const acting = leadThere();
  await Promise.race([held.reached, missed]);
  await scene.bot.end("SIGKILL");
  held.release();
  await acting;
}

async function untilDead(acting: Promise<unknown>, scene: Scene, missed: Promise<never>): Promise<void> {
  // A story may start a bot of its own.
  await Promise.resolve();
  await Promise.race([scene.bot.exited, missed]);
  await acting;
}

/**
 * People press once more what was not acknowledged and has not happened; all else goes on by itself. Says whether
 * somebody has asked for mails again.
 */
export async function goOn(scene: Scene, plot: Plot, story: Story): Promise<boolean> {
  await submit(scene, plot);
  expect(await countRequests(scene)).toBe(plot.before + 1);
  const { status, version } = await getRow(scene);
  if (status === "needs attention" && version === 3 && story === "mail asked for again") {
    await sendAgain(scene);
    return true;
  }
  if (status !== "pending" || story === "expired") return false;
  await untilDecidable(scene, plot);
  if (story === "denied" || story === "asked for a crowd") await deny(scene);
  else if (story === "withdrawn") await withdraw(scene);
  else await approve(scene);
  return false;
}
