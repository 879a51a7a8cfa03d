import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { type ServedDemo, serveDemo } from "../../src/standin/demo/server/serve-demo.ts";
import { askFor, at, message, say } from "./acting.ts";
import { findChromium, launchChromium } from "./chromium.ts";
import { type Frame, toFilm } from "./film.ts";

// The pictures of README and docs/, taken from the demo itself: npm run screenshots.

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 400, height: 800 };
const FILM = { width: 1120, height: 720 };

const TWO = "Kim Known <kim@x.org>, Nova Reyes <nova@x.org>";
const PEOPLE = `${TWO}, Dora Denied <dora@x.org>`;

const chromium = findChromium();
if (chromium === null) {
  console.error("No Chromium found: install one, or set CHROMIUM_PATH");
  process.exit(1);
}
await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium(chromium);
try {
  await inDemo(film);
  await inDemo(takeAll);
} finally {
  await browser.close();
}

type Open = (place: string, window?: BrowserContextOptions) => Promise<Page>;
type Stage = { open: Open; weather: ServedDemo["demo"]["weather"] };

/** Gives each its own demo, in which nothing has happened yet. */
async function inDemo(act: (stage: Stage) => Promise<void>): Promise<void> {
  const served = await serveDemo({ port: 0 });
  try {
    await served.demo.world.slack.untilConnected({ deadlineMs: 30_000 });
    const open: Open = async (place, window = { viewport: WIDE }) => {
      const context = await browser.newContext({ colorScheme: "light", ...window });
      // The pictures show Slack, and not what leads a visitor through the demo.
      await context.addInitScript(`localStorage.setItem("qb-invite-demo-guide", "hidden")`);
      const page = await context.newPage();
      await page.goto(`${served.url}/?${place}`);
      await page.locator(".bot-at-work").waitFor({ state: "attached" });
      return page;
    };
    await act({ open, weather: served.demo.weather });
  } finally {
    await served.close();
  }
}

/** A request from the command to the email, in as many pictures as one can follow. */
async function film({ open, weather }: Stage): Promise<void> {
  const frames: Frame[] = [];
  const show = async (page: Page, ms: number) => frames.push({ png: await picture(page), ms });

  const ana = await open(at.general("ana"), { viewport: FILM });
  await ana.getByRole("textbox", { name: /^Message/ }).fill(`/qb-invite ${TWO}`);
  await show(ana, 2_500);
  await openForm(ana, TWO);
  await show(ana, 3_500);
  await sendForm(ana);

  const lee = await open(`${at.approvals("lee")}&tab=emails`, { viewport: FILM });
  const card = message(lee, "Ana Lee");
  const approve = card.getByRole("button", { name: "Approve" });
  await approve.waitFor();
  await show(lee, 3_500);
  await weather.turn("quickbase slow", true);
  await approve.click();
  await card.getByText("2 people: 1 invited").waitFor({ timeout: 60_000 });
  await show(lee, 3_000);
  await weather.turn("quickbase slow", false);
  await card.getByText("Invited (new account)").waitFor({ timeout: 60_000 });
  await show(lee, 4_500);
  await keep("story", toFilm(frames));
}

/** One picture of each place. */
async function takeAll({ open, weather }: Stage): Promise<void> {
  const ana = await open(at.general("ana"));
  await openForm(ana, PEOPLE);
  await take(ana, "form");
  await sendForm(ana);

  const lee = await open(at.approvals("lee"));
  const card = message(lee, "Ana Lee");
  await card.getByRole("button", { name: "Approve" }).waitFor();
  await take(lee, "card");
  await lee.getByRole("link", { name: /Calls/ }).click();
  await weather.turn("quickbase slow", true);
  await card.getByRole("button", { name: "Approve" }).click();
  await card.getByText("3 people: 1 invited").waitFor({ timeout: 60_000 });
  await take(lee, "working");
  await weather.turn("quickbase slow", false);

  await card.getByRole("link", { name: /2 replies/ }).click({ timeout: 60_000 });
  await take(lee, "thread");

  await askFor(ana, "Bo Ray <bo@x.org>");
  await message(lee, "Bo Ray").getByRole("button", { name: "Approve" }).waitFor();
  const home = await open(`${at.home("ana")}&tab=emails`);
  // It is published when somebody opens it.
  await home.getByRole("heading", { name: "Your requests" }).waitFor();
  await take(home, "home");
  await take(
    await open(`${at.approvals("lee")}&tab=emails`, { viewport: WIDE, colorScheme: "dark" }),
    "dark",
  );
  await take(await open(at.approvals("lee"), { viewport: NARROW }), "narrow");
}

async function openForm(page: Page, people: string): Promise<void> {
  await say(page, `/qb-invite ${people}`);
  const form = page.getByRole("dialog", { name: "Invite people" });
  await form.getByLabel("Role").selectOption({ label: "Participant" });
  await form.getByRole("textbox", { name: "Note to the people you invite" }).fill("Welcome to the tracker!");
  await form.getByRole("textbox", { name: "Reason" }).fill("The audit starts on Monday");
}

async function sendForm(page: Page): Promise<void> {
  const form = page.getByRole("dialog", { name: "Invite people" });
  await form.getByRole("button", { name: "Send request" }).click();
  await form.waitFor({ state: "detached" });
}

async function take(page: Page, name: string): Promise<void> {
  await keep(name, await picture(page));
}

/** What somebody sees: only the focus that a person without a mouse needs to see, and no blinking line. */
async function picture(page: Page): Promise<Buffer> {
  await page.mouse.move(0, 0);
  return page.screenshot({ caret: "hide", animations: "disabled" });
}

async function keep(name: string, png: Buffer): Promise<void> {
  await writeFile(`${FOLDER}${name}.png`, png);
  console.log(`docs/screenshots/${name}.png`);
}
