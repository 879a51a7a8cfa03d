import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { COMMAND } from "../src/slack/ids.ts";
import { SCOPES } from "../src/standin/demo/demo-world.ts";

const manifest: unknown = parse(readFileSync(new URL("../manifest.yml", import.meta.url), "utf8"));
const schema = JSON.parse(
  readFileSync(new URL("./fixtures/slack-manifest.schema.2.0.0.json", import.meta.url), "utf8"),
);

test("manifest.yml is what Slack's schema accepts", () => {
  const validate = new Ajv({ strict: false, allErrors: true, formats: { uri: true } }).compile(schema);
  expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true);
});

test("the schema refuses a manifest that is wrong", () => {
  const validate = new Ajv({ strict: false, formats: { uri: true } }).compile(schema);
  expect(validate({ ...(manifest as object), settings: { socket_mode_enabled: "yes" } })).toBe(false);
});

test("manifest.yml names the command that the bot listens to", () => {
  expect(manifest).toMatchObject({
    features: { slash_commands: [{ command: COMMAND, should_escape: true }] },
  });
});

test("manifest.yml switches the Home tab on, and subscribes to the event that the bot answers with it", () => {
  expect(manifest).toMatchObject({
    features: { app_home: { home_tab_enabled: true } },
    settings: { event_subscriptions: { bot_events: ["app_home_opened"] } },
  });
});

test("every scope in manifest.yml stands below a comment that says what it is for", () => {
  const lines = readFileSync(new URL("../manifest.yml", import.meta.url), "utf8").split("\n");
  const granted = lines.slice(lines.indexOf("    bot:") + 1, lines.indexOf("settings:"));
  const bare = granted.filter((line, at) => /^ +- /.test(line) && !/^ +# \S/.test(granted[at - 1] ?? ""));
  expect(bare).toEqual([]);
  expect(granted.filter((line) => /^ +- /.test(line))).toHaveLength(SCOPES.length);
});

test("the demo and the tests run with the scopes of manifest.yml and no more", () => {
  expect(manifest).toMatchObject({ oauth_config: { scopes: { bot: SCOPES } } });
});

const namesInConfig = [
  ...readFileSync(new URL("../src/config.ts", import.meta.url), "utf8").matchAll(/^ {2}([A-Z][A-Z_]+): /gm),
].map(([, name]) => name);

/** Proxies are read elsewhere (`src/proxies.ts`), by names that every program shares. */
const isOurs = (name: string | undefined) => !name?.endsWith("_PROXY");

test(".env.example lists the settings that config.ts reads, in the same order", () => {
  const named = readFileSync(new URL("../.env.example", import.meta.url), "utf8")
    .split("\n")
    .flatMap((line) => /^(?:# )?([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.filter(isOurs)).toEqual(namesInConfig);
  expect(named).toEqual(expect.arrayContaining(["HTTPS_PROXY", "NO_PROXY"]));
});

test("the README's table has the settings that config.ts reads, in the same order", () => {
  const [, table = ""] = readFileSync(new URL("../README.md", import.meta.url), "utf8").split("## Settings");
  const named = table
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name));
  expect(named.filter(isOurs)).toEqual(namesInConfig);
  expect(named).toEqual(expect.arrayContaining(["HTTPS_PROXY", "NO_PROXY"]));
});
