import { connectQuickbase } from "../../src/connect-quickbase.ts";
import type { Result } from "../../src/doctor/check.ts";
import { examine } from "../../src/doctor/examine.ts";
import { readSettings } from "../../src/doctor/settings.ts";
import type { DemoWorld } from "../../src/standin/demo/demo-world.ts";

/** Other settings than the world's own; an empty one counts as left out. */
export type Changes = Record<string, string>;

/** What the doctor finds in a world, by the ids of its checks. */
export async function diagnose(world: DemoWorld, changes: Changes = {}): Promise<Map<string, Result>> {
  const { config, unusable, results } = readSettings({ ...world.environment, ...changes });
  if (config === null) throw new Error("There should be something to go by in these settings");
  const quickbaseClient = connectQuickbase(config, { retry: { attempts: 1 } });
  try {
    const all = [...results, ...(await examine({ config, quickbaseClient, unusable }))];
    return new Map(all.map((result) => [result.id, result]));
  } finally {
    await quickbaseClient.close();
  }
}

/** A way to spoil a world, and what the doctor has to say of it. */
export type Illness = {
  what: string;
  id: string;
  spoil: (world: DemoWorld) => Changes | Promise<Changes>;
  detail: RegExp;
  advice: RegExp;
};
