import { readFileSync } from "node:fs";
import dotenv from "dotenv";

/**
 * Puts the settings of the file `.env`, where there is one, into an environment; what is there already wins. Windows
 * writes such a file in UTF-16 where somebody says "Unicode", or sends text into it.
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
    // No file is no fault: the settings are in the environment then.
    return false;
  }
}
