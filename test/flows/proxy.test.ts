import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { startBotProcess } from "../../src/standin/demo/bot-process.ts";
import { APPROVALS, type DemoWorld } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { BARE_ENVIRONMENT } from "../bare-environment.ts";
import { startProxy } from "../start-proxy.ts";
import { CERTIFICATE, startTlsFront } from "../start-tls-front.ts";
import { askAndSeeCard, openWorld, startBot } from "./bot-in-world.ts";

const DOCTOR = fileURLToPath(new URL("../../src/doctor/main.ts", import.meta.url));

/** The world as it is seen from a network without a way out but the proxy: no name in it leads anywhere. */
async function openBehindProxy({ slack, quickbase }: DemoWorld) {
  const plain = Number(new URL(slack.apiUrl).port);
  const ports = new Map([
    ["slack.test:443", await startTlsFront(slack.apiUrl)],
    ["slack.test:80", plain],
    ["acme.quickbase.test:443", await startTlsFront(quickbase.origin)],
  ]);
  const proxy = await startProxy(({ host, port }) => {
    const to = ports.get(`${host}:${port}`);
    return to === undefined ? { status: 502 } : { port: to };
  });
  return {
    asked: proxy.asked,
    settings: {
      SLACK_API_URL: "https://slack.test/api/",
      QUICKBASE_REALM: "https://acme.quickbase.test",
      HTTPS_PROXY: proxy.url.replace("//", "//me:pr0xyword@"),
      HTTP_PROXY: proxy.url.replace("//", "//me:pr0xyword@"),
      NODE_EXTRA_CA_CERTS: CERTIFICATE,
    },
  };
}

test("behind a proxy the Web API, the socket and Quickbase go through it, and its password stays out of the log", async () => {
  const world = await openWorld();
  const { asked, settings } = await openBehindProxy(world);
  const bot = await startBot(world, onTestFinished, { ...settings, LOG_LEVEL: "debug" });
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  await world.lee.presses("Approve", { in: APPROVALS });
  await world.ana.sees("invited", { in: dmWithBot });
  // The local Slack gives the address of a socket without TLS.
  expect(new Set(asked)).toEqual(new Set(["slack.test:443", "slack.test:80", "acme.quickbase.test:443"]));
  expect(bot.lines.join("\n")).not.toContain("pr0xyword");
});

test("behind a proxy the doctor goes the same way", async () => {
  const world = await openWorld();
  const { settings } = await openBehindProxy(world);
  const { stdout } = await promisify(execFile)(process.execPath, [DOCTOR], {
    cwd: world.folder,
    env: { ...BARE_ENVIRONMENT, ...world.environment, ...settings },
  });
  expect(stdout).toContain("✓ Realm: https://acme.quickbase.test answers");
  expect(stdout).toContain("✓ Socket Mode");
});

test("a proxy that cannot be one ends the start with a line that names the variable, and not its password", async () => {
  const world = await openWorld();
  const environment = { ...world.environment, HTTPS_PROXY: "http://me:pr0xyword@proxy:99999" };
  const bot = startBotProcess({ environment, folder: world.folder });
  expect(await bot.exited).toBe(1);
  expect(bot.lines.join("\n")).toContain("HTTPS_PROXY should be the URL of a proxy");
  expect(bot.lines.join("\n")).not.toContain("pr0xyword");
});
