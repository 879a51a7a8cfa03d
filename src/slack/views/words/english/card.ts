import type { ApproversNamed, Instead, StandingCounts, Who } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { and, number, plural, when } from "./tools.ts";
import { countOf, countPeople, people } from "./who.ts";

const SENDS: Record<Instead, string> = {
  "another role": "a new request with another role",
  "what is missing": "a new request with what is missing",
};

/** The card in the approval channel, and what stands in its thread. */
export const card = {
  canDecide: ({ approvers, until }: { approvers: ApproversNamed; until: Date }) =>
    approvers === null
      ? say`The approvers can decide until ${when(until)}.`
      : say`${approvers} can decide until ${when(until)}.`,
  /** Until then there is no Approve. */
  checking: ({ count }: { count: number }) =>
    say`Checking ${countPeople(count)} in Quickbase … You can approve in a few seconds, and deny now.`,
  listing: ({ count }: { count: number }) =>
    say`Listing ${countPeople(count)} in this card's thread … You can approve once everyone is there, and deny now.`,
  sum({ all, isNew, hasAccount, inRole, notChecked, outside }: StandingCounts) {
    const groups = [
      isNew > 0 ? `${number(isNew)} new to Quickbase` : "",
      hasAccount > 0 ? `${number(hasAccount)} with an account` : "",
      inRole > 0 ? `${number(inRole)} with the role already` : "",
      notChecked > 0 ? `${number(notChecked)} not checked yet` : "",
    ].filter((group) => group !== "");
    const from = outside === null ? "" : `; ${number(outside.count)} from outside ${outside.domain}`;
    return say`${countPeople(all)}: ${and(groups)}${from}.`;
  },
  /** Why some could not be checked, said once for all of them. */
  notChecked: ({ who, problem }: { who: Who; problem: string }) =>
    say`Couldn't check ${people(who)}: ${problem}. You can still approve; qb-invite will check then.`,
  othersInThread: ({ count }: { count: number }) =>
    plural(count, {
      one: say`1 more person is in this card's thread.`,
      other: say`${number(count)} more people are in this card's thread.`,
    }),
  resultInThread: say`The result for everyone is in this card's thread.`,
  reasonInThread: say`The reason for the denial is in this card's thread.`,
  needsNewRequest: ({ who, instead, by }: { who: Who; instead: Instead; by: Piece }) =>
    say`Retrying won't help ${people(who)}: ${by} has to send ${SENDS[instead]}.`,

  approve: "Approve",
  deny: "Deny",
  retry: ({ who }: { who: Who }) => `Retry for ${people(who)}`,
  sendAgain: ({ who }: { who: Who }) => `Send again to ${people(who)}`,
  sendAgainTitle: "Send the email again?",
  sendAgainText: ({ who }: { who: Who }) =>
    plural(countOf(who), {
      one: `Quickbase didn't confirm the invitation email to ${people(who)}. If it was sent, this is a second one.`,
      other: `Quickbase didn't confirm the invitation emails to ${people(who)}. Whoever got one gets a second one.`,
    }),
  sendAgainYes: "Send again",
  cancel: "Cancel",

  /** In its thread. */
  approvedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} approved ${requester}'s request. Progress is on the card; the result will be posted here.`,
  /** Where the result follows in the same message. */
  approvedAndDone: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} approved ${requester}'s request.`,
  deniedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} denied ${requester}'s request. No one was invited.`,
};
