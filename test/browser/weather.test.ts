import type { Page } from "playwright-core";
import { afterEach, beforeAll, expect, test } from "vitest";
import { ask } from "../flows/bot-in-world.ts";
import { at, message, say } from "./acting.ts";
import { describeInBrowser } from "./in-browser.ts";

const PATIENT = { timeout: 25_000 };

describeInBrowser("What can go wrong", (stage) => {
  afterEach(async () => {
    const { weather } = stage.demo.demo;
    for (const { id, isOn } of weather.picture()) if (isOn) await weather.turn(id, false);
    await stage.demo.demo.world.slack.untilConnected({ deadlineMs: 30_000 });
  });

  let lee: Page;
  beforeAll(async () => {
    lee = await stage.open(`${at.approvals("lee")}&scene=trouble`);
  });

  /** Ana has asked for somebody, and Lee looks at the card. */
  async function asked(people: string): Promise<void> {
    await ask(stage.demo.demo.world.ana, { people });
    await message(lee, people.split(" <")[0] ?? "")
      .getByRole("button", { name: "Approve" })
      .waitFor();
  }

  const turn = async (page: Page, button: string) =>
    page.getByRole("region", { name: "What can go wrong" }).getByRole("button", { name: button }).click();
  /** Turns something on, and waits until the page says so, wherever somebody looks. */
  const turnOn = async (page: Page, button: string, says: string) => {
    await turn(page, button);
    await page.getByRole("status").getByText(says).waitFor();
  };
  const approve = (page: Page, person: string) =>
    message(page, person).getByRole("button", { name: "Approve" }).click();

  test("Quickbase down: the card says that the bot is still trying, and goes on by itself", async () => {
    await asked("Una Uhl <una@x.org>");
    await turnOn(lee, "Take Quickbase down", "Nobody answers at Quickbase.");
    await approve(lee, "Una Uhl");
    await message(lee, "Una Uhl").getByText("Retrying automatically since").waitFor(PATIENT);
    await lee.getByRole("status").getByRole("button", { name: "Bring Quickbase back" }).click();
    await message(lee, "Una Uhl was invited.").waitFor(PATIENT);
  });

  test("Quickbase slow: the call is under way in every window", async () => {
    await asked("Sal Soe <sal@x.org>");
    const ana = await stage.open(at.general("ana"));
    await turnOn(lee, "Slow Quickbase down", "Every answer takes four seconds.");
    await ana.getByRole("status").getByText("Every answer takes four seconds.").waitFor();
    await approve(lee, "Sal Soe");
    // Quickbase opens where something has changed last.
    await ana.getByText("under way").first().waitFor();
    await turn(lee, "Speed Quickbase up");
    await message(lee, "Sal Soe was invited.").waitFor(PATIENT);
  });

  test("Quickbase answers HTML: nobody is called invited", async () => {
    await asked("Hue Hoe <hue@x.org>");
    await turnOn(lee, "Answer with web pages", "Every call gets a web page");
    await approve(lee, "Hue Hoe");
    await lee.getByRole("link", { name: "Back to Quickbase" }).click();
    await lee.getByText("no errcode").first().waitFor();
    await lee.getByRole("link", { name: "Make something go wrong" }).click();
    expect(await message(lee, "Hue Hoe").getByText("was invited.").count()).toBe(0);
  });

  test("bad token: the card says that the bot is kept out, and it goes on when the token is good", async () => {
    await asked("Tok Toe <tok@x.org>");
    await turnOn(lee, "Revoke the token", "Quickbase rejects qb-invite's token.");
    await approve(lee, "Tok Toe");
    await message(lee, "Quickbase rejected qb-invite's sign-in").waitFor(PATIENT);
    await turn(lee, "Restore the token");
    await message(lee, "Tok Toe was invited.").waitFor(PATIENT);
  });

  test("role gone: Quickbase shows it without the role, and the card says that it was refused", async () => {
    await asked("Rob Roe <rob@x.org>");
    await turnOn(lee, "Delete the role", "The role Participant is gone.");
    const gus = await stage.open("as=gus&tab=apps");
    await gus.getByText("Roles: Viewer, Administrator").waitFor();
    await approve(lee, "Rob Roe");
    await message(lee, "Retrying won't help Rob Roe").waitFor(PATIENT);
    await expect(lee.getByRole("button", { name: "Retry for Rob Roe" }).count()).resolves.toBe(0);
  });

  test("mail unknown: the card says so, and Send again settles it after a question", async () => {
    await asked("Mel Moe <mel@x.org>");
    await turnOn(lee, "Lose confirmations", "Emails go out");
    await approve(lee, "Mel Moe");
    await message(lee, "Mel Moe").getByRole("button", { name: "Send again to Mel Moe" }).waitFor(PATIENT);
    await turn(lee, "Deliver confirmations");
    await message(lee, "Mel Moe").getByRole("button", { name: "Send again to Mel Moe" }).click();
    await lee
      .getByRole("dialog", { name: "Send the email again?" })
      .getByRole("button", { name: "Send again" })
      .click();
    await message(lee, "Mel Moe was invited.").waitFor(PATIENT);
    expect(stage.demo.demo.world.quickbase.mails.filter(({ to }) => to === "mel@x.org")).toHaveLength(2);
  });

  test("Slack is rate limited, and drops the socket: the card is there in the end", async () => {
    await turnOn(lee, "Limit qb-invite", "Slack refuses every message and edit.");
    await ask(stage.demo.demo.world.ana, { people: "Ray Roe <ray@x.org>" });
    await turn(lee, "Lift the limit");
    await message(lee, "Ray Roe").getByRole("button", { name: "Approve" }).waitFor(PATIENT);
    await turn(lee, "Cut the connections");
    await lee.getByText("qb-invite is connected").waitFor(PATIENT);
  });

  test("the bot killed: Slack says that it does not respond; started again, it goes on", async () => {
    await asked("Kit Koe <kit@x.org>");
    await turnOn(lee, "Kill qb-invite", "Slack gets no answer.");
    await lee.getByText("qb-invite was killed").waitFor();
    await approve(lee, "Kit Koe");
    await lee.getByText("This app did not respond. Try again?").waitFor();
    const ana = await stage.open(at.general("ana"));
    await say(ana, "/qb-invite");
    await ana.getByText("/qb-invite failed because the app did not respond").waitFor();
    await turn(lee, "Start qb-invite");
    await lee.getByText("qb-invite is connected").waitFor(PATIENT);
    await approve(lee, "Kit Koe");
    await message(lee, "Kit Koe was invited.").waitFor(PATIENT);
  });

  test("a crash at person 12 of 30: started again, it goes on with 13, and nobody is asked or emailed twice", async () => {
    await turn(lee, "Stop qb-invite at person 12 of 30");
    const strip = lee.getByRole("status");
    await strip.getByText("qb-invite was killed after 12 of 30 people.").waitFor(PATIENT);
    await strip.getByRole("button", { name: "Start qb-invite" }).click();
    await strip.getByText("12 were done, going on with 13.").waitFor();
    await strip.getByText("30 people, 30 emails, nobody got two.").waitFor(PATIENT);
    const { mails } = stage.demo.demo.world.quickbase;
    expect(new Set(mails.filter(({ to }) => to.includes("@crew")).map(({ to }) => to)).size).toBe(30);
    await strip.getByRole("button", { name: "Dismiss" }).click();
    await strip.getByText("nobody got two").waitFor({ state: "detached" });
  });

  test("two approvals at once: one counts, and whoever came second is told", async () => {
    await turn(lee, "Approve twice at once");
    const strip = lee.getByRole("status");
    await strip
      .getByText(/One email was sent; (Lee Park|Max Roe) came second, and was told so/)
      .waitFor(PATIENT);
    await strip.getByRole("button", { name: "Dismiss" }).last().click();
  });
});
