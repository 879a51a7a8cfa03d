import type { KyselyPlugin } from "kysely";
import { expect, test } from "vitest";
import { createRequestStore } from "../../src/store/request-store.ts";
import { SENT } from "../contract/samples.ts";
import { ANA, address, idOf, someInvitee, somePendingRequest, someStep } from "../contract/some-request.ts";
import { someDatabase } from "./temporary-folder.ts";

test("find() takes one query for a hundred people, listOf() one for many requests", async () => {
  const { database } = await someDatabase();
  let queries = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      queries += 1;
      return result;
    },
  };
  const store = createRequestStore({ ...database, queries: database.queries.withPlugin(counter) });
  const log = [someStep(), someStep({ step: "mail", answer: SENT })];
  const invitees = Array.from({ length: 100 }, (_, position) =>
    someInvitee({ position, email: address(`p${position}@x.org`), log }),
  );
  for (const number of [1, 2, 3])
    await store.create(somePendingRequest({ id: idOf(number), invitees }), `form ${number}`);

  queries = 0;
  expect((await store.find(idOf(1)))?.invitees).toEqual(invitees);
  expect(queries).toBe(1);

  queries = 0;
  expect(await store.listOf(ANA.userId, 10)).toHaveLength(3);
  expect(queries).toBe(1);
});
