import { fieldsOf } from "../blocks/form-values.ts";
import { type Names, readTextObject } from "../blocks/read-text.ts";
import type { Control } from "../gestures/act-on-element.ts";
import { type JsonObject, objectsOf } from "../json.ts";

/** Exact words, or a pattern. */
export type Words = string | RegExp;
/** A button, or one entry of an overflow menu, with what its press says beyond itself. */
export type Pressable = Control & { chosen: JsonObject };

/** Whether a text is exactly these words, or matches this pattern. */
export function isCalled(text: string, words: Words): boolean {
  return typeof words === "string" ? text === words : words.test(text);
}

/** Whether these words or this pattern occur in a text. */
export function saysWords(text: string, words: Words): boolean {
  return typeof words === "string" ? text.includes(words) : words.test(text);
}

/** The buttons with these words on them; also entries of overflow menus. */
export function findPressables(blocks: JsonObject[], words: Words, names: Names): Pressable[] {
  return fieldsOf(blocks).flatMap((control): Pressable[] => {
    const { element } = control;
    if (element.type === "button")
      return isCalled(readTextObject(element.text, names), words) ? [{ ...control, chosen: {} }] : [];
    if (element.type !== "overflow") return [];
    return objectsOf(element.options)
      .filter((option) => isCalled(readTextObject(option.text, names), words))
      .map((option) => ({ ...control, chosen: { selected_option: option } }));
  });
}

/** The fields with this name: the label of an input, the text beside a select, or its placeholder. */
export function findFields(blocks: JsonObject[], name: Words, names: Names): Control[] {
  return fieldsOf(blocks).filter(({ block, element }) => {
    if (element.type === "button" || element.type === "overflow") return false;
    return fieldNames(block, element, names).some((called) => isCalled(called, name));
  });
}

function fieldNames(block: JsonObject, element: JsonObject, names: Names): string[] {
  return [block.label, block.text, element.placeholder]
    .filter((text) => text !== undefined)
    .map((text) => readTextObject(text, names));
}

/** The one that was meant; throws when there is none or more than one. */
export function onlyOne<T>(found: T[], what: string, instead: string): T {
  const [one, another] = found;
  if (one === undefined) throw new Error(`There is no ${what}. There is:\n${instead}`);
  if (another !== undefined) throw new Error(`There is more than one ${what}:\n${instead}`);
  return one;
}
