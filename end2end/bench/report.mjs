// The measurements as Markdown.
import { MEMBERS } from "./people.mjs";
import { MATERIALS } from "./search.mjs";

const n = (value, digits = 0) => value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const table = (heads, rows) => [`| ${heads.join(" | ")} |`, `|${heads.map(() => "---").join("|")}|`, ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
const kb = (bytes) => `${n(bytes / 1000, 1)} kB`;

const goals = ({ results, uploads, small, large }) => {
  const [sqlite] = results;
  const thread = sqlite.pages.find((row) => row.page === "thread" && row.connections === 16);
  const cold = sqlite.cold.find((row) => row.page === "thread, member");
  const guest = sqlite.cold.find((row) => row.page === "thread, guest");
  const script = (cold.sizes.js ?? 0) + (cold.sizes.wasm ?? 0);
  const goal = (name, wanted, measured, met) => [name, wanted, measured, met ? "yes" : "**no**"];
  const rows = [
    goal("thread page, guest, 16 connections", "≥ 1,500 requests/s", `${n(thread.rate)}/s`, thread.rate >= 1500),
    goal("the same, p99", "< 40 ms", `${n(thread.p99, 1)} ms`, thread.p99 < 40),
    goal("the same, processor time", "≤ 1.2 ms a request", `${n(thread.cpu, 2)} ms`, thread.cpu <= 1.2),
  ];
  for (const result of results) {
    rows.push(goal(`accepted replies, 16 writers, ${result.database}`, "≥ 400/s, each durable", `${n(result.posting.rate)}/s`, result.posting.rate >= 400));
    rows.push(goal(`resident memory under load, ${result.database}`, "< 150 MB", `${n(result.memory.peak)} MB at most`, result.memory.peak < 150));
    const { own, rss } = result.large.memory;
    rows.push(goal(`the same at ${n(large)} replies after searching, without mapped pages of files, ${result.database}`, "< 150 MB", `${n(own)} MB (${n(rss)} MB with them)`, own < 150));
    const ratio = result.large.before.rate / result.large.thread[0].rate;
    rows.push(goal(`thread page at ${n(large)} replies against ${n(small)}, ${result.database}`, "≤ 1.2 ×", `${n(ratio, 2)} × (${n(result.large.before.rate)}/s and ${n(result.large.thread[0].rate)}/s, taking turns)`, ratio <= 1.2));
  }
  for (const result of results) {
    for (const row of result.people.filter((row) => row.connections === 16)) {
      const met = row.rate >= 1000 && row.p99 < 50;
      rows.push(goal(`${row.page}, ${row.who}, ${result.database}`, "≥ 1,000 requests/s, p99 < 50 ms", `${n(row.rate)}/s, ${n(row.p99, 1)} ms`, met));
    }
  }
  const [one] = uploads;
  rows.push(goal("a file of 48 MiB into the folder, hashed", "≥ 300 MB/s", `${n(one.rate)} MB/s`, one.rate >= 300));
  rows.push(goal("resident memory while files come in, one after the other", "+ < 32 MB", `+ ${n(one.grown, 1)} MB`, one.grown < 32));
  for (const result of results) {
    for (const row of result.large.search.filter((row) => row.page !== "suggestions")) {
      const most = row.page === "search" ? 50 : 60;
      rows.push(goal(`${row.page}, ${row.who}, ${result.database}, p95 of 4 at once`, `< ${most} ms`, `${n(row.p95, 1)} ms`, row.p95 < most));
    }
  }
  rows.push(goal("cold thread page over the wire, guest", "≤ 130 kB", kb(guest.total), guest.total <= 130_000));
  rows.push(goal("cold thread page over the wire, member", "≤ 130 kB", kb(cold.total), cold.total <= 130_000));
  rows.push(goal("of which JavaScript and wasm, member", "≤ 120 kB", kb(script), script <= 120_000));
  return table(["figure", "to reach", "measured", "met"], rows);
};

export const report = (outcome) => {
  const { machine, results, small, large, seconds } = outcome;
  const pages = results.flatMap((result) => result.pages.map((row) => [result.database, row.page, row.connections, n(row.rate), n(row.p50, 1), n(row.p99, 1), n(row.cpu, 2), n(row.rss)]));
  const larger = results.flatMap((result) =>
    [...result.large.thread.map((row) => ["thread", row]), ["board", { connections: 16, ...result.large.board }], ["front", { connections: 16, ...result.large.front }]].map(([page, row]) =>
      [result.database, page, row.connections, n(row.rate), n(row.p50, 1), n(row.p99, 1), n(row.cpu, 2), n(row.rss)]));
  const people = results.flatMap((result) => result.people.map((row) => [result.database, `${row.page}, ${row.who}`, row.connections, n(row.rate), n(row.p50, 1), n(row.p99, 1), n(row.cpu, 2), n(row.rss)]));
  const searches = results.flatMap((result) => result.large.search.map((row) => [result.database, `${row.page}, ${row.who}`, n(row.rate), n(row.p50, 1), n(row.p95, 1), n(row.p99, 1), `${n(row.slowest.ms)} (\`${row.slowest.path}\`)`]));
  const heads = ["database", "page", "connections", "requests/s", "p50 ms", "p99 ms", "CPU ms a request", "RSS MB"];
  const signIn = results.flatMap((result) => result.signIn.map((row) => [result.database, row.connections, n(row.rate, 1), n(row.p50, 1), n(row.p99, 1)]));
  const posting = results.map((result) => [result.database, n(result.posting.rate), n(result.posting.p50, 1), n(result.posting.p99, 1), n(result.posting.cpu, 2), n(result.posting.stored)]);
  const [sqlite] = results;
  const cold = sqlite.cold.map((row) => [row.page, kb(row.total), ...["html", "css", "svg", "js", "wasm"].map((kind) => (row.sizes[kind] ? kb(row.sizes[kind]) : "–")), `${n(row.lcp)} ms`, `${n(row.lcpSlow)} ms`]);
  const generated = results.map((result) => `${result.database} ${n(result.generated)} s for ${n(small)} and ${n(result.large.generated)} s for ${n(large)} replies`).join("; ");
  return `# Measurements

Made by \`make bench\` on ${outcome.date}. Client, server and database share the same machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memory}, Linux ${machine.kernel};
${machine.rustc}; ${machine.postgres} (fsync on); ${machine.wrk}. Load average at the end: ${machine.load}. Each figure is the middle one of three runs of ${seconds} s after a
warm-up of one second; on a shared machine the same run can differ by a tenth from one hour to the next. PostgreSQL has been vacuumed and analysed before its first run.

## Figures to reach
${goals(outcome)}

For comparison, NodeBB on the same kind of machine (measured by the project's owner): 94 requests/s, p99 344 ms, 10 ms of processor time a request, 554 MB, about 1 MB uncompressed.

## Pages for guests at ${n(small)} replies
The thread page shows 20 of 500 replies.

${table(heads, pages)}

The floor, the thread page's bytes from memory by the same listener, 16 connections: ${n(sqlite.floor.rate)} requests/s, p50 ${n(sqlite.floor.p50, 1)} ms, p99 ${n(sqlite.floor.p99, 1)} ms.

## Pages for guests at ${n(large)} replies
${table(heads, larger)}

## Search and library among ${n(large)} replies and ${n(MATERIALS)} resources
Four askers at once, each path of \`end2end/bench/search.mjs\` twenty times by each; whole pages, made anew each time.

${table(["database", "page", "requests/s", "p50 ms", "p95 ms", "p99 ms", "slowest ms"], searches)}

## Posting replies over HTTP, 16 writers
Every accepted reply is one transaction, on disk before the answer (SQLite \`synchronous=FULL\`, PostgreSQL \`synchronous_commit=on\`); the stored rows were counted afterwards, and
\`batt demo --audit\` found: ${results.map((result) => `${result.database} “${result.audit}”`).join(", ")}.

${table(["database", "replies/s", "p50 ms", "p99 ms", "CPU ms a reply", "stored in the run"], posting)}

## The directory and a profile among ${n(MEMBERS)} members
${table(heads, people)}

## Uploads
Files of ${n(outcome.uploads[0].size / 1024 / 1024)} MiB, each new, from loopback through the plain form into the folder: SHA-256 on the way, on the disk (fsync) before the answer.
Growth is that of resident memory since the start of the measuring, at its highest.

${table(["at once", "files in a run", "MB/s", "growth MB"], outcome.uploads.map((row) => [row.atOnce, row.files, n(row.rate), n(row.grown, 1)]))}

## Signing in
Bound by argon2id (19 MiB, 2 passes), on purpose.

${table(["database", "connections", "sign-ins/s", "p50 ms", "p99 ms"], signIn)}

## First visit, empty cache
${table(["page", "in all", "HTML", "CSS", "SVG", "JS", "wasm", "LCP", "LCP on slow 4G"], cold)}

A guest's thread page loads no wasm: it has no islands. Reading and writing need none for members either.

## Generating
${generated}.
`;
};
