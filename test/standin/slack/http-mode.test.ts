import { App, LogLevel } from "@slack/bolt";
import { expect, test } from "vitest";
import { signRequest } from "../../../src/standin/slack/delivery/http-delivery.ts";
import { startSlackStandin } from "../../../src/standin/slack/start.ts";
import { findFreePort } from "../../find-free-port.ts";

// https://docs.slack.dev/authentication/verifying-requests-from-slack
test("signRequest() gives the signature of the documented example", () => {
  const body =
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar" +
    "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com" +
    "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
  const signingSecret = "8f742231b10e8888abcd99yyyzzz85a5";
  expect(signRequest({ signingSecret, timestamp: "1531420618", body })).toBe(
    "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
  );
});

test("a real Bolt app over HTTP gets signed commands, presses and events", async () => {
  const port = await findFreePort();
  const slack = await startSlackStandin({ deliverTo: `http://127.0.0.1:${port}/slack/events` });
  const ana = slack.addPerson({ name: "Ana Lee", handle: "ana" });
  const general = slack.addChannel({ name: "general", members: [ana] });
  const app = new App({
    token: slack.botToken,
    signingSecret: slack.signingSecret,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
  });
  app.command("/qb-invite", async ({ ack, client }) => {
    await ack("Wait");
    const button = {
      type: "button" as const,
      action_id: "go",
      text: { type: "plain_text" as const, text: "Go" },
    };
    await client.chat.postMessage({
      channel: general.id,
      text: "x",
      blocks: [{ type: "actions", elements: [button] }],
    });
  });
  app.action("go", async ({ ack, respond }) => {
    await ack();
    await respond({ text: "Gone", replace_original: true });
  });
  app.event("app_home_opened", async ({ event, client }) => {
    const blocks = [{ type: "header" as const, text: { type: "plain_text" as const, text: "Welcome" } }];
    await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
  });
  await app.init();
  await app.start(port);
  try {
    await ana.types("/qb-invite", { in: "general" });
    await ana.sees("Wait", { privately: true });
    await ana.sees("[Go]");
    await ana.presses("Go", { in: "general" });
    await ana.sees("Gone");
    expect(await ana.opensHome()).toBe("Welcome");
    expect(slack.problems).toEqual([]);
  } finally {
    await app.stop();
    await slack.close();
  }
});

test("without anybody at the address, the person is told", async () => {
  const port = await findFreePort();
  const slack = await startSlackStandin({ deliverTo: `http://127.0.0.1:${port}/slack/events` });
  const ana = slack.addPerson({ name: "Ana Lee", handle: "ana" });
  slack.addChannel({ name: "general", members: [ana] });
  await ana.types("/qb-invite", { in: "general" });
  expect(ana.reads("general")).toContain("did not respond");
  await slack.close();
});
