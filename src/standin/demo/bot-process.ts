import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const pathOf = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url));

/**
 * As in package.json, which a test holds to it. V8 gives a young generation that has grown never back, and a larger one is
 * no faster here. It lets the old one grow to four times of what is alive, for which there is no need either: by a third
 * is where it looks for garbage again, and no limit (docs/performance.md).
 */
export const MEMORY_FLAGS = ["--max-semi-space-size=2", "--heap-growing-percent=30"];

/** What there is of the bot to start: its source, and what `npm run bundle` makes of that. */
export const PROGRAMS = {
  source: ["-r", pathOf("src/keep-compiled.cjs"), ...MEMORY_FLAGS, pathOf("src/main.ts")],
  bundle: [...MEMORY_FLAGS, pathOf("dist/main.js")],
};

type Options = {
  /** All of the bot's settings; nothing of the environment or a .env file of this process gets in. */
  environment: Record<string, string>;
  /** Where the bot runs: a folder without a .env file. */
  folder: string;
  onLine?: (line: string) => void;
  program?: keyof typeof PROGRAMS;
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

/** Starts the bot as `npm start` does, or `npm run start:bundle`. */
export function startBotProcess({ environment, folder, onLine, program = "source" }: Options): BotProcess {
  const child = spawn(process.execPath, PROGRAMS[program], {
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
