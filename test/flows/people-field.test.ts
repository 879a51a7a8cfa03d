import { expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import type { Modal } from "../../src/standin/slack/people/modal.ts";
import type { Person } from "../../src/standin/slack/people/person.ts";
import { openForm, openWorldWithBot } from "./bot-in-world.ts";

async function fillIn(person: Person, people: string): Promise<Modal> {
  const form = await openForm(person);
  await form.chooses("Role", "Participant");
  await form.fills("People", people);
  await form.fills("Reason", "The audit starts on Monday");
  return form;
}

const numbered = (count: number, toLine: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => toLine(index + 1)).join("\n");

test("people in every form that is pasted are read, and are on the card", async () => {
  const world = await openWorldWithBot();
  const pasted = [
    "Nova Reyes <nova@x.org>",
    "Kim, Known, kim@x.org",
    "Bo\tRay\tbo@x.org",
    "Dia Moss <mailto:dia@x.org|dia@x.org>; Eli Noor <eli@x.org>, Fay Ohm <fay@x.org>",
    '"Gray, Hal" <HAL@X.ORG>',
  ].join("\n");
  const form = await fillIn(world.ana, pasted);
  expect(await form.submits()).toBe("cleared");
  const card = await world.lee.sees("[Approve]", { in: APPROVALS });
  expect(card.text).toContain("Ana Lee wants to invite 7 people");
  const lines = card.text.split("\n").filter((line) => line.startsWith("• "));
  expect(lines.map((line) => line.split(/ \(outside | {2}·/)[0])).toEqual([
    "• Nova Reyes  nova@x.org",
    "• Kim Known  kim@x.org",
    "• Bo Ray  bo@x.org",
    "• Dia Moss  dia@x.org",
    "• Eli Noor  eli@x.org",
    "• Fay Ohm  fay@x.org",
    "• Hal Gray  hal@x.org",
  ]);
});

test("each line that names nobody is quoted at the field, and nothing typed is lost", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(world.ana, "Nova Reyes <nova@x.org>\nKim Known\nbo@@x\na@x.org b@x.org");
  expect(await form.submits()).toBe("errors");
  const problem = form.errors().People;
  for (const quoted of [
    '"Kim Known" has no email',
    '"bo@@x" isn\'t an email',
    '"a@x.org b@x.org" has more than one address',
  ])
    expect(problem).toContain(quoted);
  expect(problem).not.toContain("nova@x.org");
  expect(form.text()).toContain("Nova Reyes <nova@x.org>\nKim Known\nbo@@x\na@x.org b@x.org");
  expect(form.text()).toContain("Role: [Participant]");

  await form.fills("People", "Nova Reyes <nova@x.org>");
  expect(await form.submits()).toBe("cleared");
  await world.lee.sees("invite Nova Reyes", { in: APPROVALS });
});

test("of many bad lines the first are quoted and the rest is counted", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(
    world.ana,
    numbered(9, (number) => `line ${number}`),
  );
  await form.submits();
  expect(form.errors().People).toMatch(/"line 5" has no email address\. And 4 more like these\./);
});

test("people who are separators only are asked for at the field", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(world.ana, " ,; \n ");
  await form.submits();
  expect(form.errors().People).toBe("Add at least one person, with an email address.");
});

test("somebody named twice counts once, and the requester is told so", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(world.ana, "nova@x.org\nKim Known <kim@x.org>\nNova Reyes <NOVA@x.org>");
  expect(await form.submits()).toBe("cleared");
  await world.ana.sees("You listed nova@x.org more than once. It counts once.", { in: GENERAL });
  const card = await world.lee.sees("[Approve]", { in: APPROVALS });
  expect(card.text).toContain("invite 2 people");
  expect(card.text).toContain("Nova Reyes  nova@x.org");
});

test("a hundred people fit into one request, and all are on the card or in its thread", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(
    world.ana,
    numbered(100, (number) => `P Q ${number}@x.org`),
  );
  expect(await form.submits()).toBe("cleared");
  await world.lee.sees(/invite 100 people[\s\S]*\[Approve\]/, { in: APPROVALS, deadlineMs: 20_000 });
  expect(world.lee.reads(APPROVALS).match(/@x\.org/g)).toHaveLength(100);
  expect(world.slack.problems).toEqual([]);
});

test("a hundred and one people are too many, and the field says how many they are", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(
    world.ana,
    numbered(101, (number) => `P Q ${number}@x.org`),
  );
  expect(await form.submits()).toBe("errors");
  expect(form.errors()).toEqual({
    People:
      "You can invite up to 100 people at once. You listed 101: remove 1, or split them into 2 requests.",
  });
});

