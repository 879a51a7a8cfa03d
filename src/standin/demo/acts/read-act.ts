import { fieldsOf } from "../../slack/blocks/form-values.ts";
import type { Control, Surface } from "../../slack/gestures/act-on-element.ts";
import { type JsonObject, objectOf, textOf } from "../../slack/json.ts";
import { canRead } from "../../slack/people/transcript.ts";
import type { Channel, Member, View } from "../../slack/state/types.ts";
import type { Demo } from "../demo.ts";

/** What the page asked for cannot be done, mostly because somebody else was quicker. */
export class ActError extends Error {
  override readonly name = "ActError";
}

/** Who acts; throws an `ActError` for anybody who is not here. */
export function getPerson(demo: Demo, body: JsonObject): Member {
  const person = demo.people().find(({ handle }) => handle === body.as);
  if (!person) throw new ActError(`There is nobody called "${textOf(body.as)}" here`);
  return person;
}

/** The conversation with this id, if this person can read it. */
export function getChannel(demo: Demo, person: Member, id: unknown): Channel {
  const channel = demo.world.slack.engine.workspace.channels.get(String(id));
  if (!channel || !canRead(channel, person)) throw new ActError("This conversation is not there");
  return channel;
}

/** An open modal of this person, or their Home tab. */
export function getView(person: Member, id: unknown): View {
  const view = [...person.views, ...(person.home ? [person.home] : [])].find((each) => each.id === id);
  if (!view) throw new ActError("This view is closed");
  return view;
}

/** The element that was used, where it stands; found by its ids, as Slack's own client finds it. */
export function getControl(
  demo: Demo,
  body: JsonObject,
): { person: Member; surface: Surface; control: Control } {
  const person = getPerson(demo, body);
  const { surface, blocks } = getSurface(demo, person, objectOf(body.at));
  const candidates = fieldsOf(blocks).filter(({ element }) => element.action_id === body.actionId);
  // An edit a moment ago has given the block another id.
  const control = candidates.find(({ block }) => block.block_id === body.blockId) ?? onlyOne(candidates);
  if (!control) throw new ActError("This is no longer there");
  return { person, surface, control };
}

function onlyOne(controls: Control[]): Control | undefined {
  return controls.length === 1 ? controls[0] : undefined;
}

function getSurface(demo: Demo, person: Member, at: JsonObject): { surface: Surface; blocks: JsonObject[] } {
  if (typeof at.viewId === "string") {
    const view = getView(person, at.viewId);
    return { surface: { view }, blocks: view.blocks };
  }
  const message = getChannel(demo, person, at.channelId).messages.find(({ ts }) => ts === at.ts);
  const isSeen = message && (message.onlyFor === undefined || message.onlyFor === person.id);
  if (!isSeen) throw new ActError("This message is no longer there");
  return { surface: { message }, blocks: message.blocks };
}
