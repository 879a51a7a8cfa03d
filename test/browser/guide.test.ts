import { expect, test } from "vitest";
import { takeGuide } from "../../src/standin/demo/guide.ts";
import { violationsInBothColours } from "./axe.ts";
import { describeInBrowser } from "./in-browser.ts";
import { focused, tabTo } from "./keyboard.ts";

const PATIENT = { timeout: 15_000 };
const WINDOWS = { "everybody side by side": 1280, "a narrow window": 400 };

describeInBrowser("The guide", (stage) => {
  /** A demo in which nobody has asked for anything. */
  const atFirst = async () => {
    if (takeGuide(stage.demo.demo).isAsked) await stage.startOver();
  };

  for (const [name, width] of Object.entries(WINDOWS))
    test(`leads through an invitation by the keyboard alone: ${name}`, async () => {
      await atFirst();
      const page = await stage.open("", { width });
      const fine = async (where: string) => {
        expect(await violationsInBothColours(page), where).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth"), where).toBeLessThanOrEqual(width);
      };
      const done = (step: string) => page.getByRole("button", { name: `${step} (done)` }).waitFor();
      await fine("at first");

      await tabTo(page, "Ask as Ana");
      await page.keyboard.press("Enter");
      const form = page.getByRole("dialog", { name: "Invite people" });
      await expect.poll(() => form.getByRole("textbox").last().inputValue(), PATIENT).not.toBe("");
      await fine("the form");
      await tabTo(page, "Send request");
      await page.keyboard.press("Enter");
      await done("Ask as Ana");

      // Whoever leaves finds it as it was, and so does anybody else.
      await page.getByRole("button", { name: "Hide the guide" }).press("Enter");
      await page.goto(`${stage.demo.url}/?as=max&pane=people`);
      await page.getByRole("button", { name: "Show the guide" }).press("Enter");
      await done("Ask as Ana");

      await tabTo(page, "Approve as Lee");
      await page.keyboard.press("Enter");
      await expect.poll(() => focused(page), PATIENT).toBe("Approve");
      await page.keyboard.press("Enter");
      await done("Approve as Lee");

      await tabTo(page, "See the email");
      await page.keyboard.press("Enter");
      await expect.poll(() => focused(page), PATIENT).toMatch(/^Email to /);
      await done("See the email");
      await fine("at the end");
      await tabTo(page, "Make something go wrong");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Make something go wrong" }).waitFor();
    });

  test("a form is open only in the window that opened it", async () => {
    const [first, second] = [await stage.open("as=bob"), await stage.open("as=bob")];
    await first.getByRole("textbox", { name: "Message #general" }).fill("/qb-invite");
    await first.keyboard.press("Enter");
    await first.getByRole("dialog").getByRole("button", { name: "Cancel" }).waitFor();
    await second.reload();
    await second.getByRole("textbox", { name: "Message #general" }).waitFor();
    expect(await second.getByRole("dialog").count()).toBe(0);
  });

  test("plays the story in a narrow window too, and can be stopped while a form is open", async () => {
    await atFirst();
    const page = await stage.open("", { width: 400 });
    await page.clock.install();
    // The story waits for the page's clock, and the page for the bot.
    const soon = (found: () => Promise<boolean>) => {
      const look = async () => {
        await page.clock.runFor(400);
        return found();
      };
      return expect.poll(look, { timeout: 30_000, interval: 20 }).toBe(true);
    };
    const tells = (text: string) => async () => (await page.getByText(text).count()) > 0;
    await page.getByRole("button", { name: "Play it for me" }).click();
    await soon(tells("Ana is in Slack."));
    await soon(async () => (await page.getByRole("dialog").count()) > 0);
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Play it for me" }).click();
    await soon(tells("Quickbase emails each of them an invitation."));
    await soon(tells("That's the whole story."));
    const { quickbase, slack } = stage.demo.demo.world;
    expect(quickbase.mails.map(({ to }) => to).sort()).toEqual(["kim@x.org", "nova@x.org"]);
    expect(slack.problems).toEqual([]);
  });
});
