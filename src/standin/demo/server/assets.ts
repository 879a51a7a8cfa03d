import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** A file as a browser gets it. */
export type Asset = { type: string; body: string };

// Addresses mirror the folders, so that imports mean the same in the browser as on disk.
const ROOT = new URL("../../", import.meta.url);
const SERVED = /^\/(demo\/page\/[\w/-]+\.(ts|css|svg)|slack\/json\.ts)$/;
const MODULE = /^\/modules\/([\w/-]+)\.js$/;
const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".ts": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

// What the page's own modules import by name, from node_modules: nothing comes from the network.
const MODULES: Record<string, string> = {
  preact: import.meta.resolve("preact"),
  "preact/hooks": import.meta.resolve("preact/hooks"),
  htm: import.meta.resolve("htm"),
};

const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(Object.keys(MODULES).map((name) => [name, `/modules/${name}.js`])),
});

/** Where the page has room for the import map. */
const NO_MAP = '<script type="importmap">{}';

/** What a page may do: nothing but its own files, and no script that stands in the page. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash("sha256").update(IMPORT_MAP).digest("base64")}'`,
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const read = new Map<string, Promise<Asset | null>>();

/** The file behind a path, or null, read once. Modules of the page are TypeScript without the types. */
export function findAsset(path: string): Promise<Asset | null> {
  const known = read.get(path);
  if (known !== undefined) return known;
  const asset = readAsset(path);
  if (path === "/" || MODULE.test(path) || SERVED.test(path)) read.set(path, asset);
  return asset;
}

async function readAsset(path: string): Promise<Asset | null> {
  if (path === "/") return readPage();
  const module = MODULE.exec(path)?.[1];
  if (module !== undefined) return readModule(module);
  const type = TYPES[extname(path)];
  if (type === undefined || !SERVED.test(path)) return null;
  const text = await readOrNull(new URL(path.slice(1), ROOT));
  if (text === null) return null;
  return { type, body: extname(path) === ".ts" ? stripTypeScriptTypes(text) : text };
}

async function readPage(): Promise<Asset> {
  const html = await readFile(new URL("demo/page/index.html", ROOT), "utf8");
  return {
    type: "text/html; charset=utf-8",
    body: html.replace(NO_MAP, () => `${NO_MAP.slice(0, -2)}${IMPORT_MAP}`),
  };
}

async function readModule(name: string): Promise<Asset | null> {
  const url = MODULES[name];
  return url === undefined
    ? null
    : { type: "text/javascript; charset=utf-8", body: await readFile(fileURLToPath(url), "utf8") };
}

async function readOrNull(file: URL): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "EISDIR"].includes(String(error.code)))
      return null;
    throw error;
  }
}
