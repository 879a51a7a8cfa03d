import { createLocaleTools } from "../locale-tools.ts";

/** Plurals, lists, numbers and dates as Spanish has them in Latin America. */
export const { plural, number, and, or, when, day } = createLocaleTools("es-419", {
  // No article can stand before it: the day may be "hoy".
  when: "{date_short_pretty} a las {time}",
  day: "{date}",
});
