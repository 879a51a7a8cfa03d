import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import { MOST_PEOPLE } from "../../invite/policy.ts";
import type { UserId } from "../../invite/values.ts";
import type { ListenerParts } from "../parts.ts";
import { findUserId, parseCommand } from "../payload.ts";
import { directMessagesOf, findPlace } from "../place.ts";
import { renderAskForm } from "../views/ask-form.ts";
import {
  renderCommandTooLong,
  renderLookingUpMembers,
  renderTooManyMentions,
} from "../views/form-sentences.ts";
import { renderHelp } from "../views/help.ts";
import { renderNoticeForm } from "../views/notice-form.ts";
import { renderUnreadable } from "../views/sentences.ts";
import { renderStatus } from "../views/status.ts";
import type { Words } from "../views/words/words.ts";
import { findMentions, type Mentioned, toPeopleText } from "./mentions.ts";
import {
  chosenAtFirst,
  contentFor,
  type Gesture,
  openAskForm,
  openView,
  showRoles,
  typedIn,
  updateView,
} from "./open-form.ts";
import { readSubcommand } from "./subcommands.ts";

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

const STATUS_LIMIT = 10;
/** No message in Slack is longer: https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
const LONGEST_COMMAND = 40_000;

/** `/qb-invite`, alone or with `help`, `status` or people. */
export function onCommand(parts: ListenerParts) {
  return async ({ ack, body }: Args): Promise<void> => {
    const command = parseCommand(body);
    if (!command.ok) {
      parts.log.warn({ problem: command.problem }, "Cannot read a command");
      return ack(renderUnreadable(await wordsOf(parts, body)));
    }
    const { text, userId, triggerId } = command.value;
    const words = parts.readers.wordsFor(userId);
    if (text.length > LONGEST_COMMAND) return ack(renderCommandTooLong(await words));
    const subcommand = readSubcommand(text);
    if (subcommand === "help") return ack(renderHelp(await words));
    if (subcommand === "mistyped") return ack(renderHelp(await words, { mistyped: text.trim() }));
    if (subcommand === "status")
      return ack(renderStatus(...(await Promise.all([words, parts.store.listOf(userId, STATUS_LIMIT)]))));
    const mentions = findMentions(text);
    if (mentions.length > MOST_PEOPLE) return ack(renderTooManyMentions(await words, mentions.length));
    await ack();
    await openFor(
      parts,
      { triggerId, place: findPlace(body) ?? directMessagesOf(userId) },
      { text, mentions },
    );
  };
}

/** The words for whoever sent something that cannot be read. */
function wordsOf({ readers }: ListenerParts, body: unknown): Promise<Words> | Words {
  const userId = findUserId(body);
  return userId === null ? readers.channel : readers.wordsFor(userId);
}

/** Mentioned members are looked up before the form can show their addresses: meanwhile it says so. */
async function openFor(
  parts: ListenerParts,
  gesture: Gesture,
  { text, mentions }: { text: string; mentions: readonly UserId[] },
): Promise<void> {
  const words = await parts.readers.wordsFor(gesture.place.userId);
  if (mentions.length === 0)
    return openAskForm(parts, gesture, { filledIn: { people: toPeopleText(words, text, new Map()) } });
  const opened = await openView(
    parts,
    gesture,
    renderNoticeForm(words, { title: words.askForm.title, message: renderLookingUpMembers(words) }),
  );
  if (opened === null) return;
  const people = toPeopleText(words, text, await lookUp(parts, mentions));
  const content = contentFor(parts, {
    chosenDbid: chosenAtFirst(parts),
    filledIn: { people },
    typedIn: typedIn(gesture.place),
  });
  const shown = await updateView(parts, { viewId: opened.viewId }, renderAskForm(words, content));
  if (shown !== null && content.roles === "loading")
    await showRoles(parts, words, { opened: shown, content });
}

async function lookUp(
  { directory, log }: ListenerParts,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, Mentioned>> {
  return new Map(
    await Promise.all(
      userIds.map(async (userId): Promise<[UserId, Mentioned]> => {
        try {
          return [userId, (await directory.findProfile(userId)) ?? "not known"];
        } catch (error) {
          log.warn({ error }, "Cannot look up a mentioned member");
          return [userId, "no answer"];
        }
      }),
    ),
  );
}
