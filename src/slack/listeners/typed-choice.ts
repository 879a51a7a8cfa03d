import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from "@slack/bolt";
import type { Role } from "../../invite/request.ts";
import { withinMs } from "../../lib/within-ms.ts";
import { applicationOf } from "../ids.ts";
import type { ListenerParts } from "../parts.ts";
import { parseTyped, type TypedPayload } from "../payload.ts";
import { MOST_OPTIONS } from "../views/limits.ts";
import { type Offer, offerApplications, offerRoles } from "../views/options.ts";
import type { Words } from "../views/words/words.ts";
import { search } from "./search.ts";

type Args = SlackOptionsMiddlewareArgs<"block_suggestion"> & AllMiddlewareArgs;

/** Slack waits three seconds for options, and says nothing of why there are none. */
const ROLES_WAIT_MS = 2_000;

/** Somebody types in the field for the application: those that fit, the best first. */
export function onApplicationTyped(parts: ListenerParts) {
  return onTyped(parts, async (words) => offerApplications(words, parts.catalogue.applications()));
}

/** Somebody types in the field for the role. */
export function onRoleTyped(parts: ListenerParts) {
  return onTyped(parts, async (words, { blockId }) => {
    const appDbid = applicationOf(blockId);
    if (appDbid === null) return [];
    const known = parts.catalogue.knownRoles(appDbid);
    return offerRoles(words, known ?? (await rolesInTime(parts, appDbid)));
  });
}

function onTyped(
  parts: ListenerParts,
  list: (words: Words, typed: TypedPayload) => Promise<readonly Offer[]>,
) {
  return async ({ ack, body }: Args): Promise<void> => {
    const asked = parseTyped(body);
    if (!asked.ok) {
      parts.log.warn({ problem: asked.problem }, "Cannot read what was typed in a select");
      return ack({ options: [] });
    }
    // Made of the whole list, so that an option looks the same whatever it was found by.
    const offers = await list(await parts.readers.wordsFor(body.user.id), asked.value);
    const found = search(offers, asked.value.typed, ({ name, option }) => ({ name, id: option.value ?? "" }));
    await ack({ options: found.slice(0, MOST_OPTIONS).map(({ option }) => option) });
  };
}

/** A form may be another bot's of ours, and this one has not heard the roles yet. */
async function rolesInTime({ catalogue }: ListenerParts, appDbid: string): Promise<readonly Role[]> {
  const answer = await withinMs(ROLES_WAIT_MS, catalogue.roles(appDbid));
  return answer?.outcome === "done" ? answer.roles : [];
}
