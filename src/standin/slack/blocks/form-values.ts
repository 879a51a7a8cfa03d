import { type JsonObject, listOf, lookUp, objectOf, objectsOf, textOf } from "../json.ts";
import type { FormValues } from "../state/types.ts";
import { elementsOf } from "./check-blocks.ts";

type Field = { name: string; initial: string; empty: null | [] };

// What `state.values` calls the value of each element, and what it starts with.
const FIELDS: Record<string, Field> = {
  plain_text_input: { name: "value", initial: "initial_value", empty: null },
  email_text_input: { name: "value", initial: "initial_value", empty: null },
  url_text_input: { name: "value", initial: "initial_value", empty: null },
  number_input: { name: "value", initial: "initial_value", empty: null },
  rich_text_input: { name: "rich_text_value", initial: "initial_value", empty: null },
  file_input: { name: "files", initial: "initial_files", empty: [] },
  static_select: { name: "selected_option", initial: "initial_option", empty: null },
  external_select: { name: "selected_option", initial: "initial_option", empty: null },
  radio_buttons: { name: "selected_option", initial: "initial_option", empty: null },
  multi_static_select: { name: "selected_options", initial: "initial_options", empty: [] },
  multi_external_select: { name: "selected_options", initial: "initial_options", empty: [] },
  checkboxes: { name: "selected_options", initial: "initial_options", empty: [] },
  users_select: { name: "selected_user", initial: "initial_user", empty: null },
  multi_users_select: { name: "selected_users", initial: "initial_users", empty: [] },
  conversations_select: { name: "selected_conversation", initial: "initial_conversation", empty: null },
  multi_conversations_select: { name: "selected_conversations", initial: "initial_conversations", empty: [] },
  channels_select: { name: "selected_channel", initial: "initial_channel", empty: null },
  multi_channels_select: { name: "selected_channels", initial: "initial_channels", empty: [] },
  datepicker: { name: "selected_date", initial: "initial_date", empty: null },
  timepicker: { name: "selected_time", initial: "initial_time", empty: null },
  datetimepicker: { name: "selected_date_time", initial: "initial_date_time", empty: null },
};

/** What the value of this element is called in `state.values`; undefined for a button and its like. */
export function valueNameOf(element: JsonObject): string | undefined {
  return lookUp(FIELDS, textOf(element.type))?.name;
}

/** Every stateful element with its first value, as Slack sends it when nobody touched it. */
export function initialValues(blocks: JsonObject[]): FormValues {
  const values: FormValues = {};
  for (const { block, element } of fieldsOf(blocks)) {
    const field = lookUp(FIELDS, textOf(element.type));
    if (!field) continue;
    setValue(values, block, element, { [field.name]: element[field.initial] ?? field.empty });
  }
  return values;
}

/** The values after a change of blocks: kept where block and action id stayed, else the first ones. */
export function keepValues(earlier: FormValues, blocks: JsonObject[]): FormValues {
  const values = initialValues(blocks);
  for (const { block, element } of fieldsOf(blocks)) {
    const kept = earlier[textOf(block.block_id)]?.[textOf(element.action_id)];
    if (kept && kept.type === element.type) setValue(values, block, element, kept);
  }
  return values;
}

/** Stores what was typed or chosen in one element. */
export function setValue(
  values: FormValues,
  block: JsonObject,
  element: JsonObject,
  value: JsonObject,
): void {
  const blockId = textOf(block.block_id);
  const stored = values[blockId] ?? {};
  stored[textOf(element.action_id)] = { ...value, type: element.type };
  values[blockId] = stored;
}

/** What was typed or chosen in one element so far. */
export function getValue(values: FormValues, block: JsonObject, element: JsonObject): JsonObject {
  return objectOf(values[textOf(block.block_id)]?.[textOf(element.action_id)]);
}

/** Whether nothing is typed or chosen in this element. */
export function isEmptyValue(element: JsonObject, value: JsonObject): boolean {
  const inside = value[valueNameOf(element) ?? ""];
  return (
    inside === null || inside === undefined || inside === "" || (Array.isArray(inside) && inside.length === 0)
  );
}

/** The options chosen in this element, one or many. */
export function chosenOptions(value: JsonObject): JsonObject[] {
  const single = value.selected_option;
  return single ? [objectOf(single)] : objectsOf(listOf(value.selected_options));
}

/** Each interactive element with the block around it. */
export function fieldsOf(blocks: JsonObject[]): { block: JsonObject; element: JsonObject }[] {
  return blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
}
