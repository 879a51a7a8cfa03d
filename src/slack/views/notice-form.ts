import type { ModalView } from "@slack/types";
import { FORMS } from "../ids.ts";
import { LONGEST_TITLE } from "./limits.ts";
import type { Message } from "./message.ts";
import { plain } from "./text.ts";
import type { Words } from "./words/words.ts";

/** A form that only tells something: one of the private messages. */
export function renderNoticeForm(
  { forms }: Words,
  { title, message }: { title: string; message: Message },
): ModalView {
  return {
    type: "modal",
    callback_id: FORMS.notice,
    title: plain(title, LONGEST_TITLE),
    close: plain(forms.close, LONGEST_TITLE),
    blocks: message.blocks,
  };
}
