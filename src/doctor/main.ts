import { cleanSettings, secretsIn } from "../clean-settings.ts";
import { connectQuickbase } from "../connect-quickbase.ts";
import { createHider } from "../log.ts";
import { passwordsOf, readProxies } from "../proxies.ts";
import { loadSettingsFile } from "../settings-file.ts";
import { parseDatabaseUrl } from "../store/database-url.ts";
import { isAllWell, type Result } from "./check.ts";
import { examine } from "./examine.ts";
import { toJson, toText } from "./print.ts";
import { readSettings } from "./settings.ts";

/** Somebody is waiting: retry once, and give up soon. */
const BRISK = { retry: { attempts: 2 }, timeouts: { connectMs: 5_000, headersMs: 10_000, bodyMs: 5_000 } };

loadSettingsFile(process.env);
const wishes = process.argv.slice(2);
if (wishes.some((wish) => wish !== "--json")) {
  process.stderr.write("Usage: npm run doctor, or for machines: npm run --silent doctor -- --json\n");
  process.exit(2);
}

const settings = cleanSettings(process.env);
const database = parseDatabaseUrl(settings.DATABASE_URL ?? "");
const hide = createHider([
  ...secretsIn(settings),
  ...passwordsOf(readProxies(settings).proxies),
  ...(database?.kind === "postgres" ? database.passwords : []),
]);
const results = (await examineEnvironment()).map(withoutSecrets);
const text = wishes.includes("--json") ? toJson(results) : toText(results);
// Do not wait for calls that timed out and are still under way.
process.stdout.write(text, () => process.exit(isAllWell(results) ? 0 : 1));

async function examineEnvironment(): Promise<readonly Result[]> {
  const { config, unusable, results: read } = readSettings(process.env);
  if (config === null) return read;
  const quickbaseClient = connectQuickbase(config, BRISK);
  return [...read, ...(await examine({ config, quickbaseClient, unusable }))];
}

/** Hides secrets in the words only: a password such as "true" would match in the JSON around them. */
function withoutSecrets(result: Result): Result {
  const words = { id: hide(result.id), title: hide(result.title), detail: hide(result.detail) };
  return result.status === "failed" && result.advice !== undefined
    ? { ...result, ...words, advice: hide(result.advice) }
    : { ...result, ...words };
}
