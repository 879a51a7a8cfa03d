import { createLocaleTools } from "../locale-tools.ts";

/**
 * Plurals, lists, numbers and dates as French has them. No "today" of Slack's: an article stands before each instant,
 * as in "le 4 déc. 2026 à 12:00".
 */
export const { plural, number, and, or, when, day } = createLocaleTools("fr", {
  when: "{date_short} à {time}",
  day: "{date_long}",
});
