import type { Parsed } from "../../invite/values.ts";

/** What the names form has to remember: which draft it completes, and which page it is, from 1. */
type NamesMetadata = { draftId: string; page: number };

/** Writes it as the metadata of the view. */
export function toNamesMetadata({ draftId, page }: NamesMetadata): string {
  return `${draftId} ${page}`;
}

/** Reads back what `toNamesMetadata` wrote. */
export function parseNamesMetadata(text: string): Parsed<NamesMetadata> {
  const [, draftId, page] = /^(draft_[\w-]{1,40}) ([1-9]\d{0,2})$/.exec(text) ?? [];
  return draftId === undefined || page === undefined
    ? { ok: false, problem: "The form does not say which draft it completes" }
    : { ok: true, value: { draftId, page: Number(page) } };
}
