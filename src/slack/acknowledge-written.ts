import type { RequestId } from "../invite/values.ts";
import type { ListenerParts } from "./parts.ts";

/** Slack waits three seconds for an acknowledgement; one of them is for the way. */
const CLICK_WAITS_MS = 2_000;

/**
 * Acknowledges a form whose effect is written. Whether Slack still hears of it, which takes a connection, changes
 * nothing any more: the messages of the request tell how it goes on.
 */
export async function acknowledgeWritten(
  { log }: Pick<ListenerParts, "log">,
  requestId: RequestId,
  acknowledge: () => Promise<void>,
): Promise<void> {
  try {
    await acknowledge();
  } catch (error) {
    log.warn({ requestId, error }, "Cannot acknowledge what is written");
  }
}

/**
 * Does what a click asks for, and acknowledges it when that is done: who clicked while the bot dies sees Slack's own
 * error, and no click that Slack took is lost. What takes long is acknowledged before, and told when it is done.
 */
export async function acknowledgeDone<T>(
  parts: Pick<ListenerParts, "log">,
  { requestId, acknowledge }: { requestId: RequestId; acknowledge: () => Promise<void> },
  doing: () => Promise<T>,
): Promise<T> {
  let acknowledged: Promise<void> | null = null;
  const once = () => {
    acknowledged ??= acknowledgeWritten(parts, requestId, acknowledge);
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
