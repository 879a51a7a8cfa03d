import { Worker } from "node:worker_threads";
import { Pool } from "undici";
import { createQuickbaseClient } from "../src/quickbase/client/client.ts";
import { type Bench, quantile, times } from "./row.ts";

const WARM_UP_ROUNDS = 50;
const ROUNDS = 100;
const CALLS_A_ROUND = 200;

/**
 * What the client costs beside a bare undici request: the same server, the same answer, in turns. Most of our own part is
 * reading the XML (validating, parsing); a round trip to Quickbase takes a thousand times as long.
 */
export const quickbase: Bench = async () => {
  const worker = new Worker(new URL("quickbase-server.ts", import.meta.url));
  const origin = await new Promise<string>((resolve) => worker.once("message", resolve));
  const client = createQuickbaseClient({
    origin,
    credentials: { userToken: "b5d4r_bench" },
    pacing: { callsPerSecond: 1e9, atOnce: 1e9 },
  });
  const pool = new Pool(origin, { connections: 8, allowH2: false });
  const rounds = await race(
    () => postBare(pool),
    () => client.getUserInfo({ email: "kim@x.org" }),
  );
  await Promise.all([client.close(), pool.close()]);
  await worker.terminate();
  const bareUs = quantile(
    rounds.map(({ bare }) => bare.cpuUs),
    0.5,
  );
  const oursUs = quantile(
    rounds.map(({ ours }) => ours.cpuUs),
    0.5,
  );
  return [
    {
      measure: "CPU time of a call to Quickbase",
      beside: `bare undici: ${bareUs.toFixed(0)} µs`,
      value: `${oursUs.toFixed(0)} µs`,
      ratio: times(oursUs, bareUs),
      target: "",
      reached: null,
    },
  ];
};

async function postBare(pool: Pool): Promise<void> {
  const { body } = await pool.request({
    path: "/db/main",
    method: "POST",
    headers: { "content-type": "application/xml", "quickbase-action": "API_GetUserInfo" },
    body: "<qdbapi><usertoken>b5d4r_bench</usertoken><email>kim@x.org</email></qdbapi>",
  });
  await body.text();
}

type Call = () => Promise<unknown>;

/** Microseconds of this thread's processor time a call. */
type Cost = { cpuUs: number };

type Round = {
  bare: Cost;
  ours: Cost;
};

/** Both in turns, in short rounds, so that whatever else the machine does falls on both; the first ones warm up. */
async function race(bare: Call, ours: Call): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1)
    rounds.push({ bare: await measure(bare), ours: await measure(ours) });
  return rounds.slice(WARM_UP_ROUNDS);
}

async function measure(call: Call): Promise<Cost> {
  const before = process.threadCpuUsage();
  for (let index = 0; index < CALLS_A_ROUND; index += 1) await call();
  const { user, system } = process.threadCpuUsage(before);
  return { cpuUs: (user + system) / CALLS_A_ROUND };
}
