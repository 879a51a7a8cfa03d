import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Database, openDatabase } from "../../../src/store/database.ts";
import { createPostgresClaims } from "../../../src/store/postgres/claims.ts";
import { idOf, LEE, minute } from "../../contract/some-request.ts";
import { findFreePort } from "../../find-free-port.ts";
import { asked, someWorker } from "../../worker/some-worker.ts";
import { breakClaims, type PostgresServer, startPostgresServer } from "../postgres-server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server.remove());

const ID = idOf(1);

/** The claims of two processes on one database. */
async function someClaims() {
  const url = await server.makeDatabase();
  const one = createPostgresClaims(url);
  const other = createPostgresClaims(url);
  onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
  return { url, one, other };
}

test("a request is claimed by one process at a time, others are free", async () => {
  const { one, other } = await someClaims();
  expect(await one.take(ID)).not.toBeNull();
  expect(await other.take(ID)).toBeNull();
  expect(await other.take(idOf(2))).not.toBeNull();
  await one.release(ID);
  expect(await other.take(ID)).not.toBeNull();
  expect(await one.take(ID)).toBeNull();
});

test("a claim taken again is kept, and one release ends it", async () => {
  const { one, other } = await someClaims();
  expect(await Promise.all([one.take(ID), one.take(ID), one.take(ID)])).not.toContain(null);
  await one.release(ID);
  expect(await other.take(ID)).not.toBeNull();
});

test("of many that claim at once, each request has one owner", async () => {
  const { one, other } = await someClaims();
  const ids = Array.from({ length: 20 }, (_, number) => idOf(number));
  const [mine, others] = await Promise.all(
    [one, other].map((claims) => Promise.all(ids.map((id) => claims.take(id)))),
  );
  expect(ids.map((_, at) => [mine?.[at], others?.[at]].filter((claim) => claim !== null).length)).toEqual(
    ids.map(() => 1),
  );
});

test("a release of what is not claimed does nothing", async () => {
  const { one, other } = await someClaims();
  await one.release(ID);
  await other.take(ID);
  await one.release(ID);
  expect(await one.take(ID)).toBeNull();
});

test("a process that ends leaves its claims to the others", async () => {
  const { one, other } = await someClaims();
  await one.take(ID);
  await one.close();
  await expect.poll(() => other.take(ID)).not.toBeNull();
});

test("a connection that breaks says so to whoever relies on it, and the claim is free", async () => {
  const { url, one, other } = await someClaims();
  const claim = await one.take(ID);
  expect(claim?.lost.aborted).toBe(false);
  await breakClaims(url);
  await expect.poll(() => claim?.lost.aborted).toBe(true);
  expect(await other.take(ID)).not.toBeNull();
  expect(await one.take(ID)).toBeNull();
  await one.release(ID);
  await other.release(ID);
  const anew = await one.take(ID);
  expect(anew?.lost.aborted).toBe(false);
});

test("without a server nothing can be claimed, and it can again once it is back", async () => {
  const away = await startPostgresServer();
  onTestFinished(() => away.remove());
  const claims = createPostgresClaims(await away.makeDatabase());
  onTestFinished(() => claims.close());
  const claim = await claims.take(ID);
  await away.stop();
  await expect.poll(() => claim?.lost.aborted).toBe(true);
  await expect(claims.take(ID)).rejects.toThrow("ECONNREFUSED");
  await expect(claims.take(idOf(2))).rejects.toThrow("ECONNREFUSED");
  await away.start();
  expect((await claims.take(ID))?.lost.aborted).toBe(false);
});

/** The way to a server that can go silent: what is on it then arrives nowhere, and nobody is told. */
async function openWay(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const way = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined));
    near.pipe(far).pipe(near);
  });
  const wayPort = await findFreePort();
  way.listen(wayPort, "127.0.0.1");
  await once(way, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    way.close();
  });
  const through = new URL(url);
  through.port = String(wayPort);
  return {
    through: through.href,
    silence() {
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}

test("a server that vanishes without a word ends the claims, and the next one is taken where it is now", async () => {
  const { through, silence } = await openWay(await server.makeDatabase());
  const claims = createPostgresClaims(through, { answersWithinMs: 200 });
  onTestFinished(() => claims.close());
  const claim = await claims.take(ID);
  silence();
  await expect(claims.take(idOf(2))).rejects.toThrow("timeout");
  expect(claim?.lost.aborted).toBe(true);
  expect(await claims.take(idOf(2))).not.toBeNull();
});

test("what a bot without the claim has moved, the one that has it goes on with as soon as it is told", async () => {
  const url = await server.makeDatabase();
  const [one, other] = [await openDatabase(url), await openDatabase(url)];
  onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
  const settled = Promise.withResolvers<void>();
  const refused = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  // Between the end of its work and the end of its claim: what is moved then, neither of the two would look at.
  const holding = await someWorker({
    database: one,
    nudges: one.nudges,
    claims: {
      take: one.claims.take,
      release: async (id) => {
        settled.resolve();
        await letGo.promise;
        await one.claims.release(id);
      },
    },
  });
  const clicked = await someWorker({
    database: other,
    nudges: other.nudges,
    claims: {
      take: async (id) => {
        const claim = await other.claims.take(id);
        if (claim === null) refused.resolve();
        return claim;
      },
      release: other.claims.release,
    },
  });
  await holding.worker.start();
  await expect.poll(() => countListeners(one)).toBe(1);
  await holding.store.create(asked(1), "form 1");
  holding.worker.nudge(ID);
  await settled.promise;
  await clicked.store.append(asked(1), { at: minute(1), fact: "denied", by: LEE, reason: "No" });
  clicked.worker.nudge(ID);
  await refused.promise;
  letGo.resolve();
  await expect.poll(() => clicked.store.listUnsettled()).toEqual([]);
});

/** How many processes on the database hear of nudges. */
async function countListeners({ queries }: Database): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from pg_stat_activity
    where datname = current_database() and application_name = 'qb-invite nudges' and query like 'listen%' and state = 'idle'
  `.execute(queries);
  return Number(rows[0]?.count);
}
