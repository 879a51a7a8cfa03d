import { type JsonObject, objectsOf } from "../../../slack/json.ts";
import type { MessagePicture, Picture } from "../../picture.ts";
import { order } from "../orders.ts";
import type { Place } from "../place.ts";
import { worldAddress } from "../this-window.ts";
import { findDecisionButton, pointAt, showLastFilled } from "./point-at.ts";

/** Where the story is played. */
export type Stage = {
  /** What a visitor reads meanwhile. */
  tell: (words: string) => void;
  /** Leads to whoever acts next; "" when it is nobody's turn. */
  lead: (actor: "ana" | "lee" | "", place: Partial<Place>) => void;
  /** What stands in the composer of whoever acts. */
  type: (text: string) => void;
  signal: AbortSignal;
};

const COMMAND = "/qb-invite Kim Known <kim@x.org>, Nova Reyes <nova@x.org>";
const LETTER_MS = 45;
const LOOK_EVERY_MS = 250;
const STEP_MAY_TAKE_MS = 45_000;

/** Something that the story waits for has not happened. */
export class StoryError extends Error {
  override readonly name = "StoryError";
}

/** Plays one invitation at a speed that one can follow; rejects when it is stopped, or with a `StoryError`. */
export async function playStory(stage: Stage): Promise<void> {
  await give("leisurely", { on: true });
  try {
    await anaAsks(stage);
    await leeApproves(stage);
    await everybodyHears(stage);
  } finally {
    await give("leisurely", { on: false }).catch(() => undefined);
  }
}

async function anaAsks({ tell, lead, type, signal }: Stage): Promise<void> {
  lead("ana", { as: "ana", in: "general", thread: "", pane: "talk" });
  tell("Ana is in Slack. Two people need access to a Quickbase application.");
  await pause(4, signal);
  tell("She types one command, and who it is for.");
  for (let end = 1; end <= COMMAND.length; end += 1) {
    type(COMMAND.slice(0, end));
    await pause(LETTER_MS / 1000, signal);
  }
  await pause(1, signal);
  await give("open-form", { as: "ana" });
  type("");
  await until("ana", ({ modals }) => modals[0], signal);
  tell("The form knows the applications and their roles. She says why they need access.");
  await pause(2, signal);
  while ((await give("fill-in", { as: "ana" })).isFilled === true) {
    await pause(0.4, signal);
    showLastFilled();
    await pause(1.4, signal);
  }
  tell("She sends it.");
  await pause(1.5, signal);
  const view = await until("ana", ({ modals }) => modals[0], signal);
  await give("submit", { as: "ana", viewId: view.id });
  await until("ana", ({ modals }) => modals.length === 0, signal);
}

async function leeApproves({ tell, lead, signal }: Stage): Promise<void> {
  lead("lee", { as: "lee", in: "quickbase-approvals", thread: "", pane: "talk" });
  tell("Lee is an approver, and gets a card: who, which application, which role, and why.");
  const press = await until("lee", findDecision, signal);
  await pause(5, signal);
  tell("Lee approves.");
  const button = findDecisionButton("lee");
  if (button) pointAt(button);
  await pause(2.5, signal);
  await give("press", { as: "lee", ...press });
}

async function everybodyHears({ tell, lead, signal }: Stage): Promise<void> {
  const emails = (await look("lee", signal)).quickbase.mails.length;
  tell("Now qb-invite gives each person access in Quickbase. The card says how far it is.");
  await pause(2, signal);
  lead("", { scene: "quickbase", tab: "calls" });
  await until("lee", ({ quickbase }) => quickbase.mails.length >= emails + 2, signal);
  await pause(1, signal);
  lead("", { scene: "quickbase", tab: "emails", pane: "scenes" });
  await give("see-emails", {});
  tell("Quickbase emails each of them an invitation.");
  await pause(5, signal);
  lead("ana", { as: "ana", in: "qb-invite", thread: "", pane: "talk" });
  tell("And Ana hears how it went.");
  await pause(5, signal);
}

/** Where the newest card has the button that decides. */
function findDecision({ conversations }: Picture): object | undefined {
  const channel = conversations.find(({ key }) => key === "quickbase-approvals");
  for (const message of channel?.messages.toReversed() ?? []) {
    const [found] = primaryButtons(message);
    if (channel && found) return { at: { channelId: channel.id, ts: message.ts }, ...found };
  }
  return undefined;
}

function primaryButtons({ blocks }: MessagePicture): object[] {
  return blocks.flatMap((block) =>
    objectsOf(block.elements)
      .filter(({ style }) => style === "primary")
      .map(({ action_id }) => ({ blockId: block.block_id, actionId: action_id })),
  );
}

async function until<T>(
  as: string,
  find: (picture: Picture) => T | undefined | false,
  signal: AbortSignal,
): Promise<T> {
  for (let waited = 0; waited < STEP_MAY_TAKE_MS; waited += LOOK_EVERY_MS) {
    const found = find(await look(as, signal));
    if (found !== undefined && found !== false) return found;
    await pause(LOOK_EVERY_MS / 1000, signal);
  }
  throw new StoryError("The story got stuck. Is something still going wrong?");
}

async function look(as: string, signal: AbortSignal): Promise<Picture> {
  const response = await fetch(worldAddress(as), { signal });
  return response.json();
}

async function give(name: string, body: object): Promise<JsonObject> {
  const answer = await order(name, body);
  if (answer.problem !== null) throw new StoryError(answer.problem);
  return answer.body;
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1000);
    signal.addEventListener("abort", stop, { once: true });
  });
}
