import type { Server } from "node:http";
import type { Acknowledgement } from "./delivery/deliver.ts";
import type { DisconnectReason, Sockets, Which } from "./delivery/sockets.ts";
import type { Engine } from "./engine.ts";
import { deliverGesture } from "./gestures/notices.ts";
import type { JsonObject } from "./json.ts";
import { Person } from "./people/person.ts";
import { ChannelHandle, UserGroupHandle } from "./people/places.ts";
import { until } from "./people/until.ts";
import type { Problem, RecordedRequest } from "./state/journal.ts";
import type { Settings } from "./state/settings.ts";
import type { NewChannel, NewMember } from "./state/workspace.ts";
import type { Faults } from "./web/faults.ts";
import type { Tokens, WebApi } from "./web/web-api.ts";

type Parts = {
  engine: Engine;
  webApi: WebApi;
  sockets: Sockets;
  faults: Faults;
  server: Server;
  origin: string;
  tokens: Tokens;
  signingSecret: string;
};
type ChannelOptions = Omit<NewChannel, "memberIds"> & { members: Person[]; botIsMember?: boolean };

/** A running local Slack: one workspace, one installed app, and people to act in it. */
export class SlackStandin {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly teamId: string;
  readonly appId: string;
  readonly faults: Faults;
  /** The parts behind it, for pages that show a workspace live. */
  readonly engine: Engine;
  readonly #webApi: WebApi;
  readonly #sockets: Sockets;
  readonly #server: Server;

  constructor({ engine, webApi, sockets, faults, server, origin, tokens, signingSecret }: Parts) {
    this.apiUrl = `${origin}/api/`;
    this.botToken = tokens.bot;
    this.appToken = tokens.app;
    this.signingSecret = signingSecret;
    this.botUserId = engine.workspace.botUserId;
    this.teamId = engine.workspace.teamId;
    this.appId = engine.workspace.appId;
    this.faults = faults;
    this.engine = engine;
    this.#webApi = webApi;
    this.#sockets = sockets;
    this.#server = server;
  }

  /** Time limits, scopes and other things that can be changed while it runs. */
  get settings(): Settings {
    return this.engine.settings;
  }

  /** Every call of the app, oldest first; tokens are left out. */
  get requests(): readonly RecordedRequest[] {
    return this.engine.journal.requests;
  }

  /** The most messages that the app has sent to a channel, or to somebody, within any second. */
  busiestSecond(channelId: string): number {
    return this.#webApi.pace.busiestSecond(channelId);
  }

  /** Everything of which a real Slack would complain: missed acknowledgements, refused blocks and the like. */
  get problems(): readonly Problem[] {
    return this.engine.journal.problems;
  }

  /** How many sockets of the app are connected. */
  get connections(): number {
    return this.#sockets.count;
  }

  /** How many sockets of the app have connected since the beginning. */
  get connectionsSoFar(): number {
    return this.#sockets.greeted;
  }

  addPerson(person: NewMember): Person {
    return new Person(this.engine, this.engine.workspace.addMember(person));
  }

  addChannel({ members, botIsMember = true, ...options }: ChannelOptions): ChannelHandle {
    const { workspace } = this.engine;
    const bot = botIsMember ? [workspace.botUserId] : [];
    const channel = workspace.addChannel({ ...options, memberIds: [...members.map(({ id }) => id), ...bot] });
    return new ChannelHandle(workspace, channel);
  }

  addUserGroup({ handle, members }: { handle: string; members: Person[] }): UserGroupHandle {
    const { workspace } = this.engine;
    const ids = members.map(({ id }) => id);
    return new UserGroupHandle(workspace, workspace.addUserGroup(handle, ids));
  }

  /** Cuts sockets without a word. */
  dropSockets(which: Which = "every"): void {
    this.#sockets.drop(which);
  }

  /** Announces to sockets that they will end. */
  sendDisconnect(reason: DisconnectReason, which: Which = "every"): void {
    this.#sockets.sendDisconnect(reason, which);
  }

  /** Sends a frame over every socket as it stands, however malformed. */
  sendFrame(text: string): void {
    this.#sockets.sendFrame(text);
  }

  /** Sends a payload as it stands, however malformed, and gives what the app said to it. */
  sendPayload(
    payload: JsonObject,
    type: "interactive" | "slash_commands" | "events_api" = "interactive",
  ): Promise<Acknowledgement> {
    return type === "events_api"
      ? this.engine.deliver({ type, payload })
      : deliverGesture(this.engine, type, payload);
  }

  /** Sends an event to the app, with Slack's retries; false when no attempt was acknowledged. */
  sendEvent(event: JsonObject): Promise<boolean> {
    return this.engine.events.send(event);
  }

  /** Calls back after each change, with a few words on it; returns how to stop. */
  on(_name: "change", listener: (what: string) => void): () => void {
    return this.engine.workspace.onChange(listener);
  }

  /** Waits until a condition gives something, looking again after every change. */
  until<T>(
    condition: () => T | undefined | null | false,
    waiting: { deadlineMs?: number; what: string },
  ): Promise<T> {
    return until(this.engine, condition, waiting);
  }

  /** Waits until the app is there to take payloads, over as many connections as it should have. */
  async untilConnected({
    deadlineMs,
    connections = 1,
  }: {
    deadlineMs?: number;
    connections?: number;
  } = {}): Promise<void> {
    await until(this.engine, () => this.connections >= connections, {
      deadlineMs,
      what: "the app to connect",
    });
  }

  /** Empties the workspace, the records and the faults; the app stays connected. */
  reset(): void {
    this.faults.clear();
    this.engine.journal.clear();
    this.engine.workspace.clear();
  }

  /** Cuts every connection and frees the port. */
  async close(): Promise<void> {
    this.faults.clear();
    this.engine.events.close();
    this.#sockets.close();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}
