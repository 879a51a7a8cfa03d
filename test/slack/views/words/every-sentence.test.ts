import type { RichTextElement } from "@slack/types";
import { describe, expect, test } from "vitest";
import {
  LONGEST_ALERT,
  LONGEST_BUTTON,
  LONGEST_CONFIRM_ANSWER,
  LONGEST_CONFIRM_TEXT,
  LONGEST_CONFIRM_TITLE,
  LONGEST_HEADER,
  LONGEST_NAME_SHOWN,
  LONGEST_OPTION,
  LONGEST_PLACEHOLDER,
  LONGEST_TITLE,
} from "../../../../src/slack/views/limits.ts";
import { LANGUAGES, type Language } from "../../../../src/slack/views/words/language.ts";
import { wordsIn } from "../../../../src/slack/views/words/languages.ts";
import { SAMPLES } from "./samples.ts";

/*
 * Every sentence of every language is called with marked pieces, and each piece has to come out: a translation that
 * leaves one out fails.
 */

describe.each(LANGUAGES)("every sentence in %s", (language) => {
  const rows = Object.entries(SAMPLES).flatMap(([area, entries]) =>
    Object.entries(entries).map(([entry, samples]) => {
      const name = `${area}.${entry}`;
      return [name, entryIn(language, name), samples] as const;
    }),
  );

  test.each(rows)("%s has all that it is given", (_, entry, samples: readonly unknown[] | null) => {
    if (typeof entry !== "function") {
      expect(shownIn(entry).length).toBeGreaterThan(0);
      return;
    }
    expect(samples?.length).toBeGreaterThan(0);
    for (const given of samples ?? []) {
      const shown = shownIn(entry(given));
      for (const piece of piecesOf(given)) expect(shown).toContain(piece);
    }
  });

  test.each(language === "en" ? [] : rows)("%s is not in English", (name, entry, samples) => {
    const theirs = allShown(entry, samples);
    for (const [at, english] of allShown(entryIn("en", name), samples).entries()) {
      const hasWords = /\p{L}{2}/u.test(ownWords(english)) && !THE_SAME[language]?.includes(english);
      if (hasWords) expect(theirs[at]).not.toBe(english);
      expect(ownWords(theirs[at] ?? "")).not.toMatch(ENGLISH);
    }
  });

  const foreign = FOREIGN_MARKS[language];
  test.each(foreign === undefined ? [] : rows)("%s has the marks of its language", (_, ...of) => {
    for (const said of allShown(...of).map(ownWords)) expect(said).not.toMatch(foreign ?? "");
  });

  test.each(LIMITS)("%s is at most %i characters long", (name, limit) => {
    const [, entry, samples] = rows.find(([row]) => row === name) ?? [];
    const texts = allShown(entry, limit < LONGEST_CONFIRM_TEXT ? samples : samples?.map(withLongNames));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text.length, text).toBeLessThanOrEqual(limit);
  });
});

/** What a language has by a name such as "card.approve". */
function entryIn(language: Language, name: string): unknown {
  const [area = "", entry = ""] = name.split(".");
  return (wordsIn(language) as unknown as Record<string, Record<string, unknown>>)[area]?.[entry];
}

/** What a language shares with English. */
const THE_SAME: Partial<Record<Language, readonly string[]>> = { de: ["Name"], fr: ["Application"] };

