import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";

const MANIFEST = new URL("../../manifest.yml", import.meta.url);
const manifestSchema = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

/** The scopes that the bot needs, as the manifest asks for them. */
export async function readManifestScopes(): Promise<readonly string[]> {
  return manifestSchema.parse(parse(await readFile(MANIFEST, "utf8"))).oauth_config.scopes.bot;
}
