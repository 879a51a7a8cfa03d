import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type QuickbaseStandin,
  startQuickbaseStandin,
} from "../../../src/standin/quickbase/quickbase-standin.ts";
import { seedDemoQuickbase } from "../../../src/standin/quickbase/seed-demo-quickbase.ts";
import { QuickbaseWeather, type Weather } from "../../../src/standin/quickbase/weather.ts";
import { get, post, textOf } from "./raw-calls.ts";

const deadlineMs = 5_000;

let quickbase: QuickbaseStandin;

beforeEach(async () => {
  quickbase = await startQuickbaseStandin();
});

afterEach(() => quickbase.close());

const askForNova = () => post(quickbase, { action: "API_GetUserInfo", body: "<email>nova@x.org</email>" });

/** "refused" when the port takes no connection. */
async function knock(): Promise<string> {
  try {
    return `status ${(await askForNova()).status}`;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED"
      ? "refused"
      : String(cause);
  }
}

describe("down and up", () => {
  test("the port refuses connections, and comes back the same with everything as it was", async () => {
    const { origin } = quickbase;
    const { dbid } = quickbase.addApp({ name: "Project Tracker" });
    await quickbase.down();
    expect(quickbase.state().reachable).toBe(false);
    expect(await knock()).toBe("refused");
    await quickbase.up();
    expect(quickbase.origin).toBe(origin);
    expect(quickbase.state()).toMatchObject({ reachable: true, apps: [{ dbid }] });
    expect(await knock()).toBe("status 200");
  });

  test.each(["hang", "delay"] as const)(
    "a call that waits in a %s when it goes down is never done",
    async (kind) => {
      const { dbid } = quickbase.addApp({ name: "Project Tracker" });
      const fault = kind === "delay" ? { kind, ms: 3_600_000 } : { kind };
      const remove = quickbase.faults.add({ action: "API_ProvisionUser", fault });
      const body = "<email>nova@x.org</email><fname>N</fname><lname>R</lname>";
      const failed = expect(post(quickbase, { dbid, action: "API_ProvisionUser", body })).rejects.toThrow();
      await quickbase.until(({ calls }) => calls.length === 1, { deadlineMs });
      await quickbase.down();
      await failed;
      remove();
      await quickbase.up();
      expect(textOf(await askForNova(), "errcode")).toBe("2");
    },
  );

  test("two on one port: the second start fails", async () => {
    const port = Number(new URL(quickbase.origin).port);
    await expect(startQuickbaseStandin({ port })).rejects.toThrow("EADDRINUSE");
  });
});

