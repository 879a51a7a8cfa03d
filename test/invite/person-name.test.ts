import { expect, test } from "vitest";
import { parseName } from "../../src/invite/person-name.ts";

test.each([
  "Jürgen",
  "O'Brien",
  "D’Arcy",
  "’t Hooft",
  "ʻAkaʻaka",
  "Nguyễn",
  "José María",
  "Ana Lee-Park",
  "J.-P. Roe",
  "ǁGaroëb",
  "馬 一",
  "Li 一平",
  "van der Berg",
  "J.R.R.",
  "St.John",
  "Roe Jr.",
  "Gal·la",
  "İpek",
  "Łukasz",
  "Мария",
  "Αλέξης",
  "Հայկ",
  "დავით",
  "שָׁלוֹם",
  "עו״ד",
  "محمّد",
  "علی‌رضا",
  "क्‍ष",
  "श्री",
  "தமிழ்",
  "น้ำ",
  "ትዕግስት",
  "李小龍",
  "葛\u{e0100}城",
  "さくら",
  "マイケル・ジョーダン",
  "田中 Maria",
  "김철수",
  "Pia1",
])("parseName() takes %j as it is", (name) => {
  expect(parseName(name)).toEqual({ ok: true, value: name });
});

test.each([
  ["  Ana \t Lee ", "Ana Lee"],
  ["Nguye\u0302\u0303n", "Nguyễn"],
  ["Ａｎａ　Ｌｅｅ", "Ana Lee"],
  ["O`Neil", "O'Neil"],
  ["Ki\u200bm\u202e\ufeff", "Kim"],
  ["A\u200dna", "Ana"],
])("parseName() of %j is %j", (text, name) => {
  expect(parseName(text)).toEqual({ ok: true, value: name });
});

const HIDDEN = [
  "\u3164",
  "\u2800",
  "\u034f",
  "\u115f",
  "\uffa0",
  "\u17b4",
  "\u{e0041}",
  "\ufe0f",
  "\u{e0100}",
  "\u180b",
];

test.each<[string, string]>([
  ["", "A name is needed here"],
  [" \u200b ", "A name is needed here"],
  ["42", "A name is needed here, with letters"],
  ["1. Maya", 'A name has no "1": leave it out'],
  ["ana@acme.com (verified)", "A name is needed here, and not an address"],
  ["https://x.org", "A name is needed here, and not an address"],
  ["www.x", "A name is needed here, and not an address"],
  ["acme.com", "A name is needed here, and not an address"],
  ["ACME.COM", "A name is needed here, and not an address"],
  ["Kim Known · has an account", 'A name has no "·": leave it out'],
  ["Kim Known - verified", 'A name has no "-" that stands alone: leave it out'],
  ["Kim -- has an account", 'A name has no "-" that stands alone: leave it out'],
  ["Kim . Known", 'A name has no "." that stands alone: leave it out'],
  ["Kim ǀ has an account", 'A name has no "ǀ": leave it out'],
  ["ǁǁ approved", 'A name has no "ǁǁ": leave it out'],
  ["Kim ꟷ approved", 'A name has no "ꟷ": leave it out'],
  ["Kim 一 approved", 'A name has no "一": leave it out'],
  ["Kim ー approved", 'A name has no "ー": leave it out'],
  ["Kim ॱ new", 'A name has no "ॱ": leave it out'],
  ["Kim • Known", 'A name has no "•": leave it out'],
  ["Kim ꞏ Known", 'A name has no "ꞏ": leave it out'],
  ["Kim ㆍ Known", 'A name has no "ㆍ": leave it out'],
  ["Kim ᐧ Known", 'A name has no "ᐧ": leave it out'],
  ["Kim – Known", 'A name has no "–": leave it out'],
  ["Kim (verified)", 'A name has no "(": leave it out'],
  ["Kim ✅", 'A name has no "✅": leave it out'],
  ["Kim, Bo", 'A name has no ",": leave it out'],
  ["<b>Kim", 'A name has no "<": leave it out'],
  ["Kim\nKnown", "A name stands on one line"],
  ["Kim\u2028Known", "A name stands on one line"],
  ...HIDDEN.map((nothing): [string, string] => [
    `Kim${nothing}Known`,
    "This name has characters that cannot be seen: type it anew",
  ]),
  ["Zoe\u0300\u0301\u0302\u0303\u0304", "This name has too many accents on one letter"],
  ["\u0301Kim", "This name has too many accents on one letter"],
  ["Аna", '"Аna" mixes letters that look alike: type the name anew, in one alphabet'],
  ["Αna", '"Αna" mixes letters that look alike: type the name anew, in one alphabet'],
  ["Lee Рак", '"Рак" mixes letters that look alike: type the name anew, in one alphabet'],
  ["ᎪᎾᎪ", '"ᎪᎾᎪ" mixes letters that look alike: type the name anew, in one alphabet'],
  ["𝐀𝐧𝐚", '"𝐀𝐧𝐚" mixes letters that look alike: type the name anew, in one alphabet'],
  ["x".repeat(101), "A name has at most 100 characters"],
])("parseName() refuses %j: %s", (text, problem) => {
  expect(parseName(text)).toEqual({ ok: false, problem });
});

test.each(["a", "\u0301", "·", "a·", "А a ", "\u200d", "क\u200d", ".a", "@"])(
  "parseName() refuses 100,000 times %j by its length, before anything else is asked of it",
  (piece) => {
    expect(parseName(piece.repeat(100_000 / piece.length))).toEqual({
      ok: false,
      problem: "A name has at most 100 characters",
    });
  },
);
