import { onTestFinished } from "vitest";
import type { Claims, Nudges } from "../../src/invite/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { createRequestStore } from "../../src/store/request-store.ts";
import { NO_NUDGES } from "../../src/store/sqlite/no-nudges.ts";
import { SOLE_CLAIMS } from "../../src/store/sqlite/sole-claims.ts";
import { createWorker } from "../../src/worker/worker.ts";
import { idOf, minute, somePendingRequest } from "../contract/some-request.ts";
import { someDatabase } from "../store/temporary-folder.ts";

type Options = {
  /** One of its own unless given. */
  database?: Database;
  claims?: Claims;
  nudges?: Nudges;
  postCard?: () => Promise<void>;
  sweepEveryMs?: number;
  /** The card finds no place, so that its request waits for hours. */
  isChannelAway?: boolean;
};

/** A worker for requests that need nothing from outside but a place for their card. */
export async function someWorker({
  database,
  claims = SOLE_CLAIMS,
  nudges = NO_NUDGES,
  postCard = async () => undefined,
  sweepEveryMs = 60_000,
  isChannelAway = false,
}: Options = {}) {
  const store = createRequestStore(database ?? (await someDatabase()).database);
  const posted = { posted: true as const, at: { channelId: "C1", messageTs: "1.1" } };
  const refused = async () => ({
    outcome: "not done" as const,
    trouble: { why: "no answer" as const },
    retryAfterMs: null,
  });
  const logged: string[] = [];
  const write = (_: object, message: string) => void logged.push(message);
  let now = minute(0);
  const worker = createWorker({
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
        postCard: async () => {
          await postCard();
          return isChannelAway ? { posted: false, refusal: "is_archived", forGood: false } : posted;
        },
        refreshCard: () => undefined,
        showRequester: async () => undefined,
        showNow: async () => "shown",
        postNotice: async () => posted,
        isCardThere: async () => true,
        tellChannelMissing: async () => posted,
        tellCardRefused: async () => posted,
        postDecision: async () => posted,
        refreshLists: async () => undefined,
        peopleParts: async () => [],
        resultParts: () => [],
        endParts: async () => [],
      },
      clock: { now: () => now },
      knockAfterMs: isChannelAway ? 3_600_000 : 1,
      decidableAfterMs: 4_000,
    },
    claims,
    nudges,
    log: { debug: write, info: write, warn: write, error: write },
    sweepEveryMs,
    lookEveryMs: 60_000,
  });
  onTestFinished(() => worker.stop(5_000));
  return {
    worker,
    store,
    logged,
    passTo: (instant: Date) => {
      now = instant;
    },
  };
}

/** For nobody: what is to be done for it needs no Quickbase. */
export const asked = (number: number) => somePendingRequest({ id: idOf(number), invitees: [] });
