import type { BotKeeper } from "../bot-keeper.ts";
import type { DemoWorld } from "../demo-world.ts";
import type { ScenePicture } from "../picture.ts";
import type { Scene } from "./scene.ts";
import { Script } from "./script.ts";

type Stage = "ready" | "asking" | "at work" | "stopped" | "going on" | "over" | "failed";

const MANY = 30;
const STOP_AT = 12;
/** So that somebody can follow: a local Quickbase gives thirty people access in a second. */
const CALL_TAKES_MS = 400;

const FIRST_NAMES =
  "Ada Ben Cleo Dan Eva Finn Gia Hugo Ida Jan Kaya Leo Mia Noor Otto Pia Quinn Rita Sam Tess Ugo Vera Wim Xenia Yara Zoe Amir Bea Carl Dina".split(
    " ",
  );

/** The bot is killed in the middle of a large request, and goes on where it was: nobody is left out or asked twice. */
export class CrashScene implements Scene {
  readonly id = "crash";
  readonly #pace: number;
  readonly #world: DemoWorld;
  readonly #bot: BotKeeper;
  readonly #changed: () => void;
  readonly #script: Script;
  #stage: Stage = "ready";
  #round = 0;

  constructor(
    world: DemoWorld,
    { bot, changed, pace }: { bot: BotKeeper; changed: () => void; pace: number },
  ) {
    this.#pace = pace;
    this.#world = world;
    this.#script = new Script(world);
    this.#bot = bot;
    this.#changed = changed;
  }

  picture(): ScenePicture {
    const label = `A crash at person ${STOP_AT} of ${MANY}`;
    const isOver = this.#stage === "over" || this.#stage === "failed";
    const state = this.#stage === "ready" ? "ready" : isOver ? "over" : "playing";
    const progress = { done: this.#sent(), of: MANY, cutAfter: STOP_AT };
    return { id: this.id, label, state, progress, ...this.#words() };
  }

  press(): void {
    if (this.#stage === "stopped") this.#bot.start(this.#world);
    else if (["ready", "over", "failed"].includes(this.#stage)) void this.#play();
    this.#script.look();
  }

  end(): void {
    this.#script.end();
  }

  async #play(): Promise<void> {
    this.#round += 1;
    const { faults } = this.#world.quickbase;
    const script = this.#script;
    const begun = new Set<string>();
    const isLate = (email: string) => {
      if (begun.size < STOP_AT) begun.add(email);
      return !begun.has(email);
    };
    const isOurs = (email: string | null) => email?.endsWith(`@${this.#domain()}`) === true;
    const endSlow = faults.add({
      when: ({ action, email }) => isOurs(email) && !action.startsWith("API_Get"),
      fault: { kind: "delay", ms: CALL_TAKES_MS * this.#pace },
    });
    const endHold = faults.add({
      action: "API_ProvisionUser",
      when: ({ email }) => isOurs(email) && isLate(email ?? ""),
      fault: { kind: "hang" },
    });
    try {
      this.#enter("asking");
      const button = await script.ask(this.#people());
      await script.press(button, this.#world.lee);
      this.#enter("at work");
      await script.until(() => this.#sent() >= STOP_AT);
      await script.untilQuiet();
      await this.#bot.kill();
      await script.until(() => this.#world.quickbase.calls.every(({ status }) => status !== "under way"));
      endHold();
      this.#enter("stopped");
      await script.until(() => this.#bot.state(this.#world.slack.connections) !== "killed");
      this.#enter("going on");
      await script.until(() => this.#sent() >= MANY);
      this.#enter("over");
    } catch {
      this.#enter("failed");
    } finally {
      endHold();
      endSlow();
    }
  }

  #people(): string[] {
    return FIRST_NAMES.map((name) => `${name} Crew <${name.toLowerCase()}@${this.#domain()}>`);
  }

  /** Others in each round: who was invited once is no longer new. */
  #domain(): string {
    return `crew${this.#round}.example`;
  }

  #sent(): number {
    return new Set(this.#emails()).size;
  }

  #emails(): string[] {
    return this.#script.emailsTo(this.#domain());
  }

  #enter(stage: Stage): void {
    this.#stage = stage;
    this.#changed();
  }

  #words(): Pick<ScenePicture, "says" | "button"> {
    const sent = this.#sent();
    switch (this.#stage) {
      case "ready":
        return {
          says: `Ana asks for ${MANY} people and Lee approves. qb-invite is killed at person ${STOP_AT}, as in a power cut.`,
          button: `Stop qb-invite at person ${STOP_AT} of ${MANY}`,
        };
      case "asking":
        return { says: `Ana asks for ${MANY} people, and Lee approves.`, button: null };
      case "at work":
        return {
          says: `Invited: ${sent} of ${MANY}. At person ${STOP_AT}, qb-invite is killed.`,
          button: null,
        };
      case "stopped":
        return {
          says: `qb-invite was killed after ${sent} of ${MANY} people. What it did is on disk.`,
          button: "Start qb-invite",
        };
      case "going on":
        return {
          says: `${STOP_AT} were done, going on with ${STOP_AT + 1}. Invited: ${sent} of ${MANY}.`,
          button: null,
        };
      case "over": {
        const emails = this.#emails().length;
        const twice = emails - sent;
        return {
          says: `${STOP_AT} were done, and it went on with ${STOP_AT + 1}: ${sent} people, ${emails} emails, ${twice === 0 ? "nobody got two" : `${twice} too many`}.`,
          button: "Play it again",
        };
      }
      case "failed":
        return { says: "This didn't work out. Is something else going wrong?", button: "Play it again" };
    }
  }
}
