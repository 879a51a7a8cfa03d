import type { RichTextElement } from "@slack/types";
import { MOST_PEOPLE } from "../../invite/policy.ts";
import { COMMAND } from "../ids.ts";
import type { Message } from "./message.ts";
import { paragraph, toNotification } from "./rich.ts";
import type { Words } from "./words/words.ts";

/** What the command does, privately; to begin with, that there is no such thing as what was `mistyped`. */
export function renderHelp(
  { help }: Words,
  { mistyped }: { mistyped: string | null } = { mistyped: null },
): Message {
  const opening = mistyped === null ? help.opening : help.mistyped({ typed: typed(` ${mistyped}`) });
  return {
    text: toNotification(opening, help.start({ command: COMMAND })),
    blocks: [
      paragraph(opening),
      paragraph(
        help.command({ typed: typed("") }),
        help.withPeople({ typed: typed(" ana@acme.com, Bo Ray <bo@x.org>, @carol"), most: MOST_PEOPLE }),
        help.status({ typed: typed(" status") }),
        help.help({ typed: typed(" help") }),
      ),
      paragraph(help.afterwards),
    ],
  };
}

function typed(rest: string): RichTextElement {
  return { type: "text", text: `${COMMAND}${rest}`, style: { code: true } };
}
