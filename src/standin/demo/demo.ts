import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import type { Member } from "../slack/state/types.ts";
import { BotKeeper } from "./bot-keeper.ts";
import { type DemoWorld, startDemoWorld } from "./demo-world.ts";
import { FormWindows } from "./form-windows.ts";
import { Leisure } from "./leisure.ts";
import { ReadMarks } from "./read-marks.ts";
import { CrashScene } from "./scenes/crash-scene.ts";
import { RaceScene } from "./scenes/race-scene.ts";
import type { Scene } from "./scenes/scene.ts";
import { DemoWeather } from "./weather.ts";

/** One world: from a start, or Start over, to the next. */
type Lifetime = {
  world: DemoWorld;
  bot: BotKeeper;
  weather: DemoWeather;
  scenes: Scene[];
  leisure: Leisure;
  formWindows: FormWindows;
  readMarks: ReadMarks;
  /** How many emails somebody has looked at. */
  emailsSeen: number;
};

/** How long Quickbase takes where somebody is to follow, in parts of what is usual: tests do not wait for that. */
export type DemoOptions = { pace?: number };

/** A local Slack, a local Quickbase and the real bot between them, for people to try. */
export class Demo {
  /** Another one at each start of the demo. */
  readonly boot = randomUUID();
  readonly #events = new EventEmitter<{ change: [] }>();
  readonly #pace: number;
  #current: Lifetime;
  #startingOver: Promise<void> | null = null;

  private constructor(world: DemoWorld, pace: number) {
    this.#pace = pace;
    this.#events.setMaxListeners(0);
    this.#current = this.#begin(world);
  }

  /** Starts both stand-ins and the bot; the bot may still be on its way when this resolves. */
  static async start({ pace = 1 }: DemoOptions = {}): Promise<Demo> {
    return new Demo(await startDemoWorld(), pace);
  }

  get world(): DemoWorld {
    return this.#current.world;
  }

  get bot(): BotKeeper {
    return this.#current.bot;
  }

  get weather(): DemoWeather {
    return this.#current.weather;
  }

  get scenes(): readonly Scene[] {
    return this.#current.scenes;
  }

  get leisure(): Leisure {
    return this.#current.leisure;
  }

  get formWindows(): FormWindows {
    return this.#current.formWindows;
  }

  get emailsSeen(): number {
    return this.#current.emailsSeen;
  }

  /** Somebody has looked at all emails that there are. */
  seesEmails(): void {
    this.#current.emailsSeen = this.world.quickbase.mails.length;
    this.changed();
  }

  get readMarks(): ReadMarks {
    return this.#current.readMarks;
  }

  /** The people whom a visitor can be, the requester first. */
  people(): Member[] {
    const { ana, lee, max, bob, gus, slack } = this.world;
    const { members } = slack.engine.workspace;
    return [ana, lee, max, bob, gus].flatMap(({ id }) => members.get(id) ?? []);
  }

  /** Calls back after every change of anything that a page shows; returns what ends that. */
  onChange(listener: () => void): () => void {
    this.#events.on("change", listener);
    return () => this.#events.off("change", listener);
  }

  /** Something that a page shows is different. */
  changed(): void {
    this.#events.emit("change");
  }

  /** Forgets everything and begins again, the bot's database included. */
  async startOver(): Promise<void> {
    this.#startingOver ??= this.#replaceWorld().finally(() => {
      this.#startingOver = null;
    });
    await this.#startingOver;
  }

  async close(): Promise<void> {
    await this.#startingOver;
    for (const scene of this.scenes) scene.end();
    await this.bot.stop();
    await this.world.close();
  }

  async #replaceWorld(): Promise<void> {
    const { bot, world, scenes } = this.#current;
    for (const scene of scenes) scene.end();
    // What it has in hand is to be forgotten with everything else.
    await bot.kill();
    await world.close();
    this.#current = this.#begin(await startDemoWorld());
    this.changed();
  }

  #begin(world: DemoWorld): Lifetime {
    const changed = () => this.changed();
    world.slack.on("change", changed);
    world.quickbase.on("change", changed);
    const bot = new BotKeeper(changed);
    bot.start(world);
    return {
      world,
      bot,
      weather: new DemoWeather(world, bot, changed),
      scenes: [new CrashScene(world, { bot, changed, pace: this.#pace }), new RaceScene(world, { changed })],
      leisure: new Leisure(world, this.#pace),
      formWindows: new FormWindows(),
      readMarks: new ReadMarks(),
      emailsSeen: 0,
    };
  }
}
