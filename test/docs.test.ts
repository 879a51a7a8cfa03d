import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const pages = [
  ...readdirSync(ROOT).map((name) => join(ROOT, name)),
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" }).map((name) =>
    join(ROOT, "docs", name),
  ),
].filter((path) => path.endsWith(".md"));

const sources = [
  ...readdirSync(ROOT),
  ...["src", "test", "bench"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  ),
];

test.each(pages.map((page) => relative(ROOT, page)))("every link in %s leads somewhere", (name) => {
  const page = join(ROOT, name);
  expect(linksOf(page).filter((link) => !leadsSomewhere(page, link))).toEqual([]);
});

test("a link to a page, a heading or a picture that is not there would be found", () => {
  const page = join(ROOT, "README.md");
  expect(leadsSomewhere(page, "ARCHITECTURE.md#facts")).toBe(true);
  for (const link of ["NOWHERE.md", "#nowhere", "ARCHITECTURE.md#nowhere", "docs/screenshots/nowhere.png"])
    expect(leadsSomewhere(page, link)).toBe(false);
});

test("the indexes lead to every page", () => {
  const indexes = ["docs/README.md", "docs/decisions/README.md"].map((name) => join(ROOT, name));
  const listed = indexes.flatMap((index) => linksOf(index).map((link) => resolve(dirname(index), link)));
  const rest = pages.filter((page) => page !== indexes[0] && !listed.includes(page));
  expect(rest.map((page) => relative(ROOT, page))).toEqual([]);
});

test.each(pages.map((page) => relative(ROOT, page)))("every source file that %s names is there", (name) => {
  expect(sourcesNamedIn(proseOf(join(ROOT, name))).filter((source) => !isThere(source))).toEqual([]);
});

test("a source file that is not there would be found, and a folder that is another", () => {
  expect(sourcesNamedIn("of `invite/fold.ts` and `facts.ts`")).toEqual(["invite/fold.ts", "facts.ts"]);
  expect(["invite/fold.ts", "facts.ts", "rolldown.config.ts"].filter(isThere)).toHaveLength(3);
  expect(["slack/fold.ts", "old.ts", "nowhere.ts"].filter(isThere)).toEqual([]);
});

/** Files of code by their names, in the way of these pages: with as much of the folder as tells them apart. */
function sourcesNamedIn(prose: string): string[] {
  return [...prose.matchAll(/`([\w./-]+\.(?:ts|cjs|mjs))`/g)].map(([, source = ""]) => source);
}

function isThere(source: string): boolean {
  return sources.some((path) => path === source || path.endsWith(`/${source}`));
}

/** The targets within this repository of a page's links and pictures. */
function linksOf(page: string): string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^https?:/.test(target));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : resolve(dirname(page), path);
  if (statSync(target, { throwIfNoEntry: false }) === undefined) return false;
  return anchor === undefined || anchorsOf(target).includes(anchor);
}

/** The headings of a page, as GitHub names them in an address. */
function anchorsOf(page: string): string[] {
  return [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-"),
  );
}

/** The text of a page without its examples. */
function proseOf(page: string): string {
  return readFileSync(page, "utf8").replace(/^ *```[\s\S]*?^ *```$/gm, "");
}
