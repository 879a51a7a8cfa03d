import type { JsonObject } from "../json.ts";
import type { Journal } from "../state/journal.ts";
import type { Settings } from "../state/settings.ts";
import type { Workspace } from "../state/workspace.ts";
import type { Deliver } from "./deliver.ts";

/** Sends events, and sends them again as Slack does until one delivery is acknowledged. */
export class EventSender {
  readonly #parts: { workspace: Workspace; settings: Settings; journal: Journal; deliver: Deliver };
  readonly #wakers = new Set<() => void>();
  #isClosed = false;

  constructor(parts: { workspace: Workspace; settings: Settings; journal: Journal; deliver: Deliver }) {
    this.#parts = parts;
  }

  /** Delivers one event; false when every attempt failed. */
  async send(event: JsonObject): Promise<boolean> {
    const { deliver, settings, journal } = this.#parts;
    const payload = this.#wrap(event);
    const first = await deliver({ type: "events_api", payload });
    if (first.acknowledged) return true;
    let why: string = first.why;
    for (const [index, delayMs] of settings.eventRetriesAfterMs.entries()) {
      await this.#wait(delayMs, { untilConnected: why === "no connection" });
      if (this.#isClosed) return false;
      const reason = why === "http error" ? "http_error" : "timeout";
      const again = await deliver({ type: "events_api", payload, retry: { attempt: index + 1, reason } });
      if (again.acknowledged) return true;
      why = again.why;
    }
    journal.addProblem("unacknowledged", `event ${String(event.type)}`, event);
    return false;
  }

  /** An app that connects gets at once what waited because nobody was there. */
  connected(): void {
    for (const wake of [...this.#wakers]) wake();
  }

  close(): void {
    this.#isClosed = true;
    this.connected();
  }

  #wait(delayMs: number, { untilConnected }: { untilConnected: boolean }): Promise<void> {
    // Without a connection, even the attempt that Slack makes at once would find nobody.
    const waitMs = untilConnected ? Math.max(delayMs, 60_000) : delayMs;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, waitMs);
      this.#wakers.add(done);
    });
  }

  #wrap(event: JsonObject): JsonObject {
    const { workspace } = this.#parts;
    return {
      token: "verification-token-that-nobody-checks",
      team_id: workspace.teamId,
      api_app_id: workspace.appId,
      event: { event_ts: workspace.ids.ts(), ...event },
      type: "event_callback",
      event_id: workspace.ids.next("Ev"),
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: workspace.teamId,
          user_id: workspace.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      context_team_id: workspace.teamId,
      context_enterprise_id: null,
    };
  }
}
