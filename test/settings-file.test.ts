import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { loadSettingsFile } from "../src/settings-file.ts";
import { someFolder } from "./store/temporary-folder.ts";

const SETTINGS = [
  "SLACK_BOT_TOKEN=xoxb-1",
  "SLACK_APP_TOKEN=xapp-1",
  "QUICKBASE_REALM=acme",
  "QUICKBASE_USER_TOKEN='b5d4r#token'",
  "QUICKBASE_APPS=bdzk2ecg5；bdzuh4nj5",
  "APPROVAL_CHANNEL=C0123456789",
  "APPROVERS=U01;S02，W03",
].join("\r\n");

test.each<[string, Buffer]>([
  ["UTF-8", Buffer.from(SETTINGS)],
  ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${SETTINGS}`)],
  ["UTF-16 as Windows writes it", Buffer.from(`\uFEFF${SETTINGS}`, "utf16le")],
  ["UTF-16 without a byte order mark", Buffer.from(SETTINGS, "utf16le")],
])("loadSettingsFile() reads a file in %s", async (_, bytes) => {
  const path = join(await someFolder(), ".env");
  writeFileSync(path, bytes);
  const environment: Record<string, string | undefined> = { QUICKBASE_REALM: "ours" };
  loadSettingsFile(environment, path);
  expect(readConfig(environment)).toMatchObject({
    slack: { botToken: "xoxb-1" },
    quickbase: {
      origin: "https://ours.quickbase.com",
      signIn: { mode: "user token", userToken: "b5d4r#token" },
    },
    policy: {
      appDbids: ["bdzk2ecg5", "bdzuh4nj5"],
      approvers: { userIds: ["U01", "W03"], groupIds: ["S02"] },
    },
  });
});

test("loadSettingsFile() changes nothing where there is no file", () => {
  const environment = { PORT: "1" };
  loadSettingsFile(environment, "no-such-file");
  expect(environment).toEqual({ PORT: "1" });
});
