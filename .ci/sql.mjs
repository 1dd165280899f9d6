// Finds SQL in texts of code outside of files named sql.rs: a verb in capitals, or at the beginning of a text, with what follows it in SQL.
// Prints file and line; see docs/architecture.md, "SQL".
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const VERBS = /\b(?:SELECT\b[\s\S]*\bFROM\b|SELECT\s+(?:set_config|setval|pg_|total_changes|COALESCE|CAST|\(|1\b)|INSERT\s+(?:OR\s+\w+\s+)?INTO\b|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\b|WITH\s+(?:RECURSIVE\s+)?\w+\s+AS\b)/i;

/** The lines on which texts with SQL begin. Comments do not count. */
export function lines(source) {
  const found = [];
  const parts = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|r(#*)"[\s\S]*?"\1|'(?:\\.|[^'\\])'|"(?:\\[\s\S]|[^"\\])*"/g;
  for (const part of source.matchAll(parts)) {
    if (part[0].startsWith("/") || part[0].startsWith("'")) continue;
    if (VERBS.test(part[0].replace(/\\\n\s*/g, ""))) found.push(source.slice(0, part.index).split("\n").length);
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const file of process.argv.slice(2).filter((name) => !/(^|\/)sql\.rs$/.test(name)))
    for (const line of lines(readFileSync(file, "utf8"))) console.log(`${file}:${line}`);
