import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("invite/ has no clock of its own: the time comes in by a port", () => {
  const files = globSync("src/invite/**/*.ts");
  expect(files.length).toBeGreaterThan(10);
  for (const file of files)
    expect(readFileSync(file, "utf8"), file).not.toMatch(/new Date\(\)|Date\.now|performance\./);
});
