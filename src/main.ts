// Imported first, so that a signal to stop is heard while the rest loads. The first process of a container would
// otherwise ignore it, and no second one comes.
import "./told-to-stop.ts";
import { startApp } from "./app.ts";
import { cleanSettings, secretsIn } from "./clean-settings.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { createHider, createLog } from "./log.ts";
import { passwordsOf } from "./proxies.ts";
import { loadSettingsFile } from "./settings-file.ts";
import { StartError } from "./start-error.ts";
import { parseDatabaseUrl } from "./store/database-url.ts";
import { parentEnded, toldToStop } from "./told-to-stop.ts";

/** A stop has ten seconds, exiting included. After this it is cut short: what was in hand is on disk. */
const STOP_MAY_TAKE_MS = 9_000;

loadSettingsFile(process.env);
const config = configOrExit();
const log = createLog({ level: config.logLevel, secrets: secretsOf(config) });

process.on("unhandledRejection", (error) => die(error, "Unhandled error"));
process.on("uncaughtException", (error) => die(error, "Unhandled error"));

const starting = startApp(config, log);
const underNpm = process.env.npm_lifecycle_event !== undefined;
void Promise.race(underNpm ? [toldToStop, parentEnded()] : [toldToStop]).then(stop);
try {
  const app = await starting;
  app.lost.addEventListener("abort", () => giveUp(app.lost.reason));
  if (app.lost.aborted) giveUp(app.lost.reason);
  // Not awaited: nobody who wants to invite should wait for the doctor.
  void app.examine();
} catch (error) {
  if (!(error instanceof StartError)) die(error, "Cannot start");
  exitWith(createHider(secretsOf(config))(error.message));
}

/** Also during the start, which is finished first so that everything can be closed in order. */
async function stop(): Promise<void> {
  setTimeout(cutOff, STOP_MAY_TAKE_MS).unref();
  try {
    await (await starting).stop();
    process.exit(0);
  } catch (error) {
    die(error, "Cannot stop cleanly");
  }
}

function cutOff(): never {
  log.warn("Stopping took too long, exiting now; the next start carries on from what is on disk");
  process.exit(0);
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    exitWith(createHider(secretsIn(cleanSettings(process.env)))(error.message));
  }
}

function exitWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Exits at once: nothing more may be acknowledged. */
function giveUp(reason: unknown): never {
  log.fatal(reason instanceof Error ? reason.message : String(reason));
  process.exit(1);
}

function die(error: unknown, message: string): never {
  log.fatal({ error }, message);
  process.exit(1);
}

function secretsOf({ slack, quickbase, databaseUrl, proxies }: Config): readonly string[] {
  const { connection } = slack;
  const { signIn } = quickbase;
  const database = parseDatabaseUrl(databaseUrl);
  return [
    ...passwordsOf(proxies),
    ...(database?.kind === "postgres" ? database.passwords : []),
    slack.botToken,
    connection.mode === "socket" ? connection.appToken : connection.signingSecret,
    ...(signIn.mode === "user token"
      ? [signIn.userToken]
      : [signIn.mode === "ticket" ? signIn.ticket : signIn.password, signIn.appToken ?? ""]),
  ];
}
