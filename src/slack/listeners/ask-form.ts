import { randomUUID } from "node:crypto";
import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from "@slack/bolt";
import type { NamedAddress } from "../../invite/named-address.ts";
import { guessName } from "../../invite/pasted-people/guess-name.ts";
import { parseName } from "../../invite/person-name.ts";
import { withinMs } from "../../lib/within-ms.ts";
import { type AskDraft, isUnnamed, readAskForm } from "../ask-form-state.ts";
import { ASK_FIELDS } from "../ids.ts";
import type { ListenerParts } from "../parts.ts";
import { parseForm } from "../payload.ts";
import { renderNoticeForm } from "../views/notice-form.ts";
import { renderUnreadable } from "../views/sentences.ts";
import { identifyAsker, refuseAsker } from "./asker.ts";
import { namesPage } from "./names-form.ts";
import { sendRequest } from "./send-request.ts";

type Args = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Slack's profiles are asked for so many names and so long: the form has to answer within three seconds. */
const PROFILES_ASKED = 10;
const PROFILES_WAIT_MS = 1_000;

/** The first form was sent: its errors, the form for the names, or the request. */
export function onAskForm(parts: ListenerParts) {
  return async ({ ack, body }: Args): Promise<void> => {
    const form = parseForm(body);
    if (!form.ok) {
      parts.log.warn({ problem: form.problem }, "Cannot read a form");
      const words = await parts.readers.wordsFor(body.user.id);
      return ack({
        response_action: "update",
        view: renderNoticeForm(words, { title: words.forms.notSent, message: renderUnreadable(words) }),
      });
    }
    const { view, userId } = form.value;
    const words = await parts.readers.wordsFor(userId);
    const read = readAskForm(words, view, parts.catalogue);
    if (!read.ok) return ack({ response_action: "errors", errors: read.errors });
    const asker = await identifyAsker(parts, userId);
    if (!asker.ok) return ack(refuseAsker(words, { obstacle: asker.obstacle, field: ASK_FIELDS.people }));
    const { people, ...rest } = read.form;
    const unnamed = people.filter(isUnnamed);
    const draft: AskDraft = {
      ...rest,
      origin: view.rootViewId,
      people: await withGuesses(parts, people),
      asking: unnamed.map(({ email }) => email),
    };
    if (unnamed.length === 0)
      return sendRequest(parts, {
        ack,
        words,
        requester: asker.requester,
        draft,
        roleField: ASK_FIELDS.role(draft.appDbid),
      });
    const id = `draft_${randomUUID()}`;
    await parts.store.saveDraft({ id, requesterId: userId, content: draft, savedAt: parts.clock.now() });
    return ack({ response_action: "push", view: namesPage(words, { draftId: id, draft, page: 1 }) });
  };
}

/** Names that are missing are guessed: from the text, else from the Slack profile, else from the address. */
async function withGuesses(
  { directory }: ListenerParts,
  people: readonly NamedAddress[],
): Promise<readonly NamedAddress[]> {
  const profiles = new Map(
    await Promise.all(
      people
        .filter(isUnnamed)
        .slice(0, PROFILES_ASKED)
        .map(async ({ email }) => {
          const profile = directory.findProfileByEmail(email).catch(() => null);
          return [email, await withinMs(PROFILES_WAIT_MS, profile)] as const;
        }),
    ),
  );
  return people.map((person) => {
    if (!isUnnamed(person)) return person;
    const { email, firstName, lastName, guess } = person;
    const guesses = [{ firstName, lastName }, guess, profiles.get(email), guessName(email)];
    return {
      email,
      firstName: null,
      lastName: null,
      guess: {
        firstName: firstThatIsAName(guesses.map((one) => one?.firstName)),
        lastName: firstThatIsAName(guesses.map((one) => one?.lastName)),
      },
    };
  });
}

function firstThatIsAName(texts: readonly (string | null | undefined)[]): string {
  for (const text of texts) {
    const name = parseName(text ?? "");
    if (name.ok) return name.value;
  }
  return "";
}
