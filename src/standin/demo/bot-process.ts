import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const pathOf = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url));

/** As in package.json: V8 gives a young generation that has grown never back, and a larger one is no faster here. */
const LIKE_NPM_START = ["-r", pathOf("src/keep-compiled.cjs"), "--max-semi-space-size=2"];
const MAIN = pathOf("src/main.ts");

type Options = {
  /** All of the bot's settings; nothing of the environment or a .env file of this process gets in. */
  environment: Record<string, string>;
  /** Where the bot runs: a folder without a .env file. */
  folder: string;
  onLine?: (line: string) => void;
};

/** The real bot in a process of its own. */
export type BotProcess = {
  /** What the operating system calls it; undefined when it did not start. */
  pid: number | undefined;
  /** What it wrote so far. */
  lines: readonly string[];
  /** Resolves with the exit code, or with the signal that ended it. */
  exited: Promise<number | NodeJS.Signals>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
};

/** Starts the bot as `npm start` does. */
export function startBotProcess({ environment, folder, onLine }: Options): BotProcess {
  const child = spawn(process.execPath, [...LIKE_NPM_START, MAIN], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      onLine?.(line);
    });
  const exited = endOf(child);
  return {
    pid: child.pid,
    lines,
    exited,
    async end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  const [code, signal]: (number | NodeJS.Signals | null)[] = await once(child, "close");
  return code ?? signal ?? 0;
}
