import { getValue, isEmptyValue } from "../blocks/form-values.ts";
import { type JsonObject, objectOf, textOf } from "../json.ts";
import type { View } from "../state/types.ts";

/** What Slack's own client says at the fields before it sends a form, by block id. */
export function checkInputs(view: View): Record<string, string> {
  const inputs = view.blocks.filter((block) => block.type === "input");
  const problems = inputs.flatMap((block) => {
    const element = objectOf(block.element);
    const problem = checkInput(block, element, getValue(view.values, block, element));
    return problem ? [[textOf(block.block_id), problem]] : [];
  });
  return Object.fromEntries(problems);
}

function checkInput(block: JsonObject, element: JsonObject, value: JsonObject): string | undefined {
  if (isEmptyValue(element, value))
    return block.optional === true ? undefined : "Please complete this required field.";
  const typed = textOf(value.value);
  const { type, min_length: least = 0, max_length: most = 3000 } = element;
  if (type === "email_text_input" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed))
    return "Please enter a valid email address.";
  if (type === "number_input" && Number.isNaN(Number(typed))) return "Please enter a valid number.";
  if (type !== "plain_text_input") return undefined;
  if (typed.length < Number(least)) return `Please enter at least ${least} characters.`;
  if (typed.length > Number(most)) return `Please enter at most ${most} characters.`;
  return undefined;
}
