import { createLocaleTools } from "../locale-tools.ts";

/** Plurals, lists, numbers and dates as English has them. */
export const { locale, plural, number, and, or, when, day } = createLocaleTools("en-GB", {
  when: "{date_short_pretty} at {time}",
  day: "{date_long}",
});
