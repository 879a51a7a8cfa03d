import { join } from "node:path";
import { openDatabase } from "../../src/store/database.ts";
import { describeRequestStore } from "../contract/request-store.ts";
import { makeFolder } from "./temporary-folder.ts";

describeRequestStore("SQLite", async () => {
  const { folder, remove } = await makeFolder();
  return { open: () => openDatabase(`sqlite:${join(folder, "rows.db")}`), remove };
});
