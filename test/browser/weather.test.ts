import type { Page } from "playwright-core";
import { afterEach, beforeAll, expect, test } from "vitest";
import { ask } from "../flows/bot-in-world.ts";
import { at, message, say } from "./acting.ts";
import { describeInBrowser } from "./in-browser.ts";

const PATIENT = { timeout: 25_000 };

describeInBrowser("The weather", (stage) => {
  afterEach(async () => {
    const { weather } = stage.demo.demo;
    for (const { id, isOn } of weather.picture()) if (isOn) await weather.turn(id, false);
    await stage.demo.demo.world.slack.untilConnected({ deadlineMs: 30_000 });
  });

  let lee: Page;
  beforeAll(async () => {
    lee = await stage.open(at.approvals("lee"));
  });

  /** Ana has asked for somebody, and Lee looks at the card. */
  async function asked(people: string): Promise<void> {
    await ask(stage.demo.demo.world.ana, { people });
    await message(lee, people.split(" <")[0] ?? "")
      .getByRole("button", { name: "Approve" })
      .waitFor();
  }

  const turn = async (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const turnOn = async (page: Page, name: string) => {
    await turn(page, name);
    await page.getByRole("button", { name, exact: true, pressed: true }).waitFor();
  };
  const approve = (page: Page, person: string) =>
    message(page, person).getByRole("button", { name: "Approve" }).click();

  test("Quickbase down: the card says that the bot is still trying, and goes on by itself", async () => {
    await asked("Una Uhl <una@x.org>");
    await turnOn(lee, "Down");
    await lee.getByText("on this machine: down").waitFor();
    await approve(lee, "Una Uhl");
    await message(lee, "Una Uhl").getByText("still trying since").waitFor(PATIENT);
    await turn(lee, "Down");
    await message(lee, "Una Uhl is invited.").waitFor(PATIENT);
  });

  test("no switch moves under the pointer when another one is turned", async () => {
    const places = () =>
      lee
        .locator(".switch")
        .evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
    const before = await places();
    await turnOn(lee, "Bad token");
    await lee.getByText("Quickbase: bad token").waitFor();
    expect(await places()).toEqual(before);
    await turn(lee, "Bad token");
  });

  test("Quickbase slow: the call is under way in every window", async () => {
    await asked("Sal Soe <sal@x.org>");
    const ana = await stage.open(`${at.general("ana")}&tab=calls`);
    await turnOn(lee, "Slow");
    await ana.getByRole("button", { name: "Slow", pressed: true }).waitFor();
    await approve(lee, "Sal Soe");
    await ana.getByText("under way").first().waitFor();
    await turn(lee, "Slow");
    await message(lee, "Sal Soe is invited.").waitFor(PATIENT);
  });

  test("Quickbase answers HTML: nobody is called invited", async () => {
    await asked("Hue Hoe <hue@x.org>");
    await turnOn(lee, "Answers HTML");
    await lee.getByText("Quickbase: answers HTML", { exact: true }).waitFor();
    await approve(lee, "Hue Hoe");
    await lee.getByRole("link", { name: "Calls" }).click();
    await lee.getByText("no errcode").first().waitFor();
    expect(await message(lee, "Hue Hoe").getByText("is invited.").count()).toBe(0);
  });

  test("bad token: the card says that the bot is kept out, and it goes on when the token is good", async () => {
    await asked("Tok Toe <tok@x.org>");
    await turnOn(lee, "Bad token");
    await approve(lee, "Tok Toe");
    await message(lee, "Quickbase rejected qb-invite's sign-in").waitFor(PATIENT);
    await turn(lee, "Bad token");
    await message(lee, "Tok Toe is invited.").waitFor(PATIENT);
  });

  test("role gone: Quickbase shows it without the role, and the card says that it was refused", async () => {
    await asked("Rob Roe <rob@x.org>");
    await turnOn(lee, "Role gone");
    await lee.getByRole("link", { name: "Applications" }).click();
    await lee.getByText("Roles: Viewer, Administrator").waitFor();
    await approve(lee, "Rob Roe");
    await message(lee, "Rob Roe").getByRole("button", { name: "Try again for Rob Roe" }).waitFor(PATIENT);
  });

  test("mail unknown: the card says so, and Send again settles it after a question", async () => {
    await asked("Mel Moe <mel@x.org>");
    await turnOn(lee, "Mail unknown");
    await approve(lee, "Mel Moe");
    await message(lee, "Mel Moe").getByRole("button", { name: "Send again to Mel Moe" }).waitFor(PATIENT);
    await turn(lee, "Mail unknown");
    await message(lee, "Mel Moe").getByRole("button", { name: "Send again to Mel Moe" }).click();
    await lee
      .getByRole("dialog", { name: "Send the mail again?" })
      .getByRole("button", { name: "Send again" })
      .click();
    await message(lee, "Mel Moe is invited.").waitFor(PATIENT);
    expect(stage.demo.demo.world.quickbase.mails.filter(({ to }) => to === "mel@x.org")).toHaveLength(2);
  });

  test("Slack is rate limited, and drops the socket: the card is there in the end", async () => {
    await turnOn(lee, "Rate limited");
    await lee.getByText("Slack: rate limited").waitFor();
    await ask(stage.demo.demo.world.ana, { people: "Ray Roe <ray@x.org>" });
    await turn(lee, "Rate limited");
    await message(lee, "Ray Roe").getByRole("button", { name: "Approve" }).waitFor(PATIENT);
    await turn(lee, "Drop socket");
    await lee.getByText("The bot is connected").waitFor(PATIENT);
  });

  test("the bot killed: Slack says that it does not respond; started again, it goes on", async () => {
    await asked("Kit Koe <kit@x.org>");
    await turnOn(lee, "Killed");
    await lee.getByText("The bot is killed").waitFor();
    await approve(lee, "Kit Koe");
    await lee.getByText("This app did not respond. Try again?").waitFor();
    const ana = await stage.open(at.general("ana"));
    await say(ana, "/qb-invite");
    await ana.getByText("/qb-invite failed because the app did not respond").waitFor();
    await turn(lee, "Killed");
    await lee.getByText("The bot is connected").waitFor(PATIENT);
    await approve(lee, "Kit Koe");
    await message(lee, "Kit Koe is invited.").waitFor(PATIENT);
  });
});
