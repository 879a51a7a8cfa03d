import { z } from "zod";
import type { NewRequest, Trouble } from "../invite/trouble.ts";

/*
 * What went wrong was stored in our own sentences once. Facts are never written again, so that what they told then is
 * read as it was told.
 */

const refusedBefore = z.object({
  outcome: z.literal("refused"),
  errcode: z.number().nullable(),
  errtext: z.string(),
  errdetail: z.string().nullable(),
  advice: z.string(),
});
const undoneBefore = z.looseObject({
  outcome: z.enum(["not done", "held up", "unknown"]),
  problem: z.string(),
});
const standingBefore = z.object({ status: z.literal("not looked up"), problem: z.string() });

/** The fact of a person as it would be stored now; what is of now already, or of no shape at all, stays as it is. */
export function toFactOfNow(fact: unknown): unknown {
  if (typeof fact !== "object" || fact === null) return fact;
  if ("answer" in fact) return { ...fact, answer: toAnswerOfNow(fact.answer) };
  if ("standing" in fact) return { ...fact, standing: toStandingOfNow(fact.standing) };
  return fact;
}

function toAnswerOfNow(answer: unknown): unknown {
  const refused = refusedBefore.safeParse(answer);
  if (refused.success) return { outcome: "refused", trouble: toRefusal(refused.data) };
  const undone = undoneBefore.safeParse(answer);
  if (!undone.success) return answer;
  const { problem, ...rest } = undone.data;
  return { ...rest, trouble: told(problem) };
}

function toStandingOfNow(standing: unknown): unknown {
  const before = standingBefore.safeParse(standing);
  return before.success ? { status: "not looked up", trouble: told(before.data.problem) } : standing;
}

/** What the bot itself held back had a text of its own in the place of Quickbase's. */
const ROLES_LOST: ReadonlySet<string> = new Set(["Role gone", "Role of administrators", "Role may share"]);

function toRefusal({ errcode, errtext, errdetail, advice }: z.output<typeof refusedBefore>): Trouble {
  if (errcode === null) return told(advice, ROLES_LOST.has(errtext) ? "another role" : null);
  return { why: "refused", errcode, errtext, errdetail, told: advice };
}

function told(text: string, needs: NewRequest | null = null): Trouble {
  return { why: "told", text, needs };
}
