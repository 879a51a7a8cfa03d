import type http from "node:http";
import { describe, expect, test } from "vitest";
import type { QuickbaseClient } from "../../../src/quickbase/client/client.ts";
import {
  createTestClock,
  DONE,
  fixture,
  openClient,
  type Received,
  refusal,
  rejectionOf,
  sendXml,
  startServer,
} from "../support.ts";

const appDbid = "bck7gp3q2";
const inRole = { appDbid, userId: "112248.5nzg", roleId: "11" };
const person = { appDbid, email: "nova@x.org", firstName: "Nova", lastName: "Reyes", roleId: "11" };

type Step = (received: Received, response: http.ServerResponse) => void;

const say =
  (body: string | Buffer): Step =>
  (_, response) =>
    sendXml(response, body);
const status =
  (code: number, headers: http.OutgoingHttpHeaders = {}): Step =>
  (_, response) =>
    void response.writeHead(code, headers).end();
const hangUp: Step = (_, response) => response.destroy();

/** A server that plays these steps in order and says done after the last. */
async function startPlay(...steps: Step[]): Promise<{ origin: string; actions: () => string[] }> {
  const rest = [...steps];
  const { origin, received } = await startServer((call, response) =>
    (rest.shift() ?? say(DONE))(call, response),
  );
  return { origin, actions: () => received.map(({ action }) => action) };
}

describe("a read", () => {
  const read = (client: QuickbaseClient) => client.getDbInfo({ appDbid });
  test.each([
    ["no answer", hangUp],
    ["500", status(500)],
    ["502", status(502)],
    ["503", status(503)],
    ["a web page", say(fixture("proxy-page.html"))],
    ["errcode 100", say(refusal(100))],
    ["errcode 1, once", say(refusal(1))],
  ])("is repeated after %s", async (_, step) => {
    const { origin, actions } = await startPlay(step, say(fixture("get-db-info.xml")));
    expect(await read(openClient(origin))).toMatchObject({ name: "Project Tracker" });
    expect(actions()).toHaveLength(2);
  });

  test.each([
    ["a refusal that stays", say(refusal(3)), 1],
    ["heavy traffic, which takes minutes", say(refusal(104)), 1],
    ["errcode 1 twice", say(refusal(1)), 2],
    ["a page that turns us away", status(403), 1],
    ["an answer about something else", say(DONE), 1],
    ["an outage longer than all attempts", status(503), 4],
  ])("gives up after %s", async (_, step, attempts) => {
    const { origin, actions } = await startPlay(step, step, step, step, step);
    await rejectionOf(read(openClient(origin)));
    expect(actions()).toHaveLength(attempts);
  });

  test("waits twice as long each time, jittered, up to the limit", async () => {
    const { origin } = await startServer((_, response) => status(503)(_, response));
    const clock = createTestClock();
    const retry = { attempts: 6, baseDelayMs: 100, maxDelayMs: 500 };
    await rejectionOf(read(openClient(origin, { clock, retry, random: () => 0.5 })));
    expect(clock.slept).toEqual([50, 100, 200, 250, 250]);
  });

  test("waits as long as Quickbase asks", async () => {
    const play = [status(429, { "retry-after": "7" }), say(fixture("get-db-info.xml"))];
    const { origin } = await startPlay(...play);
    const clock = createTestClock();
    await read(openClient(origin, { clock }));
    expect(clock.slept).toEqual([7_000]);
  });

  test("leaves a longer wait to the caller", async () => {
    const { origin, actions } = await startPlay(status(429, { "retry-after": "300" }));
    const error = await rejectionOf(read(openClient(origin)));
    expect(error).toMatchObject({ outcome: "not-sent", reason: "throttled", retryAfterMs: 300_000 });
    expect(actions()).toHaveLength(1);
  });
});

describe("sendInvitation() is never repeated", () => {
  const steps: [string, Step][] = [
    ["no answer", hangUp],
    ["500", status(500)],
    ["502", status(502)],
    ["503", status(503)],
    ["429 with Retry-After", status(429, { "retry-after": "0" })],
    ["a web page", say(fixture("proxy-page.html"))],
    ["errcode 100", say(refusal(100))],
    ["errcode 82", say(refusal(82))],
  ];
  test.each(steps)("after %s", async (_, step) => {
    const { origin, actions } = await startPlay(step);
    await rejectionOf(openClient(origin).sendInvitation({ appDbid, userId: "112248.5nzg" }));
    expect(actions()).toEqual(["API_SendInvitation"]);
  });
});

