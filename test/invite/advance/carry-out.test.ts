import { describe, expect, test } from "vitest";
import { advance } from "../../../src/invite/advance/advance.ts";
import type { Advanced, AdvancePorts } from "../../../src/invite/advance/advance-ports.ts";
import { carryOut } from "../../../src/invite/advance/carry-out.ts";
import type { QuickbaseAccess, RequestStore } from "../../../src/invite/ports.ts";
import { type ApprovedRequest, approve, type HeldUp, type StepAnswer } from "../../../src/invite/request.ts";
import { type Progress, progressOf } from "../../../src/invite/steps.ts";
import { createRequestStore } from "../../../src/store/request-store.ts";
import { address, LEE, minute, someInvitee, somePendingRequest } from "../../contract/some-request.ts";
import { someDatabase } from "../../store/temporary-folder.ts";

/** An approved request for so many people, in the rows. */
async function approved(store: RequestStore, people: number): Promise<ApprovedRequest> {
  const invitees = Array.from({ length: people }, (_, position) =>
    someInvitee({ position, email: address(`p${position}@x.org`) }),
  );
  const asked = somePendingRequest({ invitees });
  await store.create(asked, "V1");
  const approval = { by: LEE, at: minute(1) };
  await store.append(asked, { fact: "approved", ...approval });
  return approve(asked, approval);
}

/** Everybody has an account, except that a look-up may go another way. */
function quickbaseWith(
  lookUp: (email: string) => StepAnswer | null,
): QuickbaseAccess & { lookedUp: string[] } {
  const lookedUp: string[] = [];
  return {
    lookedUp,
    heldUp: () => null,
    async lookUp({ email }) {
      lookedUp.push(email);
      const answer = lookUp(email);
      if (answer !== null && answer.outcome !== "done") return answer;
      return {
        outcome: "done",
        result: "known",
        userId: "1.abcd",
        registered: true,
        firstName: "",
        lastName: "",
      };
    },
    provision: async () => ({ outcome: "done", result: "account exists" }),
    addToRole: async () => ({ outcome: "done", result: "role given" }),
    mail: async () => ({ outcome: "done", result: "mail sent" }),
    rolesHeld: async () => ({ outcome: "done", roles: [] }),
    roleNow: async () => ({ outcome: "done", role: { name: "Participant", access: "sharing" } }),
  };
}

async function portsWith(quickbase: QuickbaseAccess, now = () => minute(2)): Promise<AdvancePorts> {
  const nowhere = async () => ({ posted: false as const, refusal: "no_slack_here", forGood: false });
  return {
    store: createRequestStore((await someDatabase()).database),
    quickbase,
    announcer: {
      postCard: nowhere,
      refreshCard: () => undefined,
      showRequester: async () => undefined,
      showNow: async () => "shown",
      postNotice: nowhere,
      isCardThere: async () => true,
      tellChannelMissing: nowhere,
      tellCardRefused: nowhere,
      postDecision: nowhere,
      refreshLists: async () => undefined,
      peopleParts: async () => [],
      resultParts: () => [],
      endParts: async () => [],
    },
    clock: { now },
    knockAfterMs: 1,
    decidableAfterMs: 4_000,
    nextNudge: () => new Promise(() => undefined),
    stopping: new AbortController().signal,
  };
}

/** One pass over the request as it is in the rows. */
async function passOnce(ports: AdvancePorts, { id }: ApprovedRequest): Promise<Advanced> {
  const request = await ports.store.find(id);
  if (request?.status !== "approved") throw new Error(`${id} is not approved`);
  return carryOut({ ...ports, messages: new Map() }, request);
}

/** How far everybody is in the rows. */
async function progress({ store }: AdvancePorts, { id }: ApprovedRequest): Promise<Progress[]> {
  return (await store.find(id))?.invitees.map(progressOf) ?? [];
}

test.each([1, 3, 4, 100])("of %i people all wait as long as Quickbase asked", async (people) => {
  const ports = await portsWith(
    quickbaseWith(() => ({ outcome: "not done", trouble: { why: "no answer" }, retryAfterMs: 120_000 })),
  );
  const request = await approved(ports.store, people);
  expect(await passOnce(ports, request)).toEqual({ status: "waiting", forMs: 120_000 });
});

test("the waits of many people grow while Quickbase is away", async () => {
  const ports = await portsWith(
    quickbaseWith(() => ({ outcome: "not done", trouble: { why: "no answer" }, retryAfterMs: null })),
  );
  const request = await approved(ports.store, 5);
  const waits: unknown[] = [];
  for (let pass = 1; pass <= 20; pass++) waits.push(await passOnce(ports, request));
  expect(waits[0]).toEqual({ status: "waiting", forMs: 2_000 });
  expect(waits.at(-1)).toEqual({ status: "waiting", forMs: 300_000 });
});

test("the waits for an account grow while each look-up says that it is still not there", async () => {
  const ports = await portsWith({
    ...quickbaseWith(() => null),
    lookUp: async () => ({ outcome: "done", result: "not known" }),
    provision: async () => ({ outcome: "unknown", trouble: { why: "no answer" } }),
  });
  const request = await approved(ports.store, 1);
  const waits: unknown[] = [];
  for (let pass = 1; pass <= 20; pass++) waits.push(await passOnce(ports, request));
  expect(waits[0]).toEqual({ status: "waiting", forMs: 2_000 });
  expect(waits.at(-1)).toEqual({ status: "waiting", forMs: 300_000 });
});

