import { fileURLToPath } from "node:url";

/** Node keeps what it compiles here for every process of a run, which is half of what the start of a bot costs. */
const COMPILE_CACHE = fileURLToPath(new URL("../node_modules/.cache/node-compile", import.meta.url));

/** What every process of a test finds in its environment, beside its settings. */
export const BARE_ENVIRONMENT = { PATH: process.env.PATH ?? "", NODE_COMPILE_CACHE: COMPILE_CACHE };

/** Hands the cache on to whatever this process starts; one that is set already is left alone. */
export function keepCompiled(): void {
  process.env.NODE_COMPILE_CACHE ??= COMPILE_CACHE;
}
