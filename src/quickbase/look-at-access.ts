import { MAIN } from "./client/call.ts";
import type { QuickbaseClient } from "./client/client.ts";
import type { QuickbaseAnswerError, QuickbaseRefusedError } from "./client/errors.ts";
import { finalAnswerOf } from "./final-answer.ts";
import { accessOf } from "./offered.ts";

/** What a look at the bot's own access found. */
export type AccessLook =
  /** Quickbase lets it in. `mayShare` is false only when its roles in the application say so. */
  | { access: "fine"; mayShare: boolean }
  /** Kept out of all of Quickbase (`dbid` is main), or of the application alone. */
  | { access: "none"; dbid: string; answer: QuickbaseRefusedError | QuickbaseAnswerError }
  | { access: "no answer" };

const MAY_TAKE_MS = 15_000;

/** Reads who the bot is to Quickbase, and for an application which roles it has there. Never rejects but for a bug. */
export async function lookAtAccess(
  client: Pick<QuickbaseClient, "getUserInfo" | "getUserRole">,
  dbid: string,
): Promise<AccessLook> {
  const signal = AbortSignal.timeout(MAY_TAKE_MS);
  let place = MAIN;
  try {
    await client.getUserInfo({ signal });
    if (dbid === MAIN) return { access: "fine", mayShare: true };
    place = dbid;
    const { roles } = await client.getUserRole({ appDbid: dbid, includeGroups: true, signal });
    return { access: "fine", mayShare: roles.some((role) => accessOf(role) !== "basic") };
  } catch (error) {
    const answer = finalAnswerOf(error);
    return answer === null ? { access: "no answer" } : { access: "none", dbid: place, answer };
  }
}
