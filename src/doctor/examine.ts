import type { Config } from "../config.ts";
import type { ApplicationReads } from "../quickbase/application-reads.ts";
import type { QuickbaseClient } from "../quickbase/client/client.ts";
import { approverChecks } from "./approver-checks.ts";
import { channelChecks } from "./channel-checks.ts";
import type { Check, Result } from "./check.ts";
import { quickbaseChecks } from "./quickbase-checks.ts";
import { createQuickbaseFacts } from "./quickbase-facts.ts";
import { runChecks } from "./run-checks.ts";
import { slackChecks } from "./slack-checks.ts";
import { createSlackFacts } from "./slack-facts.ts";
import { storeChecks } from "./store-checks.ts";

type Examined = {
  config: Config;
  quickbaseClient: QuickbaseClient;
  /** What was asked of the applications already, or is about to be. */
  reads?: ApplicationReads;
  /** Settings that could not be read: what needs them is skipped. */
  unusable?: ReadonlySet<string>;
};

/** Looks at everything that the bot needs, changing nothing; never rejects. */
export function examine({
  config,
  quickbaseClient,
  reads,
  unusable = new Set(),
}: Examined): Promise<readonly Result[]> {
  const parts = {
    config,
    slack: createSlackFacts(config),
    quickbase: createQuickbaseFacts(quickbaseClient, reads),
  };
  return runChecks(checksFor(config), parts, { unusable });
}

function checksFor(config: Config): readonly Check[] {
  return [
    ...slackChecks(config),
    ...channelChecks,
    ...approverChecks,
    ...quickbaseChecks(config),
    ...storeChecks(config),
  ];
}
