import { describe, expect, test } from "vitest";
import { approve, finish, type InviteRequest, type Standing } from "../../../src/invite/request.ts";
import { renderCard } from "../../../src/slack/views/card.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";
import { buttonsOf, read } from "./read.ts";
import * as some from "./some.ts";

const card = (request: InviteRequest) => renderCard(english, request, { approvers: some.approvers });
const readCard = (request: InviteRequest) => read(card(request));
const many = (count: number, standing: Standing | null = { status: "new" }) =>
  some.pending({
    invitees: Array.from({ length: count }, (_, position) =>
      some.invitee(`Person${position} Somebody`, { standing, position }),
    ),
  });

describe("a pending request", () => {
  test("says who wants what, how many of which kind, why, who decides until when, and what will happen for each", () => {
    expect(readCard(some.pending({ message: "Welcome!" }))).toBe(
      [
        "@U0ANA wants to invite 3 people to Project Tracker as Participant.",
        "Application: Project Tracker",
        "Role: Participant",
        "3 people: 1 new to Quickbase, 1 with an account and 1 with the role already.",
        "Reason",
        "> the audit starts on Monday",
        "Note in the invitation email",
        "> Welcome!",
        "@U0LEE, @U0MAX or @S0OPS can decide until Mon, 30 Nov 2026, 10:40 UTC.",
        "[Approve] [Deny]",
        "• Nova Reyes  nova@x.org  ·  New to Quickbase: we'll create an account",
        "• Kim Known  kim@x.org  ·  Has an account: will be added as Participant",
        "• Bo Ray  bo@x.org  ·  Already Participant: will only get the email",
        "Reference req_abc123, requested Mon, 23 Nov 2026, 10:40 UTC",
      ].join("\n"),
    );
  });

  test("can only be denied while anybody is being looked up", () => {
    const request = many(2);
    const [first, second] = request.invitees;
    if (first === undefined || second === undefined) throw new Error("Two people were made");
    const early = card({ ...request, invitees: [first, { ...second, standing: null }] });
    expect(buttonsOf(early)).toEqual(["Deny"]);
    expect(read(early)).toContain("Checking 2 people in Quickbase …");
    expect(read(early)).toContain("can decide until");
  });

  test("can be approved, after a while, although somebody is being looked up still", () => {
    const request = many(2, null);
    const late = renderCard(english, request, { approvers: some.approvers, waitedEnough: true });
    expect(buttonsOf(late)).toEqual(["Approve", "Deny"]);
    expect(read(late)).toContain("2 people: 2 not checked yet.");
    expect(read(late)).toContain("• Person1 Somebody  person1@x.org  ·  Checking …");
    const long = renderCard(english, many(100, null), { approvers: some.approvers, waitedEnough: true });
    expect(buttonsOf(long)).toEqual(["Deny"]);
  });

  test("can be decided when some could not be looked up, and says why once", () => {
    const request = many(3, { status: "not looked up", trouble: { why: "gateway timeout" } });
    expect(buttonsOf(card(request))).toEqual(["Approve", "Deny"]);
    expect(readCard(request)).toContain(
      "3 people: 3 not checked yet.\nCouldn't check 3 people: Quickbase didn't answer in time. You can still approve; qb-invite will check then.",
    );
    expect(readCard(request)).toContain("• Person2 Somebody  person2@x.org  ·  Not checked yet");
  });

  test("names the person with their address when there is one, and says to a phone what matters", () => {
    expect(card(many(1)).text).toMatch(
      /^Ana Lee wants to invite Person0 Somebody \(person0@x\.org\) to Project Tracker as Participant\. Waiting for a decision until /,
    );
    expect(card(some.pending()).text).toMatch(/Participant\. 3 people: 1 new to Quickbase, .* Waiting for /);
  });

  test("counts those from outside the requester's domain", () => {
    const requester = { ...some.ana, domain: "acme.com" };
    expect(readCard({ ...many(2), requester })).toContain(
      "2 people: 2 new to Quickbase; 2 from outside acme.com.",
    );
  });

  test("has the first ten of a hundred, and no Approve until all others are in its thread", () => {
    const listing = card(many(100));
    expect(buttonsOf(listing)).toEqual(["Deny"]);
    expect(read(listing)).toContain("Listing 90 people in this card's thread …");
    const listed = renderCard(english, many(100), { approvers: some.approvers, listed: true });
    expect(buttonsOf(listed)).toEqual(["Approve", "Deny"]);
    expect(read(listed).match(/^• /gm)).toHaveLength(10);
    expect(read(listed)).toContain("• Person9 Somebody  person9@x.org");
    expect(read(listed)).toContain("90 more people are in this card's thread.");
  });

  test("has its buttons before its people, and a long reason where Slack folds it", () => {
    const { blocks } = card({ ...many(3), reason: "because ".repeat(100) });
    const at = (type: string, having: string) =>
      blocks.findIndex((block) => block.type === type && JSON.stringify(block).includes(having));
    expect(at("section", "because because")).toBeGreaterThan(0);
    expect(at("actions", "Approve")).toBeLessThan(at("rich_text", "person0@x.org"));
  });
});

