import { expect, test } from "vitest";
import { type Piece, parseMrkdwn } from "../../../src/standin/demo/page/text/mrkdwn.ts";

const text = (words: string): Piece => ({ kind: "text", text: words });

const cases: [string, Piece[]][] = [
  ["plain words", [text("plain words")]],
  ["a *bold* word", [text("a "), { kind: "bold", pieces: [text("bold")] }, text(" word")]],
  [
    "*bold with _italic_*",
    [{ kind: "bold", pieces: [text("bold with "), { kind: "italic", pieces: [text("italic")] }] }],
  ],
  ["~gone~", [{ kind: "strike", pieces: [text("gone")] }]],
  ["2 * 3 * 4 and snake_case_name", [text("2 * 3 * 4 and snake_case_name")]],
  ["*not\nover lines*", [text("*not\nover lines*")]],
  ["`a *star* stays`", [{ kind: "code", text: "a *star* stays" }]],
  ["```\nx = &lt;y&gt;\n```", [{ kind: "preformatted", text: "x = <y>" }]],
  ["&gt; said\n&gt; twice\nthen", [{ kind: "quote", pieces: [text("said\ntwice")] }, text("then")]],
  ["a &lt;b&gt; &amp;amp; c", [text("a <b> &amp; c")]],
  ["<https://x.org/?a=1&amp;b|the page>", [{ kind: "link", url: "https://x.org/?a=1&b", text: "the page" }]],
  ["<mailto:a@x.org>", [{ kind: "link", url: "mailto:a@x.org", text: "a@x.org" }]],
  [
    "<@U1> <#C1> <!subteam^S1> <!here>",
    [
      { kind: "person", id: "U1" },
      text(" "),
      { kind: "channel", id: "C1" },
      text(" "),
      { kind: "group", id: "S1" },
      text(" "),
      { kind: "broadcast", range: "here" },
    ],
  ],
  [
    "<!date^1770000000^{date_short} at {time}|then>",
    [{ kind: "date", seconds: 1_770_000_000, format: "{date_short} at {time}", fallback: "then" }],
  ],
  [
    ":tada: 10:30:00",
    [{ kind: "emoji", name: "tada" }, text(" 10"), { kind: "emoji", name: "30" }, text("00")],
  ],
];

test.each(cases)("parseMrkdwn() reads %j", (markup, pieces) => {
  expect(parseMrkdwn(markup)).toEqual(pieces);
});

test("parseMrkdwn() loses nothing of a text full of open marks", () => {
  const wild = "*<_`~:&amp; >*_ <script>alert(1)</script> ``` *";
  const words = JSON.stringify(parseMrkdwn(wild));
  for (const part of ["script", "alert(1)", "/script"]) expect(words).toContain(part);
});
