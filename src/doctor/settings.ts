import { type Config, ConfigError, readConfig } from "../config.ts";
import { ok, type Result } from "./check.ts";

/** What could be read of the environment. */
export type ReadSettings = {
  /** Null when nothing can be made of it at all. */
  config: Config | null;
  /** Settings that `config` has only a stand-in for: what needs them is not checked. */
  unusable: ReadonlySet<string>;
  /** One line for each problem, or one that says that there is none. */
  results: readonly Result[];
};

type Environment = Record<string, string | undefined>;

/** Values that can be read and mean nothing. Settings that are not listed get their default. */
const STAND_INS: Environment = {
  SLACK_BOT_TOKEN: "xoxb-none",
  SLACK_APP_TOKEN: "xapp-none",
  QUICKBASE_REALM: "http://127.0.0.1",
  QUICKBASE_USER_TOKEN: "none",
  QUICKBASE_APPS: "standin",
  APPROVAL_CHANNEL: "C00",
  APPROVERS: "U00",
};

/** Reads the environment; wrong settings become lines, and the rest can still be checked. */
export function readSettings(environment: Environment): ReadSettings {
  const read = tryToRead(environment);
  if ("config" in read) {
    const result: Result = { id: "settings", title: "Settings", ...ok("all valid") };
    return { config: read.config, unusable: new Set(), results: [result] };
  }
  const problems = Map.groupBy(read.problems, settingOf);
  const unusable = new Set(problems.keys());
  const mended = Object.fromEntries([...unusable].map((name) => [name, STAND_INS[name]]));
  const again = tryToRead({ ...environment, ...mended });
  return {
    config: "config" in again ? withoutStandIns(again.config, unusable) : null,
    unusable,
    results: [...problems].map(([name, sentences]) => toResult(name, sentences)),
  };
}

/** Lists that only a stand-in fills are empty: there is nothing to check in them. */
function withoutStandIns(config: Config, unusable: ReadonlySet<string>): Config {
  const { policy } = config;
  const appDbids = unusable.has("QUICKBASE_APPS") ? [] : policy.appDbids;
  const approvers = unusable.has("APPROVERS") ? { userIds: [], groupIds: [] } : policy.approvers;
  return { ...config, policy: { ...policy, appDbids, approvers } };
}

function tryToRead(environment: Environment): { config: Config } | { problems: readonly string[] } {
  try {
    return { config: readConfig(environment) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { problems: error.problems };
  }
}

/** Every sentence about a setting begins with its name. */
function settingOf(problem: string): string {
  return /^[A-Za-z_]+/.exec(problem)?.[0] ?? "settings";
}

/** The sentences say where to get the value, and so need no advice. */
function toResult(name: string, sentences: readonly string[]): Result {
  return { id: `settings.${name}`, title: "Settings", status: "failed", detail: sentences.join("; ") };
}
