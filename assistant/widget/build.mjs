// Builds files/widget.js (or the file named as argument) from src/: one script, minified, its styles inside. Its first
// line holds the sha256 of what it was built from, so that a test without node or network can tell that it is stale.

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "files", "widget.js");

// The files that decide the result, by name: each as its name, a line feed, its bytes and a NUL.
async function sourcesHash() {
  const sources = (await readdir(join(here, "src"))).map((name) => `src/${name}`);
  const hash = createHash("sha256");
  for (const name of ["build.mjs", "package-lock.json", "tsconfig.json", ...sources].sort()) {
    hash.update(`${name}\n`).update(await readFile(join(here, name))).update("\0");
  }
  return hash.digest("hex");
}

const styles = {
  name: "styles",
  setup(at) {
    at.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target: "safari16.4" });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [join(here, "src", "main.ts")],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  write: false,
  plugins: [styles],
});
await mkdir(dirname(target), { recursive: true });
await writeFile(target, `/* Vraagbaak widget, sources sha256 ${await sourcesHash()} */\n${outputFiles[0].text}`);
