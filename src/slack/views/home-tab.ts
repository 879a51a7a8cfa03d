import type { HeaderBlock, HomeView, KnownBlock } from "@slack/types";
import type { RequestSummary } from "../../invite/summary.ts";
import { ACTIONS, COMMAND } from "../ids.ts";
import { remark, saying } from "./fields.ts";
import { renderProgress } from "./status.ts";
import { plain } from "./text.ts";

/** So many requests have room on the Home tab, and are looked up for it. */
export const MOST_ON_HOME = 20;

/** The bot's Home tab, as one person sees it: their newest requests, newest first. */
export function renderHomeTab(requests: readonly RequestSummary[]): HomeView {
  return {
    type: "home",
    blocks: [
      header("Quickbase invitations"),
      saying("Ask here for access to a Quickbase application, for yourself or for others."),
      {
        type: "actions",
        elements: [
          {
            type: "button",
            action_id: ACTIONS.newInvitation,
            text: plain("New invitation"),
            style: "primary",
          },
        ],
      },
      { type: "divider" },
      header("Your requests"),
      ...requestBlocks(requests),
    ],
  };
}

function requestBlocks(requests: readonly RequestSummary[]): KnownBlock[] {
  if (requests.length === 0) return [saying("You have not asked for an invitation yet.")];
  const shown = requests.slice(0, MOST_ON_HOME);
  const note = `These are your newest ${MOST_ON_HOME} requests. ${COMMAND} status shows the last ones anywhere.`;
  return [...shown.map(renderProgress), ...(requests.length < MOST_ON_HOME ? [] : [remark(note)])];
}

function header(words: string): HeaderBlock {
  return { type: "header", text: plain(words) };
}
