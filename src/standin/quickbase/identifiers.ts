const symbols = "abcdefghijkmnpqrstuvwxyz23456789";

/** Makes ids in Quickbase's forms; the same order of questions gives the same ids, so a reset world keeps them. */
export class Identifiers {
  #made = 0;

  /** Nine lower-case letters and digits, like `bdb5rjd6h`. */
  dbid(): string {
    return `b${this.#letters(8)}`;
  }

  /** Digits, a dot and four letters or digits, like `112249.ctdg`. */
  userid(): string {
    const letters = this.#letters(4);
    return `${112_240 + this.#made}.${letters}`;
  }

  /** A digit and groups of letters, like `2_beeinrxmv_dpvx_b_rdz3`. */
  ticket(): string {
    return `2_${this.#letters(9)}_${this.#letters(4)}_b_${this.#letters(12)}`;
  }

  /** A plain number, as groups have. */
  groupId(): number {
    this.#made += 1;
    return 1_200 + this.#made;
  }

  #letters(length: number): string {
    this.#made += 1;
    let seed = Math.imul(this.#made, 2_654_435_761) >>> 0;
    let letters = "";
    for (let place = 0; place < length; place += 1) {
      letters += symbols.charAt(seed >>> 27);
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    }
    return letters;
  }
}
