/** How far each person has read each conversation. */
export class ReadMarks {
  readonly #marks = new Map<string, string>();

  /** The ts of the newest message that this person has seen there; "" for none. */
  of(personId: string, channelId: string): string {
    return this.#marks.get(`${personId} ${channelId}`) ?? "";
  }

  /** Notes that this person has read up to a message; false when that was known. */
  move(personId: string, channelId: string, ts: string): boolean {
    if (ts <= this.of(personId, channelId)) return false;
    this.#marks.set(`${personId} ${channelId}`, ts);
    return true;
  }
}
