import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import { toPlainText } from "../../invite/values.ts";
import type { ListenerParts } from "../parts.ts";
import { parseCommand } from "../payload.ts";
import { renderAskForm } from "../views/ask-form.ts";
import { renderLookingUpMembers } from "../views/form-sentences.ts";
import { renderHelp } from "../views/help.ts";
import { renderNoticeForm } from "../views/notice-form.ts";
import { renderUnreadable } from "../views/sentences.ts";
import { renderStatus } from "../views/status.ts";
import { chosenAtFirst, contentFor, openAskForm, openView, showRoles, updateView } from "./open-form.ts";

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

const STATUS_LIMIT = 10;
const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;

/** `/qb-invite`, alone or with `help`, `status` or people. */
export function onCommand(parts: ListenerParts) {
  return async ({ ack, body }: Args): Promise<void> => {
    const command = parseCommand(body);
    if (!command.ok) {
      parts.log.warn({ problem: command.problem }, "Cannot read a command");
      return ack(renderUnreadable());
    }
    const { text, userId, triggerId } = command.value;
    const word = text.trim().toLowerCase();
    if (word === "help") return ack(renderHelp());
    if (word === "status") return ack(renderStatus(await parts.store.listOf(userId, STATUS_LIMIT)));
    await ack();
    await openFor(parts, triggerId, text);
  };
}

/** Mentioned members are looked up before the form can show their addresses: meanwhile it says so. */
async function openFor(parts: ListenerParts, triggerId: string, text: string): Promise<void> {
  const userIds = [...text.matchAll(MENTION)].flatMap(([, userId]) => userId ?? []);
  if (userIds.length === 0) return openAskForm(parts, triggerId, toPeopleText(text));
  const opened = await openView(
    parts,
    triggerId,
    renderNoticeForm({ title: "Invite people", message: renderLookingUpMembers() }),
  );
  const people = await spellOutMentions(parts, text);
  const content = contentFor(parts, chosenAtFirst(parts), toPeopleText(people));
  const shown = await updateView(parts, { viewId: opened.viewId }, renderAskForm(content));
  if (shown !== null && content.roles === "loading") await showRoles(parts, shown, content);
}

/** `<@U1|carol>` to `Carol Diaz <carol@acme.com>`, or to the name when there is no address to be had. */
async function spellOutMentions({ directory, log }: ListenerParts, text: string): Promise<string> {
  const spelt = new Map<string, string>();
  const mentions = new Map([...text.matchAll(MENTION)].map(([whole, userId]) => [whole, userId ?? ""]));
  await Promise.all(
    [...mentions].map(async ([whole, userId]) => {
      const profile = await directory.findProfile(userId).catch((error: unknown) => {
        log.warn({ error }, "Cannot look up a mentioned member");
        return null;
      });
      const name = profile?.name ?? "somebody whom Slack does not know";
      spelt.set(whole, profile?.email == null ? name : `${name} <${profile.email}>`);
    }),
  );
  return text.replace(MENTION, (whole) => `\n${spelt.get(whole) ?? whole}\n`);
}

/** Command text as it would stand in the People field: without Slack's escapes, tidy lines. */
function toPeopleText(text: string): string {
  const unescaped = text
    .replace(/<mailto:([^|>]+)(?:\|[^>]*)?>/gi, "$1")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
  const lines = toPlainText(unescaped).split("\n");
  return lines
    .map((line) => line.replace(/^[\s,;]+|[\s,;]+$/g, ""))
    .filter(Boolean)
    .join("\n");
}
