// Measures a release build on SQLite and PostgreSQL and writes docs/bench.md.
//   node end2end/bench/bench.mjs [--quick]
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { coldPages } from "./browser.mjs";
import { measurePeople } from "./people.mjs";
import { report } from "./report.mjs";
import { MATERIALS, measureSearch } from "./search.mjs";
import { Site, batt, fill, floor, wrk } from "./site.mjs";
import { measureUploads } from "./uploads.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
process.chdir(root);
if (!process.env.TEST_DATABASE_URL) {
  // PostgreSQL with fsync on, for as long as the measuring takes.
  const run = spawnSync(".ci/with-postgres", ["node", ...process.argv.slice(1)], { stdio: "inherit", env: { ...process.env, PG_DURABLE: "1" } });
  process.exit(run.status ?? 1);
}

const quick = process.argv.includes("--quick");
const small = quick ? 10_000 : 100_000;
const large = quick ? 30_000 : 1_000_000;
const seconds = quick ? 2 : 6;
const work = join(root, "target/bench");
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

const log = (text) => process.stderr.write(`bench: ${text}\n`);

/** Three runs after a warm-up; the one with the middle rate counts. */
const median = (measure) => {
  measure(1);
  const runs = [measure(seconds), measure(seconds), measure(seconds)].sort((a, b) => a.rate - b.rate);
  return runs[1];
};

const generate = (database, replies, materials = 0) =>
  fill(database, ["--threads", String(Math.ceil(replies / 25)), "--replies", String(replies), "--members", "200", "--materials", String(materials)]);

const pages = (site) => {
  const rows = [];
  for (const [name, path] of Object.entries(site.paths)) {
    for (const connections of [1, 16, 64]) {
      log(`${site.database.name}: ${name} at ${connections} connections`);
      rows.push({ page: name, connections, ...median((time) => site.measure(path, connections, time)) });
    }
  }
  return rows;
};

const measureDatabase = async (database) => {
  log(`${database.name}: generating ${small} replies`);
  const generated = generate(database, small);
  const site = await Site.start(database);
  const result = { database: database.name, generated, pages: pages(site) };
  result.rssIdleAfterPages = site.memory();
  log(`${database.name}: signing in`);
  result.signIn = [1, 4].map((connections) => ({ connections, ...site.signIns(connections, seconds) }));
  log(`${database.name}: posting`);
  result.posting = await site.posting(16, quick ? 3 : 10);
  result.memory = site.memory();
  if (database.name === "sqlite") {
    result.cold = await coldPages(site);
    result.floor = await floor(site, seconds, median);
  }
  await site.stop();
  result.audit = batt(database, ["demo", "--audit"]).trim();
  return result;
};

/** The large database beside the small one: their runs take turns, so that a busy neighbour on the machine slows both. */
const measureLarge = async (database, smaller) => {
  log(`${database.name}: generating ${large} replies`);
  const generated = generate(database, large, quick ? 2_000 : MATERIALS);
  const [site, other] = [await Site.start(database), await Site.start(smaller)];
  log(`${database.name}: ${large} against ${small} replies`);
  for (const one of [site, other]) one.measure(one.paths.thread, 16, 1);
  const turns = [1, 2, 3, 4, 5].map(() => [site, other].map((one) => one.measure(one.paths.thread, 16, seconds)));
  const middle = (runs) => runs.sort((a, b) => a.rate - b.rate)[2];
  const [thread, before] = [0, 1].map((which) => middle(turns.map((turn) => turn[which])));
  await other.stop();
  const board = median((time) => site.measure(site.paths.board, 16, time));
  const front = median((time) => site.measure(site.paths.front, 16, time));
  log(`${database.name}: search and library`);
  const search = await measureSearch(site, quick);
  const memory = site.memory();
  await site.stop();
  return { generated, search, thread: [{ connections: 16, ...thread }], before, board, front, memory };
};

const postgres = (name) => {
  execFileSync("psql", ["-q", process.env.TEST_DATABASE_URL, "-c", `CREATE DATABASE ${name}`]);
  return process.env.TEST_DATABASE_URL.replace(/\/[^/]*$/, `/${name}`);
};
const at = (name, folder, url) => ({ name, folder: join(work, folder), url });
const fresh = (name, kind) => (name === "sqlite" ? at(name, kind, `sqlite://${join(work, kind)}/batt.sqlite?mode=rwc`) : at(name, `pg-${kind}`, postgres(kind)));

const results = [];
for (const name of ["sqlite", "postgres"]) {
  const database = fresh(name, "small");
  const result = await measureDatabase(database);
  result.large = await measureLarge(fresh(name, "large"), database);
  log(`${name}: directory and profile`);
  result.people = await measurePeople(fresh(name, "people"), median);
  results.push(result);
}
log("uploads");
const uploads = await measureUploads(fresh("sqlite", "uploads"), quick ? 1 : 3);
const machine = {
  cpu: /model name\s*:\s*(.*)/.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[1],
  cores: readFileSync("/proc/cpuinfo", "utf8").match(/^processor/gm).length,
  memory: `${Math.round(Number(/MemTotal:\s+(\d+)/.exec(readFileSync("/proc/meminfo", "utf8"))[1]) / 1024 / 1024)} GiB`,
  kernel: execFileSync("uname", ["-r"], { encoding: "utf8" }).trim(),
  postgres: execFileSync("psql", ["--version"], { encoding: "utf8" }).trim(),
  rustc: execFileSync("rustc", ["--version"], { encoding: "utf8" }).trim(),
  load: loadavg().map((n) => n.toFixed(2)).join(", "),
  wrk: wrk.version(),
};
const outcome = { quick, small, large, seconds, machine, results, uploads, date: new Date().toISOString().slice(0, 10) };
writeFileSync(join(work, "bench.json"), JSON.stringify(outcome, null, 2));
const text = report(outcome);
process.stdout.write(text);
if (!quick) writeFileSync("docs/bench.md", text);
