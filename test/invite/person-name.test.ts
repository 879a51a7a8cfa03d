import { expect, test } from "vitest";
import { type NameProblem, parseName } from "../../src/invite/person-name.ts";

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

test.each<[string, NameProblem]>([
  ["", { wrong: "no name" }],
  [" \u200b ", { wrong: "no name" }],
  ["42", { wrong: "no letters" }],
  ["1. Maya", { wrong: "mark in name", mark: "1" }],
  ["ana@acme.com (verified)", { wrong: "address as name" }],
  ["https://x.org", { wrong: "address as name" }],
  ["www.x", { wrong: "address as name" }],
  ["acme.com", { wrong: "address as name" }],
  ["ACME.COM", { wrong: "address as name" }],
  ["Kim Known · has an account", { wrong: "mark in name", mark: "·" }],
  ["Kim Known - verified", { wrong: "loose mark in name", mark: "-" }],
  ["Kim -- has an account", { wrong: "loose mark in name", mark: "-" }],
  ["Kim . Known", { wrong: "loose mark in name", mark: "." }],
  ["Kim ǀ has an account", { wrong: "mark in name", mark: "ǀ" }],
  ["ǁǁ approved", { wrong: "mark in name", mark: "ǁǁ" }],
  ["Kim ꟷ approved", { wrong: "mark in name", mark: "ꟷ" }],
  ["Kim 一 approved", { wrong: "mark in name", mark: "一" }],
  ["Kim ー approved", { wrong: "mark in name", mark: "ー" }],
  ["Kim ॱ new", { wrong: "mark in name", mark: "ॱ" }],
  ["Kim • Known", { wrong: "mark in name", mark: "•" }],
  ["Kim ꞏ Known", { wrong: "mark in name", mark: "ꞏ" }],
  ["Kim ㆍ Known", { wrong: "mark in name", mark: "ㆍ" }],
  ["Kim ᐧ Known", { wrong: "mark in name", mark: "ᐧ" }],
  ["Kim – Known", { wrong: "mark in name", mark: "–" }],
  ["Kim (verified)", { wrong: "mark in name", mark: "(" }],
  ["Kim ✅", { wrong: "mark in name", mark: "✅" }],
  ["Kim, Bo", { wrong: "mark in name", mark: "," }],
  ["<b>Kim", { wrong: "mark in name", mark: "<" }],
  ["Kim\nKnown", { wrong: "several lines" }],
  ["Kim\u2028Known", { wrong: "several lines" }],
  ...HIDDEN.map((nothing): [string, NameProblem] => [`Kim${nothing}Known`, { wrong: "hidden characters" }]),
  ["Zoe\u0300\u0301\u0302\u0303\u0304", { wrong: "accents" }],
  ["\u0301Kim", { wrong: "accents" }],
  ["Аna", { wrong: "mixed alphabets", word: "Аna" }],
  ["Αna", { wrong: "mixed alphabets", word: "Αna" }],
  ["Lee Рак", { wrong: "mixed alphabets", word: "Рак" }],
  ["ᎪᎾᎪ", { wrong: "mixed alphabets", word: "ᎪᎾᎪ" }],
  ["𝐀𝐧𝐚", { wrong: "mixed alphabets", word: "𝐀𝐧𝐚" }],
  ["x".repeat(101), { wrong: "name too long", most: 100 }],
])("parseName() refuses %j: %j", (text, problem) => {
  expect(parseName(text)).toEqual({ ok: false, problem });
});

test.each(["a", "\u0301", "·", "a·", "А a ", "\u200d", "क\u200d", ".a", "@"])(
  "parseName() refuses 100,000 times %j by its length, before anything else is asked of it",
  (piece) => {
    expect(parseName(piece.repeat(100_000 / piece.length))).toEqual({
      ok: false,
      problem: { wrong: "name too long", most: 100 },
    });
  },
);
