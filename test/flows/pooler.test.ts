import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { openDatabase } from "../../src/store/database.ts";
import { diagnose } from "../doctor/doctor-in-world.ts";
import { PGBOUNCER, startPgBouncer, WITH_PGBOUNCER } from "../store/pgbouncer.ts";
import { type PostgresServer, startPostgresServer } from "../store/postgres-server.ts";
import { askAndSeeCard, openWorld, openWorldWithBot } from "./bot-in-world.ts";

let server: PostgresServer;
beforeAll(async () => {
  if (PGBOUNCER !== null) server = await startPostgresServer();
});
afterAll(() => server?.remove());

describe.skipIf(PGBOUNCER === null)(`behind PgBouncer${WITH_PGBOUNCER}`, () => {
  test("in session mode everything works, the doctor is content, and a pooler that goes is told by readiness", async () => {
    const pooler = await startPgBouncer(await server.makeDatabase(), "session");
    const world = await openWorldWithBot({ configure: (config) => ({ ...config, databaseUrl: pooler.url }) });
    const results = await diagnose(world, { DATABASE_URL: pooler.url });
    expect(results.get("store.database")?.status).toBe("ok");
    expect(results.get("store.claims")?.status).toBe("ok");
    await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
    await world.lee.presses("Approve", { in: APPROVALS });
    await world.ana.sees("Kim Known was invited", { in: dmWithBot });

    const readiness = async () => (await fetch(`http://127.0.0.1:${world.app.port}/ready`)).json();
    await expect.poll(readiness).toMatchObject({ ready: true, problems: [] });
    await pooler.stop();
    await expect.poll(readiness, { timeout: 10_000 }).toMatchObject({
      ready: false,
      problems: ["The database does not answer", "The database gives no claims, so no request is worked on"],
    });
  });

  test("in session mode two bots are told apart", async () => {
    const pooler = await startPgBouncer(await server.makeDatabase(), "session");
    const [one, other] = await Promise.all([openDatabase(pooler.url), openDatabase(pooler.url)]);
    onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
    expect(await one.claims.take("req_1")).not.toBeNull();
    expect(await other.claims.take("req_1")).toBeNull();
    await one.claims.release("req_1");
    expect(await other.claims.take("req_1")).not.toBeNull();
  });

  test("transaction mode, in which no claim would hold, is refused by the start and by the doctor", async () => {
    const { url } = await startPgBouncer(await server.makeDatabase(), "transaction");
    const world = await openWorld();
    const config = { ...readConfig(world.environment), databaseUrl: url };
    for (const time of ["first", "second"])
      await expect(startApp(config, pino({ level: "silent" })), time).rejects.toThrow(
        /^Cannot open the PostgreSQL database at .* shares sessions between clients.*; set the pooler to session mode/,
      );
    expect((await diagnose(world, { DATABASE_URL: url })).get("store.claims")).toMatchObject({
      status: "failed",
      detail: expect.stringContaining("shares sessions between clients (transaction mode)"),
      advice: expect.stringMatching(/^Set the pooler to session mode/),
    });
    expect(world.slack.requests.filter(({ method }) => method === "apps.connections.open")).toHaveLength(1);
  });
});
