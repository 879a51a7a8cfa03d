import { expect, test } from "vitest";
import {
  mentionsInBlocks,
  readMarkup,
  readMentions,
  readRichText,
} from "../../../src/standin/slack/blocks/read-text.ts";

const names = {
  person: (id: string) => (id === "U1" ? "Ana Lee" : id),
  channel: (id: string) => (id === "C1" ? "general" : id),
  userGroup: (id: string) => (id === "S1" ? "ops" : id),
};

test.each([
  ["<@U1> asks", "@Ana Lee asks"],
  ["<@U1|ana> asks", "@Ana Lee asks"],
  ["in <#C1> or <#C1|old>", "in #general or #general"],
  ["<!subteam^S1> and <!here>", "@ops and @here"],
  ["<https://x.org/a?b=1&amp;c=2|the page>", "the page"],
  ["<https://x.org/a>", "https://x.org/a"],
  ["<mailto:a@x.org|a@x.org> <mailto:b@x.org>", "a@x.org b@x.org"],
  ["&lt;script&gt; &amp;lt;", "<script> &lt;"],
  ["*bold* _slanted_ ~gone~ and 2 * 3 * 4", "bold slanted gone and 2 * 3 * 4"],
  ["snake_case_name", "snake_case_name"],
  ["`*code* <@U1>`", "*code* <@U1>"],
  ["<!date^1795862400^{date_num} {time}|soon>", "2026-11-28 10:40 AM"],
  ["<!date^never^{date_num}|soon>", "soon"],
])("a person reads %s as %s", (sent, read) => {
  expect(readMarkup(sent, names)).toBe(read);
});

test("an escaped mention mentions nobody, a bare @channel does unless it is verbatim", () => {
  expect(readMentions("&lt;@U1&gt; <@U1>", names, { verbatim: false })).toEqual(["@Ana Lee"]);
  expect(readMentions("@channel", names, { verbatim: false })).toEqual(["@channel"]);
  expect(readMentions("@channel", names, { verbatim: true })).toEqual([]);
  expect(readMentions("ana@here.org", names, { verbatim: false })).toEqual([]);
});

test("plain text in blocks mentions nobody", () => {
  const blocks = [
    { type: "section", text: { type: "plain_text", text: "<@U1> @channel" } },
    { type: "context", elements: [{ type: "mrkdwn", text: "<!subteam^S1>" }] },
  ];
  expect(mentionsInBlocks(blocks, names)).toEqual(["@ops"]);
});

test("rich text is read with its mentions and times, and its texts mention nobody", () => {
  const block = {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "user", user_id: "U1" },
          { type: "text", text: " or " },
          { type: "usergroup", usergroup_id: "S1" },
          { type: "text", text: " until " },
          { type: "date", timestamp: 1795862400, format: "{date_num} {time}", fallback: "soon" },
          { type: "text", text: ", <@U2> @channel" },
        ],
      },
    ],
  };
  expect(readRichText(block, names)).toBe("@Ana Lee or @ops until 2026-11-28 10:40 AM, <@U2> @channel");
  expect(mentionsInBlocks([block], names)).toEqual(["@Ana Lee", "@ops"]);
});
