import { EventEmitter } from "node:events";
import { Identifiers } from "./identifiers.ts";
import type { Channel, InOrganisation, Member, Message, PersonKind, UserGroup, View } from "./types.ts";

/** Somebody who joins; a member of the workspace unless told otherwise. */
export type NewMember = {
  name: string;
  handle: string;
  email?: string;
  kind?: PersonKind;
  admin?: boolean;
  locale?: string;
  /** Makes them somebody of the organisation `E0STANDIN`; what is left out is as usual there. */
  organisation?: Partial<InOrganisation>;
};

/** A channel to make; public and live unless told otherwise. */
export type NewChannel = {
  name: string;
  private?: boolean;
  externallyShared?: boolean;
  archived?: boolean;
  memberIds: string[];
};

/** Everything that one workspace remembers: people, channels, messages, open views. */
export class Workspace {
  readonly ids = new Identifiers();
  readonly teamId = "T0STANDIN";
  readonly otherTeamId = "T0PARTNER";
  readonly organisationId = "E0STANDIN";
  readonly domain = "standin";
  readonly appId = "A0STANDIN";
  readonly botId = "B0STANDIN";
  readonly botUserId = "U0STANDIN";
  readonly botName: string;
  readonly members = new Map<string, Member>();
  readonly channels = new Map<string, Channel>();
  readonly userGroups = new Map<string, UserGroup>();
  readonly #changes = new EventEmitter();

  constructor(botName: string) {
    this.botName = botName;
    this.#changes.setMaxListeners(0);
    this.clear();
  }

  /** Forgets people, channels, groups and views; the app stays installed. */
  clear(): void {
    this.members.clear();
    this.channels.clear();
    this.userGroups.clear();
    this.members.set(this.botUserId, {
      ...this.#blankMember({ name: this.botName, handle: this.botName, kind: "bot" }),
      id: this.botUserId,
    });
    this.changed("everything was reset");
  }

  /** Tells every listener that something can look different. */
  changed(what: string): void {
    this.#changes.emit("change", what);
  }

  /** Calls back after each change, with a few words on it; returns how to stop. */
  onChange(listener: (what: string) => void): () => void {
    this.#changes.on("change", listener);
    return () => this.#changes.off("change", listener);
  }

  /** Somebody by either of their ids. */
  findMember(id: string): Member | null {
    return (
      this.members.get(id) ??
      [...this.members.values()].find(({ organisation }) => organisation?.userId === id) ??
      null
    );
  }

  addMember(member: NewMember): Member {
    const added = this.#blankMember(member);
    this.members.set(added.id, added);
    this.changed(`${member.name} joined`);
    return added;
  }

  addChannel({ name, memberIds, ...options }: NewChannel): Channel {
    const channel: Channel = {
      id: this.ids.next("C"),
      name,
      kind: options.private ? "private" : "public",
      memberIds: new Set(memberIds),
      isArchived: options.archived ?? false,
      isExternallyShared: options.externallyShared ?? false,
      isRemoved: false,
      messages: [],
    };
    this.channels.set(channel.id, channel);
    this.changed(`#${name} was made`);
    return channel;
  }

  addUserGroup(handle: string, memberIds: string[]): UserGroup {
    const group = { id: this.ids.next("S"), handle, name: handle, memberIds: new Set(memberIds) };
    this.userGroups.set(group.id, group);
    this.changed(`@${handle} was made`);
    return group;
  }

  /** The conversation between the bot and one person, if there has been one. */
  findDirect(personId: string): Channel | null {
    return [...this.channels.values()].find((channel) => isDirectWith(channel, personId)) ?? null;
  }

  /** The conversation between the bot and one person, opened where there was none. */
  openDirect(personId: string): Channel {
    const existing = this.findDirect(personId);
    if (existing) return existing;
    const direct: Channel = {
      id: this.ids.next("D"),
      name: "directmessage",
      kind: "direct",
      memberIds: new Set([personId, this.botUserId]),
      isArchived: false,
      isExternallyShared: false,
      isRemoved: false,
      messages: [],
    };
    this.channels.set(direct.id, direct);
    return direct;
  }

  /** Puts a message into its channel and returns it; what is not given is empty. */
  post(message: Partial<Message> & Pick<Message, "channelId" | "authorId">): Message {
    const posted: Message = {
      ts: this.ids.ts(),
      isFromApp: message.authorId === this.botUserId,
      text: "",
      blocks: [],
      attachments: [],
      threadTs: undefined,
      metadata: undefined,
      editedTs: undefined,
      onlyFor: undefined,
      isSlackNotice: false,
      values: new Map(),
      ...message,
    };
    this.channels.get(message.channelId)?.messages.push(posted);
    this.changed("a message was posted");
    return posted;
  }

  findMessage(channelId: string, ts: string): Message | null {
    return this.channels.get(channelId)?.messages.find((message) => message.ts === ts) ?? null;
  }

  removeMessage(message: Message): void {
    const channel = this.channels.get(message.channelId);
    if (channel) channel.messages = channel.messages.filter((other) => other !== message);
    this.changed("a message was deleted");
  }

  /** An open modal or published Home tab, by its id. */
  findView(viewId: string): View | null {
    return this.allViews().find((view) => view.id === viewId) ?? null;
  }

  allViews(): View[] {
    return [...this.members.values()].flatMap(({ views, home }) => (home ? [...views, home] : views));
  }

  #blankMember({
    name,
    handle,
    email,
    kind = "member",
    admin = false,
    locale = "en-US",
    organisation,
  }: NewMember): Member {
    const id = this.ids.next("U");
    return {
      id,
      actsAs: id,
      organisation: organisation && {
        userId: id.replace("U", "W"),
        teamIds: [this.teamId],
        listedIn: "enterprise_user",
        teamId: this.organisationId,
        ...organisation,
      },
      name,
      handle,
      email,
      kind,
      isAdmin: admin,
      locale,
      teamId: kind === "stranger" ? this.otherTeamId : this.teamId,
      views: [],
      home: undefined,
    };
  }
}

function isDirectWith(channel: Channel, personId: string): boolean {
  return channel.kind === "direct" && channel.memberIds.has(personId);
}
