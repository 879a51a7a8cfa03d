import { optionsOf } from "../blocks/check-objects.ts";
import { checkSuggestions } from "../blocks/check-surfaces.ts";
import { readTextObject } from "../blocks/read-text.ts";
import type { Engine } from "../engine.ts";
import {
  actOn,
  type Control,
  putValue,
  type Surface,
  suggest,
  valueFor,
} from "../gestures/act-on-element.ts";
import { type Json, type JsonObject, textOf } from "../json.ts";
import type { Member } from "../state/types.ts";
import { namesIn } from "./names.ts";

type Place = { person: Member; surface: Surface; control: Control };

/** Types into a field; the app hears of it only where it asked to. */
export async function typeInto(engine: Engine, place: Place, text: string): Promise<void> {
  await put(engine, place, valueFor(place.control.element, text === "" ? null : text));
}

/** Chooses in a field by what it offers: options by their words, people by name, dates as YYYY-MM-DD. */
export async function chooseIn(engine: Engine, place: Place, wanted: string[]): Promise<void> {
  const { element } = place.control;
  const type = textOf(element.type);
  const isMany = type.startsWith("multi_") || type === "checkboxes";
  const chosen: Json[] = [];
  for (const words of wanted) chosen.push(await pick(engine, place, words));
  if (!isMany && chosen.length > 1) throw new Error(`Cannot choose more than one of ${wanted.join(", ")}`);
  const value = valueFor(element, isMany ? chosen : (chosen[0] ?? null));
  if (isMany && chosen.length > Number(element.max_selected_items ?? 100))
    throw new Error(`Cannot choose more than ${element.max_selected_items} of ${wanted.join(", ")}`);
  if (!wanted.length && type === "radio_buttons") throw new Error("A radio button cannot be taken back");
  await put(engine, place, value);
}

/** The words of the options that the app offers after something was typed into an external select. */
export async function offered(engine: Engine, place: Place, typed: string): Promise<string[]> {
  const names = namesIn(engine.workspace);
  return (await ask(engine, place, typed)).map((option) => readTextObject(option.text, names));
}

async function put(engine: Engine, place: Place, value: JsonObject): Promise<void> {
  putValue(engine, { ...place, value });
  const { block } = place.control;
  if (block.type === "input" && block.dispatch_action !== true) return;
  await actOn(engine, { ...place, chosen: value });
}

async function pick(engine: Engine, place: Place, words: string): Promise<Json> {
  const type = textOf(place.control.element.type);
  if (/date|time/.test(type)) return words;
  if (type.includes("users_select")) return byName(engine.workspace.members, words);
  if (/conversations|channels/.test(type)) return byName(engine.workspace.channels, words);
  const isExternal = type.includes("external_select");
  const options = isExternal ? await ask(engine, place, words) : optionsOf(place.control.element);
  const names = namesIn(engine.workspace);
  const found = options.find((option) => readTextObject(option.text, names) === words);
  if (found) return found;
  const all = options.map((option) => readTextObject(option.text, names)).join(", ");
  throw new Error(`There is no option "${words}". There is: ${all}`);
}

function byName(all: Map<string, { id: string; name: string }>, name: string): string {
  const found = [...all.values()].find((one) => one.name === name);
  if (!found) throw new Error(`There is no "${name}" to choose`);
  return found.id;
}

async function ask(engine: Engine, place: Place, typed: string): Promise<JsonObject[]> {
  const { element } = place.control;
  if (typed.length < Number(element.min_query_length ?? 3)) return [];
  const answer = await suggest(engine, { ...place, typed });
  const refused = checkSuggestions(answer);
  if (refused.length) {
    engine.journal.addProblem("bad acknowledgement", "the options for a select", refused);
    return [];
  }
  return optionsOf(answer);
}
