import type { Channel, UserGroup } from "../state/types.ts";
import type { Workspace } from "../state/workspace.ts";
import type { Person } from "./person.ts";

/** A channel, and what its admins can do to it. */
export class ChannelHandle {
  readonly #workspace: Workspace;
  readonly #channel: Channel;

  constructor(workspace: Workspace, channel: Channel) {
    this.#workspace = workspace;
    this.#channel = channel;
  }

  get id(): string {
    return this.#channel.id;
  }

  get name(): string {
    return this.#channel.name;
  }

  archive(): void {
    this.#change(() => {
      this.#channel.isArchived = true;
    });
  }

  unarchive(): void {
    this.#change(() => {
      this.#channel.isArchived = false;
    });
  }

  remove(): void {
    this.#change(() => {
      this.#channel.isRemoved = true;
    });
  }

  restore(): void {
    this.#change(() => {
      this.#channel.isRemoved = false;
    });
  }

  /** Shares it with another workspace, or takes that back. */
  shareExternally(isShared: boolean): void {
    this.#change(() => {
      this.#channel.isExternallyShared = isShared;
    });
  }

  addMember(member: Person | "bot"): void {
    this.#change(() => this.#channel.memberIds.add(this.#idOf(member)));
  }

  removeMember(member: Person | "bot"): void {
    this.#change(() => this.#channel.memberIds.delete(this.#idOf(member)));
  }

  #idOf(member: Person | "bot"): string {
    return member === "bot" ? this.#workspace.botUserId : member.id;
  }

  #change(change: () => void): void {
    change();
    this.#workspace.changed(`#${this.name} was changed`);
  }
}

/** A user group, whose members can change at any time. */
export class UserGroupHandle {
  readonly #workspace: Workspace;
  readonly #group: UserGroup;

  constructor(workspace: Workspace, group: UserGroup) {
    this.#workspace = workspace;
    this.#group = group;
  }

  get id(): string {
    return this.#group.id;
  }

  /** People, or ids where it matters by which of two somebody is listed. */
  setMembers(members: (Person | string)[]): void {
    this.#group.memberIds = new Set(
      members.map((member) => (typeof member === "string" ? member : member.id)),
    );
    this.#workspace.changed(`@${this.#group.handle} was changed`);
  }

  /** Somebody deletes it: Slack does not know it any more. */
  remove(): void {
    this.#workspace.userGroups.delete(this.#group.id);
    this.#workspace.changed(`@${this.#group.handle} was deleted`);
  }
}
