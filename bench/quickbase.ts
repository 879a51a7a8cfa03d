// Prints what the client costs beside a bare undici request: the same server, the same answer, in turns. Most of
// our own part is reading the XML (validating, parsing); a round trip to Quickbase takes a thousand times as long.
import { readFileSync } from "node:fs";
import http from "node:http";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { Pool } from "undici";
import { createQuickbaseClient } from "../src/quickbase/client.ts";

const WARM_UP_ROUNDS = 50;
const ROUNDS = 100;
const CALLS_A_ROUND = 200;

if (isMainThread) await main();
else serve();

async function main(): Promise<void> {
  const worker = new Worker(new URL(import.meta.url));
  const origin = await new Promise<string>((resolve) => worker.once("message", resolve));
  const client = createQuickbaseClient({
    origin,
    credentials: { userToken: "b5d4r_bench" },
    pacing: { callsPerSecond: 1e9, atOnce: 1e9 },
  });
  const pool = new Pool(origin, { connections: 8, allowH2: false });
  report(
    await race(
      () => postBare(pool),
      () => client.getUserInfo({ email: "kim@x.org" }),
    ),
  );
  await Promise.all([client.close(), pool.close()]);
  await worker.terminate();
}

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

/** Microseconds a call: by the clock, and of this thread's processor time. */
type Cost = {
  clockUs: number;
  cpuUs: number;
};

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
  const startedAt = performance.now();
  const cpuAtStart = process.threadCpuUsage();
  for (let index = 0; index < CALLS_A_ROUND; index += 1) await call();
  const { user, system } = process.threadCpuUsage(cpuAtStart);
  const clockUs = ((performance.now() - startedAt) * 1_000) / CALLS_A_ROUND;
  return { clockUs, cpuUs: (user + system) / CALLS_A_ROUND };
}

function report(rounds: Round[]): void {
  const print = (name: string, cost: (round: Round) => Cost) => {
    const clockUs = median(rounds.map((round) => cost(round).clockUs));
    const cpuUs = median(rounds.map((round) => cost(round).cpuUs));
    console.log(
      `${name.padEnd(12)} ${clockUs.toFixed(0)} us a call, ${cpuUs.toFixed(0)} us of it processor time`,
    );
    return clockUs;
  };
  const bareUs = print("bare undici", ({ bare }) => bare);
  const oursUs = print("our client", ({ ours }) => ours);
  print("our own part", ({ bare, ours }) => ({
    clockUs: ours.clockUs - bare.clockUs,
    cpuUs: ours.cpuUs - bare.cpuUs,
  }));
  const share = median(rounds.map(({ bare, ours }) => ours.clockUs / bare.clockUs - 1));
  console.log(`one after the other: ${perSecond(oursUs)} calls a second, ${perSecond(bareUs)} bare`);
  console.log(`our own part is ${(share * 100).toFixed(0)} % of a loopback round trip`);
}

function perSecond(us: number): string {
  return (1_000_000 / us).toFixed(0);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function serve(): void {
  const answer = readFileSync(new URL("../test/fixtures/quickbase/get-user-info.known.xml", import.meta.url));
  const server = http.createServer((request, response) => {
    request
      .resume()
      .on("end", () => response.writeHead(200, { "content-type": "application/xml" }).end(answer));
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("The server has no port");
    parentPort?.postMessage(`http://127.0.0.1:${address.port}`);
  });
}
