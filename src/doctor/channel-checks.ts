import { type Check, failed, ok } from "./check.ts";
import { type Meanings, toSlackTrouble } from "./slack-trouble.ts";

const MEANINGS: Meanings = {
  channel_not_found: [
    "qb-invite sees no such channel",
    "Compare APPROVAL_CHANNEL with the id at the end of the channel's details. If the channel is private, type /invite @qb-invite in it.",
  ],
};

/** The place where cards go. */
export const channelChecks: Check[] = [
  {
    id: "slack.channel",
    title: "Approval channel",
    settings: ["APPROVAL_CHANNEL"],
    after: ["slack.bot-token"],
    async run({ slack }) {
      try {
        const { name, isArchived } = await slack.channel();
        return isArchived
          ? failed(
              `#${name} is archived`,
              "Unarchive it in Slack, or set APPROVAL_CHANNEL to another channel.",
            )
          : ok(`#${name} exists`);
      } catch (error) {
        return toSlackTrouble(error, MEANINGS);
      }
    },
  },
  {
    id: "slack.channel-member",
    title: "Channel membership",
    settings: [],
    after: ["slack.channel"],
    async run({ slack }) {
      const { name, isMember } = await slack.channel();
      return isMember
        ? ok(`qb-invite is a member of #${name}`)
        : failed(`qb-invite is not a member of #${name}`, `Type /invite @qb-invite in #${name}.`);
    },
  },
  {
    id: "slack.channel-not-shared",
    title: "Channel privacy",
    settings: [],
    after: ["slack.channel"],
    async run({ slack }) {
      const { name, isShared } = await slack.channel();
      return isShared
        ? failed(
            `#${name} is shared with another workspace, whose members can read the requests`,
            "Set APPROVAL_CHANNEL to a channel that isn't shared.",
          )
        : ok(`#${name} is not shared with another workspace`);
    },
  },
];
