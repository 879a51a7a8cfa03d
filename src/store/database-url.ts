/** What `DATABASE_URL` names. */
export type DatabaseUrl =
  | { kind: "sqlite"; path: string }
  /** `passwords` is its password, in every way it may be written (plain, percent-encoded). */
  | { kind: "postgres"; host: string; passwords: readonly string[] };

/** Where requests are kept without `DATABASE_URL`. */
export const DEFAULT_DATABASE_URL = "sqlite:./data/qb-invite.db";

/** What a right `DATABASE_URL` looks like. */
const DATABASE_URL_HINT =
  "sqlite: and a path, as in sqlite:./data/qb-invite.db, or postgres://user:password@host/database with special characters in percent encoding";

/** What is wrong with a `DATABASE_URL`, in a sentence that quotes none of it; null when it is right. */
export function findProblemOfUrl(text: string): string | null {
  if (/^sqlite:(:memory:|file:.*(:memory:|mode=memory))/s.test(text))
    return "DATABASE_URL: a database in memory is lost at every stop; name a file, as in sqlite:./data/qb-invite.db";
  return parseDatabaseUrl(text) === null ? `DATABASE_URL should be ${DATABASE_URL_HINT}` : null;
}

/** Reads `sqlite:./path` or `postgres://user:password@host/database`; null for anything else. */
export function parseDatabaseUrl(text: string): DatabaseUrl | null {
  const path = /^sqlite:(.+)$/s.exec(text)?.[1];
  // To SQLite these mean a database in memory, or a URL of its own kind.
  if (path !== undefined) return /^(:memory:|file:)/.test(path) ? null : { kind: "sqlite", path };
  const url = /^postgres(ql)?:\/\/./.test(text) ? URL.parse(text) : null;
  return url === null ? null : toPostgres(url);
}

function toPostgres({ host, username, password, pathname, searchParams }: URL): DatabaseUrl | null {
  try {
    for (const part of [username, pathname]) decodeURIComponent(part);
    const passwords = [password, decodeURIComponent(password), searchParams.get("password") ?? ""];
    return { kind: "postgres", host, passwords: passwords.filter(Boolean) };
  } catch {
    // A bare "%": the client would not understand it either.
    return null;
  }
}
