import type { ExternalSelect, KnownBlock, ModalView, StaticSelect } from "@slack/types";
import { MOST_PEOPLE } from "../../invite/policy.ts";
import type { OfferedApplication } from "../../invite/ports.ts";
import type { Role } from "../../invite/request.ts";
import type { Trouble } from "../../invite/trouble.ts";
import { ACTIONS, ASK_FIELDS, FIELD_VALUE, FORMS } from "../ids.ts";
import { remark, saying, textField } from "./fields.ts";
import { LONGEST_QUOTE, LONGEST_TEXT, MOST_OPTIONS } from "./limits.ts";
import { type Offer, offerApplications, offerRoles } from "./options.ts";
import { shortName, told } from "./rich.ts";
import { plain } from "./text.ts";
import { english } from "./words/english/english.ts";

/** What the form shows. */
export type AskFormContent = {
  applications: readonly OfferedApplication[];
  chosenDbid: string;
  roles: readonly Role[] | "loading" | { trouble: Trouble };
  /** What stands in the field for people at first. */
  people: string;
};

/** The first form: who, which application, which role, and why. */
export function renderAskForm(form: AskFormContent): ModalView {
  const people = fitPeople(form.people);
  return {
    type: "modal",
    callback_id: FORMS.ask,
    title: plain("Invite people"),
    submit: plain("Send request"),
    close: plain("Cancel"),
    blocks: [
      ...applicationBlocks(form),
      ...roleBlocks(form),
      textField({
        blockId: ASK_FIELDS.people,
        label: "People",
        hint: `One person a line, up to ${MOST_PEOPLE}. A name with an address, an address alone, or rows pasted from a sheet: first name, last name, address.`,
        placeholder: "Ana Lee <ana@acme.com>",
        initial: people.text,
        multiline: true,
      }),
      ...(people.cut ? [remark(LIST_CUT)] : []),
      textField({
        blockId: ASK_FIELDS.message,
        label: "Message",
        hint: "Goes into the mail that Quickbase sends.",
        longest: LONGEST_QUOTE,
        multiline: true,
        optional: true,
      }),
      textField({
        blockId: ASK_FIELDS.reason,
        label: "Reason",
        hint: "For the approvers: why do these people need access?",
        longest: LONGEST_QUOTE,
        multiline: true,
      }),
    ],
  };
}

const LIST_CUT = "The list was too long for this field: please ask for the rest in a second request.";

/** Whole lines only: a cut line would name somebody else. */
function fitPeople(text: string): { text: string; cut: boolean } {
  if (text.length <= LONGEST_TEXT) return { text, cut: false };
  const room = text.slice(0, LONGEST_TEXT + 1);
  const lineEnd = room.lastIndexOf("\n");
  const end = lineEnd > 0 ? lineEnd : Math.max(room.lastIndexOf(","), room.lastIndexOf(";"));
  return { text: room.slice(0, Math.max(end, 0)), cut: true };
}

/** Nothing to choose when there is just one application: its name is said instead. */
function applicationBlocks({ applications, chosenDbid }: AskFormContent): KnownBlock[] {
  const [only] = applications;
  if (only === undefined) return [saying("No application is offered at the moment.")];
  if (applications.length === 1) return [saying(`Into the application ${nameOrId(only)}.`)];
  return [
    {
      type: "input",
      block_id: ASK_FIELDS.application,
      // The roles belong to the application, so the form has to hear of the choice.
      dispatch_action: true,
      label: plain("Application"),
      element: select({
        actionId: ACTIONS.chooseApplication,
        offers: offerApplications(applications),
        chosen: chosenDbid,
        isWhole: applications.every(({ name }) => name !== null),
      }),
    },
  ];
}

function roleBlocks({ roles, chosenDbid, applications }: AskFormContent): KnownBlock[] {
  if (roles === "loading") return [remark("Asking Quickbase for the roles ...")];
  if ("trouble" in roles)
    return reloadBlocks(
      `The roles could not be read: ${told(english.trouble.reason({ trouble: roles.trouble, role: "" }))}.`,
    );
  if (roles.length === 0) {
    const app = applications.find(({ dbid }) => dbid === chosenDbid);
    const where = app === undefined ? "this application" : nameOrId(app);
    return reloadBlocks(`Quickbase has no role in ${where} that can be asked for here.`);
  }
  const element = select({ actionId: FIELD_VALUE, offers: offerRoles(roles), chosen: null, isWhole: true });
  return [{ type: "input", block_id: ASK_FIELDS.role(chosenDbid), label: plain("Role"), element }];
}

function reloadBlocks(sentence: string): KnownBlock[] {
  const again = {
    type: "button" as const,
    action_id: ACTIONS.reloadRoles,
    text: plain("Try again"),
  };
  return [saying(sentence), { type: "actions", elements: [again] }];
}

function nameOrId({ dbid, name }: OfferedApplication): string {
  return name === null ? `${dbid} (its name is loading)` : shortName(name);
}

type Select = {
  actionId: string;
  offers: Offer[];
  chosen: string | null;
  /** Whether all is known that there is to choose from. */
  isWhole: boolean;
};

/**
 * A list as long as it fits, for it opens at once, however slow the bot is, and Slack finds in it by typing. One that
 * is longer, or that is still being read, is found by typing too, and asks the bot each time for what fits.
 */
function select({ actionId, offers, chosen, isWhole }: Select): StaticSelect | ExternalSelect {
  const options = offers.map(({ option }) => option);
  const initial = options.length === 1 ? options[0] : options.find(({ value }) => value === chosen);
  const common = { action_id: actionId, ...(initial && { initial_option: initial }) };
  return isWhole && options.length <= MOST_OPTIONS
    ? { type: "static_select", ...common, options }
    : {
        type: "external_select",
        ...common,
        min_query_length: 0,
        placeholder: plain("Type a part of the name"),
      };
}
