import { type Json, type JsonObject, objectsOf } from "../json.ts";
import { checkBlocks } from "./check-blocks.ts";
import { checkChoices, checkText } from "./check-objects.ts";
import { Findings } from "./findings.ts";

const MODAL_KEYS = ["title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"];
const VIEW_KEYS = ["type", "blocks", "private_metadata", "callback_id", "external_id"];

/** What Slack would refuse in the blocks of a message; empty when it takes them. */
export function checkMessageBlocks(blocks: Json): string[] {
  const findings = new Findings("message");
  checkBlocks(findings, findings.list(blocks, "/blocks", { max: 50, min: 0 }));
  return findings.messages;
}

/** What Slack would refuse in a view of this kind; empty when it takes it. */
export function checkView(view: JsonObject, kind: "modal" | "home"): string[] {
  const findings = new Findings(kind);
  if (view.type !== kind) findings.add("/view/type", `must be a valid enum value: ${kind}`);
  findings.keys(view, "/view", kind === "modal" ? [...VIEW_KEYS, ...MODAL_KEYS] : VIEW_KEYS);
  findings.string(view.callback_id, "/view/callback_id", { max: 255, min: 0 });
  findings.string(view.external_id, "/view/external_id", { max: 255, min: 0 });
  findings.string(view.private_metadata, "/view/private_metadata", { max: 3000, min: 0 });
  if (kind === "modal") checkModal(findings, view);
  checkBlocks(findings, findings.list(view.blocks, "/view/blocks", { max: 100, min: 0 }));
  return findings.messages;
}

// https://docs.slack.dev/reference/views/modal-views
function checkModal(findings: Findings, view: JsonObject): void {
  checkText(findings, view.title, "/view/title", { max: 24, required: true });
  checkText(findings, view.submit, "/view/submit", { max: 24 });
  checkText(findings, view.close, "/view/close", { max: 24 });
  const asks = objectsOf(view.blocks).some((block) => block.type === "input");
  if (asks && !view.submit) findings.missing("/view/submit");
}

/** What Slack would refuse in the options that an app suggests; an empty list is fine. */
export function checkSuggestions(answer: JsonObject): string[] {
  const findings = new Findings("modal");
  const { options, option_groups: groups } = answer;
  if (options === undefined && groups === undefined) findings.missing("/options");
  else if (options === undefined || !Array.isArray(options) || options.length)
    checkChoices(findings, answer, "");
  return findings.messages;
}
