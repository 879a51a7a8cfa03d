import type { RequestStore } from "../invite/ports.ts";
import { announcementMethods } from "./announcements.ts";
import type { Database } from "./database.ts";
import { draftMethods } from "./drafts.ts";
import { homeMethods } from "./home-openings.ts";
import { logMethods } from "./invitee-log.ts";
import type { DamagedRowError } from "./parse-rows.ts";
import { requestMethods } from "./requests.ts";

/**
 * The rows of the bot. Whatever a method has promised is on disk when it returns. A request that
 * cannot be read makes `find` throw `DamagedRowError`; the lists go on without it and tell `onDamaged`,
 * which throws unless something else is given.
 */
export function createRequestStore(
  { queries, closing }: Database,
  onDamaged: (error: DamagedRowError) => void = rethrow,
): RequestStore {
  return {
    ...requestMethods(queries, onDamaged),
    ...logMethods(queries, closing),
    ...announcementMethods(queries),
    ...draftMethods(queries),
    ...homeMethods(queries),
  };
}

function rethrow(error: DamagedRowError): never {
  throw error;
}
