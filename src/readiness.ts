/** What keeps the bot from its work, as a sentence for whoever runs it: no secret, no address is in it. */
export type Problem = string;

/** Looks at one thing that the bot needs at every moment; null when it is there. It reads only. */
export type ReadinessCheck = () => Problem | null | Promise<Problem | null>;

/** Whether the bot can do its work at this moment, and what keeps it from that. */
export type Readiness = {
  ready: boolean;
  problems: readonly Problem[];
} & Facts;

/** What is good to know beside it. */
type Facts = {
  /** How many connections Slack can hand payloads to; not over HTTP, where Slack connects to the bot. */
  slackConnections?: number;
};

const FAULT = "The bot cannot look at its own state";

/** Puts the checks behind one question; one that throws is a problem too. */
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
  /** What is wrong when the question fails, or no answer comes in time. */
  otherwise: Problem;
  /** How old an answer may be. */
  everyMs?: number;
  withinMs?: number;
};

/**
 * A check that asks somebody else, who rejects when something is wrong: at most once a second, however often it is
 * made, and never again before the last question was answered.
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
