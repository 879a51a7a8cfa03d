import { expect, test } from "vitest";
import { parseDatabaseUrl } from "../../src/store/database-url.ts";

test.each([
  ["sqlite:./data/a:b@c.db", "./data/a:b@c.db"],
  ["sqlite:/var/lib/100%.db", "/var/lib/100%.db"],
])("%s names the file %s", (url, path) => {
  expect(parseDatabaseUrl(url)).toEqual({ kind: "sqlite", path });
});

test.each([
  ["postgres://db/qb", "db", []],
  ["postgresql://bot:secret@db.example:5433/qb?sslmode=require", "db.example:5433", ["secret", "secret"]],
  ["postgres://bot:s%40cret@db/qb", "db", ["s%40cret", "s@cret"]],
  ["postgres://db/qb?user=bot&password=s%40cret", "db", ["s@cret"]],
])("%s names a server at %s, with the passwords %j", (url, host, passwords) => {
  expect(parseDatabaseUrl(url)).toEqual({ kind: "postgres", host, passwords });
});

test.each([
  "",
  "data/rows.db",
  "sqlite:",
  "sqlite3:rows.db",
  "mysql://bot:secret@db/qb",
  "postgres:bot:secret@db/qb",
  "postgres://",
  "postgres://bot:secret@db:port/qb",
  "postgres://bot:100%@db/qb",
  "postgres://100%:secret@db/qb",
  "postgres://bot:secret@db/100%",
])("%j names no database", (url) => {
  expect(parseDatabaseUrl(url)).toBeNull();
});
