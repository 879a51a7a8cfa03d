import { optionsOf } from "../../slack/blocks/check-objects.ts";
import { fieldsOf, getValue, isEmptyValue } from "../../slack/blocks/form-values.ts";
import { readTextObject } from "../../slack/blocks/read-text.ts";
import type { Engine } from "../../slack/engine.ts";
import type { Control } from "../../slack/gestures/act-on-element.ts";
import { textOf } from "../../slack/json.ts";
import { chooseIn, typeInto } from "../../slack/people/choose.ts";
import { namesIn } from "../../slack/people/names.ts";
import { until } from "../../slack/people/until.ts";
import type { Member } from "../../slack/state/types.ts";

const ROLE = "Participant";
const REASON = "They join the audit on Monday";
const NOTE = "Welcome to the tracker!";

/**
 * Fills in the next field that is empty in the form before somebody, by what kind of field it is and never by its
 * words, which are the app's own; false when none is left.
 */
export async function fillInNext(engine: Engine, person: Member): Promise<boolean> {
  // An app may show its form first, and what can be chosen a moment later.
  const isReady = () => offersRole(engine, person);
  await until(engine, isReady, { what: "the form to offer roles" }).catch(() => undefined);
  const view = person.views.at(-1);
  const control = emptyFields(person)[0];
  if (view === undefined || control === undefined) return false;
  const place = { person, surface: { view }, control };
  if (isSelect(control)) await chooseIn(engine, place, [ROLE]);
  else await typeInto(engine, place, control.block.optional === true ? NOTE : REASON);
  return true;
}

/** Fills in every empty field of the form before somebody. */
export async function fillInAll(engine: Engine, person: Member): Promise<void> {
  while (await fillInNext(engine, person));
}

function emptyFields(person: Member): Control[] {
  const view = person.views.at(-1);
  if (view === undefined) return [];
  return fieldsOf(view.blocks).filter(
    ({ block, element }) =>
      (isSelect({ block, element }) || element.type === "plain_text_input") &&
      isEmptyValue(element, getValue(view.values, block, element)),
  );
}

function offersRole(engine: Engine, person: Member): boolean {
  const names = namesIn(engine.workspace);
  return fieldsOf(person.views.at(-1)?.blocks ?? []).some(
    ({ element }) =>
      isSelect({ block: {}, element }) &&
      optionsOf(element).some((option) => readTextObject(option.text, names) === ROLE),
  );
}

function isSelect({ element }: Control): boolean {
  return textOf(element.type) === "static_select" || textOf(element.type) === "radio_buttons";
}
