import type { Config } from "../config.ts";
import type { QuickbaseFacts } from "./quickbase-facts.ts";
import type { SlackFacts } from "./slack-facts.ts";

/** What a check found: `detail` is a phrase; `advice` says in sentences how to fix it, where `detail` does not. */
export type Finding =
  | { status: "ok"; detail: string }
  | { status: "failed"; detail: string; advice?: string }
  | { status: "skipped"; detail: string };

/** What the checks look at. Each fact is asked for once, however many checks want it. */
export type Parts = { config: Config; slack: SlackFacts; quickbase: QuickbaseFacts };

/** One thing that qb-invite needs. A check only reads: it changes nothing and posts nothing. */
export type Check = {
  /** Stays the same from version to version, for machines. */
  id: string;
  title: string;
  /** The settings it needs: while one of them cannot be read, it is skipped. */
  settings: readonly string[];
  /** The ids of checks before it in the list: unless they all passed, it is skipped. */
  after: readonly string[];
  run(parts: Parts): Promise<Finding>;
};

/** A finding, with what it is about. */
export type Result = Finding & { id: string; title: string };

/** It is as it should be. */
export function ok(detail: string): Finding {
  return { status: "ok", detail };
}

/** Something has to be fixed. */
export function failed(detail: string, advice: string): Finding {
  return { status: "failed", detail, advice };
}

/** Could not be looked at. */
export function skipped(detail: string): Finding {
  return { status: "skipped", detail };
}

/** Whether every check was made and passed. */
export function isAllWell(results: readonly Result[]): boolean {
  return results.every(({ status }) => status === "ok");
}