test("names are asked for, with a guess from the Slack profile or from the address", async () => {
  const world = await openWorldWithBot();
  const people = "max@acme.example\nnova.reyes@x.org\nzed9@x.org\nKim Known <kim@x.org>\nDia <dia@x.org>";
  const form = await fillIn(world.ana, people);
  expect(await form.submits()).toBe("pushed");
  const names = await world.ana.seesModal("Names");
  for (const guess of [
    "First name of max@acme.example: [Max]",
    "Last name of max@acme.example: [Roe]",
    "First name of nova.reyes@x.org: [Nova]",
    "Last name of nova.reyes@x.org: [Reyes]",
    "First name of zed9@x.org: [Zed]",
    "Last name of zed9@x.org: []",
    "First name of dia@x.org: [Dia]",
  ])
    expect(names.text()).toContain(guess);
  expect(names.text()).not.toContain("kim@x.org");

  await names.fills("Last name of zed9@x.org", " \u200b ");
  await names.fills("Last name of dia@x.org", "Moss");
  expect(await names.submits()).toBe("errors");
  expect(names.errors()).toEqual({ "Last name of zed9@x.org": "Enter a name." });
  await names.fills("Last name of zed9@x.org", "Zorn");
  expect(await names.submits()).toBe("cleared");
  const card = await world.lee.sees("[Approve]", { in: APPROVALS });
  for (const named of ["Max Roe  max@acme.example", "Zed Zorn  zed9@x.org", "Dia Moss  dia@x.org"])
    expect(card.text).toContain(named);
});

test("whoever leaves the form for the names finds the first one as it was", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(world.ana, "nova@x.org");
  await form.submits();
  await (await world.ana.seesModal("Names")).cancels();
  expect(world.ana.modal()?.text()).toContain("nova@x.org");
  expect(world.ana.modal()?.text()).toContain("The audit starts on Monday");
});

test("the form does not wait for Slack's profiles longer than it can", async () => {
  const world = await openWorldWithBot();
  world.slack.faults.hold({ method: "users.lookupByEmail", at: "before" });
  const form = await fillIn(world.ana, "max@acme.example");
  expect(await form.submits()).toBe("pushed");
  const names = await world.ana.seesModal("Names");
  expect(names.text()).toContain("First name of max@acme.example: [Max]");
  expect(names.text()).toContain("Last name of max@acme.example: []");
});

test("the names of more people than one page holds are asked for page by page", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(
    world.ana,
    numbered(92, (number) => `p${number}@x.org`),
  );
  expect(await form.submits()).toBe("pushed");
  const fillPage = async (title: string, from: number, to: number, last = false): Promise<void> => {
    const page = await world.ana.seesModal(title);
    for (let number = from; number <= to; number++) {
      await page.fills(`First name of p${number}@x.org`, `Pia${number}`);
      await page.fills(`Last name of p${number}@x.org`, "Quist");
    }
    expect(await page.submits()).toBe(last ? "cleared" : "updated");
  };
  await fillPage("Names (1 of 3)", 1, 45);
  await fillPage("Names (2 of 3)", 46, 90);
  await fillPage("Names (3 of 3)", 91, 92, true);
  await world.lee.sees(/invite 92 people[\s\S]*\[Approve\]/, { in: APPROVALS, deadlineMs: 20_000 });
  const shown = world.lee.reads(APPROVALS);
  for (const number of [1, 45, 46, 90, 91, 92]) expect(shown).toContain(`Pia${number} Quist`);
  expect(world.slack.problems).toEqual([]);
});

test("a list with numbers, titles and roles is read clean, and whoever had to be guessed is asked for", async () => {
  const world = await openWorldWithBot();
  const pasted = [
    "1. Dr. Maya Roe – maya@x.org",
    "2) “Noor Aziz” (she/her) <noor@x.org>.",
    "3. Gus Ray, Sales, gus@x.org",
    "4. Dia Moss <dia@x.org> and Eli Noor <eli@x.org>",
  ].join("\n");
  const form = await fillIn(world.ana, pasted);
  expect(await form.submits()).toBe("pushed");
  const names = await world.ana.seesModal("Names");
  expect(names.text()).toContain("First name of gus@x.org: [Gus]");
  expect(names.text()).toContain("Last name of gus@x.org: [Ray]");
  expect(names.text()).not.toContain("maya@x.org");
  expect(world.lee.reads(APPROVALS)).toBe("");
  expect(await names.submits()).toBe("cleared");
  const card = await world.lee.sees("[Approve]", { in: APPROVALS });
  for (const person of ["Maya Roe", "Noor Aziz", "Gus Ray", "Dia Moss", "Eli Noor"])
    expect(card.text).toContain(`• ${person}  `);
});

test("a name that would pass for something else is refused with its line", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(
    world.ana,
    "Kim\u3164Known <kim@x.org>\nАna Lee <ana@x.org>\nBo <admin> Ray <bo@x.org>",
  );
  expect(await form.submits()).toBe("errors");
  for (const sentence of [
    "contains hidden characters. Type it instead of pasting it.",
    '"Аna" mixes alphabets whose letters look alike.',
    'has "<admin>" in the name. Remove it.',
  ])
    expect(form.errors().People).toContain(sentence);
});
