import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { isObject, type JsonObject, objectOf, parseJson, textOf } from "../json.ts";
import type { Journal } from "../state/journal.ts";
import type { Settings } from "../state/settings.ts";
import type { Acknowledgement, Delivery } from "./deliver.ts";

type Pending = { socket: WebSocket; settle: (acknowledgement: Acknowledgement) => void };
/** Why Slack ends a connection. */
export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled" | "too_many_websockets";

/** Which connections something happens to: all, one by chance, or those that were warned. */
export type Which = "every" | "one" | "warned";

// https://docs.slack.dev/apis/events-api/using-socket-mode
const MAX_CONNECTIONS = 10;
const WARNED_FOR_MS = 10_000;

/** Socket Mode: every payload goes to one of the app's connections and is acknowledged there. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #open: WebSocket[] = [];
  #greeted = 0;
  readonly #warned = new Map<WebSocket, NodeJS.Timeout>();
  readonly #pending = new Map<string, Pending>();
  readonly #overdue = new Map<string, string>();
  readonly #parts: { appId: string; settings: Settings; journal: Journal; changed: (what: string) => void };
  /** Called whenever one more connection is there. */
  onConnected: () => void = () => {};

  constructor(parts: {
    appId: string;
    settings: Settings;
    journal: Journal;
    changed: (what: string) => void;
  }) {
    this.#parts = parts;
  }

  /** How many connections would take a payload at this moment. */
  get count(): number {
    return this.#open.length;
  }

  /** How many connections there have been. */
  get greeted(): number {
    return this.#greeted;
  }

  /** The address of one new connection; its ticket works once. */
  mintUrl(origin: string): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `${origin.replace(/^http/, "ws")}/link/?ticket=${ticket}&app_id=${this.#parts.appId}`;
  }

  /** Answers a request for a WebSocket: a connection for a good ticket, 401 for any other. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "/", "http://localhost").searchParams.get("ticket") ?? "";
    if (!this.#tickets.delete(ticket) || this.#parts.settings.refuseLinks) {
      socket.end("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#connected(connection));
  }

  /** Sends a payload to any one connection and waits for its acknowledgement. */
  deliver({ type, payload, retry }: Delivery): Promise<Acknowledgement> {
    const socket = this.#anyOne();
    if (!socket) return Promise.resolve({ acknowledged: false, why: "no connection" });
    const id = randomUUID();
    const envelope: JsonObject = {
      envelope_id: id,
      type,
      accepts_response_payload: type !== "events_api",
      payload,
      ...(type === "events_api"
        ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" }
        : {}),
    };
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#overdue.set(id, describe(payload));
        settle({ acknowledged: false, why: "timeout" });
      }, this.#parts.settings.acknowledgeWithinMs);
      const settle = (acknowledgement: Acknowledgement) => {
        clearTimeout(timer);
        this.#pending.delete(id);
        resolve(acknowledgement);
      };
      this.#pending.set(id, { socket, settle });
      socket.send(JSON.stringify(envelope));
    });
  }

  /** Cuts connections without a word, as a broken line does. */
  drop(which: Which = "every"): void {
    for (const socket of this.#pick(which)) {
      this.#forget(socket);
      socket.terminate();
    }
  }

  /**
   * Announces the end of connections. A warning comes ahead: payloads go on until the refresh is requested. From then
   * on they go elsewhere, and the app has to leave.
   */
  sendDisconnect(reason: DisconnectReason, which: Which = "every"): void {
    for (const socket of this.#pick(which)) this.#sendDisconnect(socket, reason);
  }

  /** Sends a frame to every connection as it stands. */
  sendFrame(text: string): void {
    for (const socket of this.#open) socket.send(text);
  }

  close(): void {
    for (const { settle } of [...this.#pending.values()])
      settle({ acknowledged: false, why: "connection closed" });
    for (const timer of this.#warned.values()) clearTimeout(timer);
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #pick(which: Which): WebSocket[] {
    if (which === "every") return [...this.#open];
    if (which === "warned") return [...this.#warned.keys()];
    const socket = this.#anyOne();
    return socket === undefined ? [] : [socket];
  }

  #anyOne(): WebSocket | undefined {
    return this.#open[Math.floor(Math.random() * this.#open.length)];
  }

  #sendDisconnect(socket: WebSocket, reason: DisconnectReason): void {
    socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "applink-standin" } }));
    if (reason === "warning") {
      const refresh = () => this.#sendDisconnect(socket, "refresh_requested");
      this.#warned.set(socket, setTimeout(refresh, WARNED_FOR_MS));
    } else this.#forget(socket);
  }

  #connected(socket: WebSocket): void {
    socket.on("error", () => socket.terminate());
    if (this.#open.length >= MAX_CONNECTIONS) {
      const refusal = {
        type: "disconnect",
        reason: "too_many_websockets",
        num_connections: this.#open.length,
      };
      socket.send(JSON.stringify(refusal));
      socket.close();
      return;
    }
    this.#open.push(socket);
    this.#greeted += 1;
    socket.on("message", (data) => this.#received(String(data)));
    socket.on("close", () => this.#closed(socket));
    const hello: JsonObject = {
      type: "hello",
      num_connections: this.#open.length,
      debug_info: { host: "applink-standin", build_number: 10, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#parts.appId },
    };
    socket.send(JSON.stringify(hello));
    this.#parts.changed("a socket connected");
    this.onConnected();
  }

  #received(text: string): void {
    const frame = objectOf(parseJson(text));
    const id = textOf(frame.envelope_id);
    const pending = this.#pending.get(id);
    if (pending) {
      pending.settle({ acknowledged: true, body: frame.payload ?? {} });
      return;
    }
    const overdue = this.#overdue.get(id);
    if (overdue) this.#parts.journal.addProblem("late acknowledgement", overdue);
  }

  #closed(socket: WebSocket): void {
    this.#forget(socket);
    for (const pending of [...this.#pending.values()])
      if (pending.socket === socket) pending.settle({ acknowledged: false, why: "connection closed" });
  }

  #forget(socket: WebSocket): void {
    const index = this.#open.indexOf(socket);
    if (index < 0) return;
    clearTimeout(this.#warned.get(socket));
    this.#warned.delete(socket);
    this.#open.splice(index, 1);
    this.#parts.changed("a socket left");
  }
}

/** A payload in a few words, for the list of problems. */
export function describe(payload: JsonObject): string {
  const event = payload.event;
  if (isObject(event)) return textOf(event.type);
  if (payload.command) return textOf(payload.command);
  const view = objectOf(payload.view);
  const actions = Array.isArray(payload.actions) ? payload.actions : [];
  const name = textOf(objectOf(actions[0]).action_id) || textOf(view.callback_id);
  return `${textOf(payload.type)} ${name}`.trim();
}
