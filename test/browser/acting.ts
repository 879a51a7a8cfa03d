import type { Locator, Page } from "playwright-core";

/** Types a line into the composer of a conversation, and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  const composer = page.getByRole("textbox", { name: /^Message/ });
  await composer.fill(text);
  await composer.press("Enter");
}

/** Asks for invitations from the conversation that is open, with people whose names are known. */
export async function askFor(page: Page, people: string): Promise<void> {
  await say(page, `/qb-invite ${people}`);
  const form = page.getByRole("dialog", { name: "Invite people" });
  await form.getByLabel("Role").selectOption({ label: "Participant" });
  await form.getByRole("textbox", { name: "Reason" }).fill("The audit starts on Monday");
  await form.getByRole("button", { name: "Send request" }).click();
  await form.waitFor({ state: "detached" });
}

/** The newest message of a conversation with these words. */
export function message(page: Page, words: string | RegExp): Locator {
  return page.getByRole("article").filter({ hasText: words }).last();
}

/** The place in the address of a conversation, as one person. */
export const at = {
  general: (as: string) => `as=${as}&in=general`,
  approvals: (as: string) => `as=${as}&in=quickbase-approvals`,
  direct: (as: string) => `as=${as}&in=qb-invite`,
  home: (as: string) => `as=${as}&in=home`,
};
