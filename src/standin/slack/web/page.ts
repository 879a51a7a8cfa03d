import type { JsonObject } from "../json.ts";
import { ApiError } from "./api-error.ts";
import type { Arguments } from "./arguments.ts";

/** One page of a list, after Slack's `cursor` and `limit`. */
export function page<T>(all: T[], args: Arguments): { items: T[]; metadata: JsonObject } {
  const cursor = args.find("cursor");
  const start =
    cursor === undefined ? 0 : Number(Buffer.from(cursor, "base64").toString().replace("after:", ""));
  if (!Number.isInteger(start)) throw new ApiError("invalid_cursor");
  const limit = Number(args.find("limit") ?? 0) || all.length;
  const end = start + limit;
  const next = end < all.length ? Buffer.from(`after:${end}`).toString("base64") : "";
  return { items: all.slice(start, end), metadata: { next_cursor: next } };
}