describe("a closed request has no buttons, names who closed it, and says that no one was invited", () => {
  test.each<[string, InviteRequest, string[]]>([
    ["withdrawn", some.withdrawn(), ["Withdrawn by Ana Lee, Mon, 23 Nov 2026, 10:43 UTC."]],
    ["expired", some.expired(), ["Expired on 30 Nov 2026 before anyone decided."]],
    [
      "denied",
      some.denied(),
      [
        "Denied by Lee Park, Mon, 23 Nov 2026, 10:42 UTC.",
        "Reason for the denial\n> Ask for a Viewer instead",
      ],
    ],
  ])("%s", (_, request, sentences) => {
    expect(buttonsOf(card(request))).toEqual([]);
    for (const sentence of [...sentences, "No one was invited.", "• Nova Reyes  nova@x.org"])
      expect(readCard(request)).toContain(sentence);
    expect(readCard(request)).not.toContain("can decide");
  });
});

describe("an approved request", () => {
  test("shows the decider, when, and each person's live step, without buttons", () => {
    const request = some.approved([some.invitedNew, [some.lookedUp, some.roleGiven], []]);
    const text = readCard(request);
    expect(text).toContain(
      "Approved by Lee Park, Mon, 23 Nov 2026, 10:42 UTC.\n3 people: 1 invited and 2 in progress.",
    );
    expect(text).toContain("• Nova Reyes  nova@x.org  ·  Invited (new account), Mon, 23 Nov 2026, 10:42 UTC");
    expect(text).toContain("• Kim Known  kim@x.org  ·  Role added. Sending the email …");
    expect(text).toContain("• Bo Ray  bo@x.org  ·  Waiting");
    expect(buttonsOf(card(request))).toEqual([]);
  });

  test.each([
    ["look up", [some.begun("look up")], "Looking for the account …"],
    ["provision", [some.notFound, some.begun("provision")], "Creating the account …"],
    ["add to role", [some.lookedUp, some.begun("add to role")], "Adding the role …"],
    ["mail", [some.notFound, some.accountMade, some.begun("mail")], "Account created. Sending the email …"],
  ])("says of the step %s what is being done", (_, log, words) => {
    expect(readCard(some.approved([log]))).toContain(`• Nova Reyes  nova@x.org  ·  ${words}`);
  });

  test("says once since when Quickbase does not answer, and at each person what is tried", () => {
    const text = readCard(some.approved([[some.noAnswer]]));
    expect(text).toContain(
      "Quickbase isn't responding. Retrying automatically since Mon, 23 Nov 2026, 10:41 UTC.",
    );
    expect(text).toContain("Still trying to find the account (Quickbase isn't responding)");
  });

  test("says who asked to try again", () => {
    const again = { kind: "again" as const, what: "everything" as const, by: some.lee, at: some.at(30) };
    expect(readCard(some.approved([[some.lookedUp, some.badRole, again]]))).toContain(
      "Retried by Lee Park, Mon, 23 Nov 2026, 11:10 UTC.",
    );
  });
});

