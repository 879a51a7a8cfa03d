import { readBlocks } from "../blocks/read-blocks.ts";
import { readTextObject } from "../blocks/read-text.ts";
import type { Engine } from "../engine.ts";
import { actOn, type Surface } from "../gestures/act-on-element.ts";
import { openHome } from "../gestures/open-home.ts";
import { runCommand } from "../gestures/run-command.ts";
import type { Channel, Member, Message, PersonKind } from "../state/types.ts";
import { chooseIn } from "./choose.ts";
import {
  findFields,
  findPressables,
  isCalled,
  onlyOne,
  type Pressable,
  saysWords,
  type Words,
} from "./find-control.ts";
import { Modal } from "./modal.ts";
import { namesIn } from "./names.ts";
import type { ReadMessage } from "./read-message.ts";
import { canRead, messagesSeenBy, transcript } from "./transcript.ts";
import { until } from "./until.ts";

/** The place that is a person's direct messages with the bot. */
export const dmWithBot = "direct messages with the bot";
/** The place that is the app's Home tab. */
export const home = "home";

type Sought = { in?: string; thread?: boolean; privately?: boolean; deadlineMs?: number };
type Pressed = { in: string; on?: Words | ReadMessage; confirm?: boolean };

/** Somebody in the workspace, who acts by what can be read. */
export class Person {
  readonly #engine: Engine;
  readonly #member: Member;

  constructor(engine: Engine, member: Member) {
    this.#engine = engine;
    this.#member = member;
  }

  get id(): string {
    return this.#member.id;
  }

  /** The other id that somebody of an organisation has; their only one in a workspace of its own. */
  get otherId(): string {
    return this.#member.organisation?.userId ?? this.#member.id;
  }

  get name(): string {
    return this.#member.name;
  }

  get handle(): string {
    return this.#member.handle;
  }

  /** From now on Slack tells the app of them by this one of their ids. */
  actsAs(id: string): void {
    this.#member.actsAs = id;
  }

  /** Turns into a guest, a deactivated account and so on, from the next look-up on. */
  becomes(kind: PersonKind): void {
    const { workspace } = this.#engine;
    this.#member.kind = kind;
    this.#member.teamId = kind === "stranger" ? workspace.otherTeamId : workspace.teamId;
    workspace.changed(`${this.name} is now: ${kind}`);
  }

  /** Sends a line; a slash command resolves once it is acknowledged or Slack says that it failed. */
  async types(typed: string, { in: place }: { in: string }): Promise<void> {
    const channel = this.#channel(place);
    this.#insistOnActive();
    if (typed.startsWith("/")) return runCommand(this.#engine, { person: this.#member, channel, typed });
    this.#engine.workspace.post({ channelId: channel.id, authorId: this.id, text: typed });
  }

  /** Waits for a modal with this title to stand in front. */
  seesModal(title: Words, { deadlineMs }: { deadlineMs?: number } = {}): Promise<Modal> {
    const look = () => {
      const modal = this.modal();
      return modal && isCalled(modal.title, title) ? modal : undefined;
    };
    const instead = () => this.modal()?.text() ?? "no modal";
    return until(this.#engine, look, {
      deadlineMs,
      what: `${this.name} to see the modal ${title}`,
      instead,
    });
  }

