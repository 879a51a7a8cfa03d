import { readFileSync, rmSync } from "node:fs";
import { DatabaseSync, StatementSync } from "node:sqlite";
import pg from "pg";

/*
 * Loaded into the process of a bot before anything else: kills it at a chosen statement to its database, as nothing
 * outside of it could. Which statement is in the file that DIE_AT names, for as long as that is there.
 */

/** A statement with these words in it, or in its parameters, and the moment of the death. */
export type DeadlyStatement = {
  statement: string;
  /** A regular expression over the parameters, one a line. */
  saying: string;
  /** Before it is made; after it, in the middle of its transaction; or when that is committed, and nobody knows it yet. */
  at: "before" | "amid" | "after";
};

function die(): never {
  rmSync(process.env.DIE_AT ?? "", { force: true });
  process.kill(process.pid, "SIGKILL");
  for (;;);
}

function readDeadly(): DeadlyStatement | null {
  try {
    return JSON.parse(readFileSync(process.env.DIE_AT ?? "", "utf8"));
  } catch {
    return null;
  }
}

function isMeant(text: string, parameters: readonly unknown[]): DeadlyStatement | null {
  const statement = text.replaceAll('"', "").trim();
  if (!/^(insert|update|delete)/i.test(statement)) return null;
  const deadly = readDeadly();
  if (deadly === null || !statement.includes(deadly.statement)) return null;
  return new RegExp(deadly.saying, "m").test(parameters.join("\n")) ? deadly : null;
}

/** What is to be done after each statement of one connection, in their order. */
function createWatch() {
  let inTransaction = false;
  let dieAtCommit = false;
  return {
    before(statement: string, parameters: readonly unknown[]): () => void {
      const deadly = isMeant(statement, parameters);
      if (deadly?.at === "before") die();
      return () => {
        if (/^begin/i.test(statement)) inTransaction = true;
        if (deadly?.at === "amid" || (deadly !== null && !inTransaction)) die();
        if (deadly !== null) dieAtCommit = true;
        if (!/^(commit|rollback)/i.test(statement)) return;
        inTransaction = false;
        if (dieAtCommit && /^commit/i.test(statement)) die();
        dieAtCommit = false;
      };
    },
  };
}

const sqlite = createWatch();
const texts = new WeakMap<StatementSync, string>();
const { prepare } = DatabaseSync.prototype;
DatabaseSync.prototype.prepare = function (text, ...rest) {
  const statement = prepare.call(this, text, ...rest);
  texts.set(statement, text);
  return statement;
};
for (const name of ["run", "all"] as const) {
  const original = StatementSync.prototype[name] as (...parameters: unknown[]) => unknown;
  Object.assign(StatementSync.prototype, {
    [name](this: StatementSync, ...parameters: unknown[]) {
      const after = sqlite.before(texts.get(this) ?? "", parameters);
      const result = original.apply(this, parameters);
      after();
      return result;
    },
  });
}

const watches = new WeakMap<object, ReturnType<typeof createWatch>>();
const query = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;
Object.assign(pg.Client.prototype, {
  query(this: object, text: unknown, parameters: unknown, ...rest: unknown[]) {
    const watch = watches.get(this) ?? createWatch();
    watches.set(this, watch);
    const isText = typeof text === "string";
    const after = watch.before(isText ? text : "", Array.isArray(parameters) ? parameters : []);
    const result = query.call(this, text, parameters, ...rest);
    return result instanceof Promise ? result.finally(after) : result;
  },
});
