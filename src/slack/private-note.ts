import type { UserId } from "../invite/values.ts";
import type { ListenerParts } from "./parts.ts";
import type { Place } from "./place.ts";
import { refusalOf } from "./refused-calls.ts";
import type { Message } from "./views/message.ts";

type Parts = Pick<ListenerParts, "client" | "promptClient" | "respond" | "log">;

type Way = { way: string; tell: () => Promise<unknown> };

/**
 * Says something that only one person sees: in their channel, else by the `response_url` of what they did,
 * else in their direct messages, which come first where there is no channel. Never rejects.
 */
export async function tellPrivately(parts: Parts, place: Place, message: Message): Promise<void> {
  for (const { way, tell } of waysTo(parts, place, message))
    try {
      await tell();
      return;
    } catch (error) {
      parts.log.warn({ way, error: refusalOf(error) ?? error }, "Cannot tell somebody privately");
    }
}

/** Says something that only one person sees, in this channel or nowhere. Never rejects. */
export async function tellInChannel(
  { promptClient, log }: Pick<Parts, "promptClient" | "log">,
  { userId, channelId }: { userId: UserId; channelId: string },
  message: Message,
): Promise<void> {
  try {
    await promptClient.chat.postEphemeral({ channel: channelId, user: userId, ...message });
  } catch (error) {
    log.info({ error: refusalOf(error) ?? error }, "Cannot tell somebody privately in a channel");
  }
}

function waysTo(
  { client, promptClient, respond }: Parts,
  { userId, channelId, responseUrl }: Place,
  message: Message,
): readonly Way[] {
  const direct: Way = {
    way: "direct message",
    tell: () => client.chat.postMessage({ channel: userId, ...message }),
  };
  const response: readonly Way[] =
    responseUrl === null ? [] : [{ way: "response URL", tell: () => respond(responseUrl, message) }];
  if (channelId === null) return [direct, ...response];
  const inChannel: Way = {
    way: "channel",
    tell: () => promptClient.chat.postEphemeral({ channel: channelId, user: userId, ...message }),
  };
  return [inChannel, ...response, direct];
}
