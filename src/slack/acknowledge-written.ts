import type { RequestId } from "../invite/values.ts";
import type { ListenerParts } from "./parts.ts";

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
    log.warn({ requestId, error }, "Cannot acknowledge a form whose effect is written");
  }
}
