import type { AlertBlock, ContextBlock, InputBlock, KnownBlock, PlainTextInput, View } from "@slack/types";
import { FIELD_VALUE } from "../ids.ts";
import { cut, LONGEST_ALERT, LONGEST_LABEL, LONGEST_PLACEHOLDER, LONGEST_TEXT } from "./limits.ts";
import { inert, mrkdwn, plain } from "./text.ts";

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

/** A sentence that one should not miss; only in forms that are opened or updated, where `withoutAlerts` can follow. */
export function warning(text: string): KnownBlock {
  const said = mrkdwn(inert(text));
  return said.text.length <= LONGEST_ALERT ? { type: "alert", level: "warning", text: said } : saying(text);
}

/** The same form for a Slack that does not know alerts yet; null where it has none. */
export function withoutAlerts<Form extends View>(view: Form): Form | null {
  if (!view.blocks.some(isAlert)) return null;
  const blocks = view.blocks.map((block) =>
    isAlert(block) ? { type: "section" as const, text: block.text } : block,
  );
  return { ...view, blocks };
}

function isAlert(block: View["blocks"][number]): block is AlertBlock {
  return block.type === "alert";
}

/** A sentence in a form. */
export function saying(text: string): KnownBlock {
  return { type: "section", text: plain(text) };
}
