const WINDOW_MS = 1000;

/** About one message a second to one channel: https://docs.slack.dev/apis/web-api/rate-limits */
export class PostPace {
  readonly #lastPostMs = new Map<string, number>();

  /** Whether one more message may go to this channel at this moment; counts it when it may. */
  allows(channelId: string): boolean {
    const now = Date.now();
    if (now - (this.#lastPostMs.get(channelId) ?? 0) < WINDOW_MS) return false;
    this.#lastPostMs.set(channelId, now);
    return true;
  }
}
