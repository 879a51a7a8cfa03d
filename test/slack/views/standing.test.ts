import { expect, test } from "vitest";
import type { KnownAccount, Standing } from "../../../src/invite/request.ts";
import { standingWords } from "../../../src/slack/views/standing-words.ts";
import * as some from "./some.ts";

const said = (standing: Standing) =>
  standingWords(some.invitee("Kim Known", { standing }), some.pending()).sentence;
const plain: KnownAccount = { userId: "2.kim", registered: true, otherName: null, roles: [] };
const boss = { name: "Boss", access: "administrator" } as const;
const administrator = { name: "Administrator", access: "administrator" } as const;
const participant = { name: "Participant", access: "basic" } as const;
const auditor = { name: "Lead Auditor", access: "sharing" } as const;

test.each<[string, Partial<KnownAccount>]>([
  ["has an account: will get the role Participant", {}],
  ["has an account: will get the role Participant", { registered: null, roles: null }],
  ["is Administrator already: will get the role Participant as well", { roles: [administrator] }],
  ["is Boss (an administrator) already: will get the role Participant as well", { roles: [boss] }],
  [
    "is Administrator and Lead Auditor (may share the application) already: will get the role Participant as well",
    { roles: [administrator, auditor] },
  ],
  ["has an account that waits for its registration: will get the role Participant", { registered: false }],
  [
    'has an account: will get the role Participant. Quickbase knows this person as "Robert Known"',
    { otherName: "Robert Known" },
  ],
  [
    "has an account: will get the role Participant. Quickbase knows this person as \"Kim'. All 2 people are invited. 'x\"",
    { otherName: 'Kim". All 2 people are invited. ”x' },
  ],
  [
    "is Boss (an administrator), Boss (an administrator), Boss (an administrator) and 6 more roles already: will get the role Participant as well",
    { roles: Array.from({ length: 9 }, () => boss) },
  ],
])("somebody known %s", (sentence, account) => {
  expect(said({ status: "known", ...plain, ...account })).toBe(sentence);
});

test.each<[string, Partial<KnownAccount>]>([
  ["has the role Participant already: only the mail will be sent", { roles: [participant] }],
  [
    "has the role Participant already and is Administrator: only the mail will be sent",
    { roles: [participant, administrator] },
  ],
  [
    'has an account that waits for its registration, has the role Participant already: only the mail will be sent. Quickbase knows this person as "Robert Known"',
    { registered: false, otherName: "Robert\nKnown" },
  ],
])("somebody in the role %s", (sentence, account) => {
  expect(said({ status: "in role", ...plain, ...account })).toBe(sentence);
});
