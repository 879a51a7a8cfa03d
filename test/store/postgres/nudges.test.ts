import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Pool } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { withinMs } from "../../../src/lib/within-ms.ts";
import { createPostgresNudges } from "../../../src/store/postgres/nudges.ts";

test("a server that takes connections and says nothing does not hold up the end", async () => {
  const silent = createServer((socket) => onTestFinished(() => void socket.destroy()));
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  onTestFinished(() => void silent.close());
  const url = `postgres://bot:secret@127.0.0.1:${(silent.address() as AddressInfo).port}/qb`;
  const nudges = createPostgresNudges(url, new Pool({ connectionString: url }));
  nudges.listen(() => undefined);
  await once(silent, "connection");
  expect(
    await withinMs(
      5_000,
      nudges.close().then(() => "closed"),
    ),
  ).toBe("closed");
});