describe("addUserToRole() and removeUserFromRole()", () => {
  test("take it as done when a repetition finds it done", async () => {
    const { origin } = await startPlay(hangUp, say(refusal(113)), hangUp, say(refusal(112)));
    const client = openClient(origin);
    expect(await client.addUserToRole(inRole)).toEqual({ status: "already" });
    expect(await client.removeUserFromRole(inRole)).toEqual({ status: "absent" });
  });

  test("stay unknown when a later attempt is not even sent", async () => {
    const { origin } = await startPlay(hangUp, status(503), status(503), status(503));
    const error = await rejectionOf(openClient(origin).addUserToRole(inRole));
    expect(error).toMatchObject({
      name: "QuickbaseUnreachableError",
      outcome: "unknown",
      reason: "no answer",
    });
  });

  test.each([500, 502])("stay unknown after HTTP %i, whatever follows", async (code) => {
    const { origin } = await startPlay(status(code), status(503), status(503), status(503));
    const error = await rejectionOf(openClient(origin).addUserToRole(inRole));
    expect(error).toMatchObject({ outcome: "unknown", reason: "server error" });
  });

  test("stay unknown when the back-off after a doubtful attempt is aborted", async () => {
    const stop = new AbortController();
    const { origin } = await startPlay(hangUp);
    const clock = { ...createTestClock(), sleep: () => Promise.reject(stop.abort()) };
    const error = await rejectionOf(
      openClient(origin, { clock }).addUserToRole({ ...inRole, signal: stop.signal }),
    );
    expect(error).toMatchObject({ outcome: "unknown", reason: "aborted" });
  });

  test("say what Quickbase refused in the end, whatever came before", async () => {
    const { origin } = await startPlay(hangUp, say(refusal(110)));
    const error = await rejectionOf(openClient(origin).addUserToRole(inRole));
    expect(error).toMatchObject({ name: "QuickbaseRefusedError", errcode: 110 });
  });
});

describe("provisionUser()", () => {
  const known = say(
    fixture("get-user-info.never-registered.xml")
      .toString()
      .replace(/<!--.*-->/, ""),
  );
  const unknown = say(fixture("get-user-info.unknown.xml"));

  test("looks the address up after no answer, and repeats when it is not there", async () => {
    const { origin, actions } = await startPlay(hangUp, unknown, say(fixture("provision-user.done.xml")));
    expect(await openClient(origin).provisionUser(person)).toEqual({
      status: "provisioned",
      userId: "112248.5nzg",
    });
    expect(actions()).toEqual(["API_ProvisionUser", "API_GetUserInfo", "API_ProvisionUser"]);
  });

  test.each([
    ["no answer", hangUp],
    ["500", status(500)],
    ["502", status(502)],
  ])("does not repeat after %s when the look-up finds the account", async (_, step) => {
    const { origin, actions } = await startPlay(step, known);
    expect(await openClient(origin).provisionUser(person)).toEqual({ status: "exists" });
    expect(actions()).toEqual(["API_ProvisionUser", "API_GetUserInfo"]);
  });

  test("keeps its own error when the look-up fails", async () => {
    const { origin, actions } = await startPlay(hangUp, say(refusal(83)));
    const error = await rejectionOf(openClient(origin).provisionUser(person));
    expect(error).toMatchObject({ action: "API_ProvisionUser", outcome: "unknown" });
    expect(actions()).toEqual(["API_ProvisionUser", "API_GetUserInfo"]);
  });

  test("is no success without a user id", async () => {
    const { origin } = await startPlay(say(DONE));
    const error = await rejectionOf(openClient(origin).provisionUser(person));
    expect(error).toMatchObject({ name: "QuickbaseAnswerError", kind: "unexpected", outcome: "unknown" });
  });
});

describe("changeUserRole()", () => {
  const change = (client: QuickbaseClient, newRoleId?: string) =>
    client.changeUserRole({ ...inRole, ...(newRoleId === undefined ? {} : { newRoleId }) });
  const withRole = (id: string) =>
    say(rolesOf("get-user-role.xml").replace('role id="11"', `role id="${id}"`));
  const rolesOf = (file: string) =>
    fixture(file).toString().replace('user id="112245.efy7"', `user id="${inRole.userId}"`);

  test.each([
    ["12", withRole("12"), 2],
    ["12", withRole("11"), 3],
    ["12", withRole("13"), 3],
    [undefined, say(rolesOf("get-user-role.none.xml")), 2],
    [undefined, withRole("11"), 3],
  ])(
    "to %s looks after no answer, and repeats only where it has not happened",
    async (newRoleId, found, requests) => {
      const { origin, actions } = await startPlay(hangUp, found);
      expect(await change(openClient(origin), newRoleId)).toEqual({ status: "changed" });
      expect(actions()).toHaveLength(requests);
      expect(actions()[1]).toBe("API_GetUserRole");
    },
  );
});
