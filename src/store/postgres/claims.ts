import type { RequestId } from "../../invite/values.ts";
import { createOneAtATime } from "../../lib/one-at-a-time.ts";
import type { HeldClaims } from "../connection.ts";
import { openPostgresSession, type PostgresSession, SESSION_NAME, SharedSessionError } from "./session.ts";

/** A session whose end, however it comes, ends every claim that was taken over it. */
type Holder = PostgresSession & { held: Set<RequestId> };

/** A lock takes no time: without an answer, the server has vanished. */
const ANSWERS_WITHIN_MS = 10_000;

/**
 * Claims as advisory locks of one session, which PostgreSQL gives back when the session ends:
 * https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS. A lost session is opened anew by the
 * next claim.
 */
export function createPostgresClaims(
  connectionString: string,
  { answersWithinMs = ANSWERS_WITHIN_MS } = {},
): HeldClaims {
  const oneAtATime = createOneAtATime();
  let session: Promise<Holder> | null = null;
  let closed = false;

  const openSession = (): Promise<Holder> => {
    const opening = openPostgresSession(connectionString, { answersWithinMs }).then((open) => {
      open.lost.addEventListener("abort", forget);
      if (open.lost.aborted) forget();
      return { ...open, held: new Set<RequestId>() };
    });
    const forget = () => {
      if (session === opening) session = null;
    };
    opening.catch(forget);
    return opening;
  };

  const getSession = (): Promise<Holder> => {
    if (closed) throw new Error("The claims are closed");
    session ??= openSession();
    return session;
  };

  return {
    take: (id) =>
      oneAtATime("session", async () => {
        const open = await getSession();
        if (!open.held.has(id) && !(await lock(open, id))) return null;
        open.held.add(id);
        return { lost: open.lost };
      }),
    release: (id) =>
      oneAtATime("session", async () => {
        const open = await session?.catch(() => null);
        if (open?.held.delete(id)) await unlock(open, id);
      }),
    check: () => oneAtATime("session", async () => void (await inSession(await getSession(), "true", []))),
    close: () =>
      oneAtATime("session", async () => {
        closed = true;
        const open = await session?.catch(() => null);
        await open?.client.end();
      }),
  };
}

/** Sets the locks of this bot apart from those that others may take in the same database. */
const SPACE = 7_142_026;

function lock(open: Holder, id: RequestId): Promise<boolean> {
  return inSession(open, "pg_try_advisory_lock(hashtextextended($2, $3))", [id, SPACE]);
}

/** A claim that cannot be released ends with its session. */
async function unlock(open: Holder, id: RequestId): Promise<void> {
  await inSession(open, "pg_advisory_unlock(hashtextextended($2, $3))", [id, SPACE]).catch(() => undefined);
}

/**
 * Asks in the session that holds the claims, and in no other that a pooler may have put in its place. Whatever goes
 * wrong ends the connection: nobody knows then whether a lock was given, and it goes with its session.
 */
async function inSession(
  { client, name }: Holder,
  what: string,
  values: readonly unknown[],
): Promise<boolean> {
  try {
    const { rows } = await client.query<{ answer: boolean | null }>(
      `select case when current_setting('${SESSION_NAME}', true) = $1 then ${what} end as answer`,
      [name, ...values],
    );
    const answer = rows[0]?.answer ?? null;
    if (answer === null) throw new SharedSessionError();
    return answer;
  } catch (error) {
    await client.end();
    throw error;
  }
}
