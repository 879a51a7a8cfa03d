import { expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import type { JsonObject } from "../../src/standin/slack/json.ts";
import type { Modal } from "../../src/standin/slack/people/modal.ts";
import { askAndSeeCard, type BotWorld, openForm, openWorldWithBot } from "./bot-in-world.ts";

const NOVA = "Nova Reyes <nova@x.org>";

async function fillIn({ ana }: BotWorld, { people = NOVA, message = "Welcome", reason = "The audit" }) {
  const form = await openForm(ana);
  await form.chooses("Role", "Participant");
  await form.fills("People", people);
  await form.fills("Note to the people you invite", message);
  await form.fills("Reason", reason);
  return form;
}

const nothingReached = ({ quickbase, lee }: BotWorld) => {
  expect(quickbase.calls.filter(({ action }) => action === "API_ProvisionUser")).toEqual([]);
  expect(lee.reads(APPROVALS)).toBe("");
};

test.each(["message", "reason"] as const)(
  "a forged %s of more than the field holds is refused at the field, and not cut",
  async (field) => {
    const world = await openWorldWithBot();
    const form = await fillIn(world, { [field]: "x".repeat(1501) });
    expect(await form.submits()).toBe("not sent");
    expect(await form.forges()).toBe("errors");
    expect(Object.values(form.errors())).toEqual([
      "This can have up to 1,500 characters. Yours has 1,501: please shorten it.",
    ]);
    nothingReached(world);
  },
);

test("a forged list of 100,000 characters is refused at the field before anybody reads it", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(world, { people: `${NOVA}\n${"a@".repeat(50_000)}` });
  expect(await form.forges()).toBe("errors");
  expect(form.errors()).toEqual({
    People: expect.stringMatching(/^The list can have up to 3,000 characters\. Yours has 100,0\d\d: /),
  });
  nothingReached(world);
});

test("a forged reason of a denial is refused at its field", async () => {
  const world = await openWorldWithBot();
  await askAndSeeCard(world, { people: NOVA });
  await world.lee.presses("Deny", { in: APPROVALS });
  const form = await world.lee.seesModal("Deny the request");
  await form.fills("Reason", "x".repeat(100_000));
  expect(await form.forges()).toBe("errors");
  expect(form.errors()).toEqual({ Reason: expect.stringContaining("Yours has 100,000") });
  expect(world.lee.messages(APPROVALS).at(-1)?.text).not.toContain("xxx");
});

test.each(["\u3164", "\u2800 \u200b", "\u{e0041}\u034f"])(
  "a reason that draws nothing (%j) counts as none",
  async (reason) => {
    const world = await openWorldWithBot();
    const form = await fillIn(world, { reason });
    expect(await form.forges()).toBe("errors");
    expect(form.errors()).toEqual({ Reason: "Say briefly why they need access." });
  },
);

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `p${index + 1}@x.org`).join("\n");

async function givePage(page: Modal, from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number++) {
    await page.fills(`First name of p${number}@x.org`, "Pia");
    await page.fills(`Last name of p${number}@x.org`, `Quist${number}`);
  }
}

test("a page of names cannot be skipped by another number: all names are given before anything is sent", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(world, { people: numbered(92) });
  expect(await form.submits()).toBe("pushed");
  const first = await world.ana.seesModal("Names (1 of 3)");
  await givePage(first, 1, 45);
  const asPage = (page: number) => (view: JsonObject) => ({
    private_metadata: String(view.private_metadata).replace(/ \d+$/, ` ${page}`),
  });
  for (const page of [3, 999]) {
    expect(await first.forges(asPage(page))).toBe("updated");
    await world.ana.seesModal("Names (1 of 3)");
  }
  nothingReached(world);

  await givePage(first, 1, 45);
  expect(await first.submits()).toBe("updated");
  const second = await world.ana.seesModal("Names (2 of 3)");
  await givePage(second, 46, 90);
  expect(await second.submits()).toBe("cleared");
  await world.lee.sees(/invite 92 people[\s\S]*\[Approve\]/, { in: APPROVALS, deadlineMs: 20_000 });
  for (const name of ["Pia Quist45  p45@x.org", "Pia Quist90  p90@x.org", "Pia Quist1  p91@x.org"])
    expect(world.lee.reads(APPROVALS)).toContain(name);
});

test.each(["0", "-1", "1e9", "x".repeat(100_000)])(
  "a page of names with the number %.9s is not read",
  async (page) => {
    const world = await openWorldWithBot();
    const form = await fillIn(world, { people: "nova@x.org" });
    expect(await form.submits()).toBe("pushed");
    const names = await world.ana.seesModal("Names");
    await names.forges((view) => ({
      private_metadata: `${String(view.private_metadata).split(" ")[0]} ${page}`,
    }));
    expect((await world.ana.seesModal("Not sent")).text()).toContain(
      "This form is too old, so nothing was sent",
    );
    nothingReached(world);
  },
);
