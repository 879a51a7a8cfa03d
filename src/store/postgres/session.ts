import { randomUUID } from "node:crypto";
import { Client, DatabaseError } from "pg";
import { MendableError } from "../cannot-open.ts";
import { SESSIONS_AT_WORK } from "./at-work.ts";

/** A process whose machine vanishes is given up after 25 s; PostgreSQL alone would wait for two hours. */
const KEEPALIVES =
  "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";
/** How often to check that the server is still there. */
const ASK_AFTER_MS = 10_000;
const CONNECTS_WITHIN_MS = 10_000;
/** How long to wait for a second connection: the pooler may have none. */
const PROBE_WITHIN_MS = 2_000;

/** A pooler in front of the database passes sessions from one client to another. */
export class SharedSessionError extends MendableError {
  override readonly name = "SharedSessionError";

  constructor() {
    super(
      "its pooler shares sessions between clients (transaction mode), so that no claim would hold",
      "set the pooler to session mode (PgBouncer: pool_mode = session, with the usual server_reset_query), or connect to PostgreSQL directly",
    );
  }
}

/** A connection with a session of PostgreSQL that nobody else uses. */
export type PostgresSession = {
  client: Client;
  /** The session's name: `current_setting(SESSION_NAME)` returns it for as long as it is the same session. */
  name: string;
  /** Aborts when the connection has ended, whatever ended it. */
  lost: AbortSignal;
};

/** The setting of a session that holds its name. A client that reads another name has no session of its own. */
export const SESSION_NAME = "qb_invite.session";

/**
 * Opens a session, without start-up options: a pooler refuses those. Throws `SharedSessionError` behind a pooler that
 * gives no client a session to keep.
 */
export async function openPostgresSession(
  connectionString: string,
  { answersWithinMs }: { answersWithinMs: number },
): Promise<PostgresSession> {
  const client = new Client({
    connectionString,
    application_name: SESSIONS_AT_WORK.claims,
    keepAlive: true,
    keepAliveInitialDelayMillis: ASK_AFTER_MS,
    connectionTimeoutMillis: CONNECTS_WITHIN_MS,
    query_timeout: answersWithinMs,
  });
  const ended = new AbortController();
  const end = () => ended.abort(new Error("The connection that holds the claims has ended"));
  client.on("error", end);
  client.on("end", end);
  await client.connect();
  try {
    await client.query(KEEPALIVES).catch(butNotARefusal);
    const name = randomUUID();
    const taken = await nameOf(client);
    await client.query("select set_config($1, $2, false)", [SESSION_NAME, name]);
    if (taken !== "" || (await isSeenByAnother(connectionString, name))) throw new SharedSessionError();
    return { client, name, lost: ended.signal };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** The name of the session behind a connection; empty while it has none. */
async function nameOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string | null }>("select current_setting($1, true) as name", [
    SESSION_NAME,
  ]);
  return rows[0]?.name ?? "";
}

/**
 * Whether a second client is given the same session, as it is by a pooler in transaction mode, which hands on first what
 * was used last. Nothing is proved where the second one is not served in time: a pool may be full.
 */
async function isSeenByAnother(connectionString: string, name: string): Promise<boolean> {
  const other = new Client({
    connectionString,
    application_name: "qb-invite probe",
    connectionTimeoutMillis: PROBE_WITHIN_MS,
    query_timeout: PROBE_WITHIN_MS,
  });
  other.on("error", () => undefined);
  try {
    await other.connect();
    return (await nameOf(other)) === name;
  } catch {
    return false;
  } finally {
    void other.end().catch(() => undefined);
  }
}

/** Keepalives are optional: a server that does not know them still gives sessions. */
function butNotARefusal(error: unknown): void {
  if (!(error instanceof DatabaseError)) throw error;
}
