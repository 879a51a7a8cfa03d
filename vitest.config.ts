import { defineConfig } from "vitest/config";
import { keepCompiled } from "./test/bare-environment.ts";
import { closingLine } from "./test/closing-line.ts";

keepCompiled();

export default defineConfig({
  test: {
    reporters: ["default", closingLine],
    include: ["test/**/*.test.ts"],
    // Much of a flow is waiting for a process, a socket or a back-off: two cores carry three files at a time.
    maxWorkers: 3,
    // Flows start real processes and databases on a machine of two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
