import type { ChannelTrouble, What } from "../parts.ts";
import { type Sentence, say } from "../say.ts";
import { when } from "./tools.ts";
import { people } from "./who.ts";

/** What the requester reads of a request that waits. */
export const notice = {
  withdraw: "Withdraw",
  withdrawTitle: "Withdraw this request?",
  withdrawText: "No one will be invited. You can ask again at any time.",
  withdrawYes: "Withdraw",
  withdrawNo: "Keep it",

  /** The approvers do not have it. */
  notSeenYet: ({ who, application, role }: What) =>
    say`Your request to invite ${people(who)} to ${application} as ${role} is saved, but the approvers haven't seen it yet.`,
  cannotDecideYet: ({ who, application, role }: What) =>
    say`Your request to invite ${people(who)} to ${application} as ${role} is saved, but the approvers can't decide on it yet.`,
  channelTrouble({ trouble }: { trouble: ChannelTrouble }): Sentence {
    switch (trouble) {
      case "no such channel":
        return say`Their channel doesn't exist, or qb-invite can't see it.`;
      case "not a member":
        return say`qb-invite isn't a member of their channel.`;
      case "archived":
        return say`Their channel is archived.`;
      case "no direct messages":
        return say`Direct messages with qb-invite are switched off.`;
      case "no thread":
        return say`Slack allows no thread there.`;
      case "no messages left":
        return say`The workspace has used up its messages.`;
      case "switched off":
        return say`An administrator has switched off messages to their channel (ekm_access_denied).`;
      case "may not post":
        return say`The workspace doesn't let qb-invite post in their channel.`;
      default:
        return say`Slack refuses the message (${trouble.refusal}).`;
    }
  },
  keepsTrying: ({ until }: { until: Date }) =>
    say`qb-invite keeps trying until ${when(until)}. Please tell your qb-invite administrator, with the reference below.`,
  doesNotTryAgain: say`qb-invite won't try again. Please tell your qb-invite administrator, with the reference below. You can withdraw the request and ask again.`,
};
