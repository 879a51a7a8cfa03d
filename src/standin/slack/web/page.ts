import { ApiError } from "../api-error.ts";
import type { JsonObject } from "../json.ts";
import type { Arguments } from "./arguments.ts";

/** One page of a list, after Slack's `cursor` and `limit`. */
export function page<T>(all: T[], args: Arguments): { items: T[]; metadata: JsonObject } {
  const start = startOf(args.find("cursor"));
  const limit = Number(args.find("limit") ?? 0) || all.length;
  const end = start + limit;
  const next = end < all.length ? Buffer.from(`after:${end}`).toString("base64") : "";
  return { items: all.slice(start, end), metadata: { next_cursor: next } };
}

function startOf(cursor: string | null): number {
  if (cursor === null) return 0;
  const start = /^after:(\d+)$/.exec(Buffer.from(cursor, "base64").toString())?.[1];
  if (start === undefined) throw new ApiError("invalid_cursor");
  return Number(start);
}
