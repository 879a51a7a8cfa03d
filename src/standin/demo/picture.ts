import type { AccountState, AppState, CallRecord, Mail } from "../quickbase/model.ts";
import type { JsonObject } from "../slack/json.ts";
import type { FormValues } from "../slack/state/types.ts";

/** What the page shows, as one person sees it at one moment: plain values that travel as JSON. */
export type Picture = {
  /** The start of the demo's server that made it; another one after a restart. */
  boot: string;
  me: PersonPicture;
  people: PersonPicture[];
  names: NamesPicture;
  command: { name: string; hint: string };
  bot: BotPicture;
  conversations: ConversationPicture[];
  home: ViewPicture | null;
  /** The modals open before this person in this window, the visible one last. */
  modals: ViewPicture[];
  weather: WeatherPicture[];
  scenes: ScenePicture[];
  guide: GuidePicture;
  quickbase: QuickbasePicture;
};

/** One of the people whom the visitor can be, and where something waits for them. */
export type PersonPicture = {
  id: string;
  handle: string;
  name: string;
  says: string;
  waiting: { key: string; count: number } | null;
};

/** How ids are called, for mentions. */
export type NamesPicture = {
  people: Record<string, string>;
  channels: Record<string, string>;
  groups: Record<string, string>;
};

/** The bot's process: `isConnected` says whether Slack can reach it. */
export type BotPicture = {
  id: string;
  name: string;
  state: "starting" | "at work" | "reconnecting" | "killed" | "ended";
};

/** A channel, or the direct messages with the bot; `key` names it in the address of the page. */
export type ConversationPicture = {
  key: string;
  id: string;
  kind: "channel" | "direct";
  name: string;
  unread: number;
  /** How many of the unread ones are meant for this person: they are named, or it is their direct message. */
  mentions: number;
  messages: MessagePicture[];
};

/** A message as one person sees it, with what this person has chosen in it. */
export type MessagePicture = {
  ts: string;
  author: { id: string; name: string; kind: "person" | "app" | "slack" };
  text: string;
  blocks: JsonObject[];
  /** What an app hangs below a message, with blocks or a text of its own. */
  attachments: JsonObject[];
  values: FormValues;
  threadTs: string | null;
  isEdited: boolean;
  /** Only this person sees it. */
  isPrivate: boolean;
};

/** A modal or the Home tab, with what stands in its fields. */
export type ViewPicture = {
  id: string;
  rootId: string;
  title: JsonObject | null;
  submit: JsonObject | null;
  close: JsonObject | null;
  blocks: JsonObject[];
  values: FormValues;
  errors: Record<string, string>;
  notice: string | null;
};

/** One thing that can go wrong, and the words beside its button. */
export type WeatherPicture = {
  id: string;
  where: "Quickbase" | "Slack" | "qb-invite";
  label: string;
  isOn: boolean;
  /** What it would do or, while it is on, what it does and what to look at. */
  says: string;
  /** What the button says: what begins it or, while it is on, what ends it. */
  button: string;
};

/** A scene that plays by itself, and how far it is. */
export type ScenePicture = {
  id: string;
  label: string;
  /** While it plays, it is told wherever somebody looks. */
  state: "ready" | "playing" | "over";
  says: string;
  /** How many people are done, and after how many it was cut; null where it is not about many. */
  progress: { done: number; of: number; cutAfter: number } | null;
  /** What the button says; null while there is nothing to press. */
  button: string | null;
};

/** How far the guided path is, whoever has walked it. */
export type GuidePicture = {
  /** A request has reached the approvers. */
  isAsked: boolean;
  /** A request waits for a decision. */
  isWaiting: boolean;
  /** Quickbase was asked to give somebody access. */
  isApproved: boolean;
  /** Quickbase has sent an email. */
  isSent: boolean;
  /** Somebody has looked at the emails since. */
  isSeen: boolean;
};

/** The local Quickbase; the newest calls and emails first. */
export type QuickbasePicture = {
  realm: string;
  isReachable: boolean;
  apps: readonly AppState[];
  accounts: readonly AccountState[];
  mails: readonly Mail[];
  calls: readonly CallRecord[];
  /** How many calls there were in all; the oldest are not shown. */
  callCount: number;
};

/** Where somebody acts: in a message or in a view. */
export type PlacePicture = { channelId: string; ts: string } | { viewId: string };
