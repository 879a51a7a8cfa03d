import type { RichTextElement } from "@slack/types";
import { toUnixSeconds } from "../text.ts";
import { type Piece, type Sentence, say } from "./say.ts";

/** What a language has of its own beside its words. */
export type LocaleTools = {
  /** BCP 47, as `Intl` and HTML read it. */
  locale: string;
  /** The form that a number asks for; `other` is for every number that has no form of its own. */
  plural<T>(count: number, forms: Partial<Record<Intl.LDMLPluralRule, T>> & { other: T }): T;
  /** A number with the separators of the language. */
  number(count: number): string;
  /** "Ana, Bo and Kim". */
  and(items: readonly string[]): string;
  /** "@Lee, @Max or @ops", in pieces. */
  or(items: readonly Piece[]): Sentence;
  /** An instant as Slack shows it to each reader, in their own time and language. */
  when(instant: Date): RichTextElement;
  /** A day, in the same way. */
  day(instant: Date): RichTextElement;
};

/** How Slack is asked to show an instant: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export type DateFormats = {
  /** As in "{date_short_pretty} at {time}". */
  when: string;
  /** As in "{date_long}". */
  day: string;
};

/** The tools of one language. Formatters are made once: making one takes a thousand times as long as using it. */
export function createLocaleTools(locale: string, formats: DateFormats): LocaleTools {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const conjunction = new Intl.ListFormat(locale, { type: "conjunction" });
  const disjunction = new Intl.ListFormat(locale, { type: "disjunction" });
  // For readers whose Slack cannot show their own time.
  const utc = { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" } as const;
  const instants = new Intl.DateTimeFormat(locale, {
    ...utc,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  const days = new Intl.DateTimeFormat(locale, utc);
  return {
    locale,
    plural: (count, forms) => forms[plurals.select(count)] ?? forms.other,
    number: (count) => numbers.format(count),
    and: (items) => conjunction.format(items),
    or(items) {
      // No letter or number in their places: Spanish says "u" before an "o", as in 8.
      const parts = disjunction.formatToParts(items.map(() => "–"));
      const left = items.values();
      return parts.flatMap(
        ({ type, value }) => say`${type === "element" ? (left.next().value ?? "") : value}`,
      );
    },
    when: (instant) => ({
      type: "date",
      timestamp: toUnixSeconds(instant),
      format: formats.when,
      fallback: instants.format(instant),
    }),
    day: (instant) => ({
      type: "date",
      timestamp: toUnixSeconds(instant),
      format: formats.day,
      fallback: days.format(instant),
    }),
  };
}
