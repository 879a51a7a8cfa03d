import type { IncomingMessage, ServerResponse } from "node:http";
import type { Receiver } from "@slack/bolt";
import { z } from "zod";
import type { Log } from "../../invite/ports.ts";
import type { Payload } from "../door.ts";
import { readPost } from "./read-post.ts";
import { createRejectionLog } from "./rejection-log.ts";

/** Takes payloads that Slack posts to a server of somebody else's. */
export type HttpReceiver = Receiver & {
  /** Answers a request for the path that Slack posts to; rejects when it breaks off. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

type Options = {
  signingSecret: string;
  take: (payload: Payload) => Promise<{ acknowledged: boolean }>;
  log: Log;
};

const checkSchema = z.union([
  z.object({ ssl_check: z.literal("1") }).transform(() => ({})),
  z
    .object({ type: z.literal("url_verification"), challenge: z.string() })
    .transform(({ challenge }) => ({ challenge })),
]);

/** Turns payloads away until it is started, and once it is stopped. */
export function createHttpReceiver({ signingSecret, take, log }: Options): HttpReceiver {
  const rejections = createRejectionLog(log);
  let isTaking = false;
  return {
    init: () => undefined,
    async start() {
      isTaking = true;
    },
    async stop() {
      isTaking = false;
      rejections.close();
    },
    async answer(request, response) {
      const post = await readPost(request, signingSecret, new Date());
      if (!post.ok) {
        rejections.add(post.reason);
        return end(response, post.status);
      }
      const check = checkSchema.safeParse(post.body);
      if (check.success) return end(response, 200, check.data);
      if (!isTaking) return end(response, 503);
      const { acknowledged } = await take({
        body: post.body,
        async acknowledge(answer) {
          if (response.destroyed) throw new Error("Slack has hung up");
          end(response, 200, answer);
        },
        retry: readRetry(request),
      });
      if (!acknowledged) end(response, 500);
    },
  };
}

function end(response: ServerResponse, status: number, answer: unknown = ""): void {
  const isText = typeof answer === "string";
  response.writeHead(status, { "content-type": isText ? "text/plain; charset=utf-8" : "application/json" });
  response.end(isText ? answer : JSON.stringify(answer));
}

function readRetry({ headers }: IncomingMessage): Payload["retry"] {
  const { "x-slack-retry-num": attempt, "x-slack-retry-reason": reason } = headers;
  if (typeof attempt !== "string" || !/^\d{1,3}$/.test(attempt)) return null;
  return { attempt: Number(attempt), reason: typeof reason === "string" ? reason : "" };
}
