import { expect, test } from "vitest";

test("the tests run on the Node that the package pins", () => {
  expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24);
});
