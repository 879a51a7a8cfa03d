import type { LookUp, Outcome, QuickbaseAccess } from "../invite/ports.ts";
import type { EmailAddress } from "../invite/values.ts";

/** What was learnt moments ago for a form is not asked again for the card. */
const HOLDS_MS = 300_000;
const MOST_KEPT = 5_000;

/**
 * Look-ups that remember what a form was told, for those that follow before a decision. What is approved is looked up
 * afresh, or goes by the rows.
 */
export function recallLookUps(access: QuickbaseAccess, now: () => Date): QuickbaseAccess {
  const kept = new Map<EmailAddress, { answer: Outcome<LookUp>; until: number }>();
  return {
    ...access,
    async lookUp(person) {
      const before = kept.get(person.email);
      if (!person.approved && before !== undefined && before.until > now().getTime()) return before.answer;
      const answer = await access.lookUp(person);
      if (person.awaited && answer.outcome === "done") {
        kept.delete(person.email);
        kept.set(person.email, { answer, until: now().getTime() + HOLDS_MS });
        const [oldest] = kept.keys();
        if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      }
      return answer;
    },
  };
}
