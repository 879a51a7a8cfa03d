import { ApiError } from "../api-error.ts";
import { initialValues, keepValues } from "../blocks/form-values.ts";
import { normaliseBlocks, normaliseText } from "../blocks/normalise.ts";
import { type JsonObject, textOf } from "../json.ts";
import type { Member, View } from "./types.ts";
import type { Workspace } from "./workspace.ts";

// After open, two more: https://docs.slack.dev/surfaces/modals
const STACK_LIMIT = 3;

/** Opens a modal before somebody, in place of any that were open. */
export function openView(workspace: Workspace, person: Member, definition: JsonObject): View {
  const view = newView(workspace, person, { definition, parent: undefined });
  person.views = [view];
  workspace.changed(`a modal opened for ${person.name}`);
  return view;
}

/** Puts a modal on top of those that are open. */
export function pushView(workspace: Workspace, person: Member, definition: JsonObject): View {
  const parent = person.views.at(-1);
  if (!parent) throw new ApiError("not_found");
  if (person.views.length >= STACK_LIMIT) throw new ApiError("push_limit_reached");
  const view = newView(workspace, person, { definition, parent });
  person.views.push(view);
  workspace.changed(`a modal was pushed for ${person.name}`);
  return view;
}

/** Gives a view new contents; what was typed stays where block and action id stay. */
export function updateView(workspace: Workspace, view: View, definition: JsonObject): void {
  refuseDuplicateExternalId(workspace, definition, view);
  const contents = contentsOf(definition);
  Object.assign(view, contents, {
    values: keepValues(view.values, contents.blocks),
    errors: {},
    notice: undefined,
  });
  view.hash = newHash(workspace);
  workspace.changed("a view was updated");
}

/** Publishes somebody's Home tab. */
export function publishHome(workspace: Workspace, person: Member, definition: JsonObject): View {
  const home = person.home ?? newView(workspace, person, { definition, parent: undefined });
  if (person.home) updateView(workspace, home, definition);
  person.home = home;
  workspace.changed(`the Home tab of ${person.name} was published`);
  return home;
}

/** Takes a modal and everything above it away. */
export function closeView(workspace: Workspace, person: Member, view: View): void {
  const index = person.views.indexOf(view);
  if (index >= 0) person.views = view.clearOnClose ? [] : person.views.slice(0, index);
  workspace.changed(`a modal closed for ${person.name}`);
}

/** Takes all modals away. */
export function clearViews(workspace: Workspace, person: Member): void {
  person.views = [];
  workspace.changed(`all modals closed for ${person.name}`);
}

function newView(
  workspace: Workspace,
  person: Member,
  { definition, parent }: { definition: JsonObject; parent: View | undefined },
): View {
  refuseDuplicateExternalId(workspace, definition, undefined);
  const contents = contentsOf(definition);
  const id = workspace.ids.next("V");
  return {
    ...contents,
    id,
    kind: definition.type === "home" ? "home" : "modal",
    personId: person.id,
    hash: newHash(workspace),
    rootId: parent?.rootId ?? id,
    previousId: parent?.id ?? null,
    values: initialValues(contents.blocks),
    errors: {},
    notice: undefined,
  };
}

function contentsOf(definition: JsonObject) {
  return {
    blocks: normaliseBlocks(definition.blocks),
    title: normaliseText(definition.title),
    submit: normaliseText(definition.submit),
    close: normaliseText(definition.close),
    callbackId: textOf(definition.callback_id),
    externalId: textOf(definition.external_id),
    privateMetadata: textOf(definition.private_metadata),
    clearOnClose: definition.clear_on_close === true,
    notifyOnClose: definition.notify_on_close === true,
  };
}

function refuseDuplicateExternalId(
  workspace: Workspace,
  definition: JsonObject,
  itself: View | undefined,
): void {
  const wanted = textOf(definition.external_id);
  if (!wanted) return;
  const isTaken = workspace.allViews().some((view) => view !== itself && view.externalId === wanted);
  if (isTaken) throw new ApiError("duplicate_external_id");
}

function newHash(workspace: Workspace): string {
  return `${Math.floor(Date.now() / 1000)}.${workspace.ids.secret().slice(0, 8)}`;
}
