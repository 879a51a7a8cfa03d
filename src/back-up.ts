import { resolve } from "node:path";
import { cleanSettings } from "./clean-settings.ts";
import { loadSettingsFile } from "./settings-file.ts";
import { MendableError } from "./store/cannot-open.ts";
import { DEFAULT_DATABASE_URL, findProblemOfUrl } from "./store/database-url.ts";
import { backUp } from "./store/sqlite/back-up.ts";

loadSettingsFile(process.env);
const [file, ...more] = process.argv.slice(2);
const databaseUrl = cleanSettings(process.env).DATABASE_URL ?? DEFAULT_DATABASE_URL;
if (file === undefined || more.length > 0 || file.startsWith("-"))
  end(2, "Usage: npm run backup -- FILE, where FILE is not there yet");
const problem = findProblemOfUrl(databaseUrl);
if (problem !== null) end(1, problem);

try {
  // npm changes the folder; a name is meant from where it was typed.
  const to = resolve(process.env.INIT_CWD ?? ".", file);
  const { from, requests, bytes } = await backUp(databaseUrl, to);
  const count = requests === 1 ? "1 request" : `${requests} requests`;
  process.stdout.write(`Backed up ${from} with ${count} to ${to} (${Math.ceil(bytes / 1024)} KB)\n`);
} catch (error) {
  if (!(error instanceof MendableError)) throw error;
  end(1, `${error.message}; ${error.advice}`);
}

function end(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
