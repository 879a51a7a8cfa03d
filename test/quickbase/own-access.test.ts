import { describe, expect, onTestFinished, test } from "vitest";
import type { QuickbaseClient } from "../../src/quickbase/client/client.ts";
import { ERROR_TABLE } from "../../src/quickbase/client/error-table.ts";
import type { QuickbaseClientOptions } from "../../src/quickbase/client/options.ts";
import { outcomeOf } from "../../src/quickbase/outcome.ts";
import { createOwnAccess } from "../../src/quickbase/own-access.ts";
import { DONE, fixture, openClient, type Received, refusal, sendXml, startServer } from "./support.ts";

const appDbid = "bck7gp3q2";
const mail = { appDbid, userId: "112248.5nzg" };

/** What a realm answers to a call; the bot's own reads go through where `answer` says nothing. */
async function openRealm(
  answer: (call: Received) => string | Buffer | null,
  { role = "2", ...options }: Partial<QuickbaseClientOptions> & { role?: string } = {},
) {
  const { origin, received } = await startServer((call, response) => {
    const own = {
      API_GetUserInfo: fixture("get-user-info.known.xml"),
      API_GetUserRole: `<qdbapi><errcode>0</errcode><user id="1.own"><name>Bot</name><roles><role id="11"><name>R</name><access id="${role}">A</access></role></roles></user></qdbapi>`,
    }[call.action];
    sendXml(response, answer(call) ?? own ?? DONE);
  });
  const lines: { level: string; text: string }[] = [];
  const write = (level: string) => (facts: object, message: string) =>
    void lines.push({ level, text: `${message} ${JSON.stringify(facts)}` });
  const log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
  const ownAccess = createOwnAccess({ client: () => client, log, lookAfterMs: 5 });
  const client: QuickbaseClient = openClient(origin, { observer: ownAccess.observer, ...options });
  onTestFinished(() => ownAccess.stop());
  const send = () =>
    outcomeOf(
      () => client.sendInvitation(mail),
      (each) => ownAccess.judge(each, { dbid: appDbid }),
    );
  return { client, ownAccess, received, lines, send };
}

const isMail = ({ action }: Received) => action === "API_SendInvitation";

describe("judge()", () => {
  test.each(ERROR_TABLE.filter(({ retry, effect }) => retry === "never" && effect === "none"))(
    "a mail refused with $errcode while all else goes well is about $concern",
    async ({ errcode, concern }) => {
      const { send, ownAccess } = await openRealm((call) => (isMail(call) ? refusal(errcode) : null));
      if (errcode === 0) return;
      const isOurs = concern === "our access";
      expect(await send()).toMatchObject({ outcome: isOurs ? "held up" : "refused" });
      expect(ownAccess.trouble() !== null).toBe(isOurs);
    },
  );

  test.each([3, 114])("%i is about the bot when its own role may not share", async (errcode) => {
    const { send } = await openRealm((call) => (isMail(call) ? refusal(errcode) : null), { role: "3" });
    expect(await send()).toMatchObject({ outcome: "held up" });
  });

  test.each([2, 27, 29, 4711])(
    "%i is about the bot when its own look is refused likewise",
    async (errcode) => {
      const { send, ownAccess } = await openRealm(() => refusal(errcode));
      expect(await send()).toMatchObject({ outcome: "held up" });
      expect(ownAccess.heldUp("main")).toMatchObject({ outcome: "held up" });
      expect(ownAccess.trouble()).toMatchObject({ errcode });
    },
  );
});

describe("a trouble", () => {
  test("of one application does not hold up another", async () => {
    const { send, ownAccess } = await openRealm(({ action }) =>
      action === "API_GetUserInfo" ? null : refusal(83),
    );
    await send();
    expect(ownAccess.heldUp(appDbid)).not.toBeNull();
    expect(ownAccess.heldUp("main")).toBeNull();
    expect(ownAccess.heldUp("bother123")).toBeNull();
  });

  test("is told once, and its end once, whatever happens in between", async () => {
    let isMended = false;
    const { send, ownAccess, lines } = await openRealm(() =>
      isMended ? null : refusal(4, "Bad ticket", "User token of kim@x.org\nis invalid"),
    );
    await Promise.all([send(), send(), send()]);
    await send();
    const alarms = () => lines.filter(({ level }) => level === "error");
    expect(alarms()).toHaveLength(1);
    expect(alarms()[0]?.text).toContain("User token of [address] is invalid");
    expect(ownAccess.trouble()?.sentence).toMatch(/sign-in.*User token of \[address\] is invalid/);
    isMended = true;
    await expect.poll(() => ownAccess.trouble()).toBeNull();
    expect(alarms()).toHaveLength(1);
    expect(lines.filter(({ level }) => level === "info")).toHaveLength(1);
    expect(await send()).toMatchObject({ outcome: "done" });
  });

  test("found by the work alone ends with the work", async () => {
    let isMended = false;
    const { send, ownAccess, lines } = await openRealm((call) =>
      isMail(call) && !isMended ? refusal(83) : null,
    );
    expect(await send()).toMatchObject({ outcome: "held up" });
    // Who else is to be tried is tried: it may be this one call that is kept out.
    expect(ownAccess.heldUp(appDbid)).toBeNull();
    isMended = true;
    expect(await send()).toMatchObject({ outcome: "done" });
    expect(ownAccess.trouble()).toBeNull();
    expect(lines.map(({ level }) => level)).toEqual(["error", "info"]);
  });

  test("of a list of roles, which nobody is invited by, is told too", async () => {
    const { client, ownAccess } = await openRealm(() => refusal(4));
    await client.getRoleInfo({ appDbid }).catch(() => undefined);
    await expect.poll(() => ownAccess.trouble()).toMatchObject({ errcode: 4 });
  });

  test("with a password sends it no second time, however often it is looked at", async () => {
    const { send, received, ownAccess } = await openRealm(
      ({ action }) => (action === "API_Authenticate" ? refusal(20) : null),
      { credentials: { username: "bot", password: "wrong" } },
    );
    for (let time = 0; time < 5; time += 1) expect(await send()).toMatchObject({ outcome: "held up" });
    await expect.poll(() => ownAccess.heldUp("main")?.retryAfterMs).toBeGreaterThan(1_030);
    expect(received.map(({ action }) => action)).toEqual(["API_Authenticate"]);
  });
});
