import { ApiError } from "../api-error.ts";
import { checkView } from "../blocks/check-surfaces.ts";
import { viewToJson } from "../delivery/wire-shapes.ts";
import type { Engine } from "../engine.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Member, View } from "../state/types.ts";
import { openView, publishHome, pushView, updateView } from "../state/views.ts";
import type { Arguments } from "./arguments.ts";
import type { Call, Methods } from "./method.ts";

const MAX_VIEW_BYTES = 250_000;

/** The `views.*` methods: https://docs.slack.dev/surfaces/modals */
export const viewMethods: Methods = {
  "views.open": { run: (call) => show(call, openView) },
  "views.push": { run: (call) => show(call, pushView) },
  "views.update": { run: update },
  "views.publish": { run: publish },
};

/** The definition of a view, when Slack takes it; refuses any other. */
export function getViewDefinition(value: Json | undefined, kind: "modal" | "home"): JsonObject {
  if (!isObject(value)) throw new ApiError("invalid_arguments", ["[ERROR] missing required field: view"]);
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_VIEW_BYTES) throw new ApiError("view_too_large");
  const refused = checkView(value, kind);
  if (refused.length) throw new ApiError("invalid_arguments", refused);
  return value;
}

function definitionIn(args: Arguments, kind: "modal" | "home"): JsonObject {
  return getViewDefinition(args.structured("view", "invalid_arguments"), kind);
}

function show({ engine, args }: Call, place: typeof openView): JsonObject {
  const definition = definitionIn(args, "modal");
  const trigger = engine.triggers.exchange(args.get("trigger_id"));
  const person = getPerson(engine, trigger.personId);
  return { view: viewToJson(engine.workspace, place(engine.workspace, person, definition)) };
}

function update({ engine, args }: Call): JsonObject {
  const view = getView(engine, args);
  const definition = definitionIn(args, view.kind);
  refuseOldHash(view, args);
  updateView(engine.workspace, view, definition);
  return { view: viewToJson(engine.workspace, view) };
}

function publish({ engine, args }: Call): JsonObject {
  const { workspace, settings } = engine;
  if (!settings.homeTab) throw new ApiError("not_enabled");
  const person = getPerson(engine, args.get("user_id"));
  const definition = definitionIn(args, "home");
  if (person.home) refuseOldHash(person.home, args);
  return { view: viewToJson(workspace, publishHome(workspace, person, definition)) };
}

function getPerson({ workspace }: Engine, id: string): Member {
  const person = workspace.findMember(id);
  if (!person) throw new ApiError("invalid_arguments", [`[ERROR] no such user: ${id}`]);
  return person;
}

function getView({ workspace }: Engine, args: Arguments): View {
  const viewId = args.find("view_id");
  const externalId = args.find("external_id");
  if (viewId === null && externalId === null) args.get("view_id");
  const found = workspace
    .allViews()
    .find((view) => (viewId === null ? view.externalId === externalId : view.id === viewId));
  if (!found) throw new ApiError("not_found");
  return found;
}

function refuseOldHash(view: View, args: Arguments): void {
  const hash = args.find("hash");
  if (hash !== null && hash !== view.hash) throw new ApiError("hash_conflict");
}
