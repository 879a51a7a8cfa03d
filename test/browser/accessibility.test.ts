import { beforeAll, expect, test } from "vitest";
import { askFor, at, message } from "./acting.ts";
import { violationsInBothColours, violationsOn } from "./axe.ts";
import { describeInBrowser } from "./in-browser.ts";
import { focused, tabTo } from "./keyboard.ts";

describeInBrowser("The page is for everybody", (stage) => {
  beforeAll(async () => {
    const ana = await stage.open(at.general("ana"));
    await askFor(ana, "Nova Reyes <nova@x.org>, Kim Known <kim@x.org>");
    const lee = await stage.open(at.approvals("lee"));
    await message(lee, "Nova Reyes").getByRole("button", { name: "Approve" }).click();
    await message(lee, "Both people were invited.").waitFor();
    await askFor(ana, "Bo Ray <bo@x.org>");
    await message(lee, "Bo Ray").getByRole("button", { name: "Deny" }).waitFor();
    await ana.context().close();
    await lee.context().close();
  });

  const places = {
    "a conversation": at.approvals("lee"),
    "the Home tab": at.home("ana"),
    emails: `${at.direct("ana")}&tab=emails`,
    calls: `${at.general("bob")}&tab=calls`,
    accounts: `${at.general("gus")}&tab=accounts`,
    "what can go wrong": `${at.general("max")}&scene=trouble`,
    everybody: "tab=apps",
  };

  test("axe finds nothing wrong in any part of the page, light and dark", async () => {
    const page = await stage.open(at.general("ana"));
    for (const [name, place] of Object.entries(places)) {
      await page.goto(`${stage.demo.url}/?${place}`);
      await page.getByRole("heading", { name: "The demo of qb-invite" }).waitFor();
      expect(await violationsInBothColours(page), name).toEqual([]);
    }
    await page.context().close();
  });

  test("axe finds nothing wrong with a thread, a completion, a form with errors and a question", async () => {
    const lee = await stage.open(at.approvals("lee"));
    await lee.getByRole("link", { name: /2 replies/ }).click();
    await lee.getByRole("region", { name: "Thread" }).waitFor();
    expect(await violationsInBothColours(lee), "thread").toEqual([]);
    await lee.getByRole("textbox", { name: "Message #quickbase-approvals" }).fill("/qb");
    await lee.getByRole("listbox", { name: "Commands" }).waitFor();
    expect(await violationsInBothColours(lee), "completion").toEqual([]);
    await lee.getByRole("textbox", { name: "Message #quickbase-approvals" }).fill("/qb-invite");
    await lee.keyboard.press("Enter");
    const form = lee.getByRole("dialog", { name: "Invite people" });
    await form.getByLabel("Role").waitFor();
    await form.getByRole("button", { name: "Send request" }).click();
    await form.getByRole("alert").first().waitFor();
    expect(await violationsInBothColours(lee), "form").toEqual([]);
    await form.getByRole("button", { name: "Cancel" }).click();
    await form.waitFor({ state: "detached" });
    await lee.getByRole("button", { name: "Start over" }).click();
    expect(await violationsInBothColours(lee), "question").toEqual([]);
    await lee.context().close();
  });

  test("axe finds nothing wrong in a narrow window, and nothing sticks out of it", async () => {
    const lee = await stage.open(at.approvals("lee"), { width: 400, height: 800 });
    for (const pane of [/^You: Lee/, "Slack", "Quickbase", "Go wrong"]) {
      await lee
        .getByRole("navigation", { name: "Parts of the page" })
        .getByRole("link", { name: pane })
        .click();
      expect(await violationsOn(lee), String(pane)).toEqual([]);
      expect(await lee.evaluate("document.documentElement.scrollWidth"), String(pane)).toBeLessThanOrEqual(
        400,
      );
    }
    await lee.context().close();
  });

  test("the keyboard alone gets through a whole invitation", async () => {
    const page = await stage.open(at.general("ana"));
    await tabTo(page, "Message #general");
    await page.keyboard.type("/q");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Key Boe <key@x.org>");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Invite people" }).getByLabel("Role").waitFor();
    expect(await focused(page)).toBe("Application");
    await tabTo(page, "Role");
    await page.keyboard.type("Vie");
    await tabTo(page, "Reason");
    await page.keyboard.type("The audit");
    await tabTo(page, "Send request");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focused(page)).toBe("Message #general");

    await tabTo(page, /^Lee Park approver/);
    await page.keyboard.press("Enter");
    // To be Lee leads to where something waits for Lee.
    await page.getByRole("heading", { name: "# quickbase-approvals" }).waitFor();
    await message(page, "Key Boe").getByRole("button", { name: "Approve" }).waitFor();
    await message(page, "Key Boe").getByRole("button", { name: "Approve" }).focus();
    await page.keyboard.press("Enter");
    await message(page, "Key Boe was invited.").waitFor();
    await page.context().close();
  });

  test("Escape leaves a form, and the focus is where it was", async () => {
    const lee = await stage.open(at.approvals("lee"));
    const deny = message(lee, "Bo Ray").getByRole("button", { name: "Deny" });
    await deny.focus();
    await lee.keyboard.press("Enter");
    await lee.getByRole("dialog", { name: "Deny the request" }).waitFor();
    expect(await focused(lee)).toBe("Reason");
    await lee.keyboard.press("Escape");
    await lee.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focused(lee)).toBe("Deny");
    await lee.context().close();
  });
});
