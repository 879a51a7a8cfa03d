import type { RolesTrouble } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { number, plural } from "./tools.ts";

/** What several forms have. */
export const forms = {
  cancel: "Cancel",
  close: "Close",
  back: "Back",
  next: "Continue",
  send: "Send request",

  /** Above a form that only tells something. */
  notSent: "Not sent",
  notDenied: "Not denied",
  nothingChanged: "Nothing changed",
  sent: "Sent",
  sentBefore: "Already sent",
};

/** Who, which application, which role, and why. */
export const askForm = {
  title: "Invite people",
  application: "Application",
  /** Where there is only one, instead of a choice. */
  onlyApplication: ({ name }: { name: string }) => `Application: ${name}`,
  onlyApplicationLoading: "Application: loading its name …",
  noApplication: "No application is available at the moment.",
  role: "Role",
  loadingRoles: "Loading the roles …",
  rolesTrouble({ trouble }: { trouble: RolesTrouble }): string {
    switch (trouble) {
      case "no response":
        return "The roles can't be loaded: Quickbase isn't responding.";
      case "refused":
        return "The roles can't be loaded: Quickbase refused to list them. Please tell your qb-invite administrator.";
    }
  },
  noRoles: "This application has no role that you can ask for here.",
  reload: "Try again",
  people: "People",
  peopleHint: ({ most }: { most: number }) =>
    `One person per line, up to ${number(most)}. Add a name if you know it: Ana Lee <ana@acme.com>. You can also paste rows from a spreadsheet: first name, last name, email.`,
  listCut: "The list was too long for this form. Send the rest in a second request.",
  note: "Note to the people you invite",
  noteHint: "Included in Quickbase's invitation email.",
  reason: "Reason",
  reasonHint: "Why do they need access? Shown to the approvers.",
};

/** In a list to choose from. */
export const options = {
  typePartOfName: "Type part of the name",
  nameLoading: "Its name is loading",
  canShare: "Can share the application",
  noName: "(no name)",
};

/** For whom Quickbase does not know. */
export const namesForm = {
  checkingTitle: "Checking people",
  checking: ({ count }: { count: number }) =>
    plural(count, {
      one: "Checking 1 person in Quickbase …",
      other: `Checking ${number(count)} people in Quickbase …`,
    }),
  checkingNote: "Names are only needed for people Quickbase doesn't know.",
  sending: "Quickbase knows everyone. Sending the request …",
  title: ({ page, pages }: { page: number; pages: number }) =>
    pages > 1 ? `Names (${number(page)} of ${number(pages)})` : "Names",
  explained:
    "Quickbase needs first and last names. We guessed these from the email addresses. Please check them.",
  first: ({ email }: { email: string }) => `First name of ${email}`,
  last: ({ email }: { email: string }) => `Last name of ${email}`,
  more: ({ count }: { count: number }) => `${number(count)} more don't fit on this page.`,
};

/** The reason of a denial. */
export const denyForm = {
  title: "Deny the request",
  submit: "Deny",
  reason: "Reason",
  reasonHint: ({ requester }: { requester: string }) =>
    `${requester} and everyone in this channel will see this.`,
};

/** What the command does. */
export const help = {
  opening: say`Ask for access to a Quickbase application, for yourself or for others.`,
  mistyped: ({ typed }: { typed: Piece }) => say`qb-invite doesn't know ${typed}. You can type:`,
  start: ({ command }: { command: string }) => say`Type ${command} to start.`,
  command: ({ typed }: { typed: Piece }) => say`${typed} opens the form`,
  withPeople: ({ typed, most }: { typed: Piece; most: number }) =>
    say`${typed} opens the form with these people, up to ${number(most)}`,
  status: ({ typed }: { typed: Piece }) => say`${typed} shows your latest requests and how far they are`,
  help: ({ typed }: { typed: Piece }) => say`${typed} shows this`,
  afterwards: say`Approvers then decide. Once they approve, Quickbase emails each person an invitation, and qb-invite messages you the result. Your requests are also in qb-invite's Home tab.`,
};
