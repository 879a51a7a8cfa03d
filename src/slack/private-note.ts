import type { ListenerParts } from "./parts.ts";
import type { Message } from "./views/message.ts";

/** Says something that only one person sees: where they clicked, else in their direct messages. */
export async function tellPrivately(
  { client, log }: Pick<ListenerParts, "client" | "log">,
  { userId, channelId }: { userId: string; channelId: string | null },
  message: Message,
): Promise<void> {
  try {
    if (channelId === null) await client.chat.postMessage({ channel: userId, ...message });
    else await client.chat.postEphemeral({ channel: channelId, user: userId, ...message });
  } catch (error) {
    log.warn({ error }, "Cannot tell somebody privately");
  }
}
