import { readFileSync } from "node:fs";
import dotenv from "dotenv";

/**
 * Adds the settings of the file `.env`, if there is one, to an environment; what is set already wins. The file may be
 * in UTF-16, as Windows writes it when saved as "Unicode" or redirected from PowerShell.
 */
export function loadSettingsFile(environment: Record<string, string | undefined>, path = ".env"): void {
  const read: Record<string, string> = {};
  dotenv.config({ quiet: true, path, processEnv: read, encoding: isUtf16(path) ? "utf16le" : "utf8" });
  for (const [name, value] of Object.entries(read)) environment[name] ??= value;
}

function isUtf16(path: string): boolean {
  try {
    const [first, second] = readFileSync(path);
    return second === 0 || (first === 0xff && second === 0xfe);
  } catch {
    // Without a file, the settings are in the environment.
    return false;
  }
}
