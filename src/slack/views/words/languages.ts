import { english } from "./english/english.ts";
import { french } from "./french/french.ts";
import { german } from "./german/german.ts";
import { japanese } from "./japanese/japanese.ts";
import type { Language } from "./language.ts";
import { portuguese } from "./portuguese/portuguese.ts";
import { spanish } from "./spanish/spanish.ts";
import type { Words } from "./words.ts";

const WORDS: Record<Language, Words> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  "pt-BR": portuguese,
  ja: japanese,
};

/** The words of a language. */
export function wordsIn(language: Language): Words {
  return WORDS[language];
}
