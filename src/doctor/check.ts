import type { Config } from "../config.ts";
import type { QuickbaseFacts } from "./quickbase-facts.ts";
import type { SlackFacts } from "./slack-facts.ts";

/** What a check found: `detail` is a phrase about it; `advice`, in sentences, what to do, unless that says it. */
export type Finding =
  | { status: "ok"; detail: string }
  | { status: "failed"; detail: string; advice?: string }
  | { status: "skipped"; detail: string };

/** What the checks look at. Each fact is asked for once, however many checks want it. */
export type Parts = { config: Config; slack: SlackFacts; quickbase: QuickbaseFacts };

/** One thing that has to be in order. It reads only: it changes nothing and posts nothing. */
export type Check = {
  /** Stays the same from version to version, for machines. */
  id: string;
  title: string;
  /** The settings it needs: while one of them cannot be read, it is skipped. */
  settings: readonly string[];
  /** The ids of checks that stand before it in the list: unless they are all well, it is skipped. */
  after: readonly string[];
  run(parts: Parts): Promise<Finding>;
};

/** A finding, with what it is about. */
export type Result = Finding & { id: string; title: string };

/** All is well. */
export function ok(detail: string): Finding {
  return { status: "ok", detail };
}

/** Something has to be mended. */
export function failed(detail: string, advice: string): Finding {
  return { status: "failed", detail, advice };
}

/** Could not be looked at. */
export function skipped(detail: string): Finding {
  return { status: "skipped", detail };
}

/** Whether there is nothing to mend and nothing that could not be looked at. */
export function isAllWell(results: readonly Result[]): boolean {
  return results.every(({ status }) => status === "ok");
}