describe("looking on", () => {
  test("until() resolves with the state that satisfies it", async () => {
    const seen = quickbase.until(({ calls }) => calls.at(-1)?.errcode === 2, { deadlineMs });
    await askForNova();
    expect((await seen).calls).toHaveLength(1);
  });

  test("until() rejects at the deadline and names the last calls", async () => {
    await askForNova();
    await expect(quickbase.until(() => false, { deadlineMs: 1 })).rejects.toThrow(
      "Quickbase did not get there within 1 ms (0 applications, 1 calls, 0 mails). Last calls:\n  API_GetUserInfo on main: 2",
    );
  });

  test("until() rejects with what its predicate throws", async () => {
    const failing = (): boolean => {
      throw new Error("A predicate failed");
    };
    await expect(quickbase.until(failing, { deadlineMs })).rejects.toThrow("A predicate failed");
  });

  test("a change is told until the listener is taken off", async () => {
    let changes = 0;
    const stop = quickbase.on("change", () => {
      changes += 1;
    });
    await askForNova();
    expect(changes).toBe(2);
    stop();
    await askForNova();
    expect(changes).toBe(2);
  });

  test("state() is a copy that survives JSON", async () => {
    seedDemoQuickbase(quickbase);
    await askForNova();
    const before = quickbase.state();
    expect(JSON.parse(JSON.stringify(before))).toEqual(before);
    await askForNova();
    quickbase.addAccount({ email: "late@x.org", firstName: "L", lastName: "L" });
    expect(before.calls).toHaveLength(1);
    expect(before.accounts.map(({ email }) => email)).not.toContain("late@x.org");
  });

  test("a call is logged with question, answer and numbers", async () => {
    await askForNova();
    expect(quickbase.calls).toMatchObject([
      {
        id: 1,
        method: "POST",
        dbid: "main",
        action: "API_GetUserInfo",
        requestXml: "<qdbapi><usertoken>***</usertoken><email>nova@x.org</email></qdbapi>",
        status: "answered",
        tookEffect: false,
        httpStatus: 200,
        errcode: 2,
        fault: null,
      },
    ]);
    expect(quickbase.calls[0]?.answerText).toContain("<errcode>2</errcode>");
    expect(quickbase.calls[0]?.durationMs).toBeGreaterThanOrEqual(0);
  });

  test("no secret reaches the log, from whichever form of a call", async () => {
    quickbase.addAccount({ email: "rosa@x.org", firstName: "R", lastName: "S", password: "secret-pass" });
    const body =
      "<username>rosa@x.org</username><password>secret-pass</password><apptoken>secret-app</apptoken>";
    const answer = await post(quickbase, { action: "API_Authenticate", body, token: null });
    const ticket = textOf(answer, "ticket") ?? "";
    await post(quickbase, {
      action: "API_GetUserInfo",
      token: null,
      body: `<ticket>${ticket}</ticket></oops>`,
    });
    await get(quickbase, `/db/main?a=API_GetUserInfo&usertoken=${quickbase.userToken}&password=secret-pass`);
    await post(quickbase, { action: "API_GetUserInfo", body: "<ticket><![CDATA[secret-cdata]]></ticket>" });
    await post(quickbase, { action: "API_GetUserInfo", body: "<password>secret-unclosed" });
    const log = JSON.stringify(quickbase.state());
    expect(ticket).not.toBe("");
    for (const secret of [ticket, "secret-pass", "secret-app", quickbase.userToken])
      expect(log).not.toContain(secret);
  });
});

describe("too many calls", () => {
  test.each([
    { answer: "status 429", status: 429, errcode: null },
    { answer: "errcode 104", status: 200, errcode: "104" },
  ] as const)(
    "over the limit of a second the answer is $answer, for each dbid by itself",
    async (expected) => {
      const now = Date.UTC(2026, 10, 23);
      const paced = await startQuickbaseStandin({ now: () => now });
      try {
        const { dbid } = paced.addApp({ name: "Project Tracker" });
        paced.throttle({ perSecond: 2, answer: expected.answer });
        const call = { dbid, action: "API_GetRoleInfo" };
        expect(textOf(await post(paced, call), "errcode")).toBe("0");
        expect(textOf(await post(paced, call), "errcode")).toBe("0");
        const turnedAway = await post(paced, call);
        expect([turnedAway.status, textOf(turnedAway, "errcode")]).toEqual([
          expected.status,
          expected.errcode,
        ]);
        expect(textOf(await post(paced, { action: "API_GetUserInfo" }), "errcode")).toBe("0");
      } finally {
        await paced.close();
      }
    },
  );
});

describe("reset()", () => {
  test("leaves an empty world with the same token, and a seed gives the same ids again", async () => {
    const apps = seedDemoQuickbase(quickbase);
    const { accounts } = quickbase.state();
    quickbase.faults.add({ fault: { kind: "html" } });
    await askForNova();
    quickbase.reset();
    expect(quickbase.state()).toMatchObject({ apps: [], mails: [], calls: [] });
    expect(seedDemoQuickbase(quickbase)).toEqual(apps);
    expect(quickbase.state().accounts).toEqual(accounts);
    expect(textOf(await askForNova(), "errcode")).toBe("2");
  });

  test("a call that was waiting is cut and changes nothing in the next world", async () => {
    const { projectTracker } = seedDemoQuickbase(quickbase);
    const held = quickbase.faults.hold({ at: "before" });
    const body = "<email>nova@x.org</email><fname>N</fname><lname>R</lname>";
    const call = { dbid: projectTracker, action: "API_ProvisionUser", body };
    const failed = expect(post(quickbase, call)).rejects.toThrow();
    await held.reached;
    quickbase.reset();
    await failed;
    seedDemoQuickbase(quickbase);
    expect(quickbase.state().accounts.map(({ email }) => email)).not.toContain("nova@x.org");
  });
});