const ENGLISH = /\b(the|and|you|your|with|this|from|isn't|invited|approvers?)\b/i;

/** What a language writes otherwise. */
const FOREIGN_MARKS: Partial<Record<Language, RegExp>> = {
  de: /["']|\.\.\./,
  // Before these French has a narrow space, at which no line ends.
  fr: /["']|\.\.\.|[^\u202f][:;?!»]|«[^\u202f]/,
  es: /["']|\.\.\.| …|^[^¿]*\?|^[^¡]*!/,
  "pt-BR": /["']|\.\.\.| …/,
  // Marks of full width, and no space beside a letter but around a dot in the middle of a line.
  ja: /["'?!]|\.\.\.|[\u3000-\u9fff\uff00-\uffef](?:[,.:;()]| (?! ·))|[^·\s] [\u3000-\u9fff\uff00-\uffef]/,
};

/** Where Slack takes no more, and a language might say more. */
const LIMITS: [row: string, limit: number][] = [
  ...["card.approve", "card.deny", "card.retry", "card.sendAgain"].map(atMost(LONGEST_BUTTON)),
  ...["end.askAgainButton", "notice.withdraw", "home.newInvitation"].map(atMost(LONGEST_BUTTON)),
  ...["card.sendAgainTitle", "notice.withdrawTitle"].map(atMost(LONGEST_CONFIRM_TITLE)),
  ...["card.sendAgainText", "notice.withdrawText"].map(atMost(LONGEST_CONFIRM_TEXT)),
  ...["card.sendAgainYes", "card.cancel", "notice.withdrawYes", "notice.withdrawNo"].map(
    atMost(LONGEST_CONFIRM_ANSWER),
  ),
  ...["home.title", "home.yourRequests"].map(atMost(LONGEST_HEADER)),
  ...["cancel", "close", "back", "next", "send"].map((name) => `forms.${name}`).map(atMost(LONGEST_TITLE)),
  ...["notSent", "notDenied", "nothingChanged", "sent", "sentBefore"]
    .map((name) => `forms.${name}`)
    .map(atMost(LONGEST_TITLE)),
  ...["askForm.title", "namesForm.checkingTitle", "namesForm.title"].map(atMost(LONGEST_TITLE)),
  ...["denyForm.title", "denyForm.submit"].map(atMost(LONGEST_TITLE)),
  ["askForm.reload", LONGEST_BUTTON],
  ...["askForm.listCut", "askForm.noApplication", "askForm.noRoles", "askForm.rolesTrouble"].map(
    atMost(LONGEST_ALERT),
  ),
  ...["options.nameLoading", "options.canShare", "options.noName"].map(atMost(LONGEST_OPTION)),
  ["options.typePartOfName", LONGEST_PLACEHOLDER],
];

function atMost(limit: number): (row: string) => [row: string, limit: number] {
  return (row) => [row, limit];
}

/** A sentence with everything that it is called with. */
function allShown(entry: unknown, samples: readonly unknown[] | null | undefined): string[] {
  return typeof entry === "function"
    ? (samples ?? []).map((given) => shownIn(entry(given)))
    : [shownIn(entry)];
}

/** Without mentions, and without what people and Quickbase wrote. */
function ownWords(shown: string): string {
  return shown.replace(/⟦[^⟧]*⟧|[US]0[A-Z]+/g, "·");
}

function withLongNames<Given>(given: Given): Given {
  return JSON.parse(JSON.stringify(given).replaceAll("⟦name⟧", "W".repeat(LONGEST_NAME_SHOWN)));
}

/** All that one reads: words, mentions and instants. */
function shownIn(said: unknown): string {
  if (typeof said === "string") return said;
  return (said as RichTextElement[])
    .map((piece) => {
      switch (piece.type) {
        case "text":
          return piece.text;
        case "date":
          return String(piece.timestamp);
        case "user":
          return piece.user_id;
        case "usergroup":
          return piece.usergroup_id;
        default:
          throw new Error(`Cannot read a piece of type "${piece.type}"`);
      }
    })
    .join("");
}

/**
 * What has to come out: marked texts, mentions, instants, and numbers above three; below that a language may have a
 * word for them, and 100 and its like have separators.
 */
function piecesOf(given: unknown): string[] {
  if (typeof given === "string") return /⟦|^[US]0/.test(given) ? [given] : [];
  if (typeof given === "number") return given > 3 ? [String(given)] : [];
  if (given instanceof Date) return [String(given.getTime() / 1000)];
  if (typeof given !== "object" || given === null) return [];
  return Object.values(given).flatMap(piecesOf);
}
