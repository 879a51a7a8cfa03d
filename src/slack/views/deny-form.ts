import type { ModalView } from "@slack/types";
import type { InviteRequest } from "../../invite/request.ts";
import { DENY_FIELDS, FORMS } from "../ids.ts";
import { whatOf } from "./asked.ts";
import { textField } from "./fields.ts";
import { LONGEST_QUOTE, LONGEST_TITLE } from "./limits.ts";
import { paragraph, shortName, strongName } from "./rich.ts";
import { plain } from "./text.ts";
import type { Words } from "./words/words.ts";

/** Asks an approver for the reason of a denial; its metadata is the request id. */
export function renderDenyForm(words: Words, request: InviteRequest): ModalView {
  const { forms, denyForm: says } = words;
  return {
    type: "modal",
    callback_id: FORMS.deny,
    private_metadata: request.id,
    title: plain(says.title, LONGEST_TITLE),
    submit: plain(says.submit, LONGEST_TITLE),
    close: plain(forms.cancel, LONGEST_TITLE),
    blocks: [
      paragraph(words.request.wants({ by: strongName(request.requester.name), ...whatOf(request) })),
      textField({
        blockId: DENY_FIELDS.reason,
        label: says.reason,
        hint: says.reasonHint({ requester: shortName(request.requester.name) }),
        longest: LONGEST_QUOTE,
        multiline: true,
      }),
    ],
  };
}
