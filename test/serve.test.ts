import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";

import { createReadiness } from "../src/readiness.ts";
import { serve } from "../src/serve.ts";

const log = pino({ level: "silent" });
const serveReadiness = (port: number, readiness = createReadiness([])) =>
  serve({ port, readiness, slack: null, log });

test("health is well while the process lives, readiness only while nothing is wrong", async () => {
  let problem: string | null = "There is no connection to Slack";
  const server = await serveReadiness(0, createReadiness([() => problem]));
  onTestFinished(() => server.close());
  const ask = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
  expect([(await ask("/health")).status, (await ask("/else")).status]).toEqual([200, 404]);
  const ill = await ask("/ready");
  expect(ill.status).toBe(503);
  expect(await ill.json()).toEqual({ ready: false, problems: ["There is no connection to Slack"] });
  problem = null;
  const well = await ask("/ready");
  expect(well.status).toBe(200);
  expect(well.headers.get("content-type")).toContain("application/json");
  expect(await well.json()).toEqual({ ready: true, problems: [] });
});

test("a port that is taken rejects at once", async () => {
  const server = await serveReadiness(0);
  onTestFinished(() => server.close());
  await expect(serveReadiness(server.port)).rejects.toThrow("EADDRINUSE");
});
