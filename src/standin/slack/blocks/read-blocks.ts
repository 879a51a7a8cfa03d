import { type JsonObject, listOf, objectOf, objectsOf, textOf } from "../json.ts";
import type { FormValues } from "../state/types.ts";
import { readRows } from "./check-data-table.ts";
import { chosenOptions, getValue, valueNameOf } from "./form-values.ts";
import { type Names, readRichText, readTextObject } from "./read-text.ts";

type Reading = { names: Names; values: FormValues };

/** The lines that a person reads in these blocks; controls stand in square brackets. */
export function readBlocks(blocks: JsonObject[], reading: Reading): string[] {
  return blocks.map((block) => readBlock(block, reading)).filter((line) => line !== "");
}

function readBlock(block: JsonObject, reading: Reading): string {
  const { names } = reading;
  switch (block.type) {
    case "section":
      return readSection(block, reading);
    case "actions":
      return readElements(block, objectsOf(block.elements), reading).join(" ");
    case "context":
      return objectsOf(block.elements)
        .map((item) =>
          item.type === "image" ? `[image: ${textOf(item.alt_text)}]` : readTextObject(item, names),
        )
        .join(" ");
    case "input":
      return readInput(block, reading);
    case "divider":
      return "";
    case "image":
      return `[image: ${textOf(block.alt_text)}]`;
    case "rich_text":
      return readRichText(block, names);
    case "markdown":
      return textOf(block.text);
    case "data_table":
      return [textOf(block.caption), ...readRows(block).map((row) => row.join("  |  "))].join("\n");
    case "header":
    case "alert":
      return readTextObject(block.text, names);
    default:
      return `[${textOf(block.type)}]`;
  }
}

function readSection(block: JsonObject, reading: Reading): string {
  const { names } = reading;
  const fields = objectsOf(block.fields).map((field) => readTextObject(field, names));
  const accessory = block.accessory ? readElements(block, [objectOf(block.accessory)], reading) : [];
  return [...(block.text ? [readTextObject(block.text, names)] : []), ...fields, ...accessory].join("\n");
}

function readInput(block: JsonObject, reading: Reading): string {
  const element = objectOf(block.element);
  const hint = block.hint ? ` (${readTextObject(block.hint, reading.names)})` : "";
  return `${readLabel(block, reading.names)}: ${readControl(block, element, reading)}${hint}`;
}

// What an input field is called, with Slack's own mark when it may stay empty.
function readLabel(block: JsonObject, names: Names): string {
  const label = readTextObject(block.label, names);
  return block.optional === true ? `${label} (optional)` : label;
}

function readElements(block: JsonObject, elements: JsonObject[], reading: Reading): string[] {
  return elements.map((element) => readControl(block, element, reading));
}

function readControl(block: JsonObject, element: JsonObject, { names, values }: Reading): string {
  if (element.type === "button") return `[${readTextObject(element.text, names)}]`;
  if (element.type === "image") return `[image: ${textOf(element.alt_text)}]`;
  if (element.type === "overflow")
    return `[... ${objectsOf(element.options)
      .map((option) => readTextObject(option.text, names))
      .join(" | ")}]`;
  const shown = readValue(element, getValue(values, block, element), names);
  return `[${shown || readTextObject(element.placeholder, names)}]`;
}

function readValue(element: JsonObject, value: JsonObject, names: Names): string {
  const options = chosenOptions(value).map((option) => readTextObject(option.text, names));
  if (options.length) return options.join(", ");
  const inside = value[valueNameOf(element) ?? ""];
  const parts = Array.isArray(inside) ? listOf(inside) : [inside];
  const isPerson = textOf(element.type).includes("users_select");
  return parts
    .filter((part) => typeof part === "string" || typeof part === "number")
    .map((part) => (isPerson ? `@${names.person(String(part))}` : String(part)))
    .join(", ");
}
