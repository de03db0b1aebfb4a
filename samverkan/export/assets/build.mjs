// Makes the bundle of other people's JavaScript, and the licences that travel with it.
import { build } from "esbuild";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";

const OUT = "built";

/** Returns the packages that the bundle holds something of, sorted. */
function packages(inputs) {
  const found = Object.keys(inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(found.filter(Boolean))].sort();
}

/** Returns what a package is and the text of its licence. */
async function licence(name) {
  const folder = `node_modules/${name}`;
  const about = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} carries no licence`);
  const text = (await readFile(`${folder}/${file}`, "utf8")).replace(/\r\n?/g, "\n").trim();
  return `${name} ${about.version} (${about.license})\n\n${text}\n`;
}

const made = await build({
  entryPoints: ["library.js"],
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "library",
  target: "es2020",
  charset: "ascii",
  legalComments: "none",
  metafile: true,
  write: false,
});
const names = packages(made.metafile.inputs);
const licences = (await Promise.all(names.map(licence))).join(`\n${"-".repeat(72)}\n\n`);
// A page carries the bundle alone: who made it, and on what terms, must stand in it.
const notice = `/*! ${licences.replaceAll("*/", "* /")}*/\n`;
await mkdir(OUT, { recursive: true });
await writeFile(`${OUT}/library.js`, notice + made.outputFiles[0].text);
await writeFile(`${OUT}/LICENSES.txt`, licences);
