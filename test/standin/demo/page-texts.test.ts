import { expect, test } from "vitest";
import { completionsFor } from "../../../src/standin/demo/page/completions.ts";
import { indentXml } from "../../../src/standin/demo/page/quickbase/indent-xml.ts";
import { latestIn } from "../../../src/standin/demo/page/quickbase/latest.ts";
import { outcomeOf } from "../../../src/standin/demo/page/quickbase/outcome.ts";
import { formatDate } from "../../../src/standin/demo/page/text/dates.ts";

type Call = Parameters<typeof outcomeOf>[0];
type Mail = Parameters<typeof latestIn>[0]["mails"][number];

const call = (answered: Partial<Call>): Call => ({
  id: 1,
  at: "2026-11-23T10:40:00.000Z",
  method: "POST",
  dbid: "main",
  action: "API_GetUserInfo",
  requestXml: "",
  status: "answered",
  tookEffect: false,
  answerText: null,
  httpStatus: 200,
  errcode: 0,
  durationMs: 1,
  fault: null,
  ...answered,
});
const mailAt = (time: string): Mail => ({
  id: 1,
  at: time,
  to: "a@x.org",
  toName: "A",
  userid: "1.abcd",
  appDbid: "b",
  appName: "B",
  from: { name: "C", email: "c@x.org" },
  text: "",
  registers: false,
});

const now = new Date(2026, 10, 23, 10, 40);
const at = (day: number) => new Date(2026, 10, day, 10, 42).getTime() / 1000;

test.each([
  [23, "{date_short_pretty} at {time}", "today at 10:42 AM"],
  [22, "{date_pretty}", "yesterday"],
  [24, "{date_long_pretty}", "tomorrow"],
  [30, "{date_short_pretty} at {time}", "Nov 30, 2026 at 10:42 AM"],
  [30, "{date_num} {nothing}", "2026-11-30 {nothing}"],
])("formatDate() of the %ith as %s", (day, format, words) => {
  expect(formatDate({ seconds: at(day), format, fallback: "?" }, now)).toBe(words);
});

test("formatDate() falls back where there is no instant", () => {
  expect(formatDate({ seconds: Number.NaN, format: "{date}", fallback: "some day" }, now)).toBe("some day");
});

test("indentXml() gives each element a line, and leaves pages and broken XML in one piece", () => {
  expect(indentXml("<qdbapi><a>1</a><b><c/></b></qdbapi>")).toBe(
    "<qdbapi>\n  <a>1</a>\n  <b>\n    <c/>\n  </b>\n</qdbapi>",
  );
  expect(indentXml("<html><body>Bad gateway</body></html>")).toBe("<html><body>Bad gateway</body></html>");
  expect(indentXml("<qdbapi><a>1")).toBe("<qdbapi>\n<a>1".replace("\n<a>", "\n  <a>"));
});

test("completionsFor() offers the command while its beginning is typed, and nothing else", () => {
  const command = { name: "/qb-invite", hint: "" };
  const labels = (text: string) => completionsFor(text, command).map(({ label }) => label);
  expect(labels("/q")).toEqual(["/qb-invite", "/qb-invite status", "/qb-invite help"]);
  expect(labels("/qb-invite s")).toEqual(["/qb-invite status"]);
  expect(labels("/qb-invite ana@x.org")).toEqual([]);
  expect(labels("hello /qb")).toEqual([]);
  expect(labels("/other")).toEqual([]);
});

test("outcomeOf() tells a look-up that finds nobody as an answer, and the same number elsewhere as a refusal", () => {
  const nobody = "<errtext>Invalid input</errtext><errdetail>The user … does not exist.</errdetail>";
  const elsewhere = "<errtext>Invalid input</errtext><errdetail>You do not have permission</errdetail>";
  expect(outcomeOf(call({ errcode: 2, answerText: nobody }))).toMatchObject({
    words: "no account yet",
    kind: "quiet",
    means: expect.stringContaining("Not an error."),
  });
  expect(outcomeOf(call({ errcode: 2, answerText: elsewhere }))).toEqual({
    words: "2, Invalid input",
    kind: "no",
  });
  expect(outcomeOf(call({ errcode: null, httpStatus: 502 })).kind).toBe("bad");
});

test("latestIn() is where something has changed last: a call in trouble, an email, or else who has access", () => {
  const cut = call({ status: "cut off", at: "2026-11-23T10:41:00.000Z" });
  expect(latestIn({ mails: [], calls: [call({})] })).toBe("apps");
  expect(latestIn({ mails: [mailAt("2026-11-23T10:40:30.000Z")], calls: [call({})] })).toBe("emails");
  expect(latestIn({ mails: [mailAt("2026-11-23T10:40:30.000Z")], calls: [cut] })).toBe("calls");
  expect(latestIn({ mails: [mailAt("2026-11-23T10:42:00.000Z")], calls: [cut] })).toBe("emails");
});
