// Puts together what the browser gets: `node site.mjs FROM TO`. FROM holds batt.js, batt.wasm and batt.css; they are made small,
// named by their content, and laid into TO/pkg beside a copy of public/; every file gets its twins for brotli and gzip.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const tools = createRequire(new URL("../end2end/package.json", import.meta.url));
const browserslist = tools("browserslist");
const { browserslistToTargets, transform } = tools("lightningcss");
const esbuild = tools("esbuild");

const [from, to] = process.argv.slice(2);
const near = `${to}.new`;
// Browsers that more than a few people use.
const targets = browserslistToTargets(browserslist("defaults"));

const small = {
  js: (bytes) => esbuild.transformSync(bytes.toString(), { minify: true, format: "esm", legalComments: "none" }).code,
  css: (bytes) => transform({ filename: "batt.css", code: bytes, minify: true, targets }).code,
  wasm: (bytes) => bytes,
};

/** 128 bits of SHA-256, which is enough to tell contents apart. */
const hash = (bytes) => createHash("sha256").update(bytes).digest().subarray(0, 16).toString("base64url");

rmSync(near, { recursive: true, force: true });
cpSync("public", near, { recursive: true });
mkdirSync(join(near, "pkg"), { recursive: true });
for (const [kind, shrink] of Object.entries(small)) {
  const bytes = Buffer.from(shrink(readFileSync(join(from, `batt.${kind}`))));
  writeFileSync(join(near, "pkg", `batt.${hash(bytes)}.${kind}`), bytes);
}
for (const entry of readdirSync(near, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(css|js|json|svg|txt|wasm|webmanifest)$/.test(entry.name)) continue;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  for (const [ending, packed] of [["br", brotliCompressSync(bytes, { params })], ["gz", gzipSync(bytes, { level: 9 })]]) {
    if (packed.length < bytes.length) writeFileSync(`${file}.${ending}`, packed);
  }
}
// All at once, for those who serve it meanwhile.
rmSync(to, { recursive: true, force: true });
renameSync(near, to);
