import type { JsonObject } from "../json.ts";

/** What somebody is to the workspace: it decides the flags that `users.info` shows. */
export type PersonKind = "member" | "guest" | "single-channel guest" | "stranger" | "deleted" | "bot";

/** What is chosen or typed in a message or view, in the shape of Slack's `state.values`. */
export type FormValues = Record<string, Record<string, JsonObject>>;

/** How Slack shows somebody of an organisation with several workspaces: https://docs.slack.dev/enterprise */
export type InOrganisation = {
  /** The other id of the same person: `W…`. */
  userId: string;
  /** The workspaces that their record lists; undefined when it has no list. */
  teamIds: string[] | undefined;
  /** Where the list and the other id stand in the record. */
  listedIn: "enterprise_user" | "teams";
  /** What stands as `team_id`: this workspace, their home, the organisation, or nothing. */
  teamId: string | undefined;
};

/** Somebody in the workspace, the bot included. */
export type Member = {
  id: string;
  name: string;
  handle: string;
  email: string | undefined;
  kind: PersonKind;
  isAdmin: boolean;
  /** The language of their Slack, as in "en-US". */
  locale: string;
  teamId: string;
  /** Undefined in a workspace of its own. */
  organisation: InOrganisation | undefined;
  /** The id that payloads carry: one of the two that somebody of an organisation has. */
  actsAs: string;
  /** The modals open before this person, the visible one last. */
  views: View[];
  home: View | undefined;
};

/** A message, private or for everybody, as it looks at this moment. */
export type Message = {
  ts: string;
  channelId: string;
  authorId: string;
  isFromApp: boolean;
  text: string;
  blocks: JsonObject[];
  attachments: JsonObject[];
  threadTs: string | undefined;
  metadata: JsonObject | undefined;
  editedTs: string | undefined;
  /** The only person who sees it; undefined for a message that everybody sees. */
  onlyFor: string | undefined;
  /** Slack itself says it (a command that failed, a press that nobody acknowledged). */
  isSlackNotice: boolean;
  /** What each person has chosen in it and not yet sent, by person id. */
  values: Map<string, FormValues>;
};

/** A channel or the direct messages with somebody. */
export type Channel = {
  id: string;
  name: string;
  kind: "public" | "private" | "direct";
  memberIds: Set<string>;
  isArchived: boolean;
  isExternallyShared: boolean;
  isRemoved: boolean;
  messages: Message[];
};

/** An open modal or a Home tab, with what was typed into it. */
export type View = {
  id: string;
  kind: "modal" | "home";
  personId: string;
  blocks: JsonObject[];
  title: JsonObject | null;
  submit: JsonObject | null;
  close: JsonObject | null;
  callbackId: string;
  externalId: string;
  privateMetadata: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  hash: string;
  rootId: string;
  previousId: string | null;
  values: FormValues;
  /** What stands in red at the fields, by block id. */
  errors: Record<string, string>;
  /** What Slack itself says above the form, as after a missed acknowledgement. */
  notice: string | undefined;
};

/** A user group such as @ops. */
export type UserGroup = { id: string; handle: string; name: string; memberIds: Set<string> };
