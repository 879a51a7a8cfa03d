import { fieldsOf } from "../../slack/blocks/form-values.ts";
import { actOn, type Control } from "../../slack/gestures/act-on-element.ts";
import { submitView } from "../../slack/gestures/submit-view.ts";
import type { Channel, Member, Message } from "../../slack/state/types.ts";
import { fillInAll } from "../acts/fill-in.ts";
import { type DemoWorld, GENERAL } from "../demo-world.ts";

/** The button that approves a request, and the card that it stands on. */
export type ApproveButton = { message: Message; control: Control };

const BOT_MAY_TAKE_MS = 20_000;
const STEP_MAY_TAKE_MS = 90_000;
/** When nothing has happened for this long, the last answers are on disk and on the card. */
const QUIET_MS = 1_500;

/** What scenes are made of. */
export class Script {
  readonly #world: DemoWorld;
  readonly #ended = new AbortController();
  #look: () => void = () => {};

  constructor(world: DemoWorld) {
    this.#world = world;
  }

  /** Ana asks for people; resolves with the button once it is there. */
  async ask(people: readonly string[]): Promise<ApproveButton> {
    const { slack, ana } = this.#world;
    await slack.untilConnected({ deadlineMs: BOT_MAY_TAKE_MS });
    const channel = this.approvals();
    const earlier = new Set(channel.messages.map(({ ts }) => ts));
    await ana.types(`/qb-invite ${people.join(", ")}`, { in: GENERAL });
    const asker = this.#member(ana.id);
    await fillInAll(slack.engine, asker);
    const view = asker.views.at(-1);
    if (view) await submitView(slack.engine, asker, view);
    return this.until(() => {
      for (const message of channel.messages) {
        if (earlier.has(message.ts) || !message.isFromApp || message.onlyFor !== undefined) continue;
        const control = fieldsOf(message.blocks).find(({ element }) => element.style === "primary");
        if (control) return { message, control };
      }
      return undefined;
    });
  }

  /** Somebody presses the button. */
  async press({ message, control }: ApproveButton, { id }: { id: string }): Promise<void> {
    const person = this.#member(id);
    await actOn(this.#world.slack.engine, { person, surface: { message }, control, chosen: {} });
  }

  /** Where the approvers are. */
  approvals(): Channel {
    const channel = this.#world.slack.engine.workspace.channels.get(this.#world.approvals.id);
    if (!channel) throw new Error("The approvers' channel is gone");
    return channel;
  }

  /** The addresses to which emails went, one for each email, at this domain. */
  emailsTo(domain: string): string[] {
    return this.#world.quickbase.mails.map(({ to }) => to).filter((to) => to.endsWith(`@${domain}`));
  }

  /** Looks again after every change; rejects when the world ends, or after a long time. */
  until<T>(condition: () => T | undefined | false): Promise<T> {
    const { slack, quickbase } = this.#world;
    return new Promise((resolve, reject) => {
      const giveUp = () => finish(() => reject(new Error("The scene takes too long")));
      const timer = setTimeout(giveUp, STEP_MAY_TAKE_MS);
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

  /** Waits until nothing has happened for a while. */
  untilQuiet(): Promise<void> {
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

  /** Something has changed that neither Slack nor Quickbase tells of. */
  look(): void {
    this.#look();
  }

  end(): void {
    this.#ended.abort();
    this.#look();
  }

  #member(id: string): Member {
    const member = this.#world.slack.engine.workspace.members.get(id);
    if (!member) throw new Error("Somebody of the scene is gone");
    return member;
  }
}
