import { ApiError } from "../api-error.ts";
import { checkMessageBlocks } from "../blocks/check-surfaces.ts";
import { normaliseBlocks } from "../blocks/normalise.ts";
import { type Json, type JsonObject, listOf, objectOf, objectsOf, stringOf, textOf } from "../json.ts";
import type { Message } from "../state/types.ts";
import type { Workspace } from "../state/workspace.ts";

/** Where an answer goes: to this person, in this conversation. */
export type Purpose = {
  kind: "commands" | "actions";
  personId: string;
  channelId: string;
  /** The message in which somebody pressed something. */
  message?: Message;
};
type Issued = Purpose & { uses: number; mintedMs: number };

// https://docs.slack.dev/interactivity/handling-user-interaction
const MAX_USES = 5;
const LIFE_MS = 30 * 60_000;

/** Response URLs: five messages within half an hour, into the place where the gesture was made. */
export class ResponseUrls {
  readonly #workspace: Workspace;
  readonly #issued = new Map<string, Issued>();
  origin = "";

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  mint(purpose: Purpose): string {
    const path = `/${purpose.kind}/${this.#workspace.teamId}/${this.#issued.size + 1}/${this.#workspace.ids.secret()}`;
    this.#issued.set(path, { ...purpose, uses: 0, mintedMs: Date.now() });
    return `${this.origin}${path}`;
  }

  /** Whether this path looks like one of these URLs, live or not. */
  isOne(path: string): boolean {
    return /^\/(commands|actions)\//.test(path);
  }

  /** Does what a body posted to such a URL asks for; refuses a dead URL. */
  post(path: string, body: Json | undefined): void {
    const issued = this.#issued.get(path);
    if (!issued) throw new ApiError("invalid_url");
    if (Date.now() - issued.mintedMs > LIFE_MS) throw new ApiError("expired_url");
    if (issued.uses >= MAX_USES) throw new ApiError("used_url");
    issued.uses += 1;
    respond(this.#workspace, issued, objectOf(body));
  }
}

/** Shows what the app answered, as a response URL or an acknowledged command does: privately by default. */
export function respond(workspace: Workspace, where: Purpose, body: JsonObject): void {
  const { message } = where;
  if (body.delete_original === true && message) {
    workspace.removeMessage(message);
    return;
  }
  const content = contentOf(body);
  if (body.replace_original === true && message) {
    Object.assign(message, content);
    workspace.changed("a message was replaced");
    return;
  }
  const isForAll = body.response_type === "in_channel";
  workspace.post({
    ...content,
    channelId: where.channelId,
    authorId: workspace.botUserId,
    threadTs: stringOf(body.thread_ts) ?? (isForAll ? undefined : message?.threadTs),
    onlyFor: isForAll ? undefined : where.personId,
  });
}

function contentOf(body: JsonObject): Pick<Message, "text" | "blocks" | "attachments"> {
  const refused = checkMessageBlocks(listOf(body.blocks));
  if (refused.length) throw new ApiError("invalid_blocks", refused);
  const content = {
    text: textOf(body.text),
    blocks: normaliseBlocks(body.blocks),
    attachments: objectsOf(body.attachments),
  };
  if (!content.text && !content.blocks.length && !content.attachments.length) throw new ApiError("no_text");
  return content;
}
