import type { ExternalSelect, KnownBlock, ModalView, StaticSelect } from "@slack/types";
import { MOST_PEOPLE } from "../../invite/policy.ts";
import type { OfferedApplication } from "../../invite/ports.ts";
import type { Role } from "../../invite/request.ts";
import type { Trouble } from "../../invite/trouble.ts";
import { ACTIONS, ASK_FIELDS, FIELD_VALUE, FORMS } from "../ids.ts";
import { saying, textField, warning } from "./fields.ts";
import {
  LONGEST_BUTTON,
  LONGEST_LABEL,
  LONGEST_PLACEHOLDER,
  LONGEST_QUOTE,
  LONGEST_TEXT,
  LONGEST_TITLE,
  MOST_OPTIONS,
} from "./limits.ts";
import { type Offer, offerApplications, offerRoles } from "./options.ts";
import { shortName } from "./rich.ts";
import { plain } from "./text.ts";
import type { RolesTrouble } from "./words/parts.ts";
import type { Words } from "./words/words.ts";

/** What the form shows. */
export type AskFormContent = {
  applications: readonly OfferedApplication[];
  chosenDbid: string;
  roles: readonly Role[] | "loading" | { trouble: Trouble };
  /** What stands in the fields at first. */
  filledIn: FilledIn;
  /** The channel of the command, where its answer goes; null where there is none. */
  typedIn: string | null;
};

/** What stands in a form before anybody has typed in it. */
export type FilledIn = { people: string; message?: string; reason?: string; roleId?: string | null };

/** The first form: who, which application, which role, and why. */
export function renderAskForm(words: Words, form: AskFormContent): ModalView {
  const { forms, askForm: says } = words;
  const people = fitPeople(form.filledIn.people);
  return {
    type: "modal",
    callback_id: FORMS.ask,
    ...(form.typedIn !== null && { private_metadata: form.typedIn }),
    title: plain(says.title, LONGEST_TITLE),
    submit: plain(forms.send, LONGEST_TITLE),
    close: plain(forms.cancel, LONGEST_TITLE),
    blocks: [
      ...applicationBlocks(words, form),
      ...roleBlocks(words, form),
      textField({
        blockId: ASK_FIELDS.people,
        label: says.people,
        hint: says.peopleHint({ most: MOST_PEOPLE }),
        placeholder: "Ana Lee <ana@acme.com>",
        initial: people.text,
        multiline: true,
      }),
      ...(people.cut ? [warning(says.listCut)] : []),
      textField({
        blockId: ASK_FIELDS.message,
        label: says.note,
        hint: says.noteHint,
        initial: form.filledIn.message,
        longest: LONGEST_QUOTE,
        multiline: true,
        optional: true,
      }),
      textField({
        blockId: ASK_FIELDS.reason,
        label: says.reason,
        hint: says.reasonHint,
        initial: form.filledIn.reason,
        longest: LONGEST_QUOTE,
        multiline: true,
      }),
    ],
  };
}

/** Whole lines only: a cut line would name somebody else. */
function fitPeople(text: string): { text: string; cut: boolean } {
  if (text.length <= LONGEST_TEXT) return { text, cut: false };
  const room = text.slice(0, LONGEST_TEXT + 1);
  const lineEnd = room.lastIndexOf("\n");
  const end = lineEnd > 0 ? lineEnd : Math.max(room.lastIndexOf(","), room.lastIndexOf(";"));
  return { text: room.slice(0, Math.max(end, 0)), cut: true };
}

/** Nothing to choose when there is just one application: its name is said instead. */
function applicationBlocks(words: Words, { applications, chosenDbid }: AskFormContent): KnownBlock[] {
  const { askForm: says } = words;
  const [only] = applications;
  if (only === undefined) return [saying(says.noApplication)];
  if (applications.length === 1)
    return [
      saying(
        only.name === null
          ? says.onlyApplicationLoading
          : says.onlyApplication({ name: shortName(only.name) }),
      ),
    ];
  return [
    {
      type: "input",
      block_id: ASK_FIELDS.application,
      // The roles belong to the application, so the form has to hear of the choice.
      dispatch_action: true,
      label: plain(says.application, LONGEST_LABEL),
      element: select({
        actionId: ACTIONS.chooseApplication,
        offers: offerApplications(words, applications),
        chosen: chosenDbid,
        isWhole: applications.every(({ name }) => name !== null),
        hint: words.options.typePartOfName,
      }),
    },
  ];
}

function roleBlocks(words: Words, { roles, chosenDbid, filledIn }: AskFormContent): KnownBlock[] {
  const { askForm: says } = words;
  const chosen = filledIn.roleId ?? null;
  const unknown = { chosenDbid, roles: null, chosen };
  if (roles === "loading") return [roleField(words, { ...unknown, hint: says.loadingRoles })];
  const hint = words.options.typePartOfName;
  if ("trouble" in roles)
    return [
      ...reloadBlocks(words, says.rolesTrouble({ trouble: toRolesTrouble(roles.trouble) })),
      roleField(words, { ...unknown, hint }),
    ];
  return roles.length === 0
    ? reloadBlocks(words, says.noRoles)
    : [roleField(words, { chosenDbid, roles, chosen, hint })];
}

/**
 * As long as the roles are not there nobody has to choose one, so that the form can be sent, and says at this field
 * what it lacks. Whoever opens the field meanwhile is offered what Quickbase says by then.
 */
function roleField(
  words: Words,
  {
    chosenDbid,
    roles,
    chosen,
    hint,
  }: { chosenDbid: string; roles: readonly Role[] | null; chosen: string | null; hint: string },
): KnownBlock {
  return {
    type: "input",
    block_id: ASK_FIELDS.role(chosenDbid),
    label: plain(words.askForm.role, LONGEST_LABEL),
    optional: roles === null,
    element: select({
      actionId: FIELD_VALUE,
      offers: offerRoles(words, roles ?? []),
      chosen,
      isWhole: roles !== null,
      hint,
    }),
  };
}

/** Whose turn it is: Quickbase's, which may answer a moment later, or somebody's who has to allow it. */
function toRolesTrouble({ why }: Trouble): RolesTrouble {
  return why === "refused" || why === "kept out" ? "refused" : "no response";
}

function reloadBlocks({ askForm: says }: Words, sentence: string): KnownBlock[] {
  const again = {
    type: "button" as const,
    action_id: ACTIONS.reloadRoles,
    text: plain(says.reload, LONGEST_BUTTON),
  };
  return [warning(sentence), { type: "actions", elements: [again] }];
}

type Select = {
  actionId: string;
  offers: Offer[];
  chosen: string | null;
  /** Whether all is known that there is to choose from. */
  isWhole: boolean;
  /** What stands in the field of a list that asks the bot. */
  hint: string;
};

/**
 * A list as long as it fits, for it opens at once, however slow the bot is, and Slack finds in it by typing. One that
 * is longer, or that is still being read, is found by typing too, and asks the bot each time for what fits.
 */
function select({ actionId, offers, chosen, isWhole, hint }: Select): StaticSelect | ExternalSelect {
  const options = offers.map(({ option }) => option);
  const initial = options.length === 1 ? options[0] : options.find(({ value }) => value === chosen);
  const common = { action_id: actionId, ...(initial && { initial_option: initial }) };
  return isWhole && options.length <= MOST_OPTIONS
    ? { type: "static_select", ...common, options }
    : {
        type: "external_select",
        ...common,
        min_query_length: 0,
        placeholder: plain(hint, LONGEST_PLACEHOLDER),
      };
}
