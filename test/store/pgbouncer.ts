import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { findFreePort } from "../find-free-port.ts";

const PLACES = [
  "/usr/sbin/pgbouncer",
  "/usr/bin/pgbouncer",
  "/usr/local/bin/pgbouncer",
  "/opt/homebrew/bin/pgbouncer",
];

/** The installed PgBouncer, or null. */
export const PGBOUNCER = PLACES.find((path) => existsSync(path)) ?? null;

/** What a test that needs PgBouncer says of itself where there is none. */
export const WITH_PGBOUNCER = PGBOUNCER === null ? " (skipped: PgBouncer is not installed)" : "";

/** Puts a real PgBouncer before the server of a URL; it ends with the test, or when it is told to. */
export async function startPgBouncer(
  url: string,
  mode: "session" | "transaction",
): Promise<{ url: string; stop(): Promise<void> }> {
  if (PGBOUNCER === null) throw new Error("PgBouncer is not installed");
  const { hostname, port, username, password, pathname } = new URL(url);
  const folder = await mkdtemp(join(tmpdir(), "qb-invite-pgbouncer-"));
  const listenPort = await findFreePort();
  const file = join(folder, "pgbouncer.ini");
  const settings = [
    "[databases]",
    `* = host=${hostname} port=${port} user=${username} password=${password}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${listenPort}`,
    "unix_socket_dir =",
    "auth_type = any",
    `pool_mode = ${mode}`,
  ];
  await writeFile(file, settings.join("\n"));
  // It refuses to run as root, and whom it becomes has to read its settings.
  await chmod(folder, 0o755);
  const asWhom = process.getuid?.() === 0 ? ["-u", "postgres"] : [];
  const child = spawn(PGBOUNCER, [...asWhom, file], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "close");
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  onTestFinished(stop);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (line.includes("process up")) {
      child.stderr.resume();
      return { url: `postgres://bot:any@127.0.0.1:${listenPort}${pathname}`, stop };
    }
  }
  throw new Error(`PgBouncer did not start:\n${said.join("\n")}`);
}
