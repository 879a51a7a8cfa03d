import { isObject, type Json, type JsonObject, listOf, objectsOf, textOf } from "../json.ts";
import type { Findings, Length } from "./findings.ts";

type TextRule = Length & { markup?: boolean };

// https://docs.slack.dev/reference/block-kit/composition-objects/text-object
const PLAIN = ["type", "text", "emoji"];
const MRKDWN = ["type", "text", "verbatim"];

/** Checks a text object: plain_text only, unless markup is allowed at this place. */
export function checkText(
  findings: Findings,
  value: Json | undefined,
  pointer: string,
  rule: TextRule,
): void {
  if (value === undefined || value === null) {
    if (rule.required) findings.missing(pointer);
    return;
  }
  if (!isObject(value)) {
    findings.add(pointer, "must provide an object");
    return;
  }
  const isMarkup = value.type === "mrkdwn";
  if (isMarkup && !rule.markup) {
    findings.add(`${pointer}/type`, "must be a valid enum value: plain_text");
    return;
  }
  if (!isMarkup && value.type !== "plain_text") {
    findings.add(`${pointer}/type`, "must be a valid enum value: plain_text, mrkdwn");
    return;
  }
  findings.keys(value, pointer, isMarkup ? MRKDWN : PLAIN);
  findings.flag(value.emoji, `${pointer}/emoji`);
  findings.flag(value.verbatim, `${pointer}/verbatim`);
  findings.string(value.text, `${pointer}/text`, { min: rule.min ?? 1, max: rule.max, required: true });
}

/** Checks a confirm dialog: https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export function checkConfirm(findings: Findings, value: Json | undefined, pointer: string): void {
  if (value === undefined) return;
  if (!isObject(value)) {
    findings.add(pointer, "must provide an object");
    return;
  }
  findings.keys(value, pointer, ["title", "text", "confirm", "deny", "style"]);
  checkText(findings, value.title, `${pointer}/title`, { max: 100, required: true });
  checkText(findings, value.text, `${pointer}/text`, { max: 300, required: true, markup: true });
  checkText(findings, value.confirm, `${pointer}/confirm`, { max: 30, required: true });
  checkText(findings, value.deny, `${pointer}/deny`, { max: 30, required: true });
  findings.oneOf(value.style, `${pointer}/style`, ["primary", "danger"]);
}

/** Checks a list of options, and that their values differ. */
export function checkOptions(
  findings: Findings,
  value: Json | undefined,
  { pointer, max, markup = false, min = 1 }: { pointer: string; max: number; markup?: boolean; min?: number },
): void {
  const values = new Set<string>();
  for (const option of findings.list(value, pointer, { max, min })) {
    checkOption(findings, option.object, option.pointer, markup);
    const optionValue = textOf(option.object.value);
    if (values.has(optionValue)) findings.add(option.pointer, `duplicate option value: ${optionValue}`);
    values.add(optionValue);
  }
}

// https://docs.slack.dev/reference/block-kit/composition-objects/option-object
function checkOption(findings: Findings, option: JsonObject, pointer: string, markup: boolean): void {
  findings.keys(option, pointer, ["text", "value", "description", "url"]);
  checkText(findings, option.text, `${pointer}/text`, { max: 75, required: true, markup });
  findings.string(option.value, `${pointer}/value`, { max: 150, required: true });
  checkText(findings, option.description, `${pointer}/description`, { max: 75, markup });
}

/** Checks the choices of a select: options or groups of options, never both. */
export function checkChoices(findings: Findings, element: JsonObject, pointer: string): void {
  const { options, option_groups: groups } = element;
  if (options !== undefined && groups !== undefined)
    findings.add(pointer, "only one of options, option_groups allowed");
  if (groups === undefined) {
    checkOptions(findings, options, { pointer: `${pointer}/options`, max: 100 });
    return;
  }
  for (const group of findings.list(groups, `${pointer}/option_groups`, { max: 100 })) {
    findings.keys(group.object, group.pointer, ["label", "options"]);
    checkText(findings, group.object.label, `${group.pointer}/label`, { max: 75, required: true });
    checkOptions(findings, group.object.options, { pointer: `${group.pointer}/options`, max: 100 });
  }
}

/** Checks that what is chosen at first is exactly one of the choices. */
export function checkInitial(findings: Findings, element: JsonObject, pointer: string): void {
  const offered = optionsOf(element).map((option) => sameShape(option));
  const initial = [
    ...(element.initial_option === undefined ? [] : [element.initial_option]),
    ...listOf(element.initial_options),
  ];
  if (initial.some((option) => !offered.includes(sameShape(option))))
    findings.add(pointer, "initial_option must match one of the provided options");
}

/** Every option of a select, also those in groups. */
export function optionsOf(element: JsonObject): JsonObject[] {
  const grouped = objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options));
  return [...objectsOf(element.options), ...grouped];
}

// Slack fills in `emoji` and compares afterwards.
function sameShape(option: Json): string {
  const { text, value, description } = isObject(option) ? option : {};
  const shown = (object: Json | undefined) => (isObject(object) ? [object.type, object.text] : null);
  return JSON.stringify([shown(text), value, shown(description)]);
}
