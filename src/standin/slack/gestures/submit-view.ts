import { ApiError } from "../api-error.ts";
import { commonPayload, viewToJson } from "../delivery/wire-shapes.ts";
import type { Engine } from "../engine.ts";
import { type Json, type JsonObject, objectOf, textOf } from "../json.ts";
import type { Member, View } from "../state/types.ts";
import { clearViews, closeView, pushView, updateView } from "../state/views.ts";
import { getViewDefinition } from "../web/view-methods.ts";
import { checkInputs } from "./check-inputs.ts";
import { deliverGesture, FORM_TROUBLE } from "./notices.ts";

/** What became of a submitted form. */
export type Submitted = "closed" | "errors" | "updated" | "pushed" | "cleared" | "not sent" | "failed";

/** What somebody changes in a form as Slack would send it. */
export type Changes = (view: JsonObject) => JsonObject;

/** Somebody submits a modal; the app's answer takes effect as in Slack. */
export async function submitView(engine: Engine, person: Member, view: View): Promise<Submitted> {
  const { workspace } = engine;
  const incomplete = checkInputs(view);
  view.errors = incomplete;
  view.notice = undefined;
  workspace.changed("a form was submitted");
  return Object.keys(incomplete).length ? "not sent" : sendView(engine, person, view, () => ({}));
}

/**
 * Sends a modal as somebody can who does without Slack's client: nothing that was typed is checked, and what the
 * form carries, such as `private_metadata`, can be changed.
 */
export function forgeView(
  engine: Engine,
  { person, view, changes }: { person: Member; view: View; changes: Changes },
): Promise<Submitted> {
  view.errors = {};
  view.notice = undefined;
  return sendView(engine, person, view, changes);
}

async function sendView(engine: Engine, person: Member, view: View, changes: Changes): Promise<Submitted> {
  const sent = viewToJson(engine.workspace, view);
  const acknowledgement = await deliverGesture(engine, "interactive", {
    type: "view_submission",
    ...commonPayload(engine.workspace, person),
    trigger_id: engine.triggers.mint(person.id, view.id),
    view: { ...sent, ...changes(sent) },
    response_urls: [],
  });
  if (!acknowledgement.acknowledged) return fail(engine, view);
  try {
    return applyAnswer(engine, { person, view, body: acknowledgement.body });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const what = `the answer to ${view.callbackId}: ${error.code}`;
    engine.journal.addProblem("bad acknowledgement", what, error.messages);
    return fail(engine, view);
  }
}

/** Somebody leaves a modal by Cancel, or all of them by the cross; the app hears it if it asked to. */
export async function dismissView(
  engine: Engine,
  { person, view, isCleared }: { person: Member; view: View; isCleared: boolean },
): Promise<void> {
  const { workspace } = engine;
  const named = isCleared ? (workspace.findView(view.rootId) ?? view) : view;
  const shown = { ...viewToJson(workspace, named), state: { values: {} } };
  if (isCleared) clearViews(workspace, person);
  else closeView(workspace, person, view);
  if (!named.notifyOnClose) return;
  await deliverGesture(engine, "interactive", {
    type: "view_closed",
    ...commonPayload(workspace, person),
    view: shown,
    is_cleared: isCleared,
  });
}

type Answered = { person: Member; view: View; body: Json };

function applyAnswer(engine: Engine, { person, view, body }: Answered): Submitted {
  const { workspace } = engine;
  const answer = objectOf(body);
  switch (answer.response_action) {
    case undefined:
      closeView(workspace, person, view);
      return "closed";
    case "clear":
      clearViews(workspace, person);
      return "cleared";
    case "errors":
      view.errors = readErrors(view, answer);
      workspace.changed("a form has errors");
      return "errors";
    case "update":
      updateView(workspace, view, getViewDefinition(answer.view, "modal"));
      return "updated";
    case "push":
      pushView(workspace, person, getViewDefinition(answer.view, "modal"));
      return "pushed";
    default:
      throw new ApiError("invalid_response_action");
  }
}

function readErrors(view: View, answer: JsonObject): Record<string, string> {
  const errors = Object.entries(objectOf(answer.errors)).map(([id, text]) => [id, textOf(text)] as const);
  const inputs = view.blocks.filter((block) => block.type === "input").map((block) => block.block_id);
  const astray = errors.filter(([id]) => !inputs.includes(id)).map(([id]) => id);
  if (astray.length || !errors.length)
    throw new ApiError("invalid_errors", [`no input block has the id ${astray}`]);
  return Object.fromEntries(errors);
}

function fail(engine: Engine, view: View): Submitted {
  view.notice = FORM_TROUBLE;
  engine.workspace.changed("a form could not be submitted");
  return "failed";
}
