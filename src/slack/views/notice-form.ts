import type { ModalView } from "@slack/types";
import { FORMS } from "../ids.ts";
import { saying } from "./fields.ts";
import { LONGEST_TITLE } from "./limits.ts";
import type { Message } from "./message.ts";
import { plain } from "./text.ts";

/** A form that only tells something: a plain text, or one of the private messages. */
export function renderNoticeForm({ title, text }: { title: string; text: string | Message }): ModalView {
  return {
    type: "modal",
    callback_id: FORMS.notice,
    title: plain(title, LONGEST_TITLE),
    close: plain("Close"),
    blocks: typeof text === "string" ? [saying(text)] : text.blocks,
  };
}
