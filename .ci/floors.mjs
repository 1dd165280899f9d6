// Proves from the paths in `use` lines and code that no module of domain/src imports from a floor above its own, and no two modules
// import each other. Tests are left out. Prints what is wrong; see docs/architecture.md, "Floors".
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** From the ground up: a module imports from its own floor and from those below. One that is not named is a feature. */
export const FLOORS = {
  ground: `actor attribution cx db esco failure keys kinds limited mail media outbox passwords photos pictures pulse retention space stories text texts
    tokens zone`,
  commons: "audit following moderation notices policy search shelf site subjects taken",
  features: `accounts collections discussion files giving groups identities imports invitations materials organisations own_data people
    reporting trust`,
  roof: "admin demo erasing features undo",
};

/** Imports that the house does not want, and has. Each line goes when it is no longer true. */
export const EXCEPTIONS = [
];

/** Code without comments, texts and what is only compiled for tests. */
export function bare(source) {
  const code = source
    .replace(/r(#*)"[\s\S]*?"\1|"(?:\\[\s\S]|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) => (found[0] === "/" ? "" : '""'));
  const lines = [];
  let inTests = false;
  let ahead = false;
  for (const line of code.split("\n")) {
    if (/^#\[cfg\((all\()?test\b/.test(line)) ahead = true;
    else if (ahead && !line.startsWith("#[")) {
      inTests = !/[;}]\s*$/.test(line);
      ahead = false;
    } else if (inTests && line === "}") inTests = false;
    else if (!inTests && !ahead) lines.push(line);
  }
  return lines.join("\n");
}

/** The paths of a `use` tree: `a::{b, c::{d, e}}` gives `a::b`, `a::c::d`, `a::c::e`. */
export function paths(tree) {
  const open = tree.indexOf("{");
  if (open < 0) return [tree.trim()];
  const parts = [];
  let depth = 0;
  let part = "";
  for (const letter of tree.slice(open + 1, tree.lastIndexOf("}"))) {
    depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    if (letter === "," && depth === 0) [part] = (parts.push(part), [""]);
    else part += letter;
  }
  return [...parts, part].filter((one) => one.trim()).flatMap((one) => paths(tree.slice(0, open).trim() + one.trim()));
}

/** Which modules a file imports. `at` is its place as a list, as in `["files", "read"]`; `names` what the root gives other names. */
export function imports(source, at, modules, names = {}) {
  const code = bare(source);
  const found = new Set();
  const note = (root) => {
    const module = modules.has(root) ? root : names[root];
    if (module && module !== at[0]) found.add(module);
  };
  for (const [, tree] of code.matchAll(/\buse\s+((?:crate|super)::[^;]+);/g)) {
    for (const path of paths(tree)) {
      const steps = path.replace(/\s+as\s+\w+$/, "").split("::").map((step) => step.trim());
      let here = [...at];
      if (steps[0] === "crate") here = [steps[1]];
      else {
        while (steps[0] === "super") [here] = [here.slice(0, -1), steps.shift()];
        here = [...here, ...steps];
      }
      note(here[0]);
    }
  }
  for (const [, root] of code.replace(/\buse\s+[^;]+;/g, "").matchAll(/\bcrate::(\w+)/g)) note(root);
  return found;
}

/** What is wrong with a house: `edges` is module → set of modules. */
export function faults(edges, floors = FLOORS, exceptions = EXCEPTIONS) {
  const height = new Map(Object.values(floors).flatMap((rooms, floor) => rooms.split(/\s+/).map((room) => [room, floor])));
  const feature = Object.keys(floors).indexOf("features");
  const floor = (room) => height.get(room) ?? feature;
  const wrong = [];
  const unneeded = new Set(exceptions);
  const tell = (edge, what) => unneeded.delete(edge) || exceptions.includes(edge) || wrong.push(`${edge}: ${what}`);
  for (const [from, to] of edges) {
    for (const other of to) {
      const edge = `${from} -> ${other}`;
      if (floor(other) > floor(from)) tell(edge, "imports upwards");
      else if (edges.get(other)?.has(from) && floor(other) === floor(from)) {
        if (from < other && !exceptions.includes(`${other} -> ${from}`)) tell(edge, "and back: move what one of them needs");
        else if (exceptions.includes(edge)) unneeded.delete(edge);
      }
    }
  }
  for (const room of height.keys()) if (!edges.has(room)) wrong.push(`${room}: there is no such module`);
  return [...wrong, ...[...unneeded].map((edge) => `${edge}: is no exception any more; take the line out of .ci/floors.mjs`)].sort();
}

/** All modules of a crate with what they import. */
export function read(root) {
  const top = bare(readFileSync(join(root, "lib.rs"), "utf8"));
  const entries = readdirSync(root).filter((name) => name !== "lib.rs" && (name.endsWith(".rs") || !name.includes(".")));
  const modules = new Set(entries.map((name) => name.replace(/\.rs$/, "")));
  const names = {};
  for (const [, module, what] of top.matchAll(/^pub use (\w+)::(?:(\w+|\{[^}]*\}));/gm))
    if (modules.has(module)) for (const name of what.matchAll(/\w+/g)) names[name[0]] = module;
  const edges = new Map([...modules].map((module) => [module, new Set()]));
  for (const file of readdirSync(root, { recursive: true }).filter((name) => name.endsWith(".rs") && name !== "lib.rs")) {
    const at = relative(root, join(root, file)).replace(/(\/mod)?\.rs$/, "").split("/");
    for (const other of imports(readFileSync(join(root, file), "utf8"), at, modules, names)) edges.get(at[0])?.add(other);
  }
  return edges;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const edges = read(process.argv[2] ?? "domain/src");
  if (process.argv.includes("--list")) for (const [from, to] of edges) console.log(from, "->", [...to].sort().join(" "));
  for (const fault of faults(edges)) console.log(fault);
}
