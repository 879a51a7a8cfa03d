import { describe, expect, test } from "vitest";
import { approve, finish, type InviteRequest, type Standing } from "../../../src/invite/request.ts";
import { renderCard } from "../../../src/slack/views/card.ts";
import { buttonsOf, read } from "./read.ts";
import * as some from "./some.ts";

const card = (request: InviteRequest) => renderCard(request, { approvers: some.approvers });
const readCard = (request: InviteRequest) => read(card(request));
const many = (count: number, standing: Standing | null = { status: "new" }) =>
  some.pending({
    invitees: Array.from({ length: count }, (_, position) =>
      some.invitee(`Person${position} Somebody`, { standing, position }),
    ),
  });

describe("a pending request", () => {
  test("says who asks for whom, why, what will happen for each person, and who decides until when", () => {
    expect(readCard(some.pending({ message: "Welcome!" }))).toBe(
      [
        "Ana Lee asks to invite 3 people to Project Tracker as Participant.",
        "Reason:",
        "> the audit starts on Monday",
        "Message in the mail:",
        "> Welcome!",
        "• Nova Reyes  nova@x.org  ·  new to Quickbase: an account will be made",
        "• Kim Known  kim@x.org  ·  has an account: will get the role Participant",
        "• Bo Ray  bo@x.org  ·  has the role Participant already: only the mail will be sent",
        "@U0LEE, @U0MAX or @S0OPS can decide until Mon 30 Nov 2026, 10:40 UTC.",
        "[Approve] [Deny]",
        "Reference req_abc123, asked Mon 23 Nov 2026, 10:40 UTC",
      ].join("\n"),
    );
  });

  test("has no buttons while anybody is being looked up", () => {
    const request = many(2);
    const [first, second] = request.invitees;
    if (first === undefined || second === undefined) throw new Error("Two people were made");
    const early = card({ ...request, invitees: [first, { ...second, standing: null }] });
    expect(buttonsOf(early)).toEqual([]);
    expect(read(early)).toContain("Looking up 2 people at Quickbase ...");
    expect(read(early)).toContain("can decide until");
  });

  test("can be decided when somebody could not be looked up, and says so", () => {
    const request = many(1, { status: "not looked up", trouble: { why: "gateway timeout" } });
    expect(buttonsOf(card(request))).toEqual(["Approve", "Deny"]);
    expect(readCard(request)).toContain(
      "could not be looked up (Quickbase did not answer in time): Quickbase will be asked again after the approval",
    );
  });

  test("names the person when there is one", () => {
    expect(card(many(1)).text).toMatch(
      /^Ana Lee asks to invite Person0 Somebody to Project Tracker as Participant\. Waiting for a decision until /,
    );
  });

  test("shows a hundred people, each with what will happen", () => {
    const text = readCard(many(100));
    expect(text.match(/^• /gm)).toHaveLength(100);
    expect(text).toContain(
      "• Person99 Somebody  person99@x.org  ·  new to Quickbase: an account will be made",
    );
  });

  test("has no buttons until everybody is in its thread, where it has no room for all", () => {
    const request = many(100);
    const long = "Maximilian-Alexander ".repeat(4).trim();
    const invitees = request.invitees.map((one) => ({ ...one, firstName: long, lastName: long }));
    const listing = card({ ...request, invitees });
    expect(buttonsOf(listing)).toEqual([]);
    expect(read(listing)).toContain("Listing all 100 people in the thread of this card ...");
    expect(read(listing)).not.toMatch(/^• /m);

    const listed = renderCard({ ...request, invitees }, { approvers: some.approvers, listed: true });
    expect(buttonsOf(listed)).toEqual(["Approve", "Deny"]);
    const shown = read(listed).match(/^• /gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(10);
    expect(read(listed)).toContain(
      `and ${100 - shown} more: ${100 - shown} new to Quickbase.\nAll 100 people are listed in the thread of this card.`,
    );
  });
});

describe("a closed request has no buttons, names who closed it, and says that nothing changed", () => {
  test.each<[string, InviteRequest, string[]]>([
    ["withdrawn", some.withdrawn(), ["Withdrawn by Ana Lee, Mon 23 Nov 2026, 10:43 UTC."]],
    [
      "expired",
      some.expired(),
      ["Expired, Mon 30 Nov 2026, 10:40 UTC: nobody decided in time.", "An expiry is not a denial"],
    ],
    [
      "denied",
      some.denied(),
      [
        "Denied by Lee Park, Mon 23 Nov 2026, 10:42 UTC.",
        "Reason of the denial:\n> Ask for a Viewer instead",
      ],
    ],
  ])("%s", (_, request, sentences) => {
    expect(buttonsOf(card(request))).toEqual([]);
    for (const sentence of [...sentences, "Nothing was changed at Quickbase.", "• Nova Reyes  nova@x.org"])
      expect(readCard(request)).toContain(sentence);
    expect(readCard(request)).not.toContain("can decide");
  });
});

describe("an approved request", () => {
  test("shows the decider, when, and each person's live step, without buttons", () => {
    const request = some.approved([some.invitedNew, [some.lookedUp, some.roleGiven], []]);
    const text = readCard(request);
    expect(text).toContain(
      "Approved by Lee Park, Mon 23 Nov 2026, 10:42 UTC.\n1 of 3 people is invited so far.",
    );
    expect(text).toContain("• Nova Reyes  nova@x.org  ·  invited (new account), Mon 23 Nov 2026, 10:42 UTC");
    expect(text).toContain("• Kim Known  kim@x.org  ·  role given, sending the mail ...");
    expect(text).toContain("• Bo Ray  bo@x.org  ·  waiting");
    expect(buttonsOf(card(request))).toEqual([]);
  });

  test.each([
    ["look up", [some.begun("look up")], "asking Quickbase for the account ..."],
    ["provision", [some.notFound, some.begun("provision")], "making the account ..."],
    ["add to role", [some.lookedUp, some.begun("add to role")], "giving the role ..."],
    ["mail", [some.notFound, some.accountMade, some.begun("mail")], "account made, sending the mail ..."],
  ])("says of the step %s what is being done", (_, log, words) => {
    expect(readCard(some.approved([log]))).toContain(`• Nova Reyes  nova@x.org  ·  ${words}`);
  });

  test("says once since when Quickbase does not answer, and at each person what is tried", () => {
    const text = readCard(some.approved([[some.noAnswer]]));
    expect(text).toContain("Quickbase is not answering, still trying since Mon 23 Nov 2026, 10:41 UTC.");
    expect(text).toContain("still trying to find the account (Quickbase is not answering)");
  });

  test("says who asked to try again", () => {
    const again = { kind: "again" as const, what: "everything" as const, by: some.lee, at: some.at(30) };
    expect(readCard(some.approved([[some.lookedUp, some.badRole, again]]))).toContain(
      "Lee Park asked to try again, Mon 23 Nov 2026, 11:10 UTC.",
    );
  });
});

describe("a finished request", () => {
  test("is completed when everybody is invited", () => {
    const request = some.completed();
    expect(readCard(request)).toContain("All 3 people are invited.");
    expect(buttonsOf(card(request))).toEqual([]);
  });

  test("says what Quickbase refused, by number and text, what it means, and offers to try again", () => {
    const request = some.finished([some.invitedNew, some.invitedKnown, [some.lookedUp, some.badRole]]);
    expect(readCard(request)).toContain("2 of 3 people are invited.");
    expect(readCard(request)).toContain(
      'not invited: Quickbase refused the role (110, "Bad role id"). The role may have been deleted. Send a new request with another role.',
    );
    expect(buttonsOf(card(request))).toEqual(["Try again for Bo Ray"]);
  });

  test("does not say of an unknown mail that it was sent or not, and asks before it is sent again", () => {
    const request = some.finished([
      some.invitedNew,
      [some.lookedUp, some.roleGiven, some.mailUnknown],
      some.invitedKnown,
    ]);
    expect(readCard(request)).toContain("2 of 3 people are invited for certain.");
    expect(readCard(request)).toContain(
      "• Kim Known  kim@x.org  ·  role given; the mail may have been sent, Quickbase did not say.",
    );
    const actions = card(request).blocks.find((block) => block.type === "actions");
    expect(actions).toMatchObject({
      elements: [
        {
          text: { text: "Send again to Kim Known" },
          value: "req_abc123:v3",
          confirm: { text: { text: expect.stringContaining("arrives a second time") } },
        },
      ],
    });
  });

  test("counts people on its buttons when they are several", () => {
    const failed = [some.lookedUp, some.badRole];
    const unknown = [some.lookedUp, some.roleGiven, some.mailUnknown];
    expect(buttonsOf(card(some.finished([failed, [some.noAnswer], some.invitedNew])))).toEqual([
      "Try again for 2 people",
    ]);
    expect(buttonsOf(card(some.finished([unknown, unknown, failed])))).toEqual([
      "Try again for Bo Ray",
      "Send again to 2 people",
    ]);
  });

  test("says of somebody given up that Quickbase did not answer, and since when", () => {
    expect(readCard(some.finished([[some.noAnswer]]))).toContain(
      "not invited: Quickbase did not answer, tried to find the account since Mon 23 Nov 2026, 10:41 UTC (Quickbase is not answering).",
    );
  });

  test("calls a mail unknown that has no answer at the end", () => {
    const request = some.finished([[some.lookedUp, some.roleGiven, some.begun("mail")]]);
    expect(readCard(request)).toContain("the mail may have been sent, Quickbase did not say.");
    expect(buttonsOf(card(request))).toContain("Send again to Nova Reyes");
  });

  test("names no number where Quickbase gave none", () => {
    const refused = some.step("mail", {
      outcome: "refused",
      trouble: { why: "role gone" },
    });
    expect(readCard(some.finished([[some.lookedUp, some.roleGiven, refused]]))).toContain(
      'not invited: role given. The role "Participant" is gone. Ask again, with another role.',
    );
  });

  test("remembers a mail in doubt when a later one is refused", () => {
    const again = { kind: "again" as const, what: "mail" as const, by: some.lee, at: some.at(9) };
    const refused = some.step("mail", {
      outcome: "refused",
      trouble: {
        why: "refused",
        errcode: 3,
        errtext: "No access",
        errdetail: null,
        told: "An operator has to look.",
      },
    });
    expect(
      readCard(some.finished([[some.lookedUp, some.roleGiven, some.mailUnknown, again, refused]])),
    ).toContain(
      'not invited: role given, but Quickbase refused the mail (3, "No access"). An operator has to look. An earlier mail may have been sent.',
    );
  });

  test("puts those who need somebody first where the list is cut", () => {
    const asked = many(100);
    const long = "Maximilian-Alexander ".repeat(4).trim();
    const invitees = asked.invitees.map((one) => ({
      ...one,
      firstName: one.position === 99 ? "Zoe" : long,
      log: one.position === 99 ? [some.lookedUp, some.badRole] : some.invitedKnown,
    }));
    const request = approve({ ...asked, invitees }, { by: some.lee, at: some.at(2) });
    const text = readCard(finish(request, { everybodyInvited: false, at: some.at(5) }));
    expect(text).toContain("• Zoe Somebody");
    expect(text).toMatch(/and \d+ more: \d+ invited/);
  });
});
