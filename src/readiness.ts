/** What keeps qb-invite from working, in a sentence for the operator, without secrets or email addresses. */
export type Problem = string;

/** Checks one thing that qb-invite always needs, reading only; null when it is there. */
export type ReadinessCheck = () => Problem | null | Promise<Problem | null>;

/** Whether qb-invite can work right now, and if not, why. */
export type Readiness = {
  ready: boolean;
  problems: readonly Problem[];
} & Facts;

/** Further facts for the answer. */
type Facts = {
  /** How many connections Slack can send payloads over; absent over HTTP, where Slack connects to qb-invite. */
  slackConnections?: number;
};

const FAULT = "qb-invite cannot check its own state";

/** Combines the checks; one that throws counts as a problem too. */
export function createReadiness(
  checks: readonly ReadinessCheck[],
  facts: () => Facts = () => ({}),
): () => Promise<Readiness> {
  return async () => {
    const found = await Promise.all(
      checks.map(async (check) => check()).map((each) => each.catch(() => FAULT)),
    );
    const problems = found.filter((problem) => problem !== null);
    return { ready: problems.length === 0, problems, ...facts() };
  };
}

const ONE_SECOND_MS = 1_000;
const ANSWERS_WITHIN_MS = 2_000;

type Asking = {
  /** The problem when the question fails, or is not answered in time. */
  otherwise: Problem;
  /** How old an answer may be. */
  everyMs?: number;
  withinMs?: number;
};

/**
 * A check that asks something outside, which rejects when something is wrong. It asks at most once a second, however
 * often the check is made, and never before the last question was answered.
 */
export function askAtMostOnceASecond(
  ask: () => Promise<void>,
  { otherwise, everyMs = ONE_SECOND_MS, withinMs = ANSWERS_WITHIN_MS }: Asking,
): ReadinessCheck {
  let answer: Promise<Problem | null> | null = null;
  return () => {
    if (answer !== null) return answer;
    const asked = ask().then(
      () => null,
      () => otherwise,
    );
    answer = Promise.race([asked, after(withinMs, otherwise)]);
    void asked.then(() => setTimeout(() => (answer = null), everyMs).unref());
    return answer;
  };
}

function after<T>(ms: number, value: T): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  setTimeout(() => resolve(value), ms).unref();
  return promise;
}
