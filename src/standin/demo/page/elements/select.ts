import { textOf } from "../../../slack/json.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { namingAttributes, type Placed } from "../surface.ts";
import { plainText } from "../text/text-object.ts";
import { type Choice, choicesOf, chosenAsChoice, peopleAsChoices } from "./options.ts";
import { useField } from "./use-field.ts";

/** One choice out of a list that is there: options, or the people of the workspace. */
export function Select(placed: Placed) {
  const { element, naming } = placed;
  const { people } = useThisWorld().picture;
  const { value, put } = useField(placed);
  const choices = element.type === "users_select" ? peopleAsChoices(people) : choicesOf(element);
  const chosen = value === null ? "" : chosenAsChoice(value, people).value;
  const choose = (event: Event) => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const wanted = event.target.value;
    void put(choices.find((choice) => choice.value === wanted)?.inside ?? null);
  };
  const nothing = plainText(element.placeholder) || "Choose an option";
  return html`<select class="field select" value=${chosen} onChange=${choose} ...${namingAttributes(naming)}>
    <option value="" disabled=${placed.block.optional !== true} selected=${chosen === ""}>${nothing}</option>
    ${inGroups(choices).map(([group, members]) => (group === "" ? options(members, chosen) : html`<optgroup label=${group}>${options(members, chosen)}</optgroup>`))}
  </select>`;
}

function options(choices: Choice[], chosen: string) {
  return choices.map(
    ({ value, label }) =>
      html`<option key=${value} value=${value} selected=${value === chosen}>${label}</option>`,
  );
}

function inGroups(choices: Choice[]): [string, Choice[]][] {
  return [...Map.groupBy(choices, ({ group }) => textOf(group))];
}
