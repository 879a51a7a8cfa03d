import { checkSuggestions } from "../../slack/blocks/check-surfaces.ts";
import { actOn, putValue, suggest, valueFor } from "../../slack/gestures/act-on-element.ts";
import { showNotice } from "../../slack/gestures/notices.ts";
import { openHome } from "../../slack/gestures/open-home.ts";
import { runCommand } from "../../slack/gestures/run-command.ts";
import { dismissView, submitView } from "../../slack/gestures/submit-view.ts";
import { type JsonObject, objectOf, textOf } from "../../slack/json.ts";
import type { Demo } from "../demo.ts";
import { ActError, getChannel, getControl, getPerson, getView } from "./read-act.ts";

type Act = (demo: Demo, body: JsonObject) => Promise<JsonObject>;

const DONE: JsonObject = {};

/** Everything that a page can ask for, by name; each goes the way of a person's own gesture. */
export const acts: Record<string, Act> = {
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

async function say(demo: Demo, body: JsonObject): Promise<JsonObject> {
  const engine = engineOf(demo);
  const person = getPerson(demo, body);
  const channel = getChannel(demo, person, body.channelId);
  const typed = textOf(body.text).trim();
  const threadTs = typeof body.threadTs === "string" ? body.threadTs : undefined;
  if (typed === "") return DONE;
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
