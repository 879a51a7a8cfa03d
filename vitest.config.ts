import { defineConfig } from "vitest/config";
import { closingLine } from "./test/closing-line.ts";

export default defineConfig({
  test: {
    reporters: ["default", closingLine],
    include: ["test/**/*.test.ts"],
    // Flows start real processes and databases on a machine of two cores.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
