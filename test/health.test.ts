import { expect, onTestFinished, test } from "vitest";
import { serveHealth } from "../src/health.ts";

test("health is well while the process lives, readiness only while the bot is at work", async () => {
  let ready = false;
  const server = await serveHealth(0, () => ready);
  onTestFinished(() => server.close());
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${server.port}${path}`)).status;
  expect([await statusOf("/health"), await statusOf("/ready"), await statusOf("/else")]).toEqual([
    200, 503, 404,
  ]);
  ready = true;
  expect(await statusOf("/ready")).toBe(200);
});

test("a port that is taken rejects at once", async () => {
  const server = await serveHealth(0, () => true);
  onTestFinished(() => server.close());
  await expect(serveHealth(server.port, () => true)).rejects.toThrow("EADDRINUSE");
});
