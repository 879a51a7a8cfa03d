import type { ModalView } from "@slack/types";
import { LONGEST_NAME } from "../../invite/person-name.ts";
import { FORMS, NAME_FIELDS } from "../ids.ts";
import { remark, saying, textField } from "./fields.ts";
import { plain } from "./text.ts";

/** A person whose name is asked for, with a guess. */
export type NameGuess = { email: string; firstName: string; lastName: string };

/** Two fields a person, and room for a sentence: Slack's form holds 100 blocks. */
export const MOST_NAMES_A_PAGE = 45;

/** Asks for first and last names; `people` are those of this page, `page` counts from 1, fields from 0. */
export function renderNamesForm(form: {
  people: readonly NameGuess[];
  page: number;
  pages: number;
  metadata: string;
}): ModalView {
  const { people, page, pages, metadata } = form;
  const shown = people.slice(0, MOST_NAMES_A_PAGE);
  const missing = people.length - shown.length;
  return {
    type: "modal",
    callback_id: FORMS.names,
    private_metadata: metadata,
    title: plain(pages > 1 ? `Names (${page} of ${pages})` : "Names"),
    submit: plain(page < pages ? "Continue" : "Send request"),
    // Slack shows the form beneath again; nothing typed there is lost.
    close: plain("Back"),
    blocks: [
      saying(
        "Quickbase needs a first and a last name for each person. These are guesses: please correct what is wrong.",
      ),
      ...shown.flatMap(nameFields),
      ...(missing > 0 ? [remark(`${missing} more have no room on this page.`)] : []),
    ],
  };
}

function nameFields({ email, firstName, lastName }: NameGuess, index: number) {
  return [
    textField({
      blockId: NAME_FIELDS.first(index),
      label: `First name of ${email}`,
      initial: firstName,
      longest: LONGEST_NAME,
    }),
    textField({
      blockId: NAME_FIELDS.last(index),
      label: `Last name of ${email}`,
      initial: lastName,
      longest: LONGEST_NAME,
    }),
  ];
}
