import { describe, expect, test } from "vitest";
import type { Role } from "../../../src/invite/request.ts";
import { type AskFormContent, renderAskForm } from "../../../src/slack/views/ask-form.ts";
import { renderDenyForm } from "../../../src/slack/views/deny-form.ts";
import { withoutAlerts } from "../../../src/slack/views/fields.ts";
import { MOST_NAMES_A_PAGE, renderNamesForm } from "../../../src/slack/views/names-form.ts";
import { renderNoticeForm } from "../../../src/slack/views/notice-form.ts";
import { renderObstacle } from "../../../src/slack/views/sentences.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";
import { buttonsOf, labelsOf, read } from "./read.ts";
import * as some from "./some.ts";

const tracker = { dbid: "bdb1", name: "Project Tracker" };
const roles: Role[] = [
  { id: "11", name: "Participant", access: "sharing" },
  { id: "12", name: "Viewer", access: "basic" },
];
const ask = (over: Partial<AskFormContent> = {}) =>
  renderAskForm(english, {
    applications: [tracker, { dbid: "bdb2", name: "Assets" }],
    chosenDbid: "bdb1",
    roles,
    filledIn: { people: "" },
    typedIn: null,
    ...over,
  });

describe("renderAskForm()", () => {
  test("asks for everything, in this order", () => {
    expect(ask().title.text).toBe("Invite people");
    expect(labelsOf(ask())).toEqual([
      "Application",
      "Role",
      "People",
      "Note to the people you invite",
      "Reason",
    ]);
    expect(read(ask())).toContain("One person per line, up to 100.");
  });

  test("says the name of the only application instead of asking for it", () => {
    const form = ask({ applications: [tracker] });
    expect(labelsOf(form)).toEqual(["Role", "People", "Note to the people you invite", "Reason"]);
    expect(read(form)).toContain("Application: Project Tracker");
  });

  test("hears of another application, and gives each application its own role field", () => {
    expect(ask().blocks).toContainEqual(
      expect.objectContaining({
        block_id: "application",
        dispatch_action: true,
        element: expect.objectContaining({
          action_id: "choose_application",
          initial_option: expect.objectContaining({ value: "bdb1" }),
        }),
      }),
    );
    const ids = (chosenDbid: string) => ask({ chosenDbid }).blocks.map(({ block_id }) => block_id);
    expect(ids("bdb1")).toContain("role:bdb1");
    expect(ids("bdb2")).toContain("role:bdb2");
  });

  test("asks for the roles in their field while they load, and can be sent without", () => {
    expect(ask({ roles: "loading" }).blocks).toContainEqual(
      expect.objectContaining({
        block_id: "role:bdb1",
        optional: true,
        element: expect.objectContaining({
          type: "external_select",
          action_id: "value",
          placeholder: expect.objectContaining({ text: "Loading the roles …" }),
        }),
      }),
    );
  });

  test.each<[string, AskFormContent["roles"], string]>([
    [
      "cannot be read",
      { trouble: { why: "gateway timeout" } },
      "The roles can't be loaded: Quickbase isn't responding.",
    ],
    [
      "may not be read",
      { trouble: { why: "kept out" } },
      "Quickbase refused to list them. Please tell your qb-invite administrator.",
    ],
    ["are none", [], "This application has no role that you can ask for here."],
  ])("offers to try again when the roles %s", (_, given, sentence) => {
    const form = ask({ roles: given });
    expect(read(form)).toContain(sentence);
    expect(buttonsOf(form)).toEqual(["Try again"]);
    expect(form.blocks.map(({ type }) => type)).toContain("alert");
    expect(read(withoutAlerts(form) ?? form)).toContain(sentence);
    expect(withoutAlerts(form)?.blocks.map(({ type }) => type)).not.toContain("alert");
  });

  test("chooses the only role by itself", () => {
    const form = ask({ roles: [{ id: "11", name: "Participant", access: "basic" }] });
    expect(JSON.stringify(form)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"Participant"',
    );
  });

  test("begins with the people who were named already", () => {
    const form = ask({ filledIn: { people: "ana@acme.com" } });
    const field = form.blocks.find(({ block_id }) => block_id === "people");
    expect(field).toMatchObject({ element: { initial_value: "ana@acme.com" } });
  });

  test("cuts a list that is too long after a whole line, and says so", () => {
    const line = "Nova Reyes <nova.reyes@example.org>";
    const form = ask({ filledIn: { people: Array.from({ length: 100 }, () => line).join("\n") } });
    const field = form.blocks.find(({ block_id }) => block_id === "people");
    expect(field).toMatchObject({ element: { initial_value: expect.stringMatching(/example\.org>$/) } });
    expect(read(form)).toContain("Send the rest in a second request.");
  });

  test.each([
    [100, "static_select"],
    [101, "external_select"],
  ])("has a list of %i roles as %s", (count, type) => {
    const form = ask({
      roles: Array.from({ length: count }, (_, id) => ({ id: `${id}`, name: `Role ${id}`, access: "basic" })),
    });
    expect(form.blocks).toContainEqual(
      expect.objectContaining({ block_id: "role:bdb1", element: expect.objectContaining({ type }) }),
    );
  });

  test("asks the bot for applications as long as not every name is known, and keeps the one that is chosen", () => {
    const form = ask({ applications: [tracker, { dbid: "bdb2", name: null }] });
    expect(form.blocks).toContainEqual(
      expect.objectContaining({
        element: expect.objectContaining({
          type: "external_select",
          action_id: "choose_application",
          min_query_length: 0,
          initial_option: expect.objectContaining({ value: "bdb1" }),
        }),
      }),
    );
  });
});

