import { createLocaleTools } from "../locale-tools.ts";

/** Plurals, lists, numbers and dates as Portuguese has them in Brazil. */
export const { plural, number, and, or, when, day } = createLocaleTools("pt-BR", {
  // No article can stand before it: the day may be "hoje".
  when: "{date_short_pretty} às {time}",
  // Without the day of the week, after which "em" would have to be "na" or "no".
  day: "{date}",
});
