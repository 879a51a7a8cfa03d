import { randomUUID } from "node:crypto";
import type {
  AckFn,
  AllMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewResponseAction,
  ViewSubmitAction,
} from "@slack/bolt";
import type { ModalView, View } from "@slack/types";
import type { NamedAddress } from "../../invite/named-address.ts";
import { guessName } from "../../invite/pasted-people/guess-name.ts";
import { parseName } from "../../invite/person-name.ts";
import type { Requester } from "../../invite/request.ts";
import type { UserId } from "../../invite/values.ts";
import { countDown } from "../../lib/count-down.ts";
import { withinMs } from "../../lib/within-ms.ts";
import { ASK_FIELDS } from "../ids.ts";
import type { ListenerParts } from "../parts.ts";
import { parseForm } from "../payload.ts";
import { renderCheckingForm } from "../views/checking-form.ts";
import { renderSent } from "../views/form-sentences.ts";
import { renderNoticeForm } from "../views/notice-form.ts";
import { renderUnreadable } from "../views/sentences.ts";
import type { Words } from "../views/words/words.ts";
import { type AskDraft, isUnnamed, parseTypedIn, readAskForm } from "./ask-form-state.ts";
import { FORM_WAITS_MS, identifyAsker, refuseAsker } from "./asker.ts";
import { lookForPeople, withFound } from "./known-people.ts";
import { namesPage } from "./names-form.ts";
import { updateView } from "./open-form.ts";
import { sendRequest } from "./send-request.ts";

type Args = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Slack's profiles are asked for so many names. */
const PROFILES_ASKED = 10;
/** So long at most they and Quickbase have; whoever it has not told of by then is looked for after the answer. */
const A_MOMENT_MS = 1_000;

/** The first form was sent: its errors, the form for the names, or the request. */
export function onAskForm(parts: ListenerParts) {
  return async ({ ack, body }: Args): Promise<void> => {
    const leftMs = countDown(FORM_WAITS_MS);
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
    const draft: AskDraft = {
      ...read.form,
      origin: view.rootViewId,
      asking: read.form.people.filter(isUnnamed).map(({ email }) => email),
      known: [],
      typedIn: parseTypedIn(view.metadata),
    };
    await askForNames(parts, { ack, words, requester: asker.requester, draft, userId, leftMs });
  };
}

type Asking = {
  ack: AckFn<ViewResponseAction>;
  words: Words;
  requester: Requester;
  draft: AskDraft;
  /** Whoever sent the form, by the id they used. */
  userId: UserId;
  /** How long the form can wait for its answer still. */
  leftMs: () => number;
};

/**
 * Names are asked for only of people whom Quickbase does not know. What it says within a moment is waited for; as long as
 * more is to be heard a view over the form says so.
 */
async function askForNames(
  parts: ListenerParts,
  { ack, words, requester, draft, userId, leftMs }: Asking,
): Promise<void> {
  const roleField = ASK_FIELDS.role(draft.appDbid);
  if (draft.asking.length === 0)
    return sendRequest(parts, { ack, words, requester, draft, roleField, leftMs });
  const look = lookForPeople(parts, { emails: draft.asking, appDbid: draft.appDbid, party: userId });
  const momentMs = Math.min(A_MOMENT_MS, leftMs());
  const [people, isOver] = await Promise.all([
    withGuesses(parts, draft.people, { waitMs: momentMs }),
    look.overWithinMs(momentMs),
  ]);
  const guessed = { ...draft, people };
  const draftId = `draft_${randomUUID()}`;
  const keep = (content: AskDraft) =>
    parts.store.saveDraft({ id: draftId, requesterId: userId, content, savedAt: parts.clock.now() });
  if (isOver) {
    const looked = withFound(guessed, look.found);
    if (looked.asking.length === 0)
      return sendRequest(parts, { ack, words, requester, draft: looked, roleField, leftMs });
    await keep(looked);
    return ack({ response_action: "push", view: namesPage(words, { draftId, draft: looked, page: 1 }) });
  }
  await ack({
    response_action: "push",
    view: renderCheckingForm(words, { externalId: draftId, step: { checking: draft.asking.length } }),
  });
  await look.end();
  const looked = withFound(guessed, look.found);
  // Nothing of three seconds is left to keep: what Slack does not take at once is tried again.
  const patient = { promptClient: parts.client, log: parts.log };
  const show = (view: View) => updateView(patient, { externalId: draftId }, view);
  if (looked.asking.length > 0) {
    await keep(looked);
    await show(namesPage(words, { draftId, draft: looked, page: 1 }));
    return;
  }
  // Whoever has gone back to the form means to change it.
  const waits = await show(renderCheckingForm(words, { externalId: draftId, step: "sending" }));
  if (waits === null) return;
  await sendRequest(parts, {
    // The answer to the form was given: what it would have been takes the place of the view that waits. By then the
    // request is written, and whatever becomes of the view it goes on.
    ack: async (answer) => {
      const said = show(answer?.response_action === "update" ? answer.view : sentForm(words));
      await said.catch((error: unknown) =>
        parts.log.warn({ error }, "Cannot say in a form what became of it"),
      );
    },
    words,
    requester,
    // The view tells it.
    draft: { ...looked, typedIn: null },
    roleField: null,
  });
}

/** Says in the place of the view that waited that all is done; to close it closes the form beneath as well. */
function sentForm(words: Words): ModalView {
  const message = renderSent(words, { isNew: true, repeated: [] });
  return { ...renderNoticeForm(words, { title: words.forms.sent, message }), clear_on_close: true };
}

/** Names that are missing are guessed: from the text, else from the Slack profile, else from the address. */
async function withGuesses(
  { directory }: ListenerParts,
  people: readonly NamedAddress[],
  { waitMs }: { waitMs: number },
): Promise<readonly NamedAddress[]> {
  const profiles = new Map(
    await Promise.all(
      people
        .filter(isUnnamed)
        .slice(0, PROFILES_ASKED)
        .map(async ({ email }) => {
          const profile = directory.findProfileByEmail(email).catch(() => null);
          return [email, await withinMs(waitMs, profile)] as const;
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
