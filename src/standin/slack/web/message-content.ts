import { ApiError } from "../api-error.ts";
import { checkMessageBlocks } from "../blocks/check-surfaces.ts";
import { normaliseBlocks } from "../blocks/normalise.ts";
import { type Json, type JsonObject, objectsOf } from "../json.ts";
import type { Arguments } from "./arguments.ts";

/** What a message says. */
export type Content = { text: string; blocks: JsonObject[]; attachments: JsonObject[] };

// Not documented; measured by people who hit it: https://github.com/slackapi/bolt-js/issues/2509
const MAX_BLOCKS_LENGTH = 13_200;
// https://docs.slack.dev/changelog/2018-truncating-really-long-messages
const TEXT_CUT = 40_000;

/** What a call wants a message to say; refuses what Slack does not take. */
export function readContent(args: Arguments): Content {
  const blocks = readBlocksArgument(args);
  const content = {
    text: (args.find("text") ?? args.find("markdown_text") ?? "").slice(0, TEXT_CUT),
    blocks: normaliseBlocks(blocks),
    attachments: objectsOf(args.structured("attachments", "invalid_arguments")),
  };
  if (args.has("markdown_text") && (args.has("text") || args.has("blocks")))
    throw new ApiError("markdown_text_conflict");
  if (!content.text && !content.blocks.length && !content.attachments.length) throw new ApiError("no_text");
  return content;
}

function readBlocksArgument(args: Arguments): Json {
  const blocks = args.structured("blocks", "invalid_blocks_format");
  if (blocks === undefined || blocks === null) return [];
  if (!Array.isArray(blocks)) throw new ApiError("invalid_blocks_format");
  const refused = checkMessageBlocks(blocks);
  if (refused.length) throw new ApiError("invalid_blocks", refused);
  // A table has a limit of its own, which is higher than this one.
  const others = objectsOf(blocks).filter(({ type }) => type !== "data_table");
  if (JSON.stringify(others).length > MAX_BLOCKS_LENGTH) throw new ApiError("msg_blocks_too_long");
  return blocks;
}
