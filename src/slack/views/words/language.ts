/** The languages that qb-invite speaks, by the first part of what Slack calls a locale, or all of it. */
export const LANGUAGES = ["en", "de", "fr", "es", "pt-BR", "ja"] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language for a locale of Slack's such as "de-AT", null where there is none: https://docs.slack.dev/reference/objects/user-object */
export function toLanguage(locale: string): Language | null {
  const [spoken] = locale.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language.toLowerCase().split("-")[0] === spoken) ?? null;
}
