import axe from "axe-core";
import type { Page } from "playwright-core";

type Result = {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
};

/** What axe finds wrong with a page as it stands, by the rules of WCAG 2.2 AA and good practice. */
export async function violationsOn(page: Page, { onlyColours = false } = {}): Promise<string[]> {
  // By the debugger: the page itself lets no script in that is not its own.
  await page.evaluate(axe.source);
  const options = { resultTypes: ["violations"], ...(onlyColours ? { runOnly: ["color-contrast"] } : {}) };
  const { violations } = await page.evaluate<Result>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join("\n")}`,
  );
}

/** What axe finds wrong with a page, and with its colours in the dark. */
export async function violationsInBothColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violationsOn(page, { onlyColours: true });
  await page.emulateMedia({ colorScheme: "light" });
  return [...dark.map((violation) => `In the dark, ${violation}`), ...(await violationsOn(page))];
}
