import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type ServedDemo, serveDemo } from "../../src/standin/demo/server/serve-demo.ts";
import { askFor, at, message, say } from "./acting.ts";
import { findChromium, launchChromium } from "./chromium.ts";

// The pictures of the README, taken from the demo itself: npm run screenshots.

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 400, height: 800 };

const PEOPLE = "Kim Known <kim@x.org>, Nova Reyes <nova@x.org>, Dora Denied <dora@x.org>";

const chromium = findChromium();
if (chromium === null) {
  console.error("No Chromium found: install one, or set CHROMIUM_PATH");
  process.exit(1);
}
await mkdir(FOLDER, { recursive: true });
const [demo, browser] = await Promise.all([serveDemo({ port: 0 }), launchChromium(chromium)]);
try {
  await demo.demo.world.slack.untilConnected({ deadlineMs: 30_000 });
  await takeAll(demo, browser);
} finally {
  await browser.close();
  await demo.close();
}

async function takeAll({ url, demo: { weather } }: ServedDemo, browser: Browser): Promise<void> {
  const open = async (place: string, window: BrowserContextOptions = { viewport: WIDE }) => {
    const page = await (await browser.newContext({ colorScheme: "light", ...window })).newPage();
    await page.goto(`${url}/?${place}`);
    await page.locator(".bot-at-work").waitFor({ state: "attached" });
    return page;
  };
  const ana = await open(at.general("ana"));
  await say(ana, `/qb-invite ${PEOPLE}`);
  const form = ana.getByRole("dialog", { name: "Invite people" });
  await form.getByLabel("Role").selectOption({ label: "Participant" });
  await form.getByRole("textbox", { name: "Message" }).fill("Welcome to the tracker!");
  await form.getByRole("textbox", { name: "Reason" }).fill("The audit starts on Monday");
  await take(ana, "form");
  await form.getByRole("button", { name: "Send request" }).click();
  await form.waitFor({ state: "detached" });

  const lee = await open(at.approvals("lee"));
  const card = message(lee, "Ana Lee");
  await card.getByRole("button", { name: "Approve" }).waitFor();
  await take(lee, "card");
  await lee.getByRole("link", { name: /Calls/ }).click();
  await weather.turn("quickbase slow", true);
  await card.getByRole("button", { name: "Approve" }).click();
  await card.getByText("1 of 3 people is invited so far").waitFor({ timeout: 60_000 });
  await take(lee, "working");
  await weather.turn("quickbase slow", false);

  await card.getByRole("link", { name: /2 replies/ }).click({ timeout: 60_000 });
  await take(lee, "thread");

  await askFor(ana, "Bo Ray <bo@x.org>");
  await message(lee, "Bo Ray").getByRole("button", { name: "Approve" }).waitFor();
  await take(await open(`${at.home("ana")}&tab=mails`), "home");
  await take(await open(`${at.approvals("lee")}&tab=mails`, { viewport: WIDE, colorScheme: "dark" }), "dark");
  await take(await open(at.approvals("lee"), { viewport: NARROW }), "narrow");
}

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  // Only the focus that somebody without a mouse needs to see; not a blinking line.
  await page.screenshot({ path: `${FOLDER}${name}.png`, caret: "hide", animations: "disabled" });
  console.log(`docs/screenshots/${name}.png`);
}
