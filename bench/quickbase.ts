// Prints what the client costs beside a bare undici request: the same server, the same answer, in turns.
import { readFileSync } from "node:fs";
import http from "node:http";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { Pool } from "undici";
import { createQuickbaseClient } from "../src/quickbase/client.ts";

const WARM_UP_ROUNDS = 10;
const ROUNDS = 15;
const CALLS_A_ROUND = 1_000;

if (isMainThread) await main();
else serve();

async function main(): Promise<void> {
  const worker = new Worker(new URL(import.meta.url));
  const origin = await new Promise<string>((resolve) => worker.once("message", resolve));
  const client = createQuickbaseClient({
    origin,
    credentials: { userToken: "b5d4r_bench" },
    pacing: { callsPerSecond: 1e9, burst: 1e9 },
  });
  const pool = new Pool(origin, { connections: 8, allowH2: false });
  const [bareUs, oursUs] = await race(
    () => postBare(pool),
    () => client.getUserInfo({ email: "kim@x.org" }),
  );
  report(bareUs, oursUs);
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

/** Microseconds a call for both, in turns, the median of all rounds; the first rounds warm up and do not count. */
async function race(first: Call, second: Call): Promise<[number, number]> {
  const times: { first: number; second: number }[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    times.push({ first: await timeRound(first), second: await timeRound(second) });
  }
  const counted = times.slice(WARM_UP_ROUNDS);
  return [median(counted.map((time) => time.first)), median(counted.map((time) => time.second))];
}

async function timeRound(call: Call): Promise<number> {
  const startedAt = performance.now();
  for (let index = 0; index < CALLS_A_ROUND; index += 1) await call();
  return ((performance.now() - startedAt) * 1_000) / CALLS_A_ROUND;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(bareUs: number, oursUs: number): void {
  const line = (name: string, us: number) =>
    console.log(`${name.padEnd(12)} ${Math.round(1e6 / us)} calls a second, ${us.toFixed(0)} us a call`);
  line("bare undici", bareUs);
  line("our client", oursUs);
  const ownUs = oursUs - bareUs;
  console.log(
    `our own time ${ownUs.toFixed(0)} us a call, ${((ownUs / bareUs) * 100).toFixed(0)} % of a loopback round trip`,
  );
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
