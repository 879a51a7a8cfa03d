import { createLocaleTools } from "../locale-tools.ts";

/** Lists, numbers and dates as Japanese has them; it has no plurals. */
export const { number, and, or, when, day } = createLocaleTools("ja", {
  when: "{date_short_pretty} {time}",
  day: "{date}",
});
