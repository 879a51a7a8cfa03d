import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { DemoWorld } from "../../src/standin/demo/demo-world.ts";
import { BARE_ENVIRONMENT } from "../bare-environment.ts";
import { openWorld } from "../flows/bot-in-world.ts";
import type { Changes } from "./doctor-in-world.ts";

const MAIN = fileURLToPath(new URL("../../src/doctor/main.ts", import.meta.url));

async function runDoctor(
  world: DemoWorld,
  { changes = {}, wishes = [] }: { changes?: Changes; wishes?: string[] },
) {
  const child = spawn(process.execPath, [MAIN, ...wishes], {
    cwd: world.folder,
    env: { ...BARE_ENVIRONMENT, ...world.environment, ...changes },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { output, errors, code };
}

test("npm run doctor ends with 0 only when all is well", async () => {
  const world = await openWorld();
  const well = await runDoctor(world, {});
  expect(well).toMatchObject({ code: 0, errors: "" });
  expect(well.output).toMatch(/\nAll \d+ checks passed\.\n$/);
  world.approvals.removeMember("bot");
  const ill = await runDoctor(world, {});
  expect(ill).toMatchObject({ code: 1, errors: "" });
  expect(ill.output).toMatch(/^✗ Channel membership: .*\/invite @qb-invite/m);
});

test("a setting that cannot be read ends the doctor with 1", async () => {
  const { code, output } = await runDoctor(await openWorld(), { changes: { PORT: "80a" } });
  expect(code).toBe(1);
  expect(output).toMatch(/^✗ Settings: PORT should be a number/);
});

test("npm run doctor -- --json prints one document, with the same exit code", async () => {
  const world = await openWorld();
  const { code, output } = await runDoctor(world, { changes: { APPROVERS: "U0NOBODY" }, wishes: ["--json"] });
  expect(code).toBe(1);
  const document = JSON.parse(output);
  expect(document).toMatchObject({ ok: false });
  expect(document.checks).toContainEqual({
    id: "slack.approvers",
    title: "Approvers by name",
    status: "failed",
    detail: "U0NOBODY does not exist",
    advice: expect.any(String),
  });
});

test.each(["false", "status", "failed"])("the document stays one beside the secret %j", async (secret) => {
  const { output } = await runDoctor(await openWorld(), {
    changes: { QUICKBASE_PASSWORD: secret, OTHER_TOKEN: secret, APPROVERS: secret },
    wishes: ["--json"],
  });
  const document = JSON.parse(output);
  expect(document.ok).toBe(false);
  expect(document.checks).toContainEqual({
    id: "settings.APPROVERS",
    title: "Settings",
    status: "failed",
    detail: expect.stringMatching(/^APPROVERS: "\[secret\]" is not/),
  });
});

test("an option that there is none of is told, and nothing is checked", async () => {
  const world = await openWorld();
  const { code, errors } = await runDoctor(world, { wishes: ["--fix"] });
  expect(code).toBe(2);
  expect(errors).toMatch(/^Usage: /);
  expect(world.slack.requests).toEqual([]);
});

test("no secret is printed, not even one that stands in the wrong setting", async () => {
  const world = await openWorld();
  const token = world.quickbase.userToken;
  const { output } = await runDoctor(world, {
    changes: { QUICKBASE_APPS: token, SLACK_BOT_TOKEN: "xoxb-wrong-one" },
  });
  expect(output).toContain("[secret]");
  for (const secret of [token, "xoxb-wrong-one", world.slack.appToken]) expect(output).not.toContain(secret);
});
