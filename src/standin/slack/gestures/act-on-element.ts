import { initialValues, keepValues, setValue, valueNameOf } from "../blocks/form-values.ts";
import { commonPayload, messageToJson, viewToJson } from "../delivery/wire-shapes.ts";
import type { Engine } from "../engine.ts";
import { type JsonObject, objectOf } from "../json.ts";
import type { FormValues, Member, Message, View } from "../state/types.ts";
import { deliverGesture, PRESS_TROUBLE, showNotice } from "./notices.ts";

/** Where somebody acts: in a message (as it looks, or as it looked earlier) or in a view. */
export type Surface = { message: Message } | { view: View };
/** An interactive element and the block around it. */
export type Control = { block: JsonObject; element: JsonObject };

// What this person has typed and chosen on this surface so far.
function valuesOn(surface: Surface, person: Member): FormValues {
  if ("view" in surface) return surface.view.values;
  const { values, blocks } = surface.message;
  const current = keepValues(values.get(person.id) ?? initialValues(blocks), blocks);
  values.set(person.id, current);
  return current;
}

/** Stores a choice or a text; tells the app nothing. */
export function putValue(
  engine: Engine,
  {
    person,
    surface,
    control,
    value,
  }: { person: Member; surface: Surface; control: Control; value: JsonObject },
): void {
  setValue(valuesOn(surface, person), control.block, control.element, value);
  engine.workspace.changed("something was typed or chosen");
}

/** Tells the app about a press or a choice (block_actions); resolves once it is acknowledged or given up. */
export async function actOn(
  engine: Engine,
  {
    person,
    surface,
    control,
    chosen,
  }: { person: Member; surface: Surface; control: Control; chosen: JsonObject },
): Promise<void> {
  const { workspace } = engine;
  const payload = {
    type: "block_actions",
    ...commonPayload(workspace, person),
    ...placeOf(engine, person, surface),
    state: { values: structuredClone(valuesOn(surface, person)) },
    actions: [actionOf(engine, control, chosen)],
  };
  const acknowledgement = await deliverGesture(engine, "interactive", payload);
  if (acknowledgement.acknowledged) return;
  if ("view" in surface) {
    surface.view.notice = PRESS_TROUBLE;
    return workspace.changed("a press was not acknowledged");
  }
  const { channelId, threadTs } = surface.message;
  showNotice(engine, { personId: person.id, channelId, threadTs, text: PRESS_TROUBLE });
}

/** Asks the app for the options that fit what was typed (block_suggestion); empty when it does not say. */
export async function suggest(
  engine: Engine,
  { person, surface, control, typed }: { person: Member; surface: Surface; control: Control; typed: string },
): Promise<JsonObject> {
  const { trigger_id: _none, response_url: _neither, ...place } = placeOf(engine, person, surface);
  const acknowledgement = await deliverGesture(engine, "interactive", {
    type: "block_suggestion",
    ...commonPayload(engine.workspace, person),
    ...place,
    action_id: control.element.action_id,
    block_id: control.block.block_id,
    value: typed,
  });
  return acknowledgement.acknowledged ? objectOf(acknowledgement.body) : {};
}

function placeOf(engine: Engine, person: Member, surface: Surface): JsonObject {
  const { workspace, triggers, responseUrls } = engine;
  if ("view" in surface) {
    const { view } = surface;
    return {
      container: { type: "view", view_id: view.id },
      trigger_id: triggers.mint(person.id, view.id),
      view: viewToJson(workspace, view),
    };
  }
  const { message } = surface;
  const { ts, channelId, threadTs } = message;
  const isEphemeral = message.onlyFor !== undefined;
  // Slack stores no ephemeral message, so the payload carries none.
  return {
    container: {
      type: "message",
      message_ts: ts,
      channel_id: channelId,
      is_ephemeral: isEphemeral,
      ...(threadTs ? { thread_ts: threadTs } : {}),
    },
    trigger_id: triggers.mint(person.id),
    channel: { id: channelId, name: workspace.channels.get(channelId)?.name },
    ...(isEphemeral ? {} : { message: messageToJson(workspace, message) }),
    response_url: responseUrls.mint({
      kind: "actions",
      personId: person.id,
      channelId,
      message: workspace.findMessage(channelId, ts) ?? message,
    }),
  };
}

function actionOf({ workspace }: Engine, { block, element }: Control, chosen: JsonObject): JsonObject {
  const { type, action_id, text, value, style, url, placeholder, confirm } = element;
  const isButton = type === "button";
  return {
    action_id,
    block_id: block.block_id,
    ...(isButton ? { text, value, style, url } : { placeholder }),
    ...(confirm ? { confirm } : {}),
    ...chosen,
    type,
    action_ts: workspace.ids.ts(),
  };
}

/** How a choice in this element is written: `{ selected_option }`, `{ value }` and so on. */
export function valueFor(element: JsonObject, inside: JsonObject[string]): JsonObject {
  return { [valueNameOf(element) ?? "selected_option"]: inside };
}
