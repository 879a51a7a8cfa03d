import type { ContextBlock, InputBlock, KnownBlock, PlainTextInput } from "@slack/types";
import { FIELD_VALUE } from "../ids.ts";
import { cut, LONGEST_LABEL, LONGEST_PLACEHOLDER, LONGEST_TEXT } from "./limits.ts";
import { plain } from "./text.ts";

/** A field of a form in which somebody writes; an `initial` text is kept. */
export function textField(of: {
  blockId: string;
  label: string;
  hint?: string;
  placeholder?: string;
  initial?: string | undefined;
  multiline?: boolean;
  optional?: boolean;
  longest?: number;
}): InputBlock {
  const longest = of.longest ?? LONGEST_TEXT;
  const element: PlainTextInput = {
    type: "plain_text_input",
    action_id: FIELD_VALUE,
    multiline: of.multiline ?? false,
    max_length: longest,
    ...(of.placeholder && { placeholder: plain(of.placeholder, LONGEST_PLACEHOLDER) }),
    ...(of.initial && { initial_value: cut(of.initial, longest) }),
  };
  return {
    type: "input",
    block_id: of.blockId,
    label: plain(of.label, LONGEST_LABEL),
    optional: of.optional ?? false,
    element,
    ...(of.hint && { hint: plain(of.hint, LONGEST_LABEL) }),
  };
}

/** A remark between fields, small. */
export function remark(text: string): ContextBlock {
  return { type: "context", elements: [plain(text)] };
}

/** A sentence that one should not miss. */
export function warning(text: string): KnownBlock {
  return saying(text);
}

/** A sentence in a form. */
export function saying(text: string): KnownBlock {
  return { type: "section", text: plain(text) };
}
