import { fieldsOf } from "../slack/blocks/form-values.ts";
import { actOn, type Control } from "../slack/gestures/act-on-element.ts";
import { submitView } from "../slack/gestures/submit-view.ts";
import type { Member, Message } from "../slack/state/types.ts";
import { fillInAll } from "./acts/fill-in.ts";
import type { BotKeeper } from "./bot-keeper.ts";
import { type DemoWorld, GENERAL } from "./demo-world.ts";
import type { ScenePicture } from "./picture.ts";

type Stage = "ready" | "asking" | "at work" | "stopped" | "going on" | "over" | "failed";

const MANY = 30;
const STOP_AT = 12;
/** So that somebody can follow: a local Quickbase gives thirty people access in a second. */
const CALL_TAKES_MS = 400;
/** When nothing has happened for this long, the last answers are on disk and on the card. */
const QUIET_MS = 1_500;
const STAGE_MAY_TAKE_MS = 90_000;

const FIRST_NAMES =
  "Ada Ben Cleo Dan Eva Finn Gia Hugo Ida Jan Kaya Leo Mia Noor Otto Pia Quinn Rita Sam Tess Ugo Vera Wim Xenia Yara Zoe Amir Bea Carl Dina".split(
    " ",
  );

/** The bot is killed in the middle of a large request, and goes on where it was: nobody is left out or asked twice. */
export class CrashScene {
  readonly #pace: number;
  readonly #world: DemoWorld;
  readonly #bot: BotKeeper;
  readonly #changed: () => void;
  readonly #ended = new AbortController();
  #stage: Stage = "ready";
  #round = 0;
  #look: () => void = () => {};

  constructor(
    world: DemoWorld,
    { bot, changed, pace }: { bot: BotKeeper; changed: () => void; pace: number },
  ) {
    this.#pace = pace;
    this.#world = world;
    this.#bot = bot;
    this.#changed = changed;
  }

  picture(): ScenePicture {
    const label = `A crash at person ${STOP_AT} of ${MANY}`;
    const isOver = this.#stage === "over" || this.#stage === "failed";
    const state = this.#stage === "ready" ? "ready" : isOver ? "over" : "playing";
    const progress = { done: this.#sent(), of: MANY, cutAfter: STOP_AT };
    return { id: "crash", label, state, ...progress, ...this.#words() };
  }

  /** Plays it, or starts the bot again where it was stopped; nothing while it plays by itself. */
  press(): void {
    if (this.#stage === "stopped") this.#bot.start(this.#world);
    else if (["ready", "over", "failed"].includes(this.#stage)) void this.#play();
    this.#look();
  }

  /** The world ends: whatever is waited for will not come. */
  end(): void {
    this.#ended.abort();
    this.#look();
  }

  async #play(): Promise<void> {
    this.#round += 1;
    const { faults } = this.#world.quickbase;
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
      const { person: lee, message, control } = await this.#asked();
      await actOn(this.#world.slack.engine, { person: lee, surface: { message }, control, chosen: {} });
      this.#enter("at work");
      await this.#until(() => this.#sent() >= STOP_AT);
      await this.#untilQuiet();
      await this.#bot.kill();
      await this.#until(() => this.#world.quickbase.calls.every(({ status }) => status !== "under way"));
      endHold();
      this.#enter("stopped");
      await this.#until(() => this.#bot.state(this.#world.slack.connections) !== "killed");
      this.#enter("going on");
      await this.#until(() => this.#sent() >= MANY);
      this.#enter("over");
    } catch {
      this.#enter("failed");
    } finally {
      endHold();
      endSlow();
    }
  }

  /** Ana asks; resolves with the button that approves, once Lee has it. */
  async #asked(): Promise<{ person: Member; message: Message; control: Control }> {
    const { slack, ana, lee, approvals } = this.#world;
    const { members, channels } = slack.engine.workspace;
    const [asker, approver] = [members.get(ana.id), members.get(lee.id)];
    const channel = channels.get(approvals.id);
    if (!asker || !approver || !channel) throw new Error("Ana, Lee or their channel is gone");
    const earlier = new Set(channel.messages.map(({ ts }) => ts));
    await ana.types(`/qb-invite ${this.#people().join(", ")}`, { in: GENERAL });
    await fillInAll(slack.engine, asker);
    const view = asker.views.at(-1);
    if (view) await submitView(slack.engine, asker, view);
    return this.#until(() => {
      for (const message of channel.messages) {
        if (earlier.has(message.ts) || !message.isFromApp || message.onlyFor !== undefined) continue;
        const control = fieldsOf(message.blocks).find(({ element }) => element.style === "primary");
        if (control) return { person: approver, message, control };
      }
      return undefined;
    });
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
    const all = this.#world.quickbase.mails.map(({ to }) => to);
    return all.filter((to) => to.endsWith(`@${this.#domain()}`));
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

  /** Looks again after every change; rejects when the world ends, or after a long time. */
  #until<T>(condition: () => T | undefined | false): Promise<T> {
    const { slack, quickbase } = this.#world;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => finish(() => reject(new Error("The scene takes too long"))),
        STAGE_MAY_TAKE_MS,
      );
      const look = () => {
        const found = condition();
        if (this.#ended.signal.aborted) finish(() => reject(new Error("The world has ended")));
        else if (found !== undefined && found !== false) finish(() => resolve(found));
      };
      const stops = [slack.on("change", look), quickbase.on("change", look)];
      const finish = (end: () => void) => {
        clearTimeout(timer);
        for (const stop of stops) stop();
        this.#look = () => {};
        end();
      };
      this.#look = look;
      look();
    });
  }

  #untilQuiet(): Promise<void> {
    const { slack, quickbase } = this.#world;
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        for (const stop of stops) stop();
        resolve();
      };
      let timer = setTimeout(finish, QUIET_MS);
      const stir = () => {
        clearTimeout(timer);
        timer = setTimeout(finish, QUIET_MS);
      };
      const stops = [slack.on("change", stir), quickbase.on("change", stir)];
      this.#ended.signal.addEventListener("abort", finish, { once: true });
    });
  }
}
