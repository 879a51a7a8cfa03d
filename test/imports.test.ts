import { execFile } from "node:child_process";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFolder } from "./store/temporary-folder.ts";

/** One import for each row of the table in ARCHITECTURE.md that the row does not allow. */
const FORBIDDEN: [place: string, specifier: string][] = [
  ["src/lib/some.ts", "../invite/values.ts"],
  ["src/lib/some.ts", "zod"],
  ["src/invite/some.ts", "zod"],
  ["src/invite/some.ts", "node:fs"],
  ["src/invite/some.ts", "../log.ts"],
  ["src/invite/advance/some.ts", "../../slack/ids.ts"],
  ["src/slack/some.ts", "../connect-quickbase.ts"],
  ["src/slack/some.ts", "../quickbase/client/client.ts"],
  ["src/slack/some.ts", "kysely"],
  ["src/slack/views/some.ts", "../../health.ts"],
  ["src/slack/listeners/some.ts", "../../store/database.ts"],
  ["src/slack/views/words/some.ts", "../../../health.ts"],
  ["src/slack/views/words/english/some.ts", "../../../../config.ts"],
  ["src/quickbase/some.ts", "../slack/ids.ts"],
  ["src/quickbase/some.ts", "../log.ts"],
  ["src/quickbase/some.ts", "saxes"],
  ["src/quickbase/some.ts", "undici"],
  ["src/quickbase/client/some.ts", "../access.ts"],
  ["src/quickbase/client/some.ts", "saxes"],
  ["src/store/some.ts", "../worker/worker.ts"],
  ["src/store/some.ts", "undici"],
  ["src/store/migrations/some.ts", "../../config.ts"],
  ["src/store/postgres/some.ts", "../../worker/worker.ts"],
  ["src/worker/some.ts", "../health.ts"],
  ["src/worker/some.ts", "../store/database.ts"],
  ["src/worker/some.ts", "pg"],
  ["src/doctor/some.ts", "../slack/register.ts"],
  ["src/doctor/some.ts", "../store/request-store.ts"],
  ["src/doctor/some.ts", "@slack/bolt"],
  ["src/app.ts", "./standin/slack/start.ts"],
  ["src/config.ts", "./app.ts"],
  ["src/clean-settings.ts", "./log.ts"],
  ["src/settings-file.ts", "./config.ts"],
  ["src/main.ts", "./quickbase/client/client.ts"],
  ["src/back-up.ts", "./app.ts"],
  ["src/connect-quickbase.ts", "./slack/ids.ts"],
  ["src/proxies.ts", "./config.ts"],
  ["src/start-error.ts", "./quickbase/client/errors.ts"],
  ["src/log.ts", "./config.ts"],
  ["src/health.ts", "./store/database.ts"],
  ["src/serve.ts", "./slack/ids.ts"],
  ["src/readiness.ts", "./worker/worker.ts"],
  ["src/told-to-stop.ts", "./app.ts"],
  ["src/standin/quickbase/some.ts", "../../quickbase/client/client.ts"],
  ["src/standin/slack/web/some.ts", "../../../slack/ids.ts"],
  ["src/standin/slack/web/some.ts", "@slack/web-api"],
  ["src/standin/quickbase/some.ts", "fast-xml-parser"],
];

/** And one that it does allow, so that a rule that forbids all is seen. */
const ALLOWED: [place: string, specifier: string][] = [
  ["src/invite/some.ts", "../lib/lane.ts"],
  ["src/invite/advance/some.ts", "../request.ts"],
  ["src/invite/advance/some.ts", "../../lib/do-each.ts"],
  ["src/slack/some.ts", "node:timers/promises"],
  ["src/slack/views/some.ts", "../../invite/request.ts"],
  ["src/quickbase/some.ts", "./client/client.ts"],
  ["src/quickbase/client/some.ts", "undici"],
  ["src/store/migrations/some.ts", "../chain.ts"],
  ["src/store/sqlite/some.ts", "../connection.ts"],
  ["src/worker/some.ts", "../invite/ports.ts"],
  ["src/doctor/some.ts", "../slack/directory.ts"],
  ["src/standin/slack/web/some.ts", "../state/types.ts"],
];

/** Where a case is written: "some" file is one of its own for each case. */
const fileOf = (place: string, at: number) => place.replace(/some\.ts$/, `some-${at}.ts`);

/** The files in which the linter finds an import that it does not allow. */
async function lintAll(cases: typeof FORBIDDEN): Promise<Set<string>> {
  const { folder, remove } = await makeFolder();
  await copyFile("biome.json", join(folder, "biome.json"));
  for (const [at, [place, specifier]] of cases.entries()) {
    const path = join(folder, fileOf(place, at));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `import * as imported from "${specifier}";\n\nexport const used = imported;\n`);
  }
  const biome = resolve("node_modules/.bin/biome");
  const options = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=github", "src"];
  const said = await promisify(execFile)(biome, options, { cwd: folder }).catch(
    (error: { stdout: string }) => error,
  );
  await remove();
  const found = said.stdout.matchAll(/title=lint\/style\/noRestrictedImports,file=([^,]+)/g);
  return new Set([...found].map(([, file = ""]) => relative(folder, file)));
}

describe("the table of imports is held by the linter", () => {
  let found: Set<string>;
  beforeAll(async () => {
    found = await lintAll([...FORBIDDEN, ...ALLOWED]);
  });

  test.each(FORBIDDEN.map((row, at) => [...row, at] as const))("%s must not import %s", (place, _, at) => {
    expect(found).toContain(fileOf(place, at));
  });

  test.each(ALLOWED.map((row, at) => [...row, FORBIDDEN.length + at] as const))(
    "%s may import %s",
    (place, _, at) => {
      expect(found).not.toContain(fileOf(place, at));
    },
  );
});
