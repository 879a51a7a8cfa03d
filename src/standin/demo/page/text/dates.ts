type Form = { options: Intl.DateTimeFormatOptions; isPretty?: boolean };

// https://docs.slack.dev/messaging/formatting-message-text#date-formatting
const FORMS: Record<string, Form> = {
  date: { options: { year: "numeric", month: "long", day: "numeric" } },
  date_pretty: { options: { year: "numeric", month: "long", day: "numeric" }, isPretty: true },
  date_short: { options: { year: "numeric", month: "short", day: "numeric" } },
  date_short_pretty: { options: { year: "numeric", month: "short", day: "numeric" }, isPretty: true },
  date_long: { options: { weekday: "long", year: "numeric", month: "long", day: "numeric" } },
  date_long_pretty: {
    options: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
    isPretty: true,
  },
  day_divider_pretty: { options: { weekday: "long", month: "long", day: "numeric" }, isPretty: true },
  time: { options: { hour: "numeric", minute: "2-digit" } },
  time_secs: { options: { hour: "numeric", minute: "2-digit", second: "2-digit" } },
};
const DAY_MS = 86_400_000;

/** An instant in words, by one of Slack's formats, in the reader's own time; the fallback when it is none. */
export function formatDate(
  { seconds, format, fallback }: { seconds: number; format: string; fallback: string },
  now: Date,
): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return fallback;
  return format.replace(/\{(\w+)\}/g, (whole, name: string) => datePart(date, name, now) ?? whole);
}

/** The time of a message, such as 10:42 AM. */
export function formatTime(ts: string): string {
  return new Date(Number(ts) * 1000).toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
}

function datePart(date: Date, name: string, now: Date): string | undefined {
  if (name === "date_num")
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => pad(part)).join("-");
  const form = FORMS[name];
  if (!form) return undefined;
  const near = form.isPretty ? nearDay(date, now) : undefined;
  return near ?? new Intl.DateTimeFormat("en-US", form.options).format(date);
}

function nearDay(date: Date, now: Date): string | undefined {
  const days = Math.round((startOfDay(date) - startOfDay(now)) / DAY_MS);
  return { "-1": "yesterday", "0": "today", "1": "tomorrow" }[String(days)];
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}
