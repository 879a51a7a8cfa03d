import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import type { NamedAddress } from "../../invite/named-address.ts";
import { parseName, problemOfBoth } from "../../invite/person-name.ts";
import { isOneOf } from "../../invite/policy.ts";
import type { Draft } from "../../invite/ports.ts";
import type { EmailAddress } from "../../invite/values.ts";
import { countDown } from "../../lib/count-down.ts";
import { NAME_FIELDS } from "../ids.ts";
import type { ListenerParts } from "../parts.ts";
import { type FormView, parseForm } from "../payload.ts";
import { renderFormTooOld } from "../views/form-sentences.ts";
import { MOST_NAMES_A_PAGE, renderNamesForm } from "../views/names-form.ts";
import { renderNoticeForm } from "../views/notice-form.ts";
import { sayNameProblem } from "../views/problem-sentences.ts";
import type { Words } from "../views/words/words.ts";
import { type AskDraft, isUnnamed, parseAskDraft } from "./ask-form-state.ts";
import { FORM_WAITS_MS, identifyAsker, refuseAsker } from "./asker.ts";
import { parseNamesMetadata, toNamesMetadata } from "./names-metadata.ts";
import { sendRequest } from "./send-request.ts";

type Args = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** A page of names was sent: its errors, the next page, or the request. */
export function onNamesForm(parts: ListenerParts) {
  return async ({ ack, body }: Args): Promise<void> => {
    const leftMs = countDown(FORM_WAITS_MS);
    const form = parseForm(body);
    const metadata = form.ok ? parseNamesMetadata(form.value.view.metadata) : form;
    const words = await parts.readers.wordsFor(body.user.id);
    const kept = metadata.ok ? await parts.store.findDraft(metadata.value.draftId) : null;
    if (!form.ok || !metadata.ok || kept === null || !(await isTheirs(parts, kept, form.value.userId))) {
      parts.log.warn({ problem: metadata.ok ? "no such draft" : metadata.problem }, "Cannot read a form");
      return ack({
        response_action: "update",
        view: renderNoticeForm(words, { title: words.forms.notSent, message: renderFormTooOld(words) }),
      });
    }
    const { page, draftId } = metadata.value;
    const named = takeNames(words, { view: form.value.view, draft: parseAskDraft(kept.content), page });
    if (!named.ok) return ack({ response_action: "errors", errors: named.errors });
    const { draft } = named;
    const missing = firstPageMissing(draft);
    if (missing === null) {
      const asker = await identifyAsker(parts, form.value.userId);
      if (!asker.ok)
        return ack(refuseAsker(words, { obstacle: asker.obstacle, field: NAME_FIELDS.first(0) }));
      const { requester } = asker;
      return sendRequest(parts, { ack, words, requester, draft, roleField: null, leftMs });
    }
    await parts.store.saveDraft({ ...kept, content: draft });
    return ack({ response_action: "update", view: namesPage(words, { draftId, draft, page: missing }) });
  };
}

/** Whether a draft is of whoever sends its next page: Slack may tell of them by another id than before. */
async function isTheirs({ directory }: ListenerParts, { requesterId }: Draft, userId: string) {
  if (requesterId === userId) return true;
  const facts = await directory.member(userId).catch(() => null);
  return facts !== null && isOneOf(facts, [requesterId]);
}

/** The view that asks for the names of one page of people, filled with what is known or guessed. */
export function namesPage(
  words: Words,
  { draftId, draft, page }: { draftId: string; draft: AskDraft; page: number },
): ModalView {
  return renderNamesForm(words, {
    people: peopleOn(draft, page).map(({ email, firstName, lastName, guess }) => ({
      email,
      firstName: firstName ?? guess?.firstName ?? "",
      lastName: lastName ?? guess?.lastName ?? "",
    })),
    page,
    pages: pagesOf(draft),
    metadata: toNamesMetadata({ draftId, page }),
  });
}

/** The first page with somebody whose names nobody has given, whichever page was sent; null when there is none. */
function firstPageMissing({ people, asking }: AskDraft): number | null {
  const missing = new Set(people.filter(isUnnamed).map(({ email }) => email));
  const at = asking.findIndex((email) => missing.has(email));
  return at < 0 ? null : Math.floor(at / MOST_NAMES_A_PAGE) + 1;
}

function pagesOf({ asking }: AskDraft): number {
  return Math.ceil(asking.length / MOST_NAMES_A_PAGE);
}

function peopleOn({ people, asking }: AskDraft, page: number): readonly NamedAddress[] {
  const here = asking.slice((page - 1) * MOST_NAMES_A_PAGE, page * MOST_NAMES_A_PAGE);
  return here.flatMap((email) => people.find((person) => person.email === email) ?? []);
}

function takeNames(
  words: Words,
  { view, draft, page }: { view: FormView; draft: AskDraft; page: number },
): { ok: true; draft: AskDraft } | { ok: false; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const named = new Map<EmailAddress, NamedAddress>();
  peopleOn(draft, page).forEach(({ email, guess }, index) => {
    const read = (field: string) => {
      const name = parseName(view.values[field] ?? "");
      if (!name.ok) errors[field] = sayNameProblem(words, name.problem);
      return name.ok ? name.value : null;
    };
    const firstName = read(NAME_FIELDS.first(index));
    const lastName = read(NAME_FIELDS.last(index));
    const problem = problemOfBoth(firstName ?? "", lastName ?? "");
    if (problem !== null) errors[NAME_FIELDS.last(index)] = sayNameProblem(words, problem);
    named.set(email, { email, firstName, lastName, guess });
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    draft: {
      ...draft,
      people: draft.people.map((person) => named.get(person.email) ?? person),
    },
  };
}
