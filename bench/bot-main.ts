// The bot for a bench, in a process of its own: as src/main.ts starts it, but at the pace that is asked for, and with
// its SQL statements counted where they leave it. Whoever started it asks for figures by a message.
import { StatementSync } from "node:sqlite";
import { Client } from "pg";
import { startApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { createLog } from "../src/log.ts";
import { toldToStop } from "../src/told-to-stop.ts";
import { type BotFigures, PACES } from "./bot.ts";

let statements = 0;

/** Has each call of a method counted. */
function countCalls<Name extends string>(
  owner: { [Key in Name]: (...of: never[]) => unknown },
  name: Name,
): void {
  const method: (...of: never[]) => unknown = owner[name];
  owner[name] = function counted(this: unknown, ...of: never[]) {
    statements += 1;
    return method.apply(this, of);
  };
}

for (const name of ["all", "run"] as const) countCalls(StatementSync.prototype, name);
countCalls(Client.prototype, "query");

const config = readConfig(process.env);
const log = createLog({ level: config.logLevel, secrets: [] });
const app = await startApp(config, log, PACES[process.argv[2] === "at once" ? "at once" : "usual"]);
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  const memory = process.memoryUsage();
  const figures: BotFigures = {
    cpuMs: (user + system) / 1_000,
    memoryMb: memory.rss / 1_048_576,
    heapMb: memory.heapTotal / 1_048_576,
    outsideMb: memory.external / 1_048_576,
    statements,
  };
  process.send?.(figures);
});
app.lost.addEventListener("abort", () => process.exit(1));
process.on("disconnect", () => process.exit(1));
void app.examine();
await toldToStop;
await app.stop();
process.exit(0);
