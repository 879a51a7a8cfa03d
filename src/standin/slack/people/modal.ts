import { readBlocks } from "../blocks/read-blocks.ts";
import { readTextObject } from "../blocks/read-text.ts";
import type { Engine } from "../engine.ts";
import { actOn } from "../gestures/act-on-element.ts";
import { type Changes, dismissView, forgeView, type Submitted, submitView } from "../gestures/submit-view.ts";
import type { Member, View } from "../state/types.ts";
import { chooseIn, offered, typeInto } from "./choose.ts";
import { findFields, findPressables, onlyOne, saysWords, type Words } from "./find-control.ts";
import { namesIn } from "./names.ts";
import { until } from "./until.ts";

/** A modal before somebody, used by what stands in it. */
export class Modal {
  readonly #engine: Engine;
  readonly #person: Member;
  readonly #view: View;

  constructor(engine: Engine, person: Member, view: View) {
    this.#engine = engine;
    this.#person = person;
    this.#view = view;
  }

  get title(): string {
    return readTextObject(this.#view.title ?? undefined, this.#names());
  }

  /** Whether it is still open, on top or below another. */
  get isOpen(): boolean {
    return this.#person.views.includes(this.#view);
  }

  /** What Slack itself says above the form, if something went wrong. */
  get notice(): string | undefined {
    return this.#view.notice;
  }

  /** All that is to be read: title, fields with their values, errors, buttons. */
  text(): string {
    const { blocks, values, submit, close } = this.#view;
    const footer = [close, submit].flatMap((text) =>
      text ? [`[${readTextObject(text, this.#names())}]`] : [],
    );
    const errors = Object.entries(this.errors()).map(([label, error]) => `! ${label}: ${error}`);
    const notice = this.notice ? [`! ${this.notice}`] : [];
    return [
      this.title,
      ...notice,
      ...readBlocks(blocks, { names: this.#names(), values }),
      ...errors,
      footer.join(" "),
    ]
      .filter((line) => line !== "")
      .join("\n");
  }

  /** What stands in red, by the label of the field. */
  errors(): Record<string, string> {
    return Object.fromEntries(
      this.#view.blocks.flatMap((block) => {
        const error = this.#view.errors[String(block.block_id)];
        return error === undefined ? [] : [[readTextObject(block.label, this.#names()), error]];
      }),
    );
  }

  /** Types into the field with this label; what stood there is replaced. */
  async fills(label: Words, text: string): Promise<void> {
    await typeInto(this.#engine, this.#at(label), text);
  }

  /** Chooses in the field with this label; no words at all take the choice back. */
  async chooses(label: Words, ...options: string[]): Promise<void> {
    await chooseIn(this.#engine, this.#at(label), options);
  }

  /** What an external select offers once this was typed into it. */
  offers(label: Words, typed: string): Promise<string[]> {
    return offered(this.#engine, this.#at(label), typed);
  }

  /** Presses a button in the body of the modal. */
  async presses(button: Words): Promise<void> {
    this.#insistOnTop();
    const found = findPressables(this.#view.blocks, button, this.#names());
    const { chosen, ...control } = onlyOne(found, `button ${button}`, this.text());
    await actOn(this.#engine, { person: this.#person, surface: { view: this.#view }, control, chosen });
  }

  /** Presses the submit button and waits for what the app says to it. */
  submits(): Promise<Submitted> {
    this.#insistOnTop();
    if (!this.#view.submit) throw new Error(`There is no submit button:\n${this.text()}`);
    return submitView(this.#engine, this.#person, this.#view);
  }

  /** Sends it past the checks of Slack's client, with changes of what the form itself carries. */
  forges(changes: Changes = () => ({})): Promise<Submitted> {
    return forgeView(this.#engine, { person: this.#person, view: this.#view, changes });
  }

  /** Leaves this modal; one below it, if any, is seen again. */
  async cancels(): Promise<void> {
    this.#insistOnTop();
    await dismissView(this.#engine, { person: this.#person, view: this.#view, isCleared: false });
  }

  /** Leaves all modals by the cross in the corner. */
  async closesAll(): Promise<void> {
    this.#insistOnTop();
    await dismissView(this.#engine, { person: this.#person, view: this.#view, isCleared: true });
  }

  /** Waits until these words are to be read in it. */
  async shows(words: Words, { deadlineMs }: { deadlineMs?: number } = {}): Promise<string> {
    return await until(
      this.#engine,
      () => {
        const text = this.text();
        return saysWords(text, words) && text;
      },
      { deadlineMs, what: `${words} in the modal`, instead: () => this.text() },
    );
  }

  #at(label: Words) {
    this.#insistOnTop();
    const found = findFields(this.#view.blocks, label, this.#names());
    const control = onlyOne(found, `field ${label}`, this.text());
    return { person: this.#person, surface: { view: this.#view }, control };
  }

  #insistOnTop(): void {
    if (this.#person.views.at(-1) !== this.#view)
      throw new Error(`"${this.title}" is not the modal in front`);
  }

  #names() {
    return namesIn(this.#engine.workspace);
  }
}
