import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test, vi } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, openWorldWithBot } from "./bot-in-world.ts";

/** All told, with the beginnings and ends of transactions. */
const MOST = 45;
/** Of those, reads of the request with its messages: each edit has one, and each pass. */
const READS = 8;

test("a request for one person takes few statements, from the form that is sent to the end", async () => {
  const world = await openWorldWithBot({ timing: { sweepEveryMs: 600_000 } });
  const { ana, lee, quickbase } = world;
  const statements: string[] = [];
  const prepare = DatabaseSync.prototype.prepare;
  const spy = vi.spyOn(DatabaseSync.prototype, "prepare").mockImplementation(function (
    this: DatabaseSync,
    statement,
  ) {
    statements.push(statement);
    return prepare.call(this, statement);
  });
  onTestFinished(() => spy.mockRestore());
  const settled = () => statements.filter((statement) => statement.includes(`set "settled_version"`)).length;

  await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>" });
  await expect.poll(settled, { timeout: 10_000 }).toBe(1);
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees(/was invited/, { in: dmWithBot });
  await expect.poll(settled, { timeout: 10_000 }).toBe(2);

  expect(quickbase.mails).toHaveLength(1);
  const isRead = (statement: string) => statement.includes("union all");
  const others = statements.filter((statement) => !isRead(statement));
  expect(others.length).toBeLessThanOrEqual(MOST - READS);
  // On a machine that is slow the progress is shown once a second, and each time it is read again.
  expect(statements.filter(isRead).length).toBeLessThanOrEqual(READS + 4);
});