describe("a finished request", () => {
  test("is completed when everybody is invited", () => {
    const request = some.completed();
    expect(readCard(request)).toContain("All 3 people were invited.");
    expect(buttonsOf(card(request))).toEqual([]);
  });

  test("says what Quickbase refused, what it means and whose turn it is, without a button that cannot help", () => {
    const request = some.finished([some.invitedNew, some.invitedKnown, [some.lookedUp, some.badRole]]);
    expect(readCard(request)).toContain(
      "2 of 3 people invited.\n1 needs attention.\nRetrying won't help Bo Ray: Ana Lee has to send a new request with another role.",
    );
    expect(readCard(request)).toContain(
      'Not invited: Quickbase rejected the role. The role may have been deleted. Send a new request with another role. (110, "Bad role id")',
    );
    expect(buttonsOf(card(request))).toEqual([]);
  });

  test("does not say of an unknown mail that it was sent or not, and asks before it is sent again", () => {
    const request = some.finished([
      some.invitedNew,
      [some.lookedUp, some.roleGiven, some.mailUnknown],
      some.invitedKnown,
    ]);
    expect(readCard(request)).toContain("2 of 3 people invited.");
    expect(readCard(request)).toContain(
      "• Kim Known  kim@x.org  ·  Role added. Quickbase didn't confirm the email; it may have arrived.",
    );
    const actions = card(request).blocks.find((block) => block.type === "actions");
    expect(actions).toMatchObject({
      elements: [
        {
          text: { text: "Send again to Kim Known" },
          value: "req_abc123:v3",
          confirm: { text: { text: expect.stringContaining("this is a second one") } },
        },
      ],
    });
  });

  test("counts people on its buttons when they are several", () => {
    const failed = [some.noAnswer];
    const unknown = [some.lookedUp, some.roleGiven, some.mailUnknown];
    expect(buttonsOf(card(some.finished([failed, [some.noAnswer], some.invitedNew])))).toEqual([
      "Retry for 2 people",
    ]);
    expect(buttonsOf(card(some.finished([unknown, unknown, failed])))).toEqual([
      "Retry for Bo Ray",
      "Send again to 2 people",
    ]);
  });

  test("says of somebody given up that Quickbase did not answer, and since when", () => {
    expect(readCard(some.finished([[some.noAnswer]]))).toContain(
      "Not invited: no response from Quickbase since Mon, 23 Nov 2026, 10:41 UTC, while looking for the account (Quickbase isn't responding)",
    );
  });

  test("calls a mail unknown that has no answer at the end", () => {
    const request = some.finished([[some.lookedUp, some.roleGiven, some.begun("mail")]]);
    expect(readCard(request)).toContain("Quickbase didn't confirm the email; it may have arrived.");
    expect(buttonsOf(card(request))).toContain("Send again to Nova Reyes");
  });

  test("names no number where Quickbase gave none", () => {
    const refused = some.step("mail", {
      outcome: "refused",
      trouble: { why: "role gone" },
    });
    expect(readCard(some.finished([[some.lookedUp, some.roleGiven, refused]]))).toContain(
      'Role added. Not invited: The role "Participant" is gone. Send a new request with another role.',
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
      'Role added. Not invited: Quickbase rejected the email. An operator has to look. (3, "No access") An earlier email may have arrived.',
    );
  });

  test("says once what holds for several", () => {
    const text = readCard(some.finished([[some.noAnswer], [some.noAnswer], [some.noAnswer]]));
    expect(text.match(/no response from Quickbase/g)).toHaveLength(1);
    expect(text).toMatch(/^3 people: Not invited: .*\n• Nova Reyes {2}nova@x\.org\n• Kim Known/m);
  });

  test("has the first ten of many, those who need somebody first, and counts the rest", () => {
    const asked = many(100);
    const invitees = asked.invitees.map((one) => ({
      ...one,
      log: one.position === 99 ? [some.lookedUp, some.badRole] : some.invitedKnown,
    }));
    const request = approve({ ...asked, invitees }, { by: some.lee, at: some.at(2) });
    const text = readCard(finish(request, { everybodyInvited: false, at: some.at(5) }));
    expect(text.match(/^• .*/m)?.[0]).toContain("person99@x.org");
    expect(text.match(/^• /gm)).toHaveLength(10);
    expect(text).toContain("And 90 more: 90 invited.\nThe result for everyone is in this card's thread.");
  });
});
