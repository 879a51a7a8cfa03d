import { once } from "node:events";
import { createServer } from "node:http";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { toBoltLogger } from "../../src/log.ts";
import { createBolt } from "../../src/slack/bolt-app.ts";
import { english } from "../../src/slack/views/words/english/english.ts";
import { findFreePort } from "../find-free-port.ts";

const READERS = { channel: english, wordsFor: async () => english };

/** A Slack whose sockets are asked for, and never open. */
async function startSilentSlack() {
  const port = await findFreePort();
  const server = createServer((request, response) => {
    const url = `ws://127.0.0.1:${port}/link`;
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify(request.url?.endsWith("apps.connections.open") ? { ok: true, url } : { ok: true }),
    );
  });
  const asked = once(server, "upgrade");
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { apiUrl: `http://127.0.0.1:${port}/api/`, asked };
}

async function openBolt() {
  const { apiUrl, asked } = await startSilentSlack();
  const bolt = createBolt({
    botToken: "xoxb-1",
    connection: { mode: "socket", appToken: "xapp-1" },
    apiUrl,
    logger: toBoltLogger(pino({ level: "silent" })),
    log: pino({ level: "silent" }),
  });
  await bolt.admit({ teamId: "T1", botId: null, botUserId: null, isOrgWide: false }, READERS);
  return { ...bolt, asked };
}

test("a stop while the socket is being opened is no error", async () => {
  const { app, asked } = await openBolt();
  const opening = app.start();
  await asked;
  await app.stop();
  await expect(opening).resolves.toBeUndefined();
});

test("what Slack cannot be told any more does not undo what is done", async () => {
  const { app, door } = await openBolt();
  const done: string[] = [];
  app.command("/qb-invite", async ({ ack }) => {
    done.push("written");
    await ack();
    done.push("nudged");
  });
  const taken = await door.take({
    body: {
      command: "/qb-invite",
      text: "",
      user_id: "U1",
      team_id: "T1",
      channel_id: "C1",
      trigger_id: "1",
    },
    acknowledge: () => Promise.reject(new Error("The socket is gone")),
    retry: null,
  });
  expect(done).toEqual(["written", "nudged"]);
  expect(taken).toEqual({ acknowledged: true });
});
