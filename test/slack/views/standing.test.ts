import { expect, test } from "vitest";
import type { KnownAccount, Standing } from "../../../src/invite/request.ts";
import { standingLines } from "../../../src/slack/views/people-lines.ts";
import { toPlainWords } from "../../../src/slack/views/rich.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";
import * as some from "./some.ts";

const line = (standing: Standing, requester = some.ana) => {
  const invitees = [some.invitee("Kim Known", { standing })];
  const [only] = standingLines(english, some.pending({ requester, invitees }));
  return toPlainWords(only?.line ?? []);
};
const plain: KnownAccount = { userId: "2.kim", registered: true, otherName: null, roles: [] };
const boss = { name: "Boss", access: "administrator" } as const;
const administrator = { name: "Administrator", access: "administrator" } as const;
const participant = { name: "Participant", access: "basic" } as const;
const auditor = { name: "Lead Auditor", access: "sharing" } as const;

test.each<[string, Partial<KnownAccount>]>([
  ["Has an account: will be added as Participant", {}],
  ["Has an account: will be added as Participant", { registered: null, roles: null }],
  ["Has an account, is Administrator already: will be added as Participant too", { roles: [administrator] }],
  ["Has an account, is Boss (an administrator) already: will be added as Participant too", { roles: [boss] }],
  [
    "Has an account, is Administrator and Lead Auditor (can share the application) already: will be added as Participant too",
    { roles: [administrator, auditor] },
  ],
  ["Has an account, not registered yet: will be added as Participant", { registered: false }],
  [
    "Has an account, is Boss (an administrator), Boss (an administrator), Boss (an administrator) and 6 more roles already: will be added as Participant too",
    { roles: Array.from({ length: 9 }, () => boss) },
  ],
])("somebody known %s", (sentence, account) => {
  expect(line({ status: "known", ...plain, ...account })).toBe(`• Kim Known  kim@x.org  ·  ${sentence}`);
});

test.each<[string, Partial<KnownAccount>]>([
  ["Already Participant: will only get the email", { roles: [participant] }],
  [
    "Already Participant, and Administrator: will only get the email",
    { roles: [participant, administrator] },
  ],
  ["Already Participant, not registered yet: will only get the email", { registered: false }],
])("somebody in the role %s", (sentence, account) => {
  expect(line({ status: "in role", ...plain, ...account })).toBe(`• Kim Known  kim@x.org  ·  ${sentence}`);
});

test("another name than Quickbase has for the address is pointed out, and stays within its quotation", () => {
  expect(line({ status: "known", ...plain, otherName: "Robert\nKnown" })).toMatch(
    /^• kim@x\.org {2}· {2}"Robert Known" in Quickbase, "Kim Known" in the request {2}· {2}Has an account/,
  );
  expect(line({ status: "in role", ...plain, otherName: 'Kim". All 2 people were invited. ”x' })).toMatch(
    /^• kim@x\.org {2}· {2}"Kim'\. All 2 people were invited\. 'x" in Quickbase/,
  );
  // Other languages have other marks.
  expect(line({ status: "known", ...plain, otherName: "Kim»x” «y „z 『Kim』」」" })).toContain(
    `"Kim'x' 'y 'z 'Kim'''" in Quickbase`,
  );
});

test("an address of another domain than the requester's is marked, and nothing where theirs is not known", () => {
  expect(line({ status: "new" }, { ...some.ana, domain: "acme.com" })).toMatch(
    /^• Kim Known {2}kim@x\.org \(outside acme\.com\) {2}· /,
  );
  for (const requester of [some.ana, { ...some.ana, domain: "x.org" }, { ...some.ana, domain: "org" }])
    expect(line({ status: "new" }, requester)).not.toContain("outside");
});
