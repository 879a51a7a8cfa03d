import type { ModalView } from "@slack/types";
import { FORMS } from "../ids.ts";
import { remark, saying } from "./fields.ts";
import { LONGEST_TITLE } from "./limits.ts";
import { plain } from "./text.ts";
import type { Words } from "./words/words.ts";

/**
 * Shown over the first form while Quickbase is asked whom it knows, and while what it said is written; what follows takes
 * its place by `externalId`.
 */
export function renderCheckingForm(
  { forms, namesForm: says }: Words,
  { externalId, step }: { externalId: string; step: { checking: number } | "sending" },
): ModalView {
  return {
    type: "modal",
    callback_id: FORMS.notice,
    external_id: externalId,
    title: plain(says.checkingTitle, LONGEST_TITLE),
    // Slack shows the form beneath again; nothing typed there is lost.
    close: plain(forms.back, LONGEST_TITLE),
    blocks:
      step === "sending"
        ? [saying(says.sending)]
        : [saying(says.checking({ count: step.checking })), remark(says.checkingNote)],
  };
}
