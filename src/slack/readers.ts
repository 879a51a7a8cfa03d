import type { Log } from "../invite/ports.ts";
import type { UserId } from "../invite/values.ts";
import { withinMs } from "../lib/within-ms.ts";
import { type Language, toLanguage } from "./views/words/language.ts";
import type { wordsIn } from "./views/words/languages.ts";
import type { Words } from "./views/words/words.ts";

/** In which words each reader reads. */
export type Readers = {
  /** What everybody in a channel reads. */
  channel: Words;
  /**
   * What one person reads in forms and private messages: in the language of their Slack, or the channel's where Slack
   * does not say soon enough. Never rejects.
   */
  wordsFor(userId: UserId): Promise<Words>;
};

/** People change their language seldom. */
const KEPT_MS = 8 * 3_600_000;
const MOST_KEPT = 5_000;
/** A form opens within three seconds of the click, and Slack has to be asked for more than this. */
const LOOK_UP_MAY_TAKE_MS = 400;
/** Slack is not asked again and again while it does not answer. */
const SILENCE_KEPT_MS = 60_000;

type Parts = {
  language: Language;
  wordsIn: typeof wordsIn;
  /** Null where Slack shows nobody by this id. */
  localeOf: (userId: UserId) => Promise<string | null>;
  now: () => Date;
  log: Log;
};

/** Asks Slack for each reader's locale, and keeps it for hours. */
export function createReaders({ language, wordsIn, localeOf, now, log }: Parts): Readers {
  const channel = wordsIn(language);
  const known = new Map<UserId, { words: Words; until: number }>();
  const asking = new Map<UserId, Promise<Words>>();

  const keep = (userId: UserId, words: Words, forMs: number): Words => {
    known.delete(userId);
    known.set(userId, { words, until: now().getTime() + forMs });
    const [oldest] = known.keys();
    if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
    return words;
  };

  const ask = async (userId: UserId): Promise<Words> => {
    try {
      const theirs = toLanguage((await localeOf(userId)) ?? "");
      return keep(userId, theirs === null ? channel : wordsIn(theirs), KEPT_MS);
    } catch (error) {
      log.info({ userId, error }, "Cannot look up a reader's language");
      // What they read before they still read.
      return keep(userId, known.get(userId)?.words ?? channel, SILENCE_KEPT_MS);
    } finally {
      asking.delete(userId);
    }
  };

  return {
    channel,
    async wordsFor(userId) {
      const kept = known.get(userId);
      if (kept !== undefined && kept.until > now().getTime()) return kept.words;
      const asked = asking.get(userId) ?? ask(userId);
      asking.set(userId, asked);
      return (await withinMs(LOOK_UP_MAY_TAKE_MS, asked)) ?? kept?.words ?? channel;
    },
  };
}
