import type { Migration } from "kysely/migration";
import { requests } from "./001-requests.ts";
import { facts } from "./002-facts.ts";
import { homeOpenings } from "./003-home-openings.ts";
import { summaries } from "./004-summaries.ts";
import { ends } from "./005-ends.ts";
import { denialReasons } from "./006-denial-reasons.ts";

/** Every migration, in the order of the names; one that was released is never edited. */
export const migrations: Record<string, Migration> = {
  "001-requests": requests,
  "002-facts": facts,
  "003-home-openings": homeOpenings,
  "004-summaries": summaries,
  "005-ends": ends,
  "006-denial-reasons": denialReasons,
};
