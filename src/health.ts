import type { Readiness } from "./readiness.ts";

/** The paths of health and readiness. */
const HEALTH_PATHS = { alive: "/health", ready: "/ready" } as const;

/** An answer to a health or readiness check. */
export type HealthAnswer = { status: number; headers: Record<string, string>; body: string };

/** What a path answers: 200 when well, 503 with the problems when not, 404 for a path that is none. */
export async function answerHealth(
  path: string | undefined,
  readiness: () => Promise<Readiness>,
): Promise<HealthAnswer> {
  switch (path) {
    case HEALTH_PATHS.alive:
      return { status: 200, headers: TEXT, body: "alive\n" };
    case HEALTH_PATHS.ready: {
      const answer = await readiness();
      return { status: answer.ready ? 200 : 503, headers: JSON_TEXT, body: `${JSON.stringify(answer)}\n` };
    }
    default:
      return { status: 404, headers: TEXT, body: "not found\n" };
  }
}

const TEXT = { "content-type": "text/plain; charset=utf-8" };
const JSON_TEXT = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
