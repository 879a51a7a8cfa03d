import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Flows start real processes and databases on a machine of two cores.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
