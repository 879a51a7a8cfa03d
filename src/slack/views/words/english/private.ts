import type { AskObstacle, Obstacle } from "../../../../invite/policy.ts";
import type { ApproversNamed, Became, Deed } from "../parts.ts";
import { type Piece, type Sentence, say } from "../say.ts";
import { and, day, number, plural, when } from "./tools.ts";

const CANNOT_DECIDE: Record<Exclude<Obstacle, "own request">, string> = {
  "not an approver": "You aren't an approver of this request.",
  invited: "You're one of the people to be invited, so you can't decide on this request.",
  "no longer a member": "Your account in this workspace isn't active any more, so you can't decide.",
  guest: "Guests of this workspace can't decide on requests.",
  "other workspace": "Only members of this workspace can decide on requests.",
  "not shown as a member":
    "Slack doesn't show you as a member of this workspace, and only members can decide on requests.",
  bot: "Bots can't decide on requests.",
  "not verifiable": "Slack didn't say whether you can decide. Please try again in a moment.",
};

const OWN_REQUEST: Record<Deed, string> = {
  approve: "You can't approve your own request.",
  deny: "You can't deny your own request. You can withdraw it in your direct message from qb-invite.",
  withdraw: "You can't decide on your own request.",
  retry: "You can't retry your own request.",
  "send again": "You can't send the email of your own request again.",
};

const RECORDED: Record<Deed, string> = {
  approve: "You approved this request. The card will show it in a moment.",
  deny: "You denied this request. The card will show it in a moment.",
  withdraw: "You withdrew this request. No one will be invited.",
  retry: "Retrying. The card will show it in a moment.",
  "send again": "Sending the email again. The card will show it in a moment.",
};

const NOT_RECORDED: Record<Deed, string> = {
  approve: "Your approval wasn't recorded.",
  deny: "Your denial wasn't recorded.",
  withdraw: "It can't be withdrawn any more.",
  retry: "Nothing was retried.",
  "send again": "Nothing was sent again.",
};

const CANNOT_ASK: Record<AskObstacle, string> = {
  "other workspace": "Not sent: only members of this workspace can ask for invitations here.",
  "not shown as a member":
    "Not sent: Slack doesn't show you as a member of this workspace, and only members can ask for invitations here.",
  "no longer a member": "Not sent: your account in this workspace isn't active any more.",
  bot: "Not sent: bots can't ask for invitations.",
  "not verifiable":
    "Not sent: Slack didn't say whether you're a member of this workspace. Please try again in a moment.",
};

