import type { Page } from "playwright-core";

/** What the focused element is called. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const element = document.activeElement;
    const spoken = element.cloneNode(true);
    for (const silent of spoken.querySelectorAll("[aria-hidden]")) silent.remove();
    const words = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? spoken.textContent;
    return words.replace(/\\s+/g, " ").trim();
  })()`);
}

/** Presses Tab until something with this name has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    const words = await focused(page);
    if (typeof name === "string" ? words === name : name.test(words)) return;
    seen.push(words);
  }
  throw new Error(`The Tab key does not lead to ${name}, but to: ${seen.join(" | ")}`);
}
