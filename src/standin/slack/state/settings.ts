/** What a test or a demo can make stricter or kinder; every value can be changed while it runs. */
export type Settings = {
  /** What the bot token may do. */
  scopes: string[];
  /** The slash commands that the app has; text is escaped as with `should_escape: true`. */
  commands: string[];
  /** How long a trigger id lives; Slack gives 3000. */
  triggerLifeMs: number;
  /** How long Slack waits for an acknowledgement; Slack waits 3000. */
  acknowledgeWithinMs: number;
  /** Whether no socket is let in, although its address was given out. */
  refuseLinks: boolean;
  /** How long after each failed delivery an event is sent again. */
  eventRetriesAfterMs: number[];
  /** Whether more than about one message a second to one channel is answered with 429. */
  limitPosts: boolean;
  /** Whether the app is installed for a whole organisation. */
  orgWideInstall: boolean;
  /** Whether the app has a Home tab and a Messages tab. */
  homeTab: boolean;
  messagesTab: boolean;
};

/** The settings of a freshly installed app, with Slack's own time limits. */
export function defaultSettings(): Settings {
  return {
    scopes: [
      "commands",
      "chat:write",
      "im:write",
      "users:read",
      "users:read.email",
      "usergroups:read",
      "channels:read",
      "groups:read",
    ],
    commands: ["/qb-invite"],
    triggerLifeMs: 3000,
    acknowledgeWithinMs: 3000,
    refuseLinks: false,
    // https://docs.slack.dev/apis/events-api: at once, after a minute, after five
    eventRetriesAfterMs: [0, 60_000, 300_000],
    limitPosts: false,
    orgWideInstall: false,
    homeTab: true,
    messagesTab: true,
  };
}
