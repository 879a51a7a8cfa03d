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

test("a stop while the socket is being opened is no error", async () => {
  const { apiUrl, asked } = await startSilentSlack();
  const { app, admit } = createBolt({
    botToken: "xoxb-1",
    connection: { mode: "socket", appToken: "xapp-1" },
    apiUrl,
    logger: toBoltLogger(pino({ level: "silent" })),
    log: pino({ level: "silent" }),
  });
  await admit({ teamId: "T1", botId: null, botUserId: null, isOrgWide: false }, READERS);
  const opening = app.start();
  await asked;
  await app.stop();
  await expect(opening).resolves.toBeUndefined();
});
