import type { ModalView } from "@slack/types";
import { LONGEST_NAME } from "../../invite/person-name.ts";
import { FORMS, NAME_FIELDS } from "../ids.ts";
import { remark, saying, textField } from "./fields.ts";
import { LONGEST_TITLE } from "./limits.ts";
import { plain } from "./text.ts";
import type { Words } from "./words/words.ts";

/** A person whose name is asked for, with a guess. */
export type NameGuess = { email: string; firstName: string; lastName: string };

/** Two fields a person, and room for a sentence: Slack's form holds 100 blocks. */
export const MOST_NAMES_A_PAGE = 45;

/** Asks for first and last names; `people` are those of this page, `page` counts from 1, fields from 0. */
export function renderNamesForm(
  { forms, namesForm: says }: Words,
  form: { people: readonly NameGuess[]; page: number; pages: number; metadata: string },
): ModalView {
  const { people, page, pages, metadata } = form;
  const shown = people.slice(0, MOST_NAMES_A_PAGE);
  const missing = people.length - shown.length;
  return {
    type: "modal",
    callback_id: FORMS.names,
    private_metadata: metadata,
    title: plain(says.title({ page, pages }), LONGEST_TITLE),
    submit: plain(page < pages ? forms.next : forms.send, LONGEST_TITLE),
    // Slack shows the form beneath again; nothing typed there is lost.
    close: plain(forms.back, LONGEST_TITLE),
    blocks: [
      saying(says.explained),
      ...shown.flatMap(({ email, firstName, lastName }, index) => [
        textField({
          blockId: NAME_FIELDS.first(index),
          label: says.first({ email }),
          initial: firstName,
          longest: LONGEST_NAME,
        }),
        textField({
          blockId: NAME_FIELDS.last(index),
          label: says.last({ email }),
          initial: lastName,
          longest: LONGEST_NAME,
        }),
      ]),
      ...(missing > 0 ? [remark(says.more({ count: missing }))] : []),
    ],
  };
}
