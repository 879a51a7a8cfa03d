import { once } from "node:events";
import { readdirSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPort } from "../../../src/standin/demo/read-port.ts";
import { type ServedDemo, serveDemo } from "../../../src/standin/demo/server/serve-demo.ts";

let served: ServedDemo;
beforeAll(async () => {
  served = await serveDemo({ port: 0 });
});
afterAll(() => served.close());

type Asking = { method?: string; path?: string; headers?: Record<string, string>; body?: string };

/** What the demo answers; `fetch` would not send these headers. */
function ask({
  method = "GET",
  path = "/",
  headers = {},
  body,
}: Asking): Promise<{ status: number; text: string }> {
  const { port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    const asking = request({
      host: "127.0.0.1",
      port,
      method,
      path,
      headers: { host: `localhost:${port}`, ...headers },
    });
    asking.on("error", reject);
    asking.on("response", (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, text: body }), reject);
    });
    asking.end(body);
  });
}

const own = () => ({ origin: served.url, "content-type": "application/json" });

test("the page, its modules and its libraries are served", async () => {
  expect((await ask({})).text).toContain("<title>qb-invite demo</title>");
  for (const path of [
    "/demo/page/main.ts",
    "/demo/page/quickbase/emails.css",
    "/slack/json.ts",
    "/modules/preact/hooks.js",
  ])
    expect((await ask({ path })).status, path).toBe(200);
});

test("the page links each of its stylesheets once", async () => {
  const folder = new URL("../../../src/standin/demo/page/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".css"),
  );
  const links = [...(await ask({})).text.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map(
    ([, href]) => href,
  );
  expect(links.toSorted()).toEqual(files.map((file) => `/demo/page/${file}`).toSorted());
});

test.each([
  "/demo/main.ts",
  "/demo/page/../main.ts",
  "/demo/page/%2e%2e/main.ts",
  "/demo/page/tsconfig.json",
  "/modules/../package.json",
  "/slack/start.ts",
  "/nothing",
])("%s is not served", async (path) => {
  expect((await ask({ path })).status).toBe(404);
});

test("a page that reached this machine under another name is refused", async () => {
  expect((await ask({ path: "/api/world", headers: { host: "evil.example" } })).status).toBe(403);
});

test.each([
  ["another page", { origin: "http://evil.example", "content-type": "application/json" }],
  ["nobody in particular", { "content-type": "application/json" }],
  ["a form", { origin: "own", "content-type": "text/plain" }],
])("an order of %s is refused", async (_, headers: Record<string, string>) => {
  const origin = headers.origin === "own" ? { origin: served.url } : {};
  const answer = await ask({
    method: "POST",
    path: "/api/weather",
    headers: { ...headers, ...origin },
    body: '{"as":"ana","id":"quickbase down","on":true}',
  });
  expect(answer.status).toBe(403);
  expect(served.demo.weather.picture().every(({ isOn }) => !isOn)).toBe(true);
});

test.each([
  ["/api/nothing", "{}", 404],
  ["/api/constructor", "{}", 404],
  ["/api/say", "not json", 400],
  ["/api/say", "[]", 400],
  ["/api/say", '{"as":"nobody"}', 409],
  ["/api/say", '{"as":"ana","channelId":"C1","text":"hi"}', 409],
  ["/api/press", '{"as":"ana","at":{"viewId":"V1"}}', 409],
  ["/api/submit", '{"as":"ana","viewId":7}', 409],
  ["/api/weather", '{"as":"ana","id":"sunshine","on":true}', 409],
  ["/api/register", '{"as":"ana","email":"x@x.org"}', 409],
])("%s with %s answers %j", async (path, body, status) => {
  const answer = await ask({ method: "POST", path, headers: own(), body });
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.text)).toEqual({ problem: expect.any(String) });
});

test("Start over gives a world without a trace of the one before", async () => {
  const { world } = served.demo;
  world.slack.engine.workspace.post({
    channelId: world.approvals.id,
    authorId: world.ana.id,
    text: "Remember me",
  });
  await ask({
    method: "POST",
    path: "/api/weather",
    headers: own(),
    body: '{"as":"ana","id":"quickbase down","on":true}',
  });
  expect((await ask({ path: "/api/world?as=lee" })).text).toContain("Remember me");
  await ask({ method: "POST", path: "/api/start-over", headers: own(), body: '{"as":"ana"}' });
  const after = JSON.parse((await ask({ path: "/api/world?as=lee" })).text);
  expect(JSON.stringify(after)).not.toContain("Remember me");
  expect(after).toMatchObject({ me: { handle: "lee" }, quickbase: { isReachable: true, mails: [] } });
  expect(served.demo.world.folder).not.toBe(world.folder);
});

test("serveDemo() says that a port is taken, and how to choose another", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(serveDemo({ port })).rejects.toThrow(`Port ${port} is taken`);
  await expect(serveDemo({ port })).rejects.toThrow(`--port ${port + 1}`);
  other.close();
});

test.each([
  [[], {}, { port: 4390 }],
  [[], { DEMO_PORT: "5000" }, { port: 5000 }],
  [["--port", "6000"], { DEMO_PORT: "5000" }, { port: 6000 }],
  [["--port=0"], {}, { port: 0 }],
  [["--port"], {}, { problem: "--port should be a number from 0 to 65535" }],
  [["--port", "80a"], {}, { problem: "--port should be a number from 0 to 65535" }],
  [[], { DEMO_PORT: "70000" }, { problem: "DEMO_PORT should be a number from 0 to 65535" }],
])("readPort(%j, %j)", (args, environment, read) => {
  expect(readPort(args, environment)).toEqual(read);
});
