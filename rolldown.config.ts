import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "rolldown";

/** Wherever the bundle is put, Node is told without a look at the text that it is made of modules. */
const kind: Plugin = {
  name: "kind",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "package.json", source: '{ "type": "module" }\n' });
  },
};

/** What is bundled of packages is theirs, and their licences go with it. */
const licences: Plugin = {
  name: "licences",
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
    const folders = modules.flatMap((id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? []);
    const source = [...new Set(folders)]
      .toSorted()
      .map(licenceOf)
      .join(`\n${"-".repeat(80)}\n\n`);
    this.emitFile({ type: "asset", fileName: "LICENCES.txt", source });
  },
};

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((file) => /^(license|licence|notice)/i.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8"));
  return [`${name} ${version} (${license})\n`, ...texts].join("\n");
}

export default defineConfig({
  input: { main: "src/main.ts", doctor: "src/doctor/main.ts", "back-up": "src/back-up.ts" },
  platform: "node",
  plugins: [kind, licences],
  // The doctor compares scopes with those of manifest.yml, which goes with it.
  experimental: { resolveNewUrlToAsset: true },
  output: {
    dir: "dist",
    cleanDir: true,
    sourcemap: true,
    // Half the start is reading the text. The log names errors by their classes, and stacks name functions.
    minify: { mangle: { keepNames: true }, compress: { keepNames: { function: true, class: true } } },
  },
});
