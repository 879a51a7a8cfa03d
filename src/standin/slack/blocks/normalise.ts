import { randomBytes } from "node:crypto";
import { isObject, type Json, type JsonObject, listOf, objectsOf } from "../json.ts";

/** Fills in what Slack fills in: ids that were left out and the defaults of texts and inputs. */
export function normaliseBlocks(blocks: Json | undefined): JsonObject[] {
  return objectsOf(blocks).map((block) => {
    const filled: JsonObject = { ...withTextDefaults(block), block_id: block.block_id ?? shortId() };
    if (isObject(filled.accessory)) filled.accessory = withActionId(filled.accessory);
    if (isObject(filled.element)) filled.element = withActionId(filled.element);
    if (block.type === "actions") filled.elements = objectsOf(filled.elements).map(withActionId);
    if (block.type === "input") {
      filled.optional ??= false;
      filled.dispatch_action ??= false;
    }
    return filled;
  });
}

/** The text object as Slack echoes it. */
export function normaliseText(text: Json | undefined): JsonObject | null {
  return isObject(text) ? withTextDefaults(text) : null;
}

function withActionId(element: JsonObject): JsonObject {
  if (element.type === "image") return element;
  const filled = { ...element, action_id: element.action_id ?? shortId() };
  return element.type === "plain_text_input" ? { multiline: false, ...filled } : filled;
}

function withTextDefaults(object: JsonObject): JsonObject {
  const filled = Object.fromEntries(Object.entries(object).map(([key, value]) => [key, deeper(value)]));
  if (object.type === "plain_text") return { ...filled, emoji: object.emoji ?? true };
  if (object.type === "mrkdwn") return { ...filled, verbatim: object.verbatim ?? false };
  return filled;
}

function deeper(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return listOf(value).map((item) => deeper(item) ?? null);
  return isObject(value) ? withTextDefaults(value) : value;
}

function shortId(): string {
  return randomBytes(6).toString("base64url").slice(0, 5);
}
