import { Client } from "pg";
import { createOneAtATime } from "../invite/one-at-a-time.ts";
import type { Claims } from "../invite/ports.ts";
import type { RequestId } from "../invite/values.ts";

/** A connection whose end, however it comes, ends every claim that was taken over it. */
type Session = { client: Client; held: Set<RequestId>; lost: AbortSignal };

/** A bot whose machine vanishes without a word is given up after 25 s; PostgreSQL would wait for two hours. */
const KEEPALIVES = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";
/** And a server that vanishes is asked after as often; a lock takes it no time, so that no answer means that it has. */
const ASK_AFTER_MS = 10_000;
const ANSWERS_WITHIN_MS = 10_000;

/**
 * Claims as advisory locks of one session, which PostgreSQL gives back when the session ends:
 * https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS. A lost session is opened anew by the
 * next claim.
 */
export function createPostgresClaims(
  connectionString: string,
  { answersWithinMs = ANSWERS_WITHIN_MS } = {},
): Claims & { close(): Promise<void> } {
  const oneAtATime = createOneAtATime();
  let session: Promise<Session> | null = null;
  let closed = false;

  const openSession = (): Promise<Session> => {
    const client = new Client({
      connectionString,
      application_name: "qb-invite claims",
      options: KEEPALIVES,
      keepAlive: true,
      keepAliveInitialDelayMillis: ASK_AFTER_MS,
      connectionTimeoutMillis: 10_000,
      query_timeout: answersWithinMs,
    });
    const ended = new AbortController();
    const end = () => {
      ended.abort(new Error("The connection that holds the claims has ended"));
      if (session === opening) session = null;
    };
    client.on("error", end);
    client.on("end", end);
    const opening = client.connect().then(() => ({ client, held: new Set<RequestId>(), lost: ended.signal }));
    opening.catch(end);
    return opening;
  };

  return {
    take: (id) =>
      oneAtATime("session", async () => {
        if (closed) throw new Error("The claims are closed");
        session ??= openSession();
        const { client, held, lost } = await session;
        if (!held.has(id) && !(await lock(client, id))) return null;
        held.add(id);
        return { lost };
      }),
    release: (id) =>
      oneAtATime("session", async () => {
        const open = await session?.catch(() => null);
        if (open?.held.delete(id)) await unlock(open.client, id);
      }),
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

/** A lock of which nobody knows whether it was given goes with its session, and the other locks with it. */
async function lock(client: Client, id: RequestId): Promise<boolean> {
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, $2)) as locked",
      [id, SPACE],
    );
    return rows[0]?.locked === true;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** So does one that cannot be given back. */
async function unlock(client: Client, id: RequestId): Promise<void> {
  try {
    await client.query("select pg_advisory_unlock(hashtextextended($1, $2))", [id, SPACE]);
  } catch {
    await client.end();
  }
}
