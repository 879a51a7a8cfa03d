import { type Json, type JsonObject, objectOf, objectsOf, textOf } from "../../../slack/json.ts";
import type { PersonPicture } from "../../picture.ts";
import { plainText } from "../text/text-object.ts";

/** Something that can be chosen: `value` is what Slack calls it, `inside` what is sent when it is chosen. */
export type Choice = { value: string; label: string; group: string; inside: Json };

/** The choices of a select with options or groups of options. */
export function choicesOf(source: JsonObject): Choice[] {
  const grouped = objectsOf(source.option_groups).flatMap((group) =>
    objectsOf(group.options).map((option) => toChoice(option, plainText(group.label))),
  );
  return [...objectsOf(source.options).map((option) => toChoice(option, "")), ...grouped];
}

/** Everybody who can be chosen. */
export function peopleAsChoices(people: readonly PersonPicture[]): Choice[] {
  return people.map(({ id, name }) => ({ value: id, label: name, group: "", inside: id }));
}

/** What was chosen, as a choice: an option, or the id of a person. */
export function chosenAsChoice(inside: Json, people: readonly PersonPicture[]): Choice {
  if (typeof inside !== "string") return toChoice(objectOf(inside), "");
  const person = people.find(({ id }) => id === inside);
  return { value: inside, label: person?.name ?? inside, group: "", inside };
}

function toChoice(option: JsonObject, group: string): Choice {
  return { value: textOf(option.value), label: plainText(option.text), group, inside: option };
}
