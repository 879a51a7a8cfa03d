import { SocketModeClient } from "@slack/socket-mode";
import { z } from "zod";

/** What the client says of the frames that come by it. */
export const FRAMES = {
  /** A payload, with what the library's `slack_event` has. */
  envelope: "frame: envelope",
  /** Slack announces the end of the connection; with the reason. */
  disconnect: "frame: disconnect",
} as const;

const frameSchema = z.looseObject({
  type: z.string().nullish(),
  envelope_id: z.string().nullish(),
  reason: z.string().nullish(),
});

/**
 * Slack's own client, which sees no frame but those that it can take. It would close the connection the moment that
 * its end is announced, with whatever is unanswered; it throws where an event has no `event`; and it names its own
 * events after what stands in a frame, so that an event called "close" would count as the end of the connection.
 */
export class ScreenedClient extends SocketModeClient {
  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    const frame = readFrame(data);
    if (frame === null) return;
    if (frame.type === "hello") return super.onWebSocketMessage(data, isBinary);
    if (frame.type === "disconnect") this.emit(FRAMES.disconnect, frame.reason ?? "no reason");
    else if (typeof frame.envelope_id === "string")
      return super.onWebSocketMessage(JSON.stringify({ ...frame, type: FRAMES.envelope }), false);
  }
}

/** Null for what is no JSON object: Slack sends none, and there is nobody to answer. */
function readFrame(data: string | ArrayBuffer): z.output<typeof frameSchema> | null {
  if (typeof data !== "string") return null;
  try {
    return frameSchema.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}
