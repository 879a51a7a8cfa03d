import type { App } from "@slack/bolt";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dmWithBot } from "../../../src/standin/slack/people/person.ts";
import type { SlackStandin } from "../../../src/standin/slack/slack-standin.ts";
import { startSlackStandin } from "../../../src/standin/slack/start.ts";
import { startBolt } from "./bolt-bot.ts";

let slack: SlackStandin;
let stop: () => Promise<void> = async () => {};

beforeEach(async () => {
  slack = await startSlackStandin();
});
afterEach(async () => {
  await stop();
  await slack.close();
});

const plain = (text: string) => ({ type: "plain_text" as const, text });

function inviteBot(app: App, channelId: string): void {
  app.command("/qb-invite", async ({ ack, client, command }) => {
    await ack();
    await client.views.open({
      trigger_id: command.trigger_id,
      view: {
        type: "modal",
        callback_id: "invite",
        title: plain("Invite people"),
        submit: plain("Ask"),
        blocks: [
          {
            type: "input",
            block_id: "people",
            label: plain("People"),
            element: { type: "plain_text_input", action_id: "text", initial_value: command.text },
          },
          {
            type: "input",
            block_id: "role",
            label: plain("Role"),
            element: {
              type: "static_select",
              action_id: "choice",
              options: [
                { text: plain("Viewer"), value: "10" },
                { text: plain("Participant"), value: "11" },
              ],
            },
          },
        ],
      },
    });
  });
  app.view("invite", async ({ ack, body, view, client }) => {
    const text = view.state.values.people?.text?.value ?? "";
    const role = view.state.values.role?.choice?.selected_option?.text.text;
    if (!text.includes("@")) return ack({ response_action: "errors", errors: { people: "No address here" } });
    await ack();
    await client.chat.postMessage({
      channel: channelId,
      text: `<@${body.user.id}> asks`,
      blocks: [
        {
          type: "section",
          text: { type: "mrkdwn", text: `<@${body.user.id}> asks for *${text}* as ${role} &amp; more` },
        },
        {
          type: "actions",
          elements: [
            {
              type: "button",
              action_id: "approve",
              text: plain("Approve"),
              value: "req_1",
              style: "primary",
            },
            { type: "button", action_id: "deny", text: plain("Deny"), value: "req_1", style: "danger" },
          ],
        },
      ],
    });
    await client.chat.postMessage({ channel: body.user.id, text: "You asked" });
  });
  app.action("approve", async ({ ack, body, client, respond }) => {
    await ack();
    if (body.type !== "block_actions" || !body.message) return;
    const text = `Approved by <@${body.user.id}>`;
    await client.chat.update({ channel: channelId, ts: body.message.ts, text, blocks: [] });
    await client.chat.postMessage({ channel: channelId, thread_ts: body.message.ts, text: "Done" });
    await respond({ text: "Thank you", replace_original: false });
  });
}

test("a command, a form, a card, a press and an update pass between a real Bolt app and people", async () => {
  const ana = slack.addPerson({ name: "Ana Lee", handle: "ana" });
  const lee = slack.addPerson({ name: "Lee Park", handle: "lee" });
  const approvals = slack.addChannel({ name: "quickbase-approvals", members: [ana, lee] });
  slack.addChannel({ name: "general", members: [ana] });
  ({ stop } = await startBolt(slack, (app) => inviteBot(app, approvals.id)));

  await ana.types("/qb-invite somebody", { in: "general" });
  const form = await ana.seesModal("Invite people");
  expect(form.text()).toContain("People: [somebody]");
  expect(await form.submits()).toBe("not sent");
  expect(form.errors()).toEqual({ Role: "Please complete this required field." });
  await form.chooses("Role", "Participant");
  expect(await form.submits()).toBe("errors");
  expect(form.errors()).toEqual({ People: "No address here" });
  await form.fills("People", "nova@x.org");
  expect(await form.submits()).toBe("closed");
  expect(form.isOpen).toBe(false);

  const card = await lee.sees("asks for nova@x.org as Participant & more", { in: "quickbase-approvals" });
  expect(card).toMatchObject({ author: "qb-invite", buttons: ["Approve", "Deny"], mentions: ["@Ana Lee"] });
  await ana.sees("You asked", { in: dmWithBot });
  await lee.presses("Approve", { in: "quickbase-approvals" });
  await lee.sees("Thank you", { in: "quickbase-approvals", privately: true });
  await ana.sees("Done", { in: "quickbase-approvals", thread: true });
  expect(ana.reads("quickbase-approvals")).toBe("qb-invite: Approved by @Lee Park\n    qb-invite: Done");
  expect(slack.problems).toEqual([]);
});