  /** The modal in front, if one is open. */
  modal(): Modal | undefined {
    const view = this.#member.views.at(-1);
    return view && new Modal(this.#engine, this.#member, view);
  }

  /** Waits for a message with these words that this person can see, and reads it. */
  sees(words: Words, sought: Sought = {}): Promise<ReadMessage> {
    const what = `${this.name} to see ${words}${sought.in === undefined ? "" : ` in ${sought.in}`}`;
    const instead = () =>
      this.#places(sought.in)
        .map((channel) => this.#show(channel))
        .join("\n");
    const look = () => this.#find(words, sought).at(-1);
    return until(this.#engine, look, { deadlineMs: sought.deadlineMs, what, instead });
  }

  /** Waits until these words stand in the app's Home tab. */
  seesHome(words: Words, { deadlineMs }: { deadlineMs?: number } = {}): Promise<string> {
    const look = () => saysWords(this.homeText(), words) && this.homeText();
    const what = `${this.name} to see ${words} in the Home tab`;
    return until(this.#engine, look, { deadlineMs, what, instead: () => this.homeText() });
  }

  /** A conversation as this person sees it: replies indented, private messages marked, buttons in brackets. */
  reads(place: string): string {
    if (place === home) return this.homeText();
    const [channel] = this.#places(place);
    return channel ? transcript(this.#engine.workspace, channel, this.#member) : "";
  }

  /** The messages of a conversation, one by one. */
  messages(place: string): ReadMessage[] {
    return this.#places(place).flatMap((channel) => this.#messagesIn(channel));
  }

  /** Opens the Home tab, and waits until the app has published it after that. */
  async opensHome({ deadlineMs }: { deadlineMs?: number } = {}): Promise<string> {
    const before = this.#member.home?.hash;
    // Delivery can wait for the app to connect: the deadline below covers both.
    void openHome(this.#engine, this.#member);
    const look = () => this.#member.home !== undefined && this.#member.home.hash !== before;
    const what = `the app to publish the Home tab of ${this.name}`;
    await until(this.#engine, look, { deadlineMs, what });
    return this.homeText();
  }

  /** The Home tab as text; empty before it was published. */
  homeText(): string {
    const { home: view } = this.#member;
    return view ? readBlocks(view.blocks, { names: this.#names(), values: view.values }).join("\n") : "";
  }

  /** Presses a button in the newest message that has it (or the Home tab), and confirms where asked. */
  async presses(button: Words, { in: place, on, confirm = true }: Pressed): Promise<void> {
    this.#insistOnActive();
    const { surface, pressable } = this.#findButton(button, place, on);
    if (pressable.element.confirm && !confirm) return;
    await this.#act(surface, pressable);
  }

  /** The words of the confirm dialog that a button opens; undefined when it has none. */
  confirmOf(button: Words, { in: place, on }: Pressed): string | undefined {
    const { confirm } = this.#findButton(button, place, on).pressable.element;
    if (typeof confirm !== "object" || confirm === null || Array.isArray(confirm)) return undefined;
    const parts = [confirm.title, confirm.text].map((text) => readTextObject(text, this.#names()));
    return [...parts, `[${readTextObject(confirm.confirm, this.#names())}]`].join("\n");
  }

  /** Presses a button on a message as it looked when it was read: it may be gone, and the person too. */
  async pressesAgain(message: ReadMessage, button: Words): Promise<void> {
    const found = findPressables(message.snapshot.blocks, button, this.#names());
    const pressable = onlyOne(found, `button ${button}`, message.text);
    await this.#act({ message: message.snapshot }, pressable);
  }

  /** Chooses in a select that stands in a message or the Home tab. */
  async chooses(field: Words, option: string, { in: place, on }: { in: string; on?: Words }): Promise<void> {
    this.#insistOnActive();
    const { surface, found } = this.#search(place, on, (blocks) => findFields(blocks, field, this.#names()));
    const control = onlyOne(found, `field ${field}`, this.reads(place));
    await chooseIn(this.#engine, { person: this.#member, surface, control }, [option]);
  }

  async #act(surface: Surface, { chosen, ...control }: Pressable): Promise<void> {
    await actOn(this.#engine, { person: this.#member, surface, control, chosen });
  }

  #findButton(button: Words, place: string, on: Pressed["on"]): { surface: Surface; pressable: Pressable } {
    const { surface, found } = this.#search(place, on, (blocks) =>
      findPressables(blocks, button, this.#names()),
    );
    return {
      surface,
      pressable: onlyOne(found, `button ${button} for ${this.name} in ${place}`, this.reads(place)),
    };
  }

  #search<T>(place: string, on: Pressed["on"], find: (blocks: Message["blocks"]) => T[]) {
    const view = this.#member.home;
    if (place === home && view) return { surface: { view }, found: find(view.blocks) };
    const [channel] = this.#places(place);
    const candidates = channel ? this.#messagesIn(channel).filter((message) => isMeant(message, on)) : [];
    const message = candidates.findLast(({ snapshot }) => find(snapshot.blocks).length > 0);
    if (!message || !channel) throw new Error(nothingThere(this.name, place, this.reads(place)));
    const current = channel.messages.find(({ ts }) => ts === message.ts) ?? message.snapshot;
    return { surface: { message: current }, found: find(current.blocks) };
  }

  #find(words: Words, { in: place, thread, privately }: Sought): ReadMessage[] {
    return this.#places(place)
      .flatMap((channel) => this.#messagesIn(channel))
      .filter((message) => saysWords(message.text, words))
      .filter(({ isReply }) => thread === undefined || isReply === thread)
      .filter(({ isPrivate }) => privately === undefined || isPrivate === privately);
  }

  #messagesIn(channel: Channel): ReadMessage[] {
    return messagesSeenBy(this.#engine.workspace, channel, this.#member);
  }

  #places(place: string | undefined): Channel[] {
    const { workspace } = this.#engine;
    if (place === dmWithBot) return [workspace.findDirect(this.id) ?? []].flat();
    const readable = [...workspace.channels.values()].filter((channel) => canRead(channel, this.#member));
    return place === undefined
      ? readable
      : readable.filter(({ name, kind }) => name === place && kind !== "direct");
  }

  #channel(place: string): Channel {
    if (place === dmWithBot) return this.#engine.workspace.openDirect(this.id);
    const [channel] = this.#places(place);
    if (!channel) throw new Error(`${this.name} sees no channel "${place}"`);
    return channel;
  }

  #show(channel: Channel): string {
    const title = channel.kind === "direct" ? dmWithBot : `#${channel.name}`;
    return `${title}\n${transcript(this.#engine.workspace, channel, this.#member)}`;
  }

  #insistOnActive(): void {
    if (this.#member.kind === "deleted")
      throw new Error(`${this.name} is deactivated; pressesAgain() sends a click that was under way`);
  }

  #names() {
    return namesIn(this.#engine.workspace);
  }
}

function isMeant(message: ReadMessage, on: Pressed["on"]): boolean {
  if (on === undefined) return true;
  if (typeof on === "string" || on instanceof RegExp) return saysWords(message.text, on);
  return message.ts === on.ts;
}

function nothingThere(name: string, place: string, instead: string): string {
  return `${name} sees no such thing to press or choose in ${place}. There is:\n${instead}`;
}