describe("the demo's world", () => {
  test("has two applications with members, people in every situation, and the service account", () => {
    seedDemoQuickbase(quickbase);
    const { apps, accounts } = quickbase.state();
    expect(apps.map(({ name }) => name)).toEqual(["Project Tracker", "Audit Room"]);
    const roleOf = (email: string) =>
      apps[0]?.members.find((member) => member.email === email)?.roles.map(({ name }) => name);
    expect(roleOf("bo@x.org")).toEqual(["Participant"]);
    expect(roleOf("kim@x.org")).toBeUndefined();
    expect(accounts.map(({ email }) => email)).toContain("kim@x.org");
    expect(accounts.find(({ email }) => email === "service@acme.example")?.name).toBe("QB Service");
  });

  test("a provisional person who registers is verified", async () => {
    seedDemoQuickbase(quickbase);
    const ask = () =>
      post(quickbase, { action: "API_GetUserInfo", body: "<email>ines@partner.example</email>" });
    expect(textOf(await ask(), "isVerified")).toBe("0");
    quickbase.register("ines@partner.example");
    expect(textOf(await ask(), "isVerified")).toBe("1");
  });

  test.each([
    { weather: "html", during: { status: 200, contentType: "text/html; charset=utf-8" } },
    { weather: "bad token", during: { text: expect.stringContaining("User token is invalid") } },
    {
      weather: "role gone",
      during: { status: 200, text: expect.not.stringMatching(/Participant|<errcode>[^0]/) },
    },
  ] as const)("$weather comes and goes", async ({ weather, during }) => {
    const { projectTracker } = seedDemoQuickbase(quickbase);
    const switches = new QuickbaseWeather(quickbase, { appDbid: projectTracker, roleId: 11 });
    const ask = () => post(quickbase, { dbid: projectTracker, action: "API_GetRoleInfo" });
    const before = quickbase.state().apps;
    await switches.switchOn(weather);
    await switches.switchOn(weather);
    expect(switches.current).toEqual([weather]);
    expect(await ask()).toMatchObject(during);
    await switches.switchOff(weather);
    expect(switches.current).toEqual([]);
    expect(textOf(await ask(), "errcode")).toBe("0");
    expect(quickbase.state().apps).toEqual(before);
  });

  test("down and slow come and go", async () => {
    const { projectTracker } = seedDemoQuickbase(quickbase);
    const switches = new QuickbaseWeather(quickbase, { appDbid: projectTracker, roleId: 11 });
    await switches.switchOn("down");
    expect(await knock()).toBe("refused");
    await switches.switchOff("down");
    await switches.switchOn("slow");
    const answer = askForNova();
    await quickbase.until(({ calls }) => calls.length === 1, { deadlineMs });
    await switches.switchOff("slow");
    expect((await answer).status).toBe(200);
    expect(quickbase.calls[0]?.fault).toBe("delay before the effect");
  });

  test("switches can be forgotten together", async () => {
    const { projectTracker } = seedDemoQuickbase(quickbase);
    const switches = new QuickbaseWeather(quickbase, { appDbid: projectTracker, roleId: 11 });
    for (const weather of ["html", "down"] satisfies Weather[]) await switches.switchOn(weather);
    quickbase.reset();
    await switches.clear();
    expect([switches.current, await knock()]).toEqual([[], "status 200"]);
  });
});
