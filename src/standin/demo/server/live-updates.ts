import type { ServerResponse } from "node:http";
import type { Demo } from "../demo.ts";

/** Changes that come close together are told once. */
const TOGETHER_MS = 40;
const ALIVE_EVERY_MS = 15_000;

/** Tells every open page that something has changed (server-sent events); what it is, the page asks. */
export class LiveUpdates {
  readonly #listeners = new Set<ServerResponse>();
  readonly #stopListening: () => void;
  readonly #alive: NodeJS.Timeout;
  #timer: NodeJS.Timeout | null = null;

  constructor(demo: Demo) {
    this.#stopListening = demo.onChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        this.#tell("data: changed\n\n");
      }, TOGETHER_MS);
    });
    this.#alive = setInterval(() => this.#tell(": alive\n\n"), ALIVE_EVERY_MS);
  }

  /** Keeps telling this page until it leaves; begins at once, so that nothing is missed. */
  add(response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("retry: 500\n\ndata: connected\n\n");
    this.#listeners.add(response);
    response.once("close", () => this.#listeners.delete(response));
  }

  close(): void {
    this.#stopListening();
    clearInterval(this.#alive);
    if (this.#timer) clearTimeout(this.#timer);
    for (const response of this.#listeners) response.end();
  }

  #tell(text: string): void {
    for (const response of this.#listeners) response.write(text);
  }
}
