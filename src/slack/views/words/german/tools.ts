import { createLocaleTools } from "../locale-tools.ts";

/** Plurals, lists, numbers and dates as German has them. */
export const { plural, number, and, or, when, day } = createLocaleTools("de", {
  when: "{date_short_pretty} um {time}",
  day: "{date_long}",
});
