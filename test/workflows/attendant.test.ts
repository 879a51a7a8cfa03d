import { OpenWorkflow } from "openworkflow";
import { expect, onTestFinished, test } from "vitest";
import { createRequestStore } from "../../src/store/request-store.ts";
import { SOLE_CLAIMS } from "../../src/store/sole-claims.ts";
import { createAttendant } from "../../src/workflows/attendant.ts";
import { openWorkflowBackend } from "../../src/workflows/backend.ts";
import { somePendingRequest } from "../contract/some-request.ts";
import { someDatabase } from "../store/temporary-folder.ts";

/** An attendant with one request to attend to, which needs nothing from outside. */
async function someAttendant() {
  const backend = openWorkflowBackend();
  const store = createRequestStore((await someDatabase()).database);
  const request = somePendingRequest({ invitees: [] });
  await store.create(request, "V1");
  const posted = async () => ({ posted: true as const, at: { channelId: "C1", messageTs: "1.1" } });
  const refused = async () => ({ outcome: "not done" as const, problem: "away", retryAfterMs: null });
  const logged: string[] = [];
  const write = (_: object, message: string) => void logged.push(message);
  const attendant = createAttendant({
    backend,
    ports: {
      store,
      quickbase: {
        heldUp: () => null,
        lookUp: refused,
        provision: refused,
        addToRole: refused,
        mail: refused,
        rolesHeld: refused,
        roleNow: refused,
      },
      announcer: {
        postCard: posted,
        refreshCard: () => undefined,
        showRequester: async () => undefined,
        showNow: async () => "shown",
        postNotice: posted,
        isCardThere: async () => true,
        tellChannelMissing: posted,
        tellCardRefused: posted,
        postDecision: posted,
        peopleParts: () => [],
        resultParts: () => [],
        outcomeParts: () => [],
      },
      clock: { now: () => request.askedAt },
      knockAfterMs: 1,
    },
    claims: SOLE_CLAIMS,
    log: { debug: write, info: write, warn: write, error: write },
    sweepEveryMs: 60_000,
    lookEveryMs: 60_000,
  });
  return { attendant, backend, store, request, logged };
}

test("a request whose workflow came to an end without it, as after a thousand steps, is begun once more", async () => {
  const { attendant, backend, store, request } = await someAttendant();
  const earlier = new OpenWorkflow({ backend });
  const failing = earlier.defineWorkflow<{ id: string }, void>({ name: "attend" }, async () => {
    throw new Error("Exceeded the step limit");
  });
  const run = await failing.run({ id: request.id }, { idempotencyKey: `${request.id}:pending:0` });
  const worker = earlier.newWorker();
  await worker.start();
  await expect(run.result()).rejects.toThrow("step limit");
  await worker.stop();

  onTestFinished(() => attendant.stop(5_000));
  await attendant.start();
  await expect.poll(() => store.listUnattended(), { timeout: 10_000 }).toEqual([]);
});

test("work that cannot be begun now is no fault of whoever clicked: it is logged, and swept up later", async () => {
  const { attendant, logged, request } = await someAttendant();
  await attendant.stop(0);
  await attendant.attendSoon({ id: request.id, status: "pending", round: 0 });
  expect(logged).toEqual(["Cannot begin to attend to a request: the next sweep will"]);
});
