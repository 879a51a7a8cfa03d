/** In which window of the page each person's forms are open: the one where they did something last, as in Slack. */
export class FormWindows {
  readonly #windows = new Map<string, string>();

  /** Notes that this person has done something in a window. */
  acts(personId: string, window: string): void {
    this.#windows.set(personId, window);
  }

  /** Whether a form of this person is open in this window; in every one, when they did nothing on any page. */
  isIn(personId: string, window: string): boolean {
    const found = this.#windows.get(personId);
    return found === undefined || found === window;
  }
}
