import type { Log } from "../invite/ports.ts";
import { isAllWell, type Result } from "./check.ts";
import { toLine } from "./print.ts";

/** Logs each failed check as a warning, with how to fix it. */
export function logResults(results: readonly Result[], log: Log): void {
  for (const result of results)
    if (result.status === "failed") log.warn({ check: result.id }, toLine(result));
  if (isAllWell(results)) log.info({ checks: results.length }, "All checks passed");
}
