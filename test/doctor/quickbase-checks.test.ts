import { expect, test } from "vitest";
import type { Parts } from "../../src/doctor/check.ts";
import { quickbaseChecks } from "../../src/doctor/quickbase-checks.ts";
import { readSettings } from "../../src/doctor/settings.ts";
import { createSlackFacts } from "../../src/doctor/slack-facts.ts";
import { openWorld } from "../flows/bot-in-world.ts";
import { diagnose, type Illness } from "./doctor-in-world.ts";

const illnesses: Illness[] = [
  {
    what: "a realm that is not there",
    id: "quickbase.realm",
    spoil: async ({ quickbase }) => {
      await quickbase.down();
      return {};
    },
    detail: /does not answer \(no connection: ECONNREFUSED\)/,
    advice: /QUICKBASE_REALM/,
  },
  {
    what: "a realm that does not speak HTTPS",
    id: "quickbase.realm",
    spoil: ({ quickbase }) => ({ QUICKBASE_REALM: quickbase.origin.replace("http:", "https:") }),
    detail: /^https:.* does not answer \(no connection: ERR_SSL_\w+\)$/,
    advice: /QUICKBASE_REALM/,
  },
  {
    what: "a page in place of Quickbase",
    id: "quickbase.realm",
    spoil: ({ quickbase }) => {
      quickbase.faults.add({ fault: { kind: "html" } });
      return {};
    },
    detail: /not like Quickbase/,
    advice: /proxy/,
  },
  {
    what: "a realm name that Quickbase does not know",
    id: "quickbase.realm",
    spoil: ({ quickbase }) => {
      quickbase.faults.add({ fault: { kind: "refuse", errcode: 15, errtext: "Invalid hostname" } });
      return {};
    },
    detail: /15, "Invalid hostname"/,
    advice: /Check QUICKBASE_REALM/,
  },
  {
    what: "a realm that is down for a while",
    id: "quickbase.realm",
    spoil: ({ quickbase }) => {
      quickbase.faults.add({ fault: { kind: "status", status: 503 } });
      return {};
    },
    detail: /unavailable/,
    advice: /again later/,
  },
  {
    what: "a user token that Quickbase does not accept",
    id: "quickbase.sign-in",
    spoil: () => ({ QUICKBASE_USER_TOKEN: "b1_wrong" }),
    detail: /^Quickbase answered 4, "User token is invalid"$/,
    advice: /Check that its user token, ticket or password is valid/,
  },
  {
    what: "a wrong password",
    id: "quickbase.sign-in",
    spoil: () => ({
      QUICKBASE_USER_TOKEN: "",
      QUICKBASE_USERNAME: "service@acme.example",
      QUICKBASE_PASSWORD: "wrong-word",
    }),
    detail: /Quickbase answered 20/,
    advice: /user name and password/,
  },
  {
    what: "an application that is not there",
    id: "quickbase.application.bqnowhere",
    spoil: () => ({ QUICKBASE_APPS: "bqprjtrk7,bqnowhere" }),
    detail: /Quickbase answered 32/,
    advice: /an application of QUICKBASE_APPS. Check that it still exists/,
  },
  {
    what: "an application that the token is not assigned to",
    id: "quickbase.application.bqnotoken",
    spoil: ({ quickbase }) => {
      quickbase.addApp({ name: "Far Away", dbid: "bqnotoken", tokensAssigned: [] });
      return { QUICKBASE_APPS: "bqnotoken" };
    },
    detail: /Quickbase answered 83/,
    advice: /Assign it there/,
  },
  {
    what: "an application with nothing to offer",
    id: "quickbase.application.bqadmins1",
    spoil: ({ quickbase }) => {
      const roles = [{ name: "Administrator", accessLevel: 1 } as const];
      quickbase.addApp({ name: "Admins", dbid: "bqadmins1", roles, ownerRole: "Administrator" });
      return { QUICKBASE_APPS: "bqadmins1" };
    },
    detail: /"Admins" has no role to offer/,
    advice: /without full administration/,
  },
  {
    what: "an application in which the bot may not give roles",
    id: "quickbase.rights.bqviewer1",
    spoil: ({ quickbase }) => {
      quickbase.addApp({ name: "Look Only", dbid: "bqviewer1", ownerRole: "Viewer" });
      return { QUICKBASE_APPS: "bqviewer1" };
    },
    detail: /^not allowed with the role "Viewer" in "Look Only"$/,
    advice: /^Give QB Service a role with Basic Access with Sharing there\.$/,
  },
];

test.each(illnesses)("the doctor finds $what", async ({ id, spoil, detail, advice }) => {
  const world = await openWorld();
  const changes = await spoil(world);
  expect((await diagnose(world, changes)).get(id)).toEqual({
    id,
    title: expect.any(String),
    status: "failed",
    detail: expect.stringMatching(detail),
    advice: expect.stringMatching(advice),
  });
});

test("one application that is ill does not hide another", async () => {
  const results = await diagnose(await openWorld(), { QUICKBASE_APPS: "bqnowhere,bqprjtrk7" });
  expect(results.get("quickbase.rights.bqnowhere")?.status).toBe("skipped");
  expect(results.get("quickbase.rights.bqprjtrk7")).toMatchObject({
    status: "ok",
    detail: 'allowed by its own role "Participant" (Basic Access with Share)',
  });
});

test("a wrong password is tried once, so that the account is not locked", async () => {
  const world = await openWorld();
  await diagnose(world, {
    QUICKBASE_USER_TOKEN: "",
    QUICKBASE_USERNAME: "x@y.example",
    QUICKBASE_PASSWORD: "wrong-word",
  });
  expect(world.quickbase.calls.map(({ action }) => action)).toEqual(["API_Authenticate"]);
});

test("rights that come through a group count", async () => {
  const world = await openWorld();
  world.quickbase.addApp({ name: "By Group", dbid: "bqbygroup", ownerRole: null });
  world.quickbase.addGroup({
    appDbid: "bqbygroup",
    name: "Services",
    role: "Participant",
    emails: ["service@acme.example"],
  });
  const results = await diagnose(world, { QUICKBASE_APPS: "bqbygroup" });
  expect(results.get("quickbase.rights.bqbygroup")?.status).toBe("ok");
});

test("where Quickbase does not tell the access level, being shown the user list proves the right", async () => {
  const { config } = readSettings((await openWorld()).environment);
  if (config === null) throw new Error("The demo's settings can be read");
  const parts: Parts = {
    config,
    slack: createSlackFacts(config),
    quickbase: {
      self: async () => "QB Service",
      application: async () => ({ name: "Quiet", roles: [] }),
      ownRoles: async () => [{ roleId: "11", name: "Member", access: null }],
      listUsers: async () => undefined,
    },
  };
  const rights = quickbaseChecks(config).find(({ id }) => id === "quickbase.rights.bqprjtrk7");
  expect(await rights?.run(parts)).toEqual({
    status: "ok",
    detail: "allowed: Quickbase shows it the user list",
  });
});