describe("renderNamesForm()", () => {
  const guesses = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ email: `nova${n}@x.org`, firstName: "Nova", lastName: "" }));

  test("asks for two names a person, filled with the guess", () => {
    const form = renderNamesForm(english, { people: guesses(1), page: 1, pages: 1, metadata: "{}" });
    expect(labelsOf(form)).toEqual(["First name of nova0@x.org", "Last name of nova0@x.org"]);
    expect(form.blocks.map(({ block_id }) => block_id)).toEqual([undefined, "first:0", "last:0"]);
    expect(JSON.stringify(form)).toContain('"initial_value":"Nova"');
    expect(form.submit?.text).toBe("Send request");
  });

  test("leads back to the first form, which it does not cancel", () => {
    const form = renderNamesForm(english, { people: guesses(1), page: 1, pages: 1, metadata: "{}" });
    expect(form.close?.text).toBe("Back");
  });

  test("goes on to the next page", () => {
    const form = renderNamesForm(english, { people: guesses(45), page: 1, pages: 3, metadata: "{}" });
    expect(form.title.text).toBe("Names (1 of 3)");
    expect(form.submit?.text).toBe("Continue");
  });

  test("says how many have no room", () => {
    const form = renderNamesForm(english, { people: guesses(60), page: 1, pages: 1, metadata: "{}" });
    expect(labelsOf(form)).toHaveLength(2 * MOST_NAMES_A_PAGE);
    expect(read(form)).toContain("15 more don't fit on this page.");
  });
});

test("renderDenyForm() says what is denied and who reads the reason", () => {
  const form = renderDenyForm(english, some.pending());
  expect(read(form)).toBe(
    "Ana Lee wants to invite 3 people to Project Tracker as Participant.\n" +
      "Reason: (Ana Lee and everyone in this channel will see this.)",
  );
  expect(form.private_metadata).toBe("req_abc123");
});

describe("renderNoticeForm()", () => {
  test("shows a private message and asks for nothing", () => {
    const message = renderObstacle(english, {
      obstacle: "own request",
      deed: "deny",
      approvers: some.approvers,
    });
    const form = renderNoticeForm(english, { title: "Not allowed", message });
    expect(read(form)).toContain("@U0LEE");
    expect(form.submit).toBeUndefined();
  });
});
