import { MOST_PEOPLE } from "../../invite/policy.ts";
import { COMMAND } from "../ids.ts";
import type { Message } from "./message.ts";
import { paragraph, toNotification } from "./rich.ts";
import { type Sentence, words } from "./words/say.ts";

/** What the command does, privately. */
export function renderHelp(): Message {
  const opening: Sentence = [
    words("Ask here for access to a Quickbase application, for yourself or for others."),
  ];
  return {
    text: toNotification(opening, [words(`Type ${COMMAND} to begin.`)]),
    blocks: [
      paragraph(opening),
      paragraph(
        command("", `opens the form: who, which application, which role`),
        command(
          " ana@acme.com, Bo Ray <bo@x.org>, @carol",
          `opens the form with these people, up to ${MOST_PEOPLE}`,
        ),
        command(" status", "shows your last requests and how far they are"),
        command(" help", "shows this"),
      ),
      paragraph([
        words(
          "Approvers then decide. After an approval Quickbase mails each invitation, and a direct message tells you what became of each person. Your requests stand in this app's Home tab too.",
        ),
      ]),
    ],
  };
}

function command(rest: string, does: string): Sentence {
  return [{ type: "text", text: `${COMMAND}${rest}`, style: { code: true } }, words(`  ${does}`)];
}
