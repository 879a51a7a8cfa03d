import { WebSocket } from "ws";
import { isObject, type JsonObject, objectOf, parseJson, textOf } from "../../../src/standin/slack/json.ts";
import type { SlackStandin } from "../../../src/standin/slack/slack-standin.ts";

type CallOptions = { token?: string | null; as?: "form" | "json" };

/** Calls a Web API method as a program without Slack's library would. */
export async function call(
  slack: SlackStandin,
  method: string,
  args: JsonObject = {},
  { token = slack.botToken, as = "form" }: CallOptions = {},
): Promise<{ status: number; headers: Headers; body: JsonObject }> {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(args))
    form.set(name, typeof value === "string" ? value : JSON.stringify(value));
  const response = await fetch(slack.apiUrl + method, {
    method: "POST",
    headers: {
      "content-type": as === "form" ? "application/x-www-form-urlencoded" : "application/json; charset=utf-8",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: as === "form" ? form.toString() : JSON.stringify(args),
  });
  const body = parseJson(await response.text());
  return { status: response.status, headers: response.headers, body: objectOf(body) };
}

/** An app of bare frames: acknowledges what its answer function gives, and nothing when that is undefined. */
export class RawSocket {
  readonly frames: JsonObject[] = [];
  /** Settles with the first frame, which is Slack's hello. */
  readonly greeted: Promise<void>;
  readonly #socket: WebSocket;

  constructor(url: string, answer: (frame: JsonObject) => JsonObject | undefined) {
    this.#socket = new WebSocket(url);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.greeted = promise;
    this.#socket.on("message", (data) => {
      resolve();
      const frame = objectOf(parseJson(String(data)));
      this.frames.push(frame);
      const payload = frame.envelope_id === undefined ? undefined : answer(frame);
      if (payload) this.acknowledge(frame, payload);
    });
    this.#socket.on("error", () => {});
  }

  acknowledge(frame: JsonObject, payload: JsonObject = {}): void {
    this.#socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload }));
  }

  payloads(): JsonObject[] {
    return this.frames.map(({ payload }) => payload).filter(isObject);
  }

  cut(): void {
    this.#socket.terminate();
  }
}

/** Connects one more socket of bare frames, and waits until it is greeted. */
export async function connectRaw(
  slack: SlackStandin,
  answer: (frame: JsonObject) => JsonObject | undefined = () => ({}),
): Promise<RawSocket> {
  const { body } = await call(slack, "apps.connections.open", {}, { token: slack.appToken });
  const socket = new RawSocket(textOf(body.url), answer);
  await socket.greeted;
  return socket;
}
