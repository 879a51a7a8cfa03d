import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { MEMORY_FLAGS } from "../src/standin/demo/bot-process.ts";

const NEED_NODE = fileURLToPath(new URL("../src/need-node.cjs", import.meta.url));
const { scripts, dependencies } = z
  .object({ scripts: z.record(z.string(), z.string()), dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")));

test("the tests run on the Node that the package pins", () => {
  expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24);
});

test("an install for production brings the Node that the bot runs on", () => {
  expect(dependencies).toHaveProperty("node");
});

test.each(["start", "start:bundle", "doctor", "backup", "demo"])(
  "npm run %s hands signals on, and says which Node it needs",
  (name) => {
    // npm signals the shell of a script, and a shell ends without a word to what it runs: so the script takes its place.
    expect(scripts[name]).toMatch(/^exec node -r \.\/src\/need-node\.cjs /);
  },
);

test("every way to start the bot keeps its memory small", () => {
  const flags = MEMORY_FLAGS.join(" ");
  expect(scripts.start).toContain(` ${flags} src/main.ts`);
  expect(scripts["start:bundle"]).toContain(` ${flags} dist/main.js`);
  const image = MEMORY_FLAGS.map((flag) => `"${flag}", `).join("");
  const operating = readFileSync(new URL("../docs/operating.md", import.meta.url), "utf8");
  expect(operating).toContain(`CMD ["node", ${image}"dist/main.js"]`);
});

test("what Node compiles for a start is kept within the project, where nobody else can write", () => {
  const { stdout } = spawnSync(
    process.execPath,
    [
      "-r",
      fileURLToPath(new URL("../src/keep-compiled.cjs", import.meta.url)),
      "-p",
      'require("node:module").getCompileCacheDir()',
    ],
    { env: {} },
  );
  expect(String(stdout)).toContain(fileURLToPath(new URL("../node_modules/.cache/", import.meta.url)));
});

test("a Node that is too old ends with a sentence", () => {
  const old = 'Object.defineProperty(process, "versions", { value: { node: "20.20.2" } })';
  const { status, stderr } = spawnSync(process.execPath, [
    "-e",
    `${old}; require(${JSON.stringify(NEED_NODE)})`,
  ]);
  expect(status).toBe(1);
  expect(String(stderr)).toMatch(/^Cannot start: qb-invite needs Node 24, and this is 20\.20\.2\. [^\n]+\n$/);
});
