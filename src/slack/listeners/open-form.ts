import type { View } from "@slack/types";
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import type { ListenerParts } from "../parts.ts";
import type { Place } from "../place.ts";
import { tellPrivately } from "../private-note.ts";
import { refusalOf, sortRefusal } from "../refused-calls.ts";
import { type AskFormContent, type FilledIn, renderAskForm } from "../views/ask-form.ts";
import { withoutAlerts } from "../views/fields.ts";
import { renderTooSlow } from "../views/form-sentences.ts";
import { renderUnreadable } from "../views/sentences.ts";
import type { Words } from "../views/words/words.ts";

/** An open view; the hash is that of its contents when they were last seen. */
type Opened = { viewId: string; hash: string };

/** What somebody did that opens a form, and where they did it. */
export type Gesture = { triggerId: string; place: Place };

/** What a form shows at first; an application that is not offered (any more) gives way to one that is. */
type AtFirst = { filledIn: FilledIn; appDbid?: string };

/** Opens the form at once, and puts the roles in as soon as Quickbase has told them. */
export async function openAskForm(
  parts: ListenerParts,
  gesture: Gesture,
  { filledIn, appDbid }: AtFirst,
): Promise<void> {
  const words = await parts.readers.wordsFor(gesture.place.userId);
  const content = contentFor(parts, {
    chosenDbid: chosenAtFirst(parts, appDbid),
    filledIn,
    typedIn: typedIn(gesture.place),
  });
  const opened = await openView(parts, gesture, renderAskForm(words, content));
  if (opened !== null && content.roles === "loading") await showRoles(parts, words, { opened, content });
}

/** The form for an application, with the roles as far as they are known. */
export function contentFor(
  { catalogue }: ListenerParts,
  form: Pick<AskFormContent, "chosenDbid" | "filledIn" | "typedIn">,
): AskFormContent {
  const roles = catalogue.knownRoles(form.chosenDbid) ?? "loading";
  return { ...form, applications: catalogue.applications(), roles };
}

/** The channel in which somebody typed; null for their direct messages with the bot, where it has its own messages. */
export function typedIn({ channelId }: Place): string | null {
  return channelId?.startsWith("D") ? null : channelId;
}

/** Asks for the roles and shows them, or the problem, unless the person has changed the form since. */
export async function showRoles(
  parts: ListenerParts,
  words: Words,
  { opened, content }: { opened: Opened; content: AskFormContent },
): Promise<void> {
  const answer = await parts.catalogue.roles(content.chosenDbid);
  const roles = answer.outcome === "done" ? answer.roles : { trouble: answer.trouble };
  await updateView(
    parts,
    opened,
    renderAskForm(words, { ...content, applications: parts.catalogue.applications(), roles }),
  );
}

/**
 * Opens a view; the trigger of a click or command lives three seconds. Null when Slack was too slow for that, or gave
 * no trigger: the person has been told.
 */
export async function openView(
  parts: ListenerParts,
  { triggerId, place }: Gesture,
  view: View,
): Promise<Opened | null> {
  if (triggerId === "") {
    parts.log.warn({}, "Slack gave no trigger to open a form with");
    await tellPrivately(parts, place, renderUnreadable(await parts.readers.wordsFor(place.userId)));
    return null;
  }
  try {
    const { view: opened } = await plainlyIfRefused(parts, view, (shown) =>
      parts.promptClient.views.open({ trigger_id: triggerId, view: shown }),
    );
    return { viewId: opened?.id ?? "", hash: opened?.hash ?? "" };
  } catch (error) {
    if (!isTooSlow(error)) throw error;
    parts.log.warn({ error: refusalOf(error) ?? error }, "Slack was too slow to open a form");
    await tellPrivately(parts, place, renderTooSlow(await parts.readers.wordsFor(place.userId)));
    return null;
  }
}

/** Shows a view, and where Slack does not take its new kinds of blocks the plain one; a refused trigger is still good. */
async function plainlyIfRefused<T>(
  { log }: Pick<ListenerParts, "log">,
  view: View,
  show: (view: View) => Promise<T>,
): Promise<T> {
  try {
    return await show(view);
  } catch (error) {
    const plain = withoutAlerts(view);
    const refusal = refusalOf(error);
    if (plain === null || !(refusal === "invalid_arguments" || refusal === "invalid_blocks")) throw error;
    log.warn({ error: refusal }, "Slack does not take a form with an alert");
    return show(plain);
  }
}

/** No fault of anybody's: the trigger is too old, or Slack gave no answer while it lived. */
function isTooSlow(error: unknown): boolean {
  const refusal = refusalOf(error);
  if (refusal !== null) return sortRefusal("views.open", refusal) === "too late";
  return (
    error instanceof WebAPIRateLimitedError ||
    error instanceof WebAPIRequestError ||
    error instanceof WebAPIHTTPError
  );
}

/**
 * Replaces what an open view shows; with a `hash`, only if it has not changed since. Null when it has, or
 * was closed: then the person is ahead of us.
 */
export async function updateView(
  { promptClient, log }: Pick<ListenerParts, "promptClient" | "log">,
  { hash, ...which }: ({ viewId: string } | { externalId: string }) & { hash?: string },
  view: View,
): Promise<Opened | null> {
  try {
    const { view: updated } = await plainlyIfRefused({ log }, view, (shown) =>
      promptClient.views.update({
        ...("viewId" in which ? { view_id: which.viewId } : { external_id: which.externalId }),
        view: shown,
        ...(hash === undefined || hash === "" ? {} : { hash }),
      }),
    );
    return { viewId: updated?.id ?? "", hash: updated?.hash ?? "" };
  } catch (error) {
    const overtaken =
      error instanceof WebAPIPlatformError && ["hash_conflict", "not_found"].includes(error.data.error);
    if (!overtaken) throw error;
    return null;
  }
}

/** The application that the form opens with: the one that is wanted, where it is offered. */
export function chosenAtFirst({ catalogue }: ListenerParts, wanted?: string): string {
  const offered = catalogue.applications();
  const first = offered.find(({ dbid }) => dbid === wanted) ?? offered[0];
  if (first === undefined) throw new Error("Cannot open the form: no application is offered");
  return first.dbid;
}
