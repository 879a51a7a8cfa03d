import { z } from "zod";
import type { UserId } from "../invite/values.ts";
import { findUserId } from "./payload.ts";

/** Where somebody did something, so that they can be answered there. */
export type Place = {
  userId: UserId;
  /** Null outside of channels: in a form, in the Home tab. */
  channelId: string | null;
  /** Takes five answers within half an hour, from anybody who has it: it never goes into a log. */
  responseUrl: string | null;
};

const placeSchema = z.object({
  channel_id: z.string().nullish().catch(null),
  channel: z.object({ id: z.string() }).nullish().catch(null),
  response_url: z
    .url({ protocol: /^https?$/ })
    .nullish()
    .catch(null),
});

/** Reads of any payload where its person is; null when it names nobody. */
export function findPlace(body: unknown): Place | null {
  const userId = findUserId(body);
  const place = placeSchema.safeParse(body).data;
  if (userId === null || place === undefined) return null;
  const { channel, channel_id, response_url } = place;
  return { userId, channelId: channel?.id ?? channel_id ?? null, responseUrl: response_url ?? null };
}

/** Where somebody is of whom nothing else is known: their direct messages. */
export function directMessagesOf(userId: UserId): Place {
  return { userId, channelId: null, responseUrl: null };
}
