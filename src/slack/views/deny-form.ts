import type { ModalView } from "@slack/types";
import type { InviteRequest } from "../../invite/request.ts";
import { DENY_FIELDS, FORMS } from "../ids.ts";
import { whatOf } from "./asked.ts";
import { textField } from "./fields.ts";
import { LONGEST_QUOTE } from "./limits.ts";
import { paragraph, shortName, strongName } from "./rich.ts";
import { plain } from "./text.ts";
import { english } from "./words/english/english.ts";

/** Asks an approver for the reason of a denial; its metadata is the request id. */
export function renderDenyForm(request: InviteRequest): ModalView {
  return {
    type: "modal",
    callback_id: FORMS.deny,
    private_metadata: request.id,
    title: plain("Deny the request"),
    submit: plain("Deny"),
    close: plain("Cancel"),
    blocks: [
      paragraph(english.request.wants({ by: strongName(request.requester.name), ...whatOf(request) })),
      textField({
        blockId: DENY_FIELDS.reason,
        label: "Reason",
        hint: `${shortName(request.requester.name)} reads it, and so does everybody who sees the card.`,
        longest: LONGEST_QUOTE,
        multiline: true,
      }),
    ],
  };
}
