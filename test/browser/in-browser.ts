import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { type ServedDemo, serveDemo } from "../../src/standin/demo/server/serve-demo.ts";
import { findChromium, launchChromium } from "./chromium.ts";

const chromium = findChromium();
const isCi = ["true", "1"].includes(process.env.CI ?? "");

/** A demo and a browser for the tests of one file. */
export type Stage = {
  demo: ServedDemo;
  /** Opens the page in a window of its own; what goes wrong in it fails the test at the end. */
  open: (place: string, window?: WindowOptions) => Promise<Page>;
  /** Makes everything new, and closes all windows. */
  startOver: () => Promise<void>;
};

type WindowOptions = { width?: number; height?: number; colorScheme?: "light" | "dark" };

/** Tests that need an installed Chromium: skipped where there is none, but failing in CI. */
export function describeInBrowser(name: string, tests: (stage: Stage) => void): void {
  const title = chromium === null ? `${name} (no Chromium found: set CHROMIUM_PATH)` : name;
  describe.skipIf(chromium === null && !isCi)(title, () => {
    let demo: ServedDemo;
    let browser: Browser;
    const troubles: string[] = [];
    beforeAll(async () => {
      if (chromium === null) throw new Error("No Chromium found: install one, or set CHROMIUM_PATH");
      [demo, browser] = await Promise.all([serveDemo({ port: 0, pace: 0.02 }), launchChromium(chromium)]);
      await untilBotIsThere(demo);
    });
    afterAll(async () => {
      await browser?.close();
      await demo?.close();
      expect(troubles).toEqual([]);
    });
    tests({
      get demo() {
        return demo;
      },
      async open(place, { width = 1280, height = 800, colorScheme = "light" } = {}) {
        const context = await browser.newContext({ viewport: { width, height }, colorScheme });
        const page = await context.newPage();
        page.setDefaultTimeout(15_000);
        page.on("pageerror", (error) => troubles.push(error.message));
        page.on("console", (message) => {
          if (message.text().includes("Content Security Policy")) troubles.push(message.text());
        });
        page.on("request", (request) => {
          if (new URL(request.url()).hostname !== "localhost")
            troubles.push(`A request left: ${request.url()}`);
        });
        await page.goto(`${demo.url}/?${place}`);
        await page.locator(".app").waitFor();
        return page;
      },
      async startOver() {
        await Promise.all(browser.contexts().map((context) => context.close()));
        await demo.demo.startOver();
        await untilBotIsThere(demo);
      },
    });
  });
}

async function untilBotIsThere({ demo }: ServedDemo): Promise<void> {
  await demo.world.slack.untilConnected({ deadlineMs: 30_000 });
}
