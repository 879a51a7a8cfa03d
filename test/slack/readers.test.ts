import { expect, test } from "vitest";
import { createReaders } from "../../src/slack/readers.ts";
import { toLanguage } from "../../src/slack/views/words/language.ts";
import { wordsIn } from "../../src/slack/views/words/languages.ts";

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

function readersOf(localeOf: (userId: string) => Promise<string | null>) {
  let at = 0;
  const asked: string[] = [];
  const readers = createReaders({
    language: "fr",
    wordsIn,
    now: () => new Date(at),
    log: quiet,
    localeOf(userId) {
      asked.push(userId);
      return localeOf(userId);
    },
  });
  const pass = (ms: number) => {
    at += ms;
  };
  return { readers, asked, pass };
}

test.each([
  ["en-US", "en"],
  ["en-GB", "en"],
  ["de-DE", "de"],
  ["de-AT", "de"],
  ["fr-CA", "fr"],
  ["es-LA", "es"],
  ["es-ES", "es"],
  ["pt-BR", "pt-BR"],
  ["pt-PT", "pt-BR"],
  ["ja-JP", "ja"],
  ["pl-PL", null],
  ["", null],
] as const)("the language for %s is %s", (locale, language) => {
  expect(toLanguage(locale)).toBe(language);
});

test("a reader reads the language of their own Slack, a channel the one of the settings", async () => {
  const { readers } = readersOf(async () => "ja-JP");
  expect(await readers.wordsFor("U1")).toBe(wordsIn("ja"));
  expect(readers.channel).toBe(wordsIn("fr"));
});

test("Slack is asked for a reader once in hours, and once for all who wait", async () => {
  const { readers, asked, pass } = readersOf(async () => "de-DE");
  await Promise.all([readers.wordsFor("U1"), readers.wordsFor("U1")]);
  await readers.wordsFor("U1");
  expect(asked).toEqual(["U1"]);
  pass(9 * 3_600_000);
  await readers.wordsFor("U1");
  expect(asked).toEqual(["U1", "U1"]);
});

test.each([
  ["is refused", () => Promise.reject(new Error("no"))],
  ["knows nobody", async () => null],
  ["has a language that is not spoken here", async () => "pl-PL"],
])("where Slack %s the reader reads the channel's language", async (_, localeOf) => {
  const { readers } = readersOf(localeOf);
  expect(await readers.wordsFor("U1")).toBe(readers.channel);
});

test("whose language is known reads it on while Slack does not say it once more", async () => {
  let answers = true;
  const { readers, pass } = readersOf(async () => {
    if (!answers) throw new Error("no");
    return "de-DE";
  });
  await readers.wordsFor("U1");
  answers = false;
  pass(9 * 3_600_000);
  expect(await readers.wordsFor("U1")).toBe(wordsIn("de"));
  pass(61_000);
  expect(await readers.wordsFor("U1")).toBe(wordsIn("de"));
});

test("a Slack that hangs is not waited for", async () => {
  const { readers, asked } = readersOf(() => new Promise(() => undefined));
  expect(await readers.wordsFor("U1")).toBe(readers.channel);
  expect(await readers.wordsFor("U1")).toBe(readers.channel);
  expect(asked).toEqual(["U1"]);
});
