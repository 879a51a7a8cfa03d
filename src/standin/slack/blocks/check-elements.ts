import { type Json, type JsonObject, lookUp, textOf } from "../json.ts";
import { checkChoices, checkConfirm, checkInitial, checkOptions, checkText } from "./check-objects.ts";
import type { Findings, Surface } from "./findings.ts";

/** Where an element stands: beside text, in a row, or as a field. */
export type Container = "section" | "actions" | "input";
type Rule = {
  in: readonly Container[];
  surfaces?: readonly Surface[];
  keys: readonly string[];
  check?: (findings: Findings, element: JsonObject, pointer: string) => void;
};

const EVERYWHERE: readonly Container[] = ["section", "actions", "input"];
const SELECT = ["placeholder", "confirm", "focus_on_load"];
const MULTI = [...SELECT, "max_selected_items"];
const INPUT = ["placeholder", "focus_on_load", "dispatch_action_config", "initial_value"];
const CONVERSATIONS = ["default_to_current_conversation", "filter"];

// https://docs.slack.dev/reference/block-kit/block-elements and the pages under it
const RULES: Record<string, Rule> = {
  button: {
    in: ["section", "actions"],
    keys: ["text", "url", "value", "style", "confirm", "accessibility_label"],
    check: checkButton,
  },
  plain_text_input: {
    in: ["input"],
    keys: [...INPUT, "multiline", "min_length", "max_length"],
    check: checkTextInput,
  },
  email_text_input: { in: ["input"], surfaces: ["modal"], keys: INPUT },
  url_text_input: { in: ["input"], surfaces: ["modal"], keys: INPUT },
  number_input: {
    in: ["input"],
    surfaces: ["modal"],
    keys: [...INPUT, "is_decimal_allowed", "min_value", "max_value"],
    check: checkNumberInput,
  },
  static_select: {
    in: EVERYWHERE,
    keys: [...SELECT, "options", "option_groups", "initial_option"],
    check: checkStaticSelect,
  },
  multi_static_select: {
    in: EVERYWHERE,
    keys: [...MULTI, "options", "option_groups", "initial_options"],
    check: checkStaticSelect,
  },
  external_select: { in: EVERYWHERE, keys: [...SELECT, "min_query_length", "initial_option"] },
  multi_external_select: { in: EVERYWHERE, keys: [...MULTI, "min_query_length", "initial_options"] },
  users_select: { in: EVERYWHERE, keys: [...SELECT, "initial_user"] },
  multi_users_select: { in: EVERYWHERE, keys: [...MULTI, "initial_users"] },
  conversations_select: {
    in: EVERYWHERE,
    keys: [...SELECT, ...CONVERSATIONS, "initial_conversation", "response_url_enabled"],
  },
  multi_conversations_select: { in: EVERYWHERE, keys: [...MULTI, ...CONVERSATIONS, "initial_conversations"] },
  channels_select: { in: EVERYWHERE, keys: [...SELECT, "initial_channel", "response_url_enabled"] },
  multi_channels_select: { in: EVERYWHERE, keys: [...MULTI, "initial_channels"] },
  radio_buttons: {
    in: EVERYWHERE,
    keys: ["options", "initial_option", "confirm", "focus_on_load"],
    check: checkPicks,
  },
  checkboxes: {
    in: EVERYWHERE,
    keys: ["options", "initial_options", "confirm", "focus_on_load"],
    check: checkPicks,
  },
  datepicker: { in: EVERYWHERE, keys: [...SELECT, "initial_date"], check: checkDate },
  timepicker: { in: EVERYWHERE, keys: [...SELECT, "initial_time", "timezone"] },
  datetimepicker: {
    in: ["actions", "input"],
    surfaces: ["message", "modal"],
    keys: ["initial_date_time", "confirm", "focus_on_load"],
  },
  overflow: { in: ["section", "actions"], keys: ["options", "confirm"], check: checkOverflow },
  rich_text_input: { in: ["actions", "input"], surfaces: ["modal", "home"], keys: INPUT },
  file_input: { in: ["input"], surfaces: ["modal"], keys: ["filetypes", "max_files"] },
  workflow_button: {
    in: ["section", "actions"],
    surfaces: ["message"],
    keys: ["text", "workflow", "style", "accessibility_label"],
  },
  image: { in: ["section"], keys: ["image_url", "slack_file", "alt_text"], check: checkImage },
};

