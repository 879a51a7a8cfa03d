import { join } from "node:path";
import { openDatabase } from "../../../src/store/database.ts";
import { createSqliteDialect } from "../../../src/store/sqlite/dialect.ts";
import { watchFile } from "../../../src/store/sqlite/same-file.ts";
import { describeCarryOver } from "../../contract/carry-over.ts";
import { describePlans } from "../../contract/plans.ts";
import { describeRequestStore } from "../../contract/request-store.ts";
import { makeFolder, someFolder } from "../temporary-folder.ts";

describeRequestStore("SQLite", async () => {
  const { folder, remove } = await makeFolder();
  return { open: () => openDatabase(`sqlite:${join(folder, "rows.db")}`), remove };
});

describeCarryOver("SQLite", async () => {
  const path = join(await someFolder(), "rows.db");
  return { url: `sqlite:${path}`, dialect: createSqliteDialect(path, watchFile(path)) };
});

describePlans("SQLite", {
  url: async () => `sqlite:${join(await someFolder(), "rows.db")}`,
  explain: "explain query plan",
  // A list that reads all of an index of its own reads no more than it gives; sorted is only what
  // was limited before, or the few messages of a request.
  readsAll:
    /SCAN (requests|facts|announcements|drafts)(?! USING INDEX requests_unsettled)|^(?![\s\S]*MERGE \(UNION ALL\))[\s\S]*TEMP B-TREE/,
});