test("people whom Quickbase never answers about do not hold up those after them", async () => {
  const stuck = ["p0@x.org", "p1@x.org", "p2@x.org"];
  const quickbase = quickbaseWith((email) =>
    stuck.includes(email) ? { outcome: "not done", trouble: { why: "no answer" }, retryAfterMs: null } : null,
  );
  const ports = await portsWith(quickbase);
  const request = await approved(ports.store, 4);
  await passOnce(ports, request);
  expect(quickbase.lookedUp).toEqual(stuck);
  expect(await passOnce(ports, request)).toMatchObject({ status: "waiting" });
  expect((await progress(ports, request)).map(({ status }) => status)).toEqual([
    "still trying",
    "still trying",
    "still trying",
    "invited",
  ]);
});

test("a fault about one person ends the pass only when what is under way for the others is answered", async () => {
  const held = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const ports = await portsWith({
    ...quickbaseWith((email) => {
      if (email === "p1@x.org") throw new Error("A mistake in the program");
      return null;
    }),
    async mail({ userId: _, ...person }) {
      if (sent.push(person.requestId) === 2) {
        reached.resolve();
        await held.promise;
      }
      return { outcome: "done", result: "mail sent" };
    },
  });
  const sent: string[] = [];
  const request = await approved(ports.store, 4);
  let isOver = false;
  const over = passOnce(ports, request).finally(() => {
    isOver = true;
  });
  const failed = expect(over).rejects.toThrow("A mistake in the program");
  await reached.promise;
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  held.resolve();
  await failed;
  const states = (await progress(ports, request)).map(({ status }) => status);
  expect(states[2]).toBe("invited");
  expect(states).not.toContain("mail unknown");
});

describe("Quickbase keeps the bot itself out", () => {
  const HELD_UP: HeldUp = { outcome: "held up", trouble: { why: "no answer" }, retryAfterMs: 7_000 };
  const HOUR = 60;

  /** Held up until somebody mends it; the time is minutes after the request. */
  async function heldUp(people: number) {
    const world = { mended: false, now: 2, calls: 0 };
    const quickbase: QuickbaseAccess = {
      ...quickbaseWith(() => null),
      heldUp: () => (world.mended ? null : HELD_UP),
      lookUp: async () => {
        world.calls += 1;
        return world.mended
          ? {
              outcome: "done",
              result: "known",
              userId: "1.abcd",
              registered: true,
              firstName: "",
              lastName: "",
            }
          : HELD_UP;
      },
    };
    const ports = await portsWith(quickbase, () => minute(world.now));
    const request = await approved(ports.store, people);
    return { world, pass: () => passOnce(ports, request), request, ports };
  }

  test("everybody waits, nobody is burnt, and the rows say it once", async () => {
    const { world, pass, request, ports } = await heldUp(100);
    for (let time = 1; time <= 20; time++)
      expect(await pass()).toEqual({ status: "waiting", forMs: HELD_UP.retryAfterMs });
    expect(world.calls).toBe(1);
    const rows = await ports.store.find(request.id);
    expect(rows?.invitees.flatMap(({ log }) => log)).toHaveLength(1);
    expect((await progress(ports, request))[0]).toMatchObject({
      status: "held up",
      trouble: HELD_UP.trouble,
    });
  });

  test("all go on when it is mended, however long the night was", async () => {
    const { world, pass, request, ports } = await heldUp(3);
    await pass();
    world.now = 60 * HOUR;
    await pass();
    world.mended = true;
    expect(await pass()).toMatchObject({ status: "moved" });
    expect((await progress(ports, request)).map(({ status }) => status)).toEqual(Array(3).fill("invited"));
  });

  test("a silence that follows has its own twelve hours", async () => {
    const { world, pass, ports } = await heldUp(1);
    await pass();
    world.now = 60 * HOUR;
    ports.quickbase.heldUp = () => null;
    ports.quickbase.lookUp = async () => ({
      outcome: "not done",
      trouble: { why: "no answer" },
      retryAfterMs: null,
    });
    expect(await pass()).toMatchObject({ status: "waiting" });
    world.now = 71 * HOUR;
    expect(await pass()).toMatchObject({ status: "waiting" });
    world.now = 73 * HOUR;
    expect(await pass()).toMatchObject({ status: "moved" });
  });

  test("after a week somebody has to look again", async () => {
    const { world, pass, request, ports } = await heldUp(1);
    await pass();
    world.now = 7 * 24 * HOUR;
    expect(await pass()).toMatchObject({ status: "waiting" });
    world.now = 7 * 24 * HOUR + 2;
    expect(await pass()).toMatchObject({ status: "moved" });
    expect((await ports.store.find(request.id))?.status).toBe("needs attention");
  });
});

test("a decision that is overtaken while it waits for its turn is told by the result, once", async () => {
  const ports = await portsWith(quickbaseWith(() => null));
  const { announcer, store } = ports;
  const told: string[] = [];
  announcer.postDecision = (_request, _card, overtaken) =>
    new Promise((_, reject) => overtaken?.addEventListener("abort", () => reject(overtaken.reason)));
  announcer.resultParts = (_request, card, { withDecision }) => [
    {
      announcement: "result 1",
      async post() {
        told.push(withDecision ? "decision and result" : "result");
        return { posted: true, at: card };
      },
    },
  ];
  const { id } = await approved(store, 2);
  await store.recordAnnouncement(id, "card", { channelId: "C1", messageTs: "1.1" });
  expect(await advance(ports, id)).toEqual({ status: "settled" });
  expect(await advance(ports, id)).toEqual({ status: "settled" });
  expect(told).toEqual(["decision and result"]);
  expect(await store.findAnnouncement(id, "decision")).not.toBeNull();
});
