import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { askFor, at, message, say } from "./acting.ts";
import { describeInBrowser } from "./in-browser.ts";

describeInBrowser("The demo in two windows", (stage) => {
  let ana: Page;
  let lee: Page;
  beforeAll(async () => {
    ana = await stage.open(at.general("ana"));
    lee = await stage.open(at.approvals("lee"));
  });

  test("Ana asks, Lee approves, both see every step, and Quickbase sends emails", async () => {
    await ana.getByRole("link", { name: /^general/ }).click();

    await ana.getByRole("textbox", { name: "Message #general" }).fill("/qb");
    await ana.getByRole("option", { name: /Ask for access/ }).click();
    await ana.keyboard.type("kim@x.org, nova@x.org");
    await ana.keyboard.press("Enter");
    const form = ana.getByRole("dialog", { name: "Invite people" });
    await form.getByLabel("Role").selectOption({ label: "Participant" });
    await form
      .getByRole("textbox", { name: "Note to the people you invite" })
      .fill("Welcome to the tracker!");
    await form.getByRole("button", { name: "Send request" }).click();
    expect(await form.getByRole("alert").textContent()).toBe("Please complete this required field.");
    await form.getByRole("textbox", { name: "Reason" }).fill("The audit starts on Monday");
    await form.getByRole("button", { name: "Send request" }).click();
    const names = ana.getByRole("dialog", { name: "Names" });
    await names.getByLabel("Last name of nova@x.org").fill("Reyes");
    await names.getByRole("button", { name: "Send request" }).click();
    await names.waitFor({ state: "detached" });

    const card = message(lee, "Ana Lee wants to invite 2 people");
    await card.getByText("The audit starts on Monday").waitFor();
    await card.getByRole("button", { name: "Approve" }).click();
    await message(lee, "Both people were invited.").waitFor();
    await lee.getByRole("link", { name: /2 replies/ }).click();
    const thread = lee.getByRole("region", { name: "Thread" });
    await thread.getByText("Lee Park approved Ana Lee's request").waitFor();

    const direct = ana.getByRole("link", { name: /Messages.*unread/ });
    await direct.click();
    await message(ana, "were invited to").waitFor();
    await direct.waitFor({ state: "detached" });
    await ana.getByRole("link", { name: "Emails 2" }).click();
    await ana
      .getByRole("article", { name: "Email to nova@x.org" })
      .getByText("Welcome to the tracker!")
      .waitFor();
    await ana.getByRole("button", { name: "Register and open Project Tracker" }).click();
    await ana.getByText("Registered.").waitFor();
    await ana.getByRole("link", { name: "Calls" }).click();
    await ana.getByText("SendInvitation").first().click();
    await ana.locator("details[open]").getByText("<errcode>0</errcode>").waitFor();
    await ana.getByRole("link", { name: "Applications" }).click();
    await ana.getByRole("region", { name: "Project Tracker" }).getByText("nova@x.org").waitFor();
    await ana.getByRole("link", { name: "Accounts" }).click();
    await ana.getByRole("region", { name: "Accounts" }).getByText("nova@x.org").waitFor();

    expect(stage.demo.demo.world.slack.problems).toEqual([]);
  });

  test("Lee denies with a reason, in a second view", async () => {
    await ana.getByRole("link", { name: /^general/ }).click();
    await askFor(ana, "Dan Doe <dan@x.org>");
    await message(lee, "Dan Doe").getByRole("button", { name: "Deny" }).click();
    const form = lee.getByRole("dialog", { name: "Deny the request" });
    await form.getByLabel("Reason").fill("Ask for a Viewer instead");
    await form.getByRole("button", { name: "Deny" }).click();
    await message(lee, "Dan Doe").getByText("Ask for a Viewer instead").waitFor();
  });

  test("Bob may not decide, and only he is told so", async () => {
    await ana.getByRole("link", { name: /^general/ }).click();
    await askFor(ana, "Bea Boe <bea@x.org>");
    const bob = await stage.open(at.approvals("bob"));
    await message(bob, "Bea Boe").getByRole("button", { name: "Approve" }).click();
    await message(bob, "You aren't an approver of this request.").getByText("Only visible to you").waitFor();
    expect(await lee.getByText("You aren't an approver of this request.").count()).toBe(0);
  });

  test("Ana withdraws after a question, from her direct messages", async () => {
    await ana.getByRole("link", { name: /^general/ }).click();
    await askFor(ana, "Wes Woe <wes@x.org>");
    await ana
      .getByRole("link", { name: /Messages/ })
      .first()
      .click();
    const notice = message(ana, "Wes Woe");
    // As manifest.yml has it: nobody writes to the app.
    await ana.getByText("Sending messages to this app has been turned off.").waitFor();
    expect(await ana.getByRole("textbox", { name: /^Message/ }).count()).toBe(0);
    await notice.getByRole("button", { name: "Withdraw" }).click();
    const question = ana.getByRole("dialog", { name: "Withdraw this request?" });
    await question.getByRole("button", { name: "Keep it" }).click();
    await question.waitFor({ state: "detached" });
    await notice.getByRole("button", { name: "Withdraw" }).click();
    await question.getByRole("button", { name: "Withdraw" }).click();
    await notice.getByText("You withdrew this request").waitFor();
  });

  test("the Home tab opens the form, and shows one's requests as they change", async () => {
    const max = await stage.open(at.home("max"));
    await max.getByText("You haven't asked for an invitation yet.").waitFor();
    await max.getByRole("button", { name: "New invitation" }).click();
    const form = max.getByRole("dialog", { name: "Invite people" });
    await form.getByLabel("Role").selectOption({ label: "Viewer" });
    await form.getByRole("textbox", { name: "People", exact: true }).fill("Hal Hoe <hal@x.org>");
    await form.getByRole("textbox", { name: "Reason" }).fill("The audit");
    await form.getByRole("button", { name: "Send request" }).click();
    await max.getByText("Waiting for a decision until").waitFor();
  });

  test("a slash command in a thread is refused as Slack refuses it, and an unknown one too", async () => {
    await ana.getByRole("link", { name: /^general/ }).click();
    await askFor(ana, "Tim Toe <tim@x.org>");
    const card = message(lee, "Tim Toe");
    await card.getByRole("button", { name: "Approve" }).click();
    await card.getByRole("link", { name: /repl/ }).click();
    const reply = lee.getByRole("textbox", { name: "Reply" });
    await reply.fill("/qb-invite status");
    await reply.press("Enter");
    await lee.getByText("/qb-invite is not supported in threads. Sorry!").waitFor();
    await say(ana, "/nothing");
    await ana.getByText("/nothing is not a valid command.").waitFor();
  });
});
