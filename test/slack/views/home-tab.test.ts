import { describe, expect, test } from "vitest";
import { toSummary } from "../../../src/invite/summary.ts";
import { MOST_ON_HOME, renderHomeTab } from "../../../src/slack/views/home-tab.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";
import { read } from "./read.ts";
import * as some from "./some.ts";

describe("renderHomeTab()", () => {
  test("offers a new invitation, and says that there is no request yet", () => {
    const view = renderHomeTab(english, []);
    expect(view.type).toBe("home");
    expect(read(view)).toContain("New invitation");
    expect(read(view)).toContain("You haven't asked for an invitation yet.");
  });

  test("shows each request with its state, in the order given", () => {
    const words = read(
      renderHomeTab(english, [some.denied(), some.completed(), some.pending()].map(toSummary)),
    );
    expect(words).toMatch(/Denied by Lee Park[^\n]*\nReason: Ask for a Viewer instead/);
    expect(words).toContain("All 3 people were invited.");
    expect(words).toContain("Waiting for a decision until");
    expect(words.indexOf("Denied by")).toBeLessThan(words.indexOf("All 3 people"));
  });

  test("says so when there may be more requests than it shows", () => {
    const many = Array.from({ length: MOST_ON_HOME + 5 }, () => toSummary(some.pending()));
    const words = read(renderHomeTab(english, many));
    expect(words.split("Waiting for a decision").length - 1).toBe(MOST_ON_HOME);
    expect(words).toContain(`your newest ${MOST_ON_HOME} requests`);
    expect(words).toContain("/qb-invite status");
    expect(read(renderHomeTab(english, many.slice(0, 3)))).not.toContain("your newest");
  });
});
