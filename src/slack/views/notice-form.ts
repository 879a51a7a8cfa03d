import type { ModalView } from "@slack/types";
import { FORMS } from "../ids.ts";
import { LONGEST_TITLE } from "./limits.ts";
import type { Message } from "./message.ts";
import { plain } from "./text.ts";

/** A form that only tells something: one of the private messages. */
export function renderNoticeForm({ title, message }: { title: string; message: Message }): ModalView {
  return {
    type: "modal",
    callback_id: FORMS.notice,
    title: plain(title, LONGEST_TITLE),
    close: plain("Close"),
    blocks: message.blocks,
  };
}
