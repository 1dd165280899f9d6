// Tests of floors.mjs: prints what it gets wrong.
import { bare, faults, imports, paths } from "./floors.mjs";

function same(what, is, should) {
  const [one, other] = [is, should].map((value) => JSON.stringify(value instanceof Set ? [...value].sort() : value));
  if (one !== other) console.log(`floors.test.mjs: ${what}: ${one} instead of ${other}`);
}

same("nested trees", paths("crate::{a, b::{self, c::{d, e}},\n f as g}"), ["crate::a", "crate::b::self", "crate::b::c::d", "crate::b::c::e", "crate::f as g"]);

const source = `
use crate::{
    cx::Cx, // and use crate::notices;
    db::{self, one::{Two, Three}},
    policy::{self, Act, staff::{StaffAct, may}},
    texts as words,
};
use super::super::mail::{self, Mail};
use super::rows;
const SQL: &str = "crate::search {";
/* crate::esco */
fn f() { crate::outbox::announce(); macro_of!($crate::keys::Keys); let a = crate::Zone; }
#[cfg(test)]
use crate::giving;
#[cfg(test)]
mod tests {
    use crate::demo;
}
fn g() { crate::audit::record(); }
`;
const modules = new Set("cx db policy texts mail notices search esco outbox keys zone giving demo audit files rows".split(" "));
const found = imports(source, ["files", "read"], modules, { Zone: "zone" });
same("imports", found, new Set(["audit", "cx", "db", "keys", "mail", "outbox", "policy", "texts", "zone"]));
same("one's own module", imports("use crate::files::Store; use super::limits;", ["files", "read"], modules), new Set());
same("texts that end in odd ways", bare('let a = "\\""; let b = r#"crate::db"#; crate::cx'), 'let a = ""; let b = ""; crate::cx');

const floors = { ground: "cx db", commons: "policy", features: "files people", roof: "demo" };
const house = (...edges) => {
  const all = new Map("cx db policy files people demo".split(" ").map((room) => [room, new Set()]));
  for (const edge of edges) all.get(edge.split(" -> ")[0]).add(edge.split(" -> ")[1]);
  return all;
};
const good = ["policy -> cx", "files -> policy", "files -> people", "demo -> files", "db -> cx"];
same("a house in order", faults(house(...good), floors, []), []);
same("upwards", faults(house(...good, "policy -> files"), floors, []), ["policy -> files: imports upwards"]);
same("upwards and back", faults(house(...good, "files -> demo"), floors, []), ["files -> demo: imports upwards"]);
same("both ways", faults(house(...good, "people -> files"), floors, []), ["files -> people: and back: move what one of them needs"]);
same("an exception", faults(house(...good, "policy -> files"), floors, ["policy -> files"]), []);
same("an exception both ways", faults(house(...good, "people -> files"), floors, ["people -> files"]), []);
same("an exception that is none", faults(house(...good), floors, ["policy -> files", "people -> files"]), [
  "people -> files: is no exception any more; take the line out of .ci/floors.mjs",
  "policy -> files: is no exception any more; take the line out of .ci/floors.mjs",
]);
same("a new module is a feature", faults(new Map([...house(), ["maps", new Set(["files", "cx"])]]), floors, []), []);
same("which imports nothing above it", faults(new Map([...house(), ["maps", new Set(["demo"])]]), floors, []), ["maps -> demo: imports upwards"]);
const less = house();
less.delete("demo");
same("a module that is gone", faults(less, floors, []), ["demo: there is no such module"]);
