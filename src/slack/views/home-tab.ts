import type { HeaderBlock, HomeView, KnownBlock } from "@slack/types";
import type { RequestSummary } from "../../invite/summary.ts";
import { ACTIONS, COMMAND } from "../ids.ts";
import { remark, saying } from "./fields.ts";
import { LONGEST_HEADER } from "./limits.ts";
import { renderProgress } from "./status.ts";
import { plain } from "./text.ts";
import type { Words } from "./words/words.ts";

/** So many requests have room on the Home tab, and are looked up for it. */
export const MOST_ON_HOME = 20;

/** The bot's Home tab, as one person sees it: their newest requests, newest first. */
export function renderHomeTab(words: Words, requests: readonly RequestSummary[]): HomeView {
  return {
    type: "home",
    blocks: [
      header(words.home.title),
      saying(words.home.opening),
      {
        type: "actions",
        elements: [
          {
            type: "button",
            action_id: ACTIONS.newInvitation,
            text: plain(words.home.newInvitation),
            style: "primary",
          },
        ],
      },
      { type: "divider" },
      header(words.home.yourRequests),
      ...requestBlocks(words, requests),
    ],
  };
}

function requestBlocks(words: Words, requests: readonly RequestSummary[]): KnownBlock[] {
  if (requests.length === 0) return [saying(words.home.none)];
  const shown = requests.slice(0, MOST_ON_HOME);
  const note = words.home.newest({ count: MOST_ON_HOME, command: COMMAND });
  return [
    ...shown.map((request) => renderProgress(words, request)),
    ...(requests.length < MOST_ON_HOME ? [] : [remark(note)]),
  ];
}

function header(title: string): HeaderBlock {
  return { type: "header", text: plain(title, LONGEST_HEADER) };
}