/** Checks one interactive element where it stands. */
export function checkElement(
  findings: Findings,
  { object: element, pointer }: { object: JsonObject; pointer: string },
  container: Container,
): void {
  const type = textOf(element.type);
  const rule = lookUp(RULES, type);
  if (!rule) {
    findings.add(pointer, `unsupported type: ${type}`);
    return;
  }
  if (!rule.in.includes(container)) {
    findings.add(pointer, `unsupported type for ${container}: ${type}`);
    return;
  }
  if (rule.surfaces && !rule.surfaces.includes(findings.surface))
    findings.add(pointer, `unsupported type in a ${findings.surface}: ${type}`);
  findings.keys(element, pointer, ["type", "action_id", ...rule.keys]);
  findings.string(element.action_id, `${pointer}/action_id`, { max: 255 });
  checkText(findings, element.placeholder, `${pointer}/placeholder`, { max: 150 });
  checkConfirm(findings, element.confirm, `${pointer}/confirm`);
  if (element.focus_on_load === true) findings.focused += 1;
  rule.check?.(findings, element, pointer);
}

function checkButton(findings: Findings, button: JsonObject, pointer: string): void {
  checkText(findings, button.text, `${pointer}/text`, { max: 75, required: true });
  findings.string(button.value, `${pointer}/value`, { max: 2000 });
  findings.string(button.url, `${pointer}/url`, { max: 3000 });
  findings.string(button.accessibility_label, `${pointer}/accessibility_label`, { max: 75 });
  findings.oneOf(button.style, `${pointer}/style`, ["primary", "danger"]);
}

function checkTextInput(findings: Findings, input: JsonObject, pointer: string): void {
  findings.string(input.initial_value, `${pointer}/initial_value`, { max: 3000, min: 0 });
  checkRange(findings, input.min_length, { pointer: `${pointer}/min_length`, min: 0, max: 3000 });
  checkRange(findings, input.max_length, { pointer: `${pointer}/max_length`, min: 1, max: 3000 });
}

function checkNumberInput(findings: Findings, input: JsonObject, pointer: string): void {
  if (input.is_decimal_allowed === undefined) findings.missing(`${pointer}/is_decimal_allowed`);
  for (const key of ["initial_value", "min_value", "max_value"])
    findings.string(input[key], `${pointer}/${key}`, { max: 100 });
}

function checkStaticSelect(findings: Findings, select: JsonObject, pointer: string): void {
  checkChoices(findings, select, pointer);
  checkInitial(findings, select, pointer);
}

function checkPicks(findings: Findings, element: JsonObject, pointer: string): void {
  checkOptions(findings, element.options, { pointer: `${pointer}/options`, max: 10, markup: true });
  checkInitial(findings, element, pointer);
}

function checkOverflow(findings: Findings, element: JsonObject, pointer: string): void {
  checkOptions(findings, element.options, { pointer: `${pointer}/options`, max: 5 });
}

function checkDate(findings: Findings, element: JsonObject, pointer: string): void {
  const date = element.initial_date;
  if (date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(textOf(date)))
    findings.add(`${pointer}/initial_date`, "must be a date of the form YYYY-MM-DD");
}

/** Checks an image, as a block of its own or beside text. */
export function checkImage(findings: Findings, image: JsonObject, pointer: string): void {
  if (image.slack_file === undefined)
    findings.string(image.image_url, `${pointer}/image_url`, { max: 3000, required: true });
  findings.string(image.alt_text, `${pointer}/alt_text`, { max: 2000, required: true });
}

function checkRange(
  findings: Findings,
  value: Json | undefined,
  { pointer, min, max }: { pointer: string; min: number; max: number },
): void {
  if (value === undefined) return;
  if (typeof value !== "number" || value < min || value > max)
    findings.add(pointer, `must be a number from ${min} to ${max}`);
}
