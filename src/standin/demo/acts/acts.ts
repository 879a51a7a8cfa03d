import { checkSuggestions } from "../../slack/blocks/check-surfaces.ts";
import { actOn, putValue, suggest, valueFor } from "../../slack/gestures/act-on-element.ts";
import { showNotice } from "../../slack/gestures/notices.ts";
import { openHome } from "../../slack/gestures/open-home.ts";
import { runCommand } from "../../slack/gestures/run-command.ts";
import { dismissView, submitView } from "../../slack/gestures/submit-view.ts";
import { type JsonObject, objectOf, textOf } from "../../slack/json.ts";
import type { Member } from "../../slack/state/types.ts";
import type { Demo } from "../demo.ts";
import { GENERAL } from "../demo-world.ts";
import { fillInAll, fillInNext } from "./fill-in.ts";
import { ActError, getChannel, getControl, getPerson, getView } from "./read-act.ts";

type Act = (demo: Demo, body: JsonObject) => Promise<JsonObject>;

const DONE: JsonObject = {};
const GUIDED_COMMAND = "/qb-invite Kim Known <kim@x.org>, Nova Reyes <nova@x.org>";
const BOT_MAY_TAKE_MS = 15_000;

/** What somebody does in Slack, after which an app may open a form. */
const OPENING = ["say", "press", "open-form"];

/** Does what a page asks for; null when there is no such act. */
export async function perform(demo: Demo, name: string, body: JsonObject): Promise<JsonObject | null> {
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (act === undefined) return null;
  if (OPENING.includes(name)) demo.formWindows.acts(getPerson(demo, body).id, textOf(body.window));
  return act(demo, body);
}

/** Everything that a page can ask for, by name; each goes the way of a person's own gesture. */
const acts: Record<string, Act> = {
  say,
  press,
  put,
  suggest: offer,
  submit: async (demo, body) => {
    const person = getPerson(demo, body);
    return { outcome: await submitView(engineOf(demo), person, getView(person, body.viewId)) };
  },
  dismiss: async (demo, body) => {
    const person = getPerson(demo, body);
    const view = getView(person, body.viewId);
    await dismissView(engineOf(demo), { person, view, isCleared: body.all === true });
    return DONE;
  },
  "open-home": async (demo, body) => {
    // Slack sends the event again for minutes where nobody takes it: the page does not wait for that.
    void openHome(engineOf(demo), getPerson(demo, body));
    return DONE;
  },
  read: async (demo, body) => {
    const person = getPerson(demo, body);
    const channel = getChannel(demo, person, body.channelId);
    if (demo.readMarks.move(person.id, channel.id, textOf(body.ts))) demo.changed();
    return DONE;
  },
  weather: async (demo, body) => {
    if (!(await demo.weather.turn(textOf(body.id), body.on === true)))
      throw new ActError(`There is no weather called "${textOf(body.id)}"`);
    return DONE;
  },
  scene: async (demo, body) => {
    const scene = demo.scenes.find(({ id }) => id === body.id);
    if (!scene) throw new ActError(`There is no scene called "${textOf(body.id)}"`);
    scene.press();
    return DONE;
  },
  "open-form": async (demo, body) => {
    await openForm(demo, getPerson(demo, body));
    return DONE;
  },
  "fill-in": async (demo, body) => {
    const person = getPerson(demo, body);
    if (body.all === true) await fillInAll(engineOf(demo), person);
    return { isFilled: body.all !== true && (await fillInNext(engineOf(demo), person)) };
  },
  "see-emails": async (demo) => {
    demo.seesEmails();
    return DONE;
  },
  leisurely: async (demo, body) => {
    demo.leisure.turn(body.on === true);
    return DONE;
  },
  register: async (demo, body) => {
    const { quickbase } = demo.world;
    const email = textOf(body.email);
    if (!quickbase.mails.some(({ to }) => to === email)) throw new ActError("There is no such invitation");
    quickbase.register(email);
    return DONE;
  },
  "start-over": async (demo) => {
    await demo.startOver();
    return DONE;
  },
};

function engineOf(demo: Demo) {
  return demo.world.slack.engine;
}

/** What the guided path asks for: one person whom Quickbase knows, and one whom it does not. */
async function openForm(demo: Demo, person: Member): Promise<void> {
  const { slack } = demo.world;
  const channel = [...engineOf(demo).workspace.channels.values()].find(({ name }) => name === GENERAL);
  if (!channel) throw new ActError("This conversation is not there");
  try {
    await slack.untilConnected({ deadlineMs: BOT_MAY_TAKE_MS });
  } catch {
    throw new ActError("qb-invite is not connected. Start it, then try again.");
  }
  await runCommand(engineOf(demo), { person, channel, typed: GUIDED_COMMAND });
}

async function say(demo: Demo, body: JsonObject): Promise<JsonObject> {
  const engine = engineOf(demo);
  const person = getPerson(demo, body);
  const channel = getChannel(demo, person, body.channelId);
  const typed = textOf(body.text).trim();
  const threadTs = typeof body.threadTs === "string" ? body.threadTs : undefined;
  if (typed === "") return DONE;
  // As manifest.yml has it; a slash command needs a composer too.
  if (channel.kind === "direct") throw new ActError("Sending messages to this app has been turned off.");
  const isCommand = typed.startsWith("/");
  if (isCommand && threadTs === undefined) await runCommand(engine, { person, channel, typed });
  else if (isCommand) {
    // https://docs.slack.dev/interactivity/implementing-slash-commands: not in message threads
    const text = `${typed.split(/\s/)[0]} is not supported in threads. Sorry!`;
    showNotice(engine, { personId: person.id, channelId: channel.id, threadTs, text });
  } else engine.workspace.post({ channelId: channel.id, authorId: person.id, text: typed, threadTs });
  return DONE;
}

async function press(demo: Demo, body: JsonObject): Promise<JsonObject> {
  const { control, ...rest } = getControl(demo, body);
  if (control.element.type !== "button") throw new ActError("This is not a button");
  await actOn(engineOf(demo), { ...rest, control, chosen: {} });
  return DONE;
}

/** Something was typed or chosen; the app hears of it where it asked to, or where Slack always tells it. */
async function put(demo: Demo, body: JsonObject): Promise<JsonObject> {
  const place = getControl(demo, body);
  const { block, element } = place.control;
  const value = valueFor(element, body.value ?? null);
  putValue(engineOf(demo), { ...place, value });
  if (block.type === "input" && block.dispatch_action !== true) return DONE;
  // Text is told when the Enter key is pressed, not with every letter.
  if (textOf(element.type).endsWith("_input") && body.isEntered !== true) return DONE;
  await actOn(engineOf(demo), { ...place, chosen: value });
  return DONE;
}

async function offer(demo: Demo, body: JsonObject): Promise<JsonObject> {
  const answer = await suggest(engineOf(demo), { ...getControl(demo, body), typed: textOf(body.typed) });
  const refused = checkSuggestions(answer);
  if (refused.length) {
    engineOf(demo).journal.addProblem("bad acknowledgement", "the options for a select", refused);
    return { problem: "These options could not be loaded." };
  }
  return objectOf(answer);
}
