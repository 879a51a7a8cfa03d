import { expect, test } from "vitest";
import type { Catalogue } from "../../src/invite/ports.ts";
import type { PendingRequest, Role } from "../../src/invite/request.ts";
import { submit } from "../../src/invite/submit.ts";
import { parseEmailAddress } from "../../src/invite/values.ts";

const ROLES: Role[] = [{ id: "11", name: "Participant", access: "sharing" }];
const NOW = new Date("2026-11-23T10:40:00Z");

function addressOf(text: string) {
  const address = parseEmailAddress(text);
  if (!address.ok) throw new Error(address.problem.wrong);
  return address.value;
}

/** Sends a form to a catalogue, and gives what came of it with what was written. */
async function send(
  catalogue: Partial<Catalogue>,
  { roleId = "11", appDbid = "bqprjtrk7", people = 1, open = 0 } = {},
) {
  const written: PendingRequest[] = [];
  const submitted = await submit(
    {
      store: {
        countOpen: async () => open,
        create: async (request) => {
          written.push(request);
          return { created: true, request };
        },
      },
      catalogue: {
        applications: () => [{ dbid: "bqprjtrk7", name: "Project Tracker" }],
        knownRoles: () => ROLES,
        roles: async () => ({ outcome: "done", roles: ROLES }),
        ...catalogue,
      },
      policy: {
        appDbids: ["bqprjtrk7"],
        approvalChannelId: "C1",
        approvers: { userIds: [], groupIds: [] },
        expiresAfterMs: 60_000,
      },
      clock: { now: () => NOW },
      rolesMayTakeMs: 20,
    },
    {
      id: "req_0123456789ab",
      origin: "V1",
      unable: [],
      requester: { userId: "U1", name: "Ana Lee" },
      appDbid,
      roleId,
      people: Array.from({ length: people }, (_, index) => {
        return { email: addressOf(`p${index}@x.org`), firstName: "P", lastName: "Q" };
      }),
      message: null,
      reason: "The audit",
    },
  );
  return { submitted, written };
}

test("submit() writes a pending request with the names that people know", async () => {
  const { submitted, written } = await send({});
  expect(submitted.ok).toBe(true);
  expect(written).toMatchObject([
    { status: "pending", application: { name: "Project Tracker" }, role: { name: "Participant" } },
  ]);
  expect(written[0]?.expiresAt).toEqual(new Date("2026-11-23T10:41:00Z"));
});

test("submit() goes by the roles last heard, and does not wait for a Quickbase that is slow", async () => {
  const { submitted } = await send({ roles: () => new Promise(() => undefined) });
  expect(submitted.ok).toBe(true);
});

test("submit() asks for roles that were never heard, and says so when they cannot be had", async () => {
  const never = { knownRoles: () => null };
  expect((await send(never)).submitted.ok).toBe(true);
  const noAnswer = { outcome: "not done", trouble: { why: "no answer" }, retryAfterMs: null } as const;
  for (const roles of [async () => noAnswer, () => new Promise<never>(() => undefined)]) {
    const { submitted, written } = await send({ ...never, roles });
    expect(submitted).toEqual({ ok: false, problem: { field: "role", wrong: "roles not known" } });
    expect(written).toEqual([]);
  }
});

test.each([
  [{ roleId: "99" }, { field: "role", wrong: "role not offered" }],
  [{ appDbid: "bqother77" }, { field: "application", wrong: "application not offered" }],
  [{ people: 0 }, { field: "people", wrong: "nobody" }],
  [{ people: 101 }, { field: "people", wrong: "too many people", count: 101, most: 100 }],
] as const)("submit() refuses %o, at its field", async (form, problem) => {
  const { submitted, written } = await send({}, form);
  expect(submitted).toEqual({ ok: false, problem });
  expect(written).toEqual([]);
});

test("somebody with fifty open requests has to wait until some are decided", async () => {
  const refused = await send({}, { open: 50 });
  expect(refused.submitted).toEqual({
    ok: false,
    problem: { field: "people", wrong: "too many open requests", open: 50 },
  });
  expect(refused.written).toEqual([]);
  expect((await send({}, { open: 49 })).submitted.ok).toBe(true);
});
