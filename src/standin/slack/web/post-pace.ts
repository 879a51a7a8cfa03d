const WINDOW_MS = 1000;

/** About one message a second to one channel: https://docs.slack.dev/apis/web-api/rate-limits */
export class PostPace {
  readonly #postsMs = new Map<string, number[]>();

  /** Whether a message may go to this channel at this moment. */
  allows(channelId: string): boolean {
    return Date.now() - (this.#postsMs.get(channelId)?.at(-1) ?? 0) >= WINDOW_MS;
  }

  count(channelId: string): void {
    const postsMs = this.#postsMs.get(channelId) ?? [];
    this.#postsMs.set(channelId, postsMs);
    postsMs.push(Date.now());
  }

  /** The most messages that came to a channel within any second. */
  busiestSecond(channelId: string): number {
    const postsMs = this.#postsMs.get(channelId) ?? [];
    return Math.max(
      0,
      ...postsMs.map((start) => postsMs.filter((ms) => ms >= start && ms < start + WINDOW_MS).length),
    );
  }
}
