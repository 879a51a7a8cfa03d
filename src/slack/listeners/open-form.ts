import type { View } from "@slack/types";
import { WebAPIPlatformError } from "@slack/web-api";
import { problemOf } from "../../invite/request.ts";
import type { ListenerParts } from "../parts.ts";
import { type AskFormContent, renderAskForm } from "../views/ask-form.ts";

/** An open view; the hash is that of its contents when they were last seen. */
type Opened = { viewId: string; hash: string };

/** Opens the form at once, and puts the roles in as soon as Quickbase has told them. */
export async function openAskForm(
  parts: ListenerParts,
  triggerId: string,
  peopleText: string,
): Promise<void> {
  const content = contentFor(parts, chosenAtFirst(parts), peopleText);
  const opened = await openView(parts, triggerId, renderAskForm(content));
  if (content.roles === "loading") await showRoles(parts, opened, content);
}

/** The form for an application, with the roles as far as they are known. */
export function contentFor({ catalogue }: ListenerParts, chosenDbid: string, people: string): AskFormContent {
  const roles = catalogue.knownRoles(chosenDbid) ?? "loading";
  return { applications: catalogue.applications(), chosenDbid, roles, people };
}

/** Asks for the roles and shows them, or the problem, unless the person has changed the form since. */
export async function showRoles(
  parts: ListenerParts,
  opened: Opened,
  content: AskFormContent,
): Promise<void> {
  const answer = await parts.catalogue.roles(content.chosenDbid);
  const roles = answer.outcome === "done" ? answer.roles : { problem: problemOf(answer) };
  await updateView(
    parts,
    opened,
    renderAskForm({ ...content, applications: parts.catalogue.applications(), roles }),
  );
}

/** Opens a view; the trigger of a click or command lives three seconds. */
export async function openView(
  { promptClient }: ListenerParts,
  triggerId: string,
  view: View,
): Promise<Opened> {
  const { view: opened } = await promptClient.views.open({ trigger_id: triggerId, view });
  return { viewId: opened?.id ?? "", hash: opened?.hash ?? "" };
}

/**
 * Replaces what an open view shows; with a `hash`, only if it has not changed since. Null when it has, or
 * was closed: then the person is ahead of us.
 */
export async function updateView(
  { promptClient }: ListenerParts,
  { viewId, hash }: { viewId: string; hash?: string },
  view: View,
): Promise<Opened | null> {
  try {
    const { view: updated } = await promptClient.views.update({
      view_id: viewId,
      view,
      ...(hash === undefined || hash === "" ? {} : { hash }),
    });
    return { viewId, hash: updated?.hash ?? "" };
  } catch (error) {
    const overtaken =
      error instanceof WebAPIPlatformError && ["hash_conflict", "not_found"].includes(error.data.error);
    if (!overtaken) throw error;
    return null;
  }
}

/** The application that the form opens with. */
export function chosenAtFirst({ catalogue }: ListenerParts): string {
  const [first] = catalogue.applications();
  if (first === undefined) throw new Error("Cannot open the form: no application is offered");
  return first.dbid;
}
