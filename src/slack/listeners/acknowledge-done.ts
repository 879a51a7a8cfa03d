/** Slack waits three seconds for an acknowledgement; one of them is for the way. */
const CLICK_WAITS_MS = 2_000;

/**
 * Does what a click asks for, and acknowledges it when that is done: who clicked while the bot dies sees Slack's own
 * error, and no click that Slack took is lost. What takes long is acknowledged before, and told when it is done. That
 * Slack cannot be told any more is seen to at the door.
 */
export async function acknowledgeDone<T>(
  acknowledge: () => Promise<void>,
  doing: () => Promise<T>,
): Promise<T> {
  let acknowledged: Promise<void> | null = null;
  const once = () => {
    acknowledged ??= acknowledge();
    return acknowledged;
  };
  const timer = setTimeout(() => void once(), CLICK_WAITS_MS);
  try {
    return await doing();
  } finally {
    clearTimeout(timer);
    await once();
  }
}
