import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { createHider } from "../src/log.ts";

const hide = createHider(["b5d4r_secret", 'a "quoted" secret', ""]);

test.each([
  ['{"error":"refused b5d4r_secret"}', '{"error":"refused [secret]"}'],
  [JSON.stringify({ password: 'a "quoted" secret' }), '{"password":"[secret]"}'],
  ['"a "quoted" secret" is not an id', '"[secret]" is not an id'],
  ["Bearer xoxb-12-34-abc.", "Bearer [secret]."],
  ["xapp-1-A2-3-def and xoxp-9", "[secret] and [secret]"],
  ["wss://host/link/?ticket=abc-def&app_id=A1", "wss://host/link/?ticket=[secret]&app_id=A1"],
  ["nothing to hide", "nothing to hide"],
])("a line %s leaves as %s", (line, written) => {
  expect(hide(line)).toBe(written);
});

test.runIf(existsSync("/dev/full"))("a log on a full disk does not end the process", () => {
  const module = new URL("../src/log.ts", import.meta.url).href;
  const writer = `import { createLog } from "${module}";
    const log = createLog({ level: "info", secrets: [] });
    for (const line of ["one", "two", "three"]) log.info(line);
    process.stderr.write("still there");`;
  const full = openSync("/dev/full", "w");
  onTestFinished(() => closeSync(full));
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", writer], {
    stdio: ["ignore", full, "pipe"],
  });
  expect(String(stderr)).toBe("still there");
  expect(status).toBe(0);
});
