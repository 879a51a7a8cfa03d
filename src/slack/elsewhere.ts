import { z } from "zod";
import { ACTIONS, FORMS } from "./ids.ts";

/** The installation that payloads have to be for; `appId` is null when Slack did not tell it. */
export type Installation = { teamId: string; appId: string | null };

/** Where a payload comes from, when that is not our installation. */
export type Elsewhere = "another workspace" | "another app" | "not said";

const id = z.string().nullish().catch(null);
const whereFromSchema = z.object({
  api_app_id: id,
  team: z.object({ id }).nullish().catch(null),
  team_id: id,
  context_team_id: id,
  view: z.object({ app_installed_team_id: id }).nullish().catch(null),
});

/**
 * Where any payload comes from; null when it is for us. That Slack has signed it says no more than that some
 * workspace or app sent it. A form from the other side of a shared channel names their workspace as `team`, and
 * ours in its view; an event has ours as its context. Who sent it is another question, asked of fresh facts.
 */
export function elsewhereOf(body: unknown, { teamId, appId }: Installation): Elsewhere | null {
  const said = whereFromSchema.safeParse(body).data;
  if (said === undefined) return "not said";
  const { api_app_id, team, team_id, context_team_id, view } = said;
  if (appId !== null && api_app_id && api_app_id !== appId) return "another app";
  const from = view?.app_installed_team_id || context_team_id || team?.id || team_id;
  if (!from) return "not said";
  return from === teamId ? null : "another workspace";
}

const deedSchema = z.object({
  actions: z
    .tuple([z.object({ action_id: id })], z.unknown())
    .nullish()
    .catch(null),
  view: z.object({ callback_id: id }).nullish().catch(null),
});

const DECISIONS: unknown[] = [ACTIONS.approve, ACTIONS.deny, ACTIONS.tryAgain, ACTIONS.sendAgain, FORMS.deny];

/** Whether a payload is about a decision, and not about asking. */
export function isAboutDecision(body: unknown): boolean {
  const deed = deedSchema.safeParse(body).data;
  return [deed?.actions?.[0].action_id, deed?.view?.callback_id].some((name) => DECISIONS.includes(name));
}
