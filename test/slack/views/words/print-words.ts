import type { RichTextElement } from "@slack/types";
import { toSummary } from "../../../../src/invite/summary.ts";
import { renderCard } from "../../../../src/slack/views/card.ts";
import { renderChannelMissing } from "../../../../src/slack/views/channel-missing.ts";
import { renderDecision } from "../../../../src/slack/views/decision-reply.ts";
import { renderEnd } from "../../../../src/slack/views/end.ts";
import { renderHelp } from "../../../../src/slack/views/help.ts";
import { renderHomeTab } from "../../../../src/slack/views/home-tab.ts";
import { renderNotice } from "../../../../src/slack/views/notice.ts";
import { renderResult } from "../../../../src/slack/views/result-reply.ts";
import { paragraph } from "../../../../src/slack/views/rich.ts";
import { renderStatus } from "../../../../src/slack/views/status.ts";
import { LANGUAGES, type Language } from "../../../../src/slack/views/words/language.ts";
import { wordsIn } from "../../../../src/slack/views/words/languages.ts";
import type { Words } from "../../../../src/slack/views/words/words.ts";
import { read } from "../read.ts";
import * as some from "../some.ts";
import { SAMPLES } from "./samples.ts";

/* Prints all that the bot can say, to be read from top to bottom: `npm run words`, or `npm run words -- de fr`. */

/** Who and what stands in the place of marked pieces; what is missing here stands as it is. */
const EXAMPLES: Record<string, string> = {
  name: "Nova Reyes",
  email: "nova@x.org",
  by: "Lee Park",
  requester: "Ana Lee",
  application: "Project Tracker",
  role: "Participant",
  held: "Viewer",
  boss: "Administrator",
  sharer: "Editor",
  domain: "acme.com",
  command: "/qb-invite",
  typed: "/qb-invite status",
  id: "req_abc123",
  reference: "req_abc123",
  "in Quickbase": "Nova R. Reyes",
  person: "• Nova Reyes  nova@x.org",
  one: "nova@x.org",
  two: "kim@x.org",
  three: "bo@x.org",
  handle: "@nova",
  text: "nova",
  errtext: "Invalid input",
  refusal: "restricted_action",
  part: "user",
  letter: "é",
  mark: "(",
  word: "Mаx",
  tag: "VIP",
};

/** What is itself a sentence of the language. */
function saidInside({ trouble, people, problems }: Words): Record<string, string> {
  const role = "Participant";
  const refused = { why: "refused", errcode: 110, errtext: "", errdetail: null } as const;
  return {
    problem: trouble.reason({ trouble: { why: "no answer" }, role }),
    advice: trouble.refusal({ trouble: refused, role }),
    told: problems.chooseRole,
    said: read({ blocks: [paragraph(people.standing({ standing: "new" }))] }),
  };
}

/** Messages as they are put together. */
const MESSAGES: Record<string, (words: Words) => { blocks: object[] }> = {
  "card, waiting": (words) => renderCard(words, some.pending(), { approvers: some.approvers }),
  "card, checking": (words) =>
    renderCard(words, some.pending({ invitees: [some.invitee("Nova Reyes", { standing: null })] }), {
      approvers: some.approvers,
    }),
  "card, under way": (words) => renderCard(words, underWay(), { approvers: some.approvers }),
  "card, done": (words) => renderCard(words, some.completed(), { approvers: some.approvers }),
  "card, needs attention": (words) => renderCard(words, needsAttention(), { approvers: some.approvers }),
  "card, denied": (words) => renderCard(words, some.denied(), { approvers: some.approvers }),
  "card, expired": (words) => renderCard(words, some.expired(), { approvers: some.approvers }),
  "thread, denied": (words) => renderDecision(words, some.denied()),
  "thread, result": (words) => firstOf(renderResult(words, needsAttention())),
  "requester, waiting": (words) => renderNotice(words, some.pending()),
  "requester, withdrawn": (words) => renderNotice(words, some.withdrawn()),
  "requester, no channel": (words) =>
    renderChannelMissing(words, some.pending(), { refusal: "not_in_channel", hasCard: false }),
  "requester, denied": (words) => firstOf(renderEnd(words, some.denied())),
  "requester, expired": (words) => firstOf(renderEnd(words, some.expired())),
  "requester, done": (words) => firstOf(renderEnd(words, some.completed())),
  "requester, needs attention": (words) => firstOf(renderEnd(words, needsAttention())),
  "/qb-invite status": (words) => renderStatus(words, requests()),
  "/qb-invite help": (words) => renderHelp(words),
  Home: (words) => renderHomeTab(words, requests()),
};

const underWay = () => some.approved([[some.begun("look up")], [some.noAnswer], some.invitedKnown]);
const needsAttention = () =>
  some.finished([[some.lookedUp, some.badRole], [some.lookedUp, some.mailUnknown], some.invitedKnown]);
const requests = () =>
  [some.pending(), some.withdrawn(), some.denied(), some.expired(), underWay(), needsAttention()].map(
    toSummary,
  );

function firstOf(parts: ReturnType<typeof renderEnd>): { blocks: object[] } {
  return { blocks: parts.flatMap(({ message }) => message.blocks) };
}

/** All of one language: whole messages, then each sentence with all that it is called with. */
function printWords(language: Language): string {
  const words = wordsIn(language);
  const sentences = words as unknown as Record<string, Record<string, unknown>>;
  return [
    `# ${language}`,
    ...Object.entries(MESSAGES).map(([name, render]) => `## ${name}\n${read(render(words))}`),
    ...Object.entries(SAMPLES).map(([area, rows]) => {
      const lines = Object.entries(rows).flatMap(([name, samples]) =>
        shown(sentences[area]?.[name], samples, { ...EXAMPLES, ...saidInside(words) }).map(
          (text) => `${name}: ${text}`,
        ),
      );
      return `## ${area}\n${[...new Set(lines)].join("\n")}`;
    }),
  ].join("\n\n");
}

function shown(
  entry: unknown,
  samples: readonly unknown[] | null,
  examples: Record<string, string>,
): string[] {
  const said = typeof entry === "function" ? (samples ?? []).map((given) => entry(given)) : [entry];
  return said.map((one: string | RichTextElement[]) =>
    (typeof one === "string" ? one : read({ blocks: [paragraph(one)] })).replace(
      /⟦([^⟧]*)⟧/g,
      (marked, name: string) => examples[name] ?? marked,
    ),
  );
}

const asked = process.argv.slice(2);
const languages = LANGUAGES.filter((language) => asked.length === 0 || asked.includes(language));
process.stdout.write(`${languages.map(printWords).join("\n\n")}\n`);
