import { type Json, objectOf, textOf } from "../../../slack/json.ts";
import { html } from "../html.ts";
import { Mrkdwn, withEmoji } from "./pieces.ts";

/** A text object: plain as it stands, or in Slack's markup. */
export function TextObject({ of }: { of: Json | undefined }) {
  const { type, text } = objectOf(of);
  return type === "mrkdwn" ? html`<${Mrkdwn} text=${textOf(text)} />` : plainText(of);
}

/** The words of a plain text object, for labels and buttons. */
export function plainText(of: Json | undefined): string {
  const { text, emoji } = objectOf(of);
  return emoji === false ? textOf(text) : withEmoji(textOf(text));
}
