import { isObject, type JsonObject, lookUp, objectsOf, stringOf, textOf } from "../json.ts";
import { checkDataTable } from "./check-data-table.ts";
import { checkElement, checkImage } from "./check-elements.ts";
import { checkText } from "./check-objects.ts";
import type { Findings, Placed, Surface } from "./findings.ts";

type Rule = {
  keys: readonly string[];
  surfaces?: readonly Surface[];
  check?: (findings: Findings, block: JsonObject, pointer: string) => void;
};

// https://docs.slack.dev/reference/block-kit/blocks and the pages under it
const RULES: Record<string, Rule> = {
  section: { keys: ["text", "fields", "accessory", "expand"], check: checkSection },
  actions: { keys: ["elements"], check: checkActions },
  context: { keys: ["elements"], check: checkContext },
  header: { keys: ["text", "level"], check: checkHeader },
  divider: { keys: [] },
  input: { keys: ["label", "element", "hint", "optional", "dispatch_action"], check: checkInput },
  image: { keys: ["image_url", "slack_file", "alt_text", "title"], check: checkImageBlock },
  rich_text: { keys: ["elements"], check: checkRichText },
  markdown: { keys: ["text"], surfaces: ["message"], check: checkMarkdown },
  alert: { keys: ["text", "level"], surfaces: ["modal"], check: checkAlert },
  data_table: {
    keys: ["rows", "caption", "page_size", "row_header_column_index"],
    surfaces: ["message"],
    check: checkDataTable,
  },
};

// Known to Slack, but with insides that this stand-in does not judge.
const UNJUDGED: Record<string, readonly Surface[]> = {
  table: ["message"],
  card: ["message", "home"],
  carousel: ["message", "home"],
  container: ["message", "home"],
  context_actions: ["message"],
  task_card: ["message"],
  plan: ["message"],
  data_visualization: ["message"],
  video: ["message", "modal", "home"],
};

/** Checks the blocks of a message, modal or Home tab, each where it stands. */
export function checkBlocks(findings: Findings, blocks: Placed[]): void {
  for (const { object, pointer } of blocks) checkBlock(findings, object, pointer);
  if (findings.focused > 1) findings.add("/", "only one element may set focus_on_load");
}

function checkBlock(findings: Findings, block: JsonObject, pointer: string): void {
  const type = textOf(block.type);
  const rule = lookUp(RULES, type);
  const surfaces = rule?.surfaces ?? lookUp(UNJUDGED, type);
  if (!rule && !surfaces) {
    findings.add(pointer, `unsupported type: ${type}`);
    return;
  }
  if (surfaces && !surfaces.includes(findings.surface))
    findings.add(pointer, `unsupported block in a ${findings.surface}: ${type}`);
  checkBlockId(findings, block, pointer);
  if (!rule) return;
  findings.keys(block, pointer, ["type", "block_id", ...rule.keys]);
  rule.check?.(findings, block, pointer);
  checkActionIds(findings, block, pointer);
}

function checkBlockId(findings: Findings, block: JsonObject, pointer: string): void {
  findings.string(block.block_id, `${pointer}/block_id`, { max: 255 });
  const id = stringOf(block.block_id);
  if (id === undefined) return;
  if (findings.blockIds.has(id)) findings.add(`${pointer}/block_id`, `duplicate block_id: ${id}`);
  findings.blockIds.add(id);
}

function checkActionIds(findings: Findings, block: JsonObject, pointer: string): void {
  const ids = new Set<string>();
  for (const element of elementsOf(block)) {
    const id = stringOf(element.action_id);
    if (id !== undefined && ids.has(id))
      findings.add(pointer, `action_id "${id}" already exists in this block`);
    if (id !== undefined) ids.add(id);
  }
}

/** The interactive elements of a block, in the order in which they stand. */
export function elementsOf(block: JsonObject): JsonObject[] {
  const single = [block.accessory, block.element].filter(isObject);
  return block.type === "actions" ? objectsOf(block.elements) : single;
}

function checkSection(findings: Findings, block: JsonObject, pointer: string): void {
  if (block.text === undefined && block.fields === undefined) findings.missing(`${pointer}/text`);
  checkText(findings, block.text, `${pointer}/text`, { max: 3000, markup: true });
  if (block.fields !== undefined)
    for (const field of findings.list(block.fields, `${pointer}/fields`, { max: 10 }))
      checkText(findings, field.object, field.pointer, { max: 2000, markup: true });
  if (block.accessory !== undefined) checkOnlyElement(findings, block, { key: "accessory", pointer });
}

function checkActions(findings: Findings, block: JsonObject, pointer: string): void {
  for (const element of findings.list(block.elements, `${pointer}/elements`, { max: 25 }))
    checkElement(findings, element, "actions");
}

function checkContext(findings: Findings, block: JsonObject, pointer: string): void {
  for (const { object, pointer: place } of findings.list(block.elements, `${pointer}/elements`, {
    max: 10,
  }))
    if (object.type === "image") checkImage(findings, object, place);
    else checkText(findings, object, place, { max: 3000, markup: true });
}

function checkHeader(findings: Findings, block: JsonObject, pointer: string): void {
  checkText(findings, block.text, `${pointer}/text`, { max: 150, required: true });
}

function checkInput(findings: Findings, block: JsonObject, pointer: string): void {
  checkText(findings, block.label, `${pointer}/label`, { max: 2000, required: true });
  checkText(findings, block.hint, `${pointer}/hint`, { max: 2000 });
  findings.flag(block.optional, `${pointer}/optional`);
  findings.flag(block.dispatch_action, `${pointer}/dispatch_action`);
  checkOnlyElement(findings, block, { key: "element", pointer });
}

function checkOnlyElement(
  findings: Findings,
  block: JsonObject,
  { key, pointer }: { key: "accessory" | "element"; pointer: string },
): void {
  const element = block[key];
  if (element === undefined) {
    findings.missing(`${pointer}/${key}`);
    return;
  }
  if (!isObject(element)) {
    findings.add(`${pointer}/${key}`, "must provide an object");
    return;
  }
  checkElement(
    findings,
    { object: element, pointer: `${pointer}/${key}` },
    key === "element" ? "input" : "section",
  );
}

function checkImageBlock(findings: Findings, block: JsonObject, pointer: string): void {
  checkImage(findings, block, pointer);
  checkText(findings, block.title, `${pointer}/title`, { max: 2000 });
}

function checkRichText(findings: Findings, block: JsonObject, pointer: string): void {
  const known = ["rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"];
  for (const { object, pointer: place } of findings.list(block.elements, `${pointer}/elements`, {
    max: 1000,
  }))
    if (!known.includes(textOf(object.type))) findings.add(place, `unsupported type: ${textOf(object.type)}`);
}

function checkMarkdown(findings: Findings, block: JsonObject, pointer: string): void {
  findings.string(block.text, `${pointer}/text`, { max: 12_000, required: true });
}

function checkAlert(findings: Findings, block: JsonObject, pointer: string): void {
  checkText(findings, block.text, `${pointer}/text`, { max: 200, required: true, markup: true });
  findings.oneOf(block.level, `${pointer}/level`, ["default", "info", "warning", "error", "success"]);
}
