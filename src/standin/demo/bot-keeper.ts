import { type BotProcess, startBotProcess } from "./bot-process.ts";
import type { DemoWorld } from "./demo-world.ts";
import type { BotPicture } from "./picture.ts";

/** Starts, kills and watches the real bot; `changed` is called whenever its state is another one. */
export class BotKeeper {
  readonly #changed: () => void;
  #process: BotProcess | null = null;
  #wasConnected = false;
  #wasKilled = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What can be said about the bot, with as many connections to Slack as there are. */
  state(connections: number): BotPicture["state"] {
    if (this.#process === null) return this.#wasKilled ? "killed" : "ended";
    if (connections > 0) this.#wasConnected = true;
    if (connections > 0) return "at work";
    return this.#wasConnected ? "reconnecting" : "starting";
  }

  /** Starts a bot in this world, unless one runs. */
  start({ environment, folder }: DemoWorld): void {
    if (this.#process !== null) return;
    const bot = startBotProcess({ environment: { ...environment, LOG_LEVEL: "warn" }, folder });
    this.#process = bot;
    this.#wasConnected = false;
    this.#wasKilled = false;
    void bot.exited.then(() => this.#ended(bot));
    this.#changed();
  }

  /** Ends the bot without a word, as a crash does. */
  async kill(): Promise<void> {
    this.#wasKilled = true;
    await this.#process?.end("SIGKILL");
  }

  /** Lets the bot stop in order. */
  async stop(): Promise<void> {
    this.#wasKilled = true;
    await this.#process?.end("SIGTERM");
  }

  #ended(bot: BotProcess): void {
    if (this.#process !== bot) return;
    if (!this.#wasKilled) console.error(`The bot has ended:\n${bot.lines.slice(-20).join("\n")}`);
    this.#process = null;
    this.#changed();
  }
}
