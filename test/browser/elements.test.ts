import type { App } from "@slack/bolt";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject } from "../../src/standin/slack/json.ts";
import { startBolt } from "../standin/slack/bolt-bot.ts";
import { call } from "../standin/slack/raw-app.ts";
import { at, message } from "./acting.ts";
import { violationsInBothColours } from "./axe.ts";
import { describeInBrowser } from "./in-browser.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });
const markup = (text: string) => ({ type: "mrkdwn", text });
const option = (text: string, value = text.toLowerCase()) => ({ text: plain(text), value });
const input = (id: string, element: JsonObject, more: JsonObject = {}) => ({
  type: "input",
  block_id: id,
  label: plain(`The ${id}`),
  element: { action_id: "value", ...element },
  ...more,
});

// An app of the tests' own takes the bot's place: it posts what it wants, and remembers what it hears.
describeInBrowser("Every block and element", (stage) => {
  let ana: Page;
  let stop: () => Promise<void>;
  const heard: { actions: JsonObject[]; values: JsonObject; asked: string[] } = {
    actions: [],
    values: {},
    asked: [],
  };

  const slack = () => stage.demo.demo.world.slack;
  const post = (blocks: JsonObject[]) =>
    call(slack(), "chat.postMessage", {
      channel: stage.demo.demo.world.approvals.id,
      text: "A message",
      blocks,
    });
  const open = async (blocks: JsonObject[], more: JsonObject = {}) => {
    const trigger_id = slack().engine.triggers.mint(stage.demo.demo.world.ana.id);
    const view = { type: "modal", title: plain("A form"), submit: plain("Send"), blocks, ...more };
    const { body } = await call(slack(), "views.open", { trigger_id, view });
    expect(body).toMatchObject({ ok: true });
  };

  beforeAll(async () => {
    await stage.demo.demo.weather.turn("bot killed", true);
    const bolt = await startBolt(slack(), (app: App) => {
      app.action(/.*/, async ({ ack, action }) => {
        heard.actions.push(JSON.parse(JSON.stringify(action)));
        await ack();
      });
      app.options(/.*/, async ({ ack, payload }) => {
        heard.asked.push(payload.value);
        await ack({ options: [option(`${payload.value} one`), option(`${payload.value} two`)] });
      });
      app.view(/.*/, async ({ ack, view }) => {
        heard.values = JSON.parse(JSON.stringify(view.state.values));
        await ack();
      });
    });
    stop = bolt.stop;
    ana = await stage.open(at.approvals("ana"));
  });
  afterAll(() => stop?.());

  const untilHeard = (fits: (action: JsonObject) => boolean) =>
    expect.poll(() => heard.actions.some(fits), { timeout: 10_000 }).toBe(true);

  test("header, section with fields and accessory, context, divider", async () => {
    await post([
      { type: "header", text: plain("A header :tada:") },
      {
        type: "section",
        text: markup(
          "*Bold* and _italic_, `code`, <https://x.org|a link>, a &lt;tag&gt;, <!date^0^{date_num}|never>",
        ),
        fields: [markup("*One*"), plain("*Two*")],
        accessory: { type: "button", action_id: "beside", text: plain("Beside") },
      },
      { type: "divider" },
      {
        type: "context",
        elements: [
          markup("Small words"),
          { type: "image", image_url: "http://x.org/a.png", alt_text: "A cat" },
        ],
      },
    ]);
    const shown = message(ana, "A header");
    await shown.getByRole("heading", { name: "A header 🎉" }).waitFor();
    expect(await shown.locator("strong", { hasText: /^Bold$/ }).count()).toBe(1);
    expect(await shown.locator("em").textContent()).toBe("italic");
    expect(await shown.locator("code").textContent()).toBe("code");
    expect(await shown.getByRole("link", { name: "a link" }).getAttribute("href")).toBe("https://x.org");
    expect(await shown.textContent()).toContain("a <tag>, 1970-01-01");
    expect(await shown.textContent()).toContain("*Two*");
    expect(await shown.getByRole("separator").count()).toBe(1);
    expect(await shown.getByRole("img", { name: "A cat" }).count()).toBe(1);
    await shown.getByRole("button", { name: "Beside" }).click();
    await untilHeard(({ action_id }) => action_id === "beside");
  });

  test("a table turns its pages, an alert says its sentence, and axe finds nothing wrong with either", async () => {
    const cell = (text: string) => ({ type: "raw_text", text });
    const people = Array.from({ length: 12 }, (_, number) => [cell(`Person ${number}`), cell("Invited")]);
    await post([
      {
        type: "data_table",
        caption: "Result for 12 people",
        page_size: 10,
        row_header_column_index: 0,
        rows: [[cell("Name"), cell("Result")], ...people],
      },
    ]);
    const table = message(ana, "Result for 12 people").getByRole("table");
    await table.getByRole("rowheader", { name: "Person 9" }).waitFor();
    expect(await table.getByRole("rowheader").count()).toBe(10);
    expect(await violationsInBothColours(ana)).toEqual([]);
    await message(ana, "Result for 12 people").getByRole("button", { name: "Next" }).click();
    await table.getByRole("rowheader", { name: "Person 11" }).waitFor();
    expect(await table.getByRole("rowheader").count()).toBe(2);
    await open([{ type: "alert", level: "warning", text: markup("The roles are gone.") }]);
    await ana.getByRole("dialog", { name: "A form" }).getByText("The roles are gone.").waitFor();
    expect(await violationsInBothColours(ana)).toEqual([]);
    await ana.getByRole("dialog", { name: "A form" }).getByRole("button", { name: "Close" }).first().click();
    await ana.getByRole("dialog", { name: "A form" }).waitFor({ state: "detached" });
  });

  test("rich text: sections, quotes, lists, preformatted, and every kind of piece", async () => {
    const { ana: person, ops, approvals } = stage.demo.demo.world;
    const words = (text: string, style = {}) => ({ type: "text", text, style });
    await post([
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              words("Rich "),
              words("bold", { bold: true }),
              words("code", { code: true }),
              { type: "link", url: "https://x.org/", text: "linked" },
              { type: "user", user_id: person.id },
              { type: "usergroup", usergroup_id: ops.id },
              { type: "channel", channel_id: approvals.id },
              { type: "broadcast", range: "here" },
              { type: "emoji", name: "tada" },
              { type: "date", timestamp: 0, format: "{date_num}", fallback: "never" },
              { type: "something_new" },
            ],
          },
          { type: "rich_text_quote", elements: [words("quoted")] },
          { type: "rich_text_preformatted", elements: [words("<pre>")] },
          {
            type: "rich_text_list",
            style: "ordered",
            elements: [{ type: "rich_text_section", elements: [words("first")] }],
          },
        ],
      },
    ]);
    const shown = message(ana, "Rich bold");
    await shown.waitFor();
    const text = await shown.textContent();
    for (const part of [
      "linked",
      "@Ana Lee",
      "@ops",
      "#quickbase-approvals",
      "@here",
      "🎉",
      "1970-01-01",
      "[something_new]",
    ])
      expect(text).toContain(part);
    expect(await shown.locator("blockquote").textContent()).toBe("quoted");
    expect(await shown.locator("pre").textContent()).toBe("<pre>");
    expect(await shown.locator("ol li").textContent()).toBe("first");
  });

  test("buttons have styles and a confirm dialog; a link in a section is no button", async () => {
    const confirm = {
      title: plain("Sure?"),
      text: markup("*Really*"),
      confirm: plain("Yes"),
      deny: plain("No"),
      style: "danger",
    };
    await post([
      {
        type: "actions",
        elements: [
          { type: "button", action_id: "go", text: plain("Go ahead"), style: "primary", value: "7" },
          { type: "button", action_id: "stop", text: plain("Stop it"), style: "danger", confirm },
        ],
      },
    ]);
    const shown = message(ana, "Go ahead");
    await shown.getByRole("button", { name: "Go ahead" }).click();
    await untilHeard(({ action_id, value }) => action_id === "go" && value === "7");
    await shown.getByRole("button", { name: "Stop it" }).click();
    const question = ana.getByRole("dialog", { name: "Sure?" });
    await question.getByRole("button", { name: "No" }).click();
    await question.waitFor({ state: "detached" });
    await shown.getByRole("button", { name: "Stop it" }).click();
    expect(heard.actions.some(({ action_id }) => action_id === "stop")).toBe(false);
    await question.getByRole("button", { name: "Yes" }).click();
    await untilHeard(({ action_id }) => action_id === "stop");
  });

  test("selects in a message tell the app at once", async () => {
    await post([
      {
        type: "actions",
        elements: [
          {
            type: "static_select",
            action_id: "colour",
            placeholder: plain("Colour"),
            options: [option("Red"), option("Blue")],
          },
          { type: "users_select", action_id: "who", placeholder: plain("Who") },
          { type: "datepicker", action_id: "day", placeholder: plain("Day") },
        ],
      },
    ]);
    await ana.getByLabel("Colour", { exact: true }).last().selectOption("Blue");
    await untilHeard(({ selected_option }) => JSON.stringify(selected_option ?? null).includes('"blue"'));
    await ana.getByLabel("Who", { exact: true }).last().selectOption("Bob Stone");
    await untilHeard(({ selected_user }) => selected_user === stage.demo.demo.world.bob.id);
    await ana.getByLabel("Day", { exact: true }).last().fill("2026-12-24");
    await untilHeard(({ selected_date }) => selected_date === "2026-12-24");
  });

  test("every field of a form arrives as it was filled in", async () => {
    const options = [option("Red"), option("Green"), option("Blue")];
    await open([
      input("line", { type: "plain_text_input" }),
      input(
        "text",
        { type: "plain_text_input", multiline: true, initial_value: "first" },
        { hint: plain("A hint") },
      ),
      input("mail", { type: "email_text_input" }),
      input("static", {
        type: "static_select",
        option_groups: [{ label: plain("Warm"), options: [option("Red")] }],
      }),
      input("statics", { type: "multi_static_select", options }),
      input("external", { type: "external_select", min_query_length: 2 }),
      input("externals", { type: "multi_external_select", min_query_length: 1 }),
      input("person", { type: "users_select" }),
      input("people", { type: "multi_users_select" }),
      input("radio", { type: "radio_buttons", options }),
      input("boxes", { type: "checkboxes", options, initial_options: [options[0] ?? {}] }),
      input("date", { type: "datepicker" }),
      input("spare", { type: "plain_text_input" }, { optional: true }),
    ]);
    const form = ana.getByRole("dialog", { name: "A form" });
    const field = (name: string) => form.getByLabel(`The ${name}`, { exact: true });
    await field("line").fill("<script>alert(1)</script>");
    await field("text").fill("one\ntwo");
    await field("mail").fill("no address");
    await field("static").selectOption("Red");
    await field("statics").fill("gre");
    await form.getByRole("option", { name: "Green" }).click();
    await field("statics").fill("blu");
    await field("statics").press("Enter");
    await field("external").pressSequentially("qui");
    await form.getByRole("option", { name: "qui two" }).click();
    await field("externals").pressSequentially("zz");
    await form.getByRole("option", { name: "zz one" }).click();
    await field("person").selectOption("Lee Park");
    await field("people").pressSequentially("max");
    await field("people").press("Enter");
    await form.getByRole("radio", { name: "Green" }).check();
    await form.getByRole("group", { name: "The boxes" }).getByRole("checkbox", { name: "Blue" }).check();
    await field("date").fill("2026-12-24");
    await form.getByRole("button", { name: "Send" }).click();
    await form.getByText("Please enter a valid email address.").waitFor();
    expect(await field("mail").getAttribute("aria-invalid")).toBe("true");
    await field("mail").fill("a@x.org");
    await form.getByRole("button", { name: "Send" }).click();
    await form.waitFor({ state: "detached" });
    const { world } = stage.demo.demo;
    expect(heard.values).toMatchObject({
      line: { value: { value: "<script>alert(1)</script>" } },
      text: { value: { value: "one\ntwo" } },
      mail: { value: { value: "a@x.org" } },
      static: { value: { selected_option: { value: "red" } } },
      statics: { value: { selected_options: [{ value: "green" }, { value: "blue" }] } },
      external: { value: { selected_option: { value: "qui two" } } },
      externals: { value: { selected_options: [{ value: "zz one" }] } },
      person: { value: { selected_user: world.lee.id } },
      people: { value: { selected_users: [world.max.id] } },
      radio: { value: { selected_option: { value: "green" } } },
      boxes: { value: { selected_options: [{ value: "red" }, { value: "blue" }] } },
      date: { value: { selected_date: "2026-12-24" } },
      spare: { value: { value: null } },
    });
  });

  test("what the page does not know is shown as such", async () => {
    await post([
      { type: "markdown", text: "# Some markdown" },
      {
        type: "actions",
        elements: [{ type: "overflow", action_id: "more", options: [option("A"), option("B")] }],
      },
    ]);
    const shown = message(ana, "A block that this demo does not show: markdown");
    await shown.getByText("A block that this demo does not show: markdown").click();
    await shown.getByText("# Some markdown").waitFor();
    await shown.getByText("An element that this demo does not show: overflow").waitFor();
  });

  test("a submission that nobody acknowledges gets Slack's sentence, and keeps what was typed", async () => {
    await open([input("line", { type: "plain_text_input" })]);
    const form = ana.getByRole("dialog", { name: "A form" });
    await form.getByLabel("The line").fill("Do not lose me");
    await stop();
    await form.getByRole("button", { name: "Send" }).click();
    await form.getByText("We had some trouble connecting. Try again?").waitFor();
    expect(await form.getByLabel("The line").inputValue()).toBe("Do not lose me");
    await form.getByRole("button", { name: "Close" }).click();
    await form.waitFor({ state: "detached" });
  });
});
