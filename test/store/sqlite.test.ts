import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../src/store/database.ts";
import { describeRequestStore } from "../contract/request-store.ts";

describeRequestStore("SQLite", async () => {
  const folder = await mkdtemp(join(tmpdir(), "qb-invite-store-"));
  const url = `sqlite:${join(folder, "rows.db")}`;
  return { open: () => openDatabase(url), remove: () => rm(folder, { recursive: true }) };
});
