import { english } from "./english/english.ts";
import { french } from "./french/french.ts";
import { german } from "./german/german.ts";
import type { Language } from "./language.ts";
import type { Words } from "./words.ts";

// Until each is there, all speak English.
const WORDS: Record<Language, Words> = {
  en: english,
  de: german,
  fr: french,
  es: english,
  "pt-BR": english,
  ja: english,
};

/** The words of a language. */
export function wordsIn(language: Language): Words {
  return WORDS[language];
}
