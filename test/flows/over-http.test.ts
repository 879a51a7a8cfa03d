import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { signRequest } from "../../src/standin/slack/delivery/http-delivery.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, type BotWorld, openWorldWithBot } from "./bot-in-world.ts";

test("the whole story works over signed HTTP requests, health and readiness beside it", async () => {
  const world = await openWorldWithBot({ overHttp: true });
  const { ana, lee, max, quickbase, slack, app } = world;
  await askAndSeeCard(world, { people: "nova.reyes@x.org\nKim Known <kim@x.org>" });
  await max.presses("Deny", { in: APPROVALS });
  await (await max.seesModal("Deny the request")).cancels();
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees(/Both people were invited to/, { in: dmWithBot });
  expect(quickbase.mails.map(({ to }) => to)).toEqual(["nova.reyes@x.org", "kim@x.org"]);
  const answers = await Promise.all(
    ["/health", "/ready"].map((path) => fetch(`http://127.0.0.1:${app.port}${path}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(slack.connections).toBe(0);
  expect(slack.problems).toEqual([]);
});

test("a request that Slack did not sign is refused and does nothing", async () => {
  const { app, ana, lee, quickbase } = await openWorldWithBot({ overHttp: true });
  const url = `http://127.0.0.1:${app.port}/slack/events`;
  const body = new URLSearchParams({
    command: "/qb-invite",
    user_id: ana.id,
    team_id: "T0STANDIN",
    trigger_id: "1",
  });
  const now = String(Math.floor(Date.now() / 1000));
  const headers = [
    {},
    { "x-slack-request-timestamp": now, "x-slack-signature": `v0=${"0".repeat(64)}` },
    { "x-slack-request-timestamp": "1", "x-slack-signature": "v0=x" },
  ];
  const answers = await Promise.all(
    headers.map((each) => fetch(url, { method: "POST", body, headers: each })),
  );
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  expect(ana.modal()).toBeUndefined();
  expect(lee.reads(APPROVALS)).toBe("");
  expect(quickbase.mails).toEqual([]);
});

type Post = {
  body: string;
  contentType?: string;
  /** How far from now the signature is. */
  offSeconds?: number;
};

const FORM = "application/x-www-form-urlencoded";

/** Posts as Slack does, signed. */
function post({ app, slack }: BotWorld, { body, contentType = FORM, offSeconds = 0 }: Post) {
  const timestamp = String(Math.floor(Date.now() / 1000) + offSeconds);
  return fetch(`http://127.0.0.1:${app.port}/slack/events`, {
    method: "POST",
    body,
    headers: {
      "content-type": contentType,
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": signRequest({ signingSecret: slack.signingSecret, timestamp, body }),
    },
  });
}

/** Sends bytes to the bot and gives what it answers, as soon as the head of an answer is there. */
async function sendRaw({ app }: BotWorld, text: string): Promise<string> {
  const socket = connect(app.port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write(text);
  let answer = "";
  for await (const chunk of socket) {
    answer += chunk;
    if (answer.includes("\r\n\r\n")) break;
  }
  return answer;
}

const help = (world: BotWorld) =>
  new URLSearchParams({
    command: "/qb-invite",
    text: "help",
    user_id: world.ana.id,
    team_id: world.slack.teamId,
    api_app_id: world.slack.appId,
    trigger_id: "1",
  }).toString();

test.each(["null", "[]", '"x"', "7", "{}", '{"type":"app_rate_limited"}', '{"event":null}'])(
  "a signed body %s is taken and in the log, and the bot lives on",
  async (body) => {
    const world = await openWorldWithBot({ overHttp: true });
    expect((await post(world, { body, contentType: "application/json" })).status).toBe(200);
    const payload = new URLSearchParams({ payload: body }).toString();
    expect((await post(world, { body: payload })).status).toBe(200);
    expect(world.logLines.join("\n")).toContain("Cannot read what Slack has sent");
    expect((await post(world, { body: help(world) })).status).toBe(200);
  },
);

test("a signed body that is no JSON, or too long, is turned away", async () => {
  const world = await openWorldWithBot({ overHttp: true });
  expect((await post(world, { body: "{", contentType: "application/json" })).status).toBe(400);
  expect((await post(world, { body: "payload=%7B" })).status).toBe(400);
  expect((await post(world, { body: `text=${"x".repeat(1024 * 1024)}` })).status).toBe(413);
  expect((await post(world, { body: `${help(world)}&long=${"x".repeat(900_000)}` })).status).toBe(200);
});

test.each([-301, 301, 3_600])("a signature %i seconds from now is refused", async (offSeconds) => {
  const world = await openWorldWithBot({ overHttp: true });
  expect((await post(world, { body: help(world), offSeconds })).status).toBe(401);
});

test("what is not signed, or too long by its own word, is refused before its body is there", async () => {
  const world = await openWorldWithBot({ overHttp: true });
  const head = (lines: string[]) =>
    ["POST /slack/events HTTP/1.1", "Host: qb-invite", `Content-Type: ${FORM}`, ...lines, "", ""].join(
      "\r\n",
    );
  expect(await sendRaw(world, head(["Content-Length: 9000000"]))).toMatch(/^HTTP\/1.1 401 /);
  expect(await sendRaw(world, head(["Transfer-Encoding: chunked"]))).toMatch(/^HTTP\/1.1 401 /);
  const signed = [
    `X-Slack-Request-Timestamp: ${Math.floor(Date.now() / 1000)}`,
    `X-Slack-Signature: v0=${"0".repeat(64)}`,
  ];
  expect(await sendRaw(world, head([...signed, "Content-Length: 9000000"]))).toMatch(/^HTTP\/1.1 413 /);
  const chunk = `${(1 << 20).toString(16)}\r\n${"x".repeat(1 << 20)}\r\n`;
  const endless = head([...signed, "Transfer-Encoding: chunked"]) + chunk + chunk;
  expect(await sendRaw(world, endless)).toMatch(/^HTTP\/1.1 413 /);
});

test("a flood of posts that are turned away is one line in the log", async () => {
  const world = await openWorldWithBot({ overHttp: true });
  const url = `http://127.0.0.1:${world.app.port}/slack/events`;
  for (let time = 0; time < 100; time += 1) await fetch(url, { method: "POST", body: "x=1" });
  expect(world.logLines.filter((line) => line.includes("turned away"))).toHaveLength(1);
  expect((await post(world, { body: help(world) })).status).toBe(200);
});

test.each([`${FORM}; charset=utf-8`, `${FORM};charset=UTF-8`, FORM.toUpperCase()])(
  "a form is read with the content type %s",
  async (contentType) => {
    const world = await openWorldWithBot({ overHttp: true });
    const answer = await post(world, { body: help(world), contentType });
    expect(await answer.text()).toContain("/qb-invite status");
  },
);

test("Slack's checks of the address and of its certificate are answered, and nothing comes in by them", async () => {
  const world = await openWorldWithBot({ overHttp: true });
  const url = `http://127.0.0.1:${world.app.port}/slack/events`;
  const challenge = JSON.stringify({ type: "url_verification", challenge: "abc", token: "x" });
  const verified = await post(world, { body: challenge, contentType: "application/json; charset=utf-8" });
  expect(await verified.json()).toEqual({ challenge: "abc" });
  const unsigned = (body: string) => fetch(url, { method: "POST", body, headers: { "content-type": FORM } });
  expect((await unsigned("ssl_check=1&token=x")).status).toBe(200);
  expect((await fetch(`${url}?ssl_check=1&token=x`)).status).toBe(200);
  expect((await fetch(url)).status).toBe(405);
  const smuggled = await unsigned(`ssl_check=1&${help(world)}`);
  expect(await smuggled.text()).not.toContain("/qb-invite status");
});

test("health is told to HEAD as to GET, and other paths are none", async () => {
  const { app } = await openWorldWithBot({ overHttp: true });
  const ask = async (path: string, method: string) => {
    const answer = await fetch(`http://127.0.0.1:${app.port}${path}`, { method });
    return [answer.status, answer.headers.get("content-length"), await answer.text()] as const;
  };
  for (const path of ["/health", "/ready"]) {
    const [status, length, text] = await ask(path, "GET");
    expect([status, text.length > 0]).toEqual([200, true]);
    expect(await ask(path, "HEAD")).toEqual([200, length, ""]);
  }
  for (const path of ["/", "//", "/slack", "/slack/events/", "/%"])
    expect((await ask(path, "GET"))[0]).toBe(404);
});

test("over HTTP, too, a button that is not known is answered", async () => {
  const world = await openWorldWithBot({ overHttp: true });
  const { ana, lee, slack } = world;
  const acknowledged = await slack.sendPayload({
    type: "block_actions",
    team: { id: slack.teamId },
    user: { id: lee.id, team_id: slack.teamId },
    api_app_id: slack.appId,
    channel: { id: world.approvals.id, name: APPROVALS },
    actions: [{ type: "button", action_id: "approve_v0", block_id: "b", value: "x" }],
  });
  expect(acknowledged.acknowledged).toBe(true);
  await lee.sees("This button is out of date", { in: APPROVALS, privately: true });
  expect(slack.problems).toEqual([]);
  expect(ana.modal()).toBeUndefined();
});
