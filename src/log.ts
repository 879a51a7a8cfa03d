import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import { destination, type Level, type Logger, pino, stdSerializers } from "pino";

/** How much of the log is kept while it cannot be written; further lines are lost. */
const KEPT_LETTERS = 1_000_000;

/** JSON lines on standard output, without secrets. */
export function createLog({
  level,
  secrets,
}: {
  level: Level | "silent";
  secrets: readonly string[];
}): Logger {
  const lines = destination({ dest: 1, sync: true, maxLength: KEPT_LETTERS });
  // A full disk or a closed terminal must not end the bot.
  lines.on("error", () => undefined);
  const hide = createHider(secrets);
  return pino(
    {
      level,
      base: null,
      serializers: { error: stdSerializers.errWithCause },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    // Last of all, so that no secret gets out, whatever a library put into an error.
    { write: (line: string) => void lines.write(hide(line)) },
  );
}

/** Blanks secrets out of a text, JSON or not: those given, and whatever looks like a token of Slack. */
export function createHider(secrets: readonly string[]): (text: string) => string {
  const known = secrets
    .filter((secret) => secret.length > 3)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return (text) =>
    known
      .reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text)
      .replace(/\b(xox[a-z]|xapp|xwfp)-[\w-]+/g, "[secret]")
      .replace(/(\/link\/?\?ticket=)[^"&\s]+/g, "$1[secret]");
}

/** Bolt's log, in ours. Its debug lines hold whole payloads, addresses included: they are never written. */
export function toBoltLogger(log: Logger): BoltLogger {
  const write =
    (level: Level) =>
    (...message: unknown[]) =>
      log[level]({ from: "slack" }, message.map(toText).join(" "));
  return {
    debug: () => undefined,
    info: write("debug"),
    warn: write("warn"),
    error: write("error"),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function toText(part: unknown): string {
  if (part instanceof Error) return `${part.name}: ${part.message}`;
  return typeof part === "string" ? part : JSON.stringify(part);
}