/** What only one person reads: why a click or a form did nothing, and what to do. */
export const privately = {
  /** A request is on its way. */
  sent: say`Sent to the approvers. I'll message you when they decide.`,

  /** The same form arrived once more. */
  sentAlready: say`You already sent this request. The approvers have it.`,

  cannotDecide({ obstacle, deed }: { obstacle: Obstacle; deed: Deed }): Sentence {
    return say`${obstacle === "own request" ? OWN_REQUEST[deed] : CANNOT_DECIDE[obstacle]}`;
  },
  /** Who can, after that. */
  whoCanDecide({ approvers }: { approvers: ApproversNamed | "nobody" }): Sentence {
    if (approvers === "nobody")
      return say`No one else can decide at the moment. Please tell your qb-invite administrator.`;
    return approvers === null ? say`Ask another approver to decide.` : say`Ask ${approvers} to decide.`;
  },
  /** Somebody or something was first; `by` is null where it was the reader. */
  tooLate({ became, by, at }: { became: Became; by: Piece | null; at: Date }): Sentence {
    switch (became) {
      case "approved":
        return by === null
          ? say`You already approved this request, ${when(at)}.`
          : say`${by} already approved this request, ${when(at)}.`;
      case "denied":
        return by === null
          ? say`You already denied this request, ${when(at)}.`
          : say`${by} already denied this request, ${when(at)}.`;
      case "withdrawn":
        return by === null
          ? say`You withdrew this request, ${when(at)}.`
          : say`${by} withdrew this request, ${when(at)}.`;
      case "expired":
        return say`This request expired on ${day(at)} before anyone decided.`;
    }
  },
  /** What was done counts, while Slack takes its time to show it. */
  recorded: ({ deed }: { deed: Deed }) => say`${RECORDED[deed]}`,
  notRecorded: ({ deed }: { deed: Deed }) => say`${NOT_RECORDED[deed]}`,
  /** The message with the button showed the request as it was before. */
  moved: say`This request changed a moment ago, so nothing was recorded. Look at it again, then decide.`,
  movedSince: say`Someone was faster, or nothing is left to do. The card shows where the request stands.`,
  onlyRequesterWithdraws: ({ requester }: { requester: Piece }) =>
    say`Only ${requester} can withdraw this request.`,
  onlyRequesterAsksAgain: ({ requester, command }: { requester: Piece; command: string }) =>
    say`Only ${requester} can ask again from here. Type ${command} to send a request of your own.`,
  unknownRequest: ({ command }: { command: string }) =>
    say`qb-invite doesn't know this request. Ask again with ${command}, or tell your qb-invite administrator.`,

  /** From another workspace or another app. */
  onlyMembersDecide: say`Only members of this workspace can decide on requests.`,
  onlyMembersAsk: say`Only members of this workspace can ask for invitations here.`,
  anotherApp: say`Nothing changed: this belongs to another app.`,
  workspaceNotSaid: say`Nothing changed: Slack didn't say which workspace this comes from.`,

  oldButton: ({ command }: { command: string }) =>
    say`This button is out of date. The latest message about the request has the current ones; ${command} status shows your own requests.`,
  oldForm: ({ command }: { command: string }) =>
    say`This form is out of date, so nothing was sent. Type ${command} to open a new one.`,
  unreadable: ({ command }: { command: string }) =>
    say`qb-invite couldn't read that, so nothing changed. Try again, or type ${command} help.`,
  internalError: ({ reference }: { reference: string }) =>
    say`Something went wrong in qb-invite. Please try again. If it happens again, tell your qb-invite administrator and quote ${reference}.`,
  notSaved: ({ reference }: { reference: string }) =>
    say`Nothing was saved: qb-invite has no disk space left. Please tell your qb-invite administrator, quote ${reference}, and try again later.`,

  /** About asking. */
  cannotAsk: ({ obstacle }: { obstacle: AskObstacle }): string => CANNOT_ASK[obstacle],
  lookingUpMembers: say`Looking up the people you mentioned …`,
  tooManyMentions: ({ count, most }: { count: number; most: number }) =>
    say`You can invite up to ${number(most)} people at once. You mentioned ${number(count)}: split them into ${number(Math.ceil(count / most))} requests.`,
  commandTooLong: ({ command }: { command: string }) =>
    say`That was too long to read, so nothing was sent. Type ${command} and paste the list into the form.`,
  tooSlow: say`Slack was too slow to open the form. Please try again.`,
  formTooOld: ({ command }: { command: string }) =>
    say`This form is too old, so nothing was sent. Type ${command} and fill it in again.`,
  /** The problem is a whole sentence, and about a form below this one. */
  notSent: ({ problem }: { problem: string }) =>
    say`Not sent. ${problem} Close this form to go back to the first one.`,
  sentBefore: say`You already sent this request. To change it, withdraw it in your direct message from qb-invite, then send a new one.`,
  repeated: ({ addresses }: { addresses: readonly string[] }) =>
    plural(addresses.length, {
      one: say`You listed ${and(addresses)} more than once. It counts once.`,
      other: say`You listed ${and(addresses)} more than once. Each counts once.`,
    }),

  /** In place of an address, in the field for people. */
  notInSlack: ({ handle }: { handle: string }) => `${handle} (not known to Slack, or not shown to qb-invite)`,
  noAnswerFor: ({ handle }: { handle: string }) => `${handle} (Slack didn't answer: please type the address)`,
};
