import { hash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import type { FactRow } from "./tables.ts";

/*
 * Each stream of facts is a chain: a row carries the hash of the row before it, so that no row can be changed, taken
 * out or put in without every later hash telling. Personal data is not hashed as it is, but as a salted digest: text
 * and salt can be forgotten, and the chain still holds.
 */

/** What a new row says, and its place. */
export type NewFact = Pick<FactRow, "request_id" | "position" | "number" | "at" | "fact">;

/** What comes before a request's first fact. */
export const NOTHING_BEFORE = "";

/** The row with its place in the chain; `previous` is the hash of the row before it. */
export function chain(
  fact: NewFact,
  { previous, heads }: { previous: string; heads: string | null },
): FactRow {
  const salt = randomBytes(16).toString("hex");
  const digest = digestOf({ salt, fact: fact.fact });
  const row = { ...fact, salt, digest, previous, heads };
  return { ...row, hash: hashOf(row) };
}

/** The digest of what a row says. */
export function digestOf({ salt, fact }: Pick<FactRow, "salt" | "fact">): string {
  return hash("sha256", `${salt}\n${fact}`);
}

/** The hash of a row: of its place, its time, its digest, and the row before it. */
export function hashOf(row: Omit<FactRow, "fact" | "salt" | "hash">): string {
  const { request_id, position, number, at, digest, previous, heads } = row;
  return hash("sha256", toCanonicalJson([request_id, position, number, at, digest, previous, heads]));
}

/** One hash over the ends of the people's chains, in the order of their positions. */
export function sealHeads(heads: readonly string[]): string {
  return hash("sha256", heads.join("\n"));
}

/** JSON in which equal values have equal texts (https://www.rfc-editor.org/rfc/rfc8785). */
export function toCanonicalJson(value: unknown): string {
  const json = canonicalize(JSON.parse(JSON.stringify(value), wellFormed));
  if (json === undefined) throw new TypeError("Cannot write this as JSON");
  return json;
}

/** Half a surrogate pair is no character, and canonical JSON has no way to write it. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}
