// Search, suggestions and the library's facets among all that a large community has, four askers at once.
import { Agent, request } from "node:http";

export const MATERIALS = 50_000;
const ASKERS = 4;

// Words of few and of many texts, several words, quotes, operators, beginnings, typing mistakes.
const SEARCHES = [
  "glovebox", "cells", "battery module", "internal resistance", "\"internal resistance\"", "how do you teach formation", "electrode slurry mixing",
  "dry room", "students safety workshop", "measuring voltage -lead", "coating drying calendering", "kind:question insulation", "lang:en charging",
  "author:member-7 cells", "kind:resource formation", "licence:by-sa lab", "tag:recycling", "state of health of used modules", "emergency drill",
  "resistence", "teacher", "after:2026-03 cycler", "the", "vocational training company visit", "kind:slides safety",
];
const FACETS = [
  "", "?language=fi", "?language=en&step=testing", "?kind=slides,worksheet&cefr=b1", "?eqf=4&time=hour&allows=adapt", "?language=en,de&kind=lab-instruction",
  "?step=recycling&order=shortest", "?tag=lab", "?order=changed&language=en", "?language=pl&kind=course&eqf=6&cefr=c1",
];
const SUGGESTIONS = ["ce", "batt", "internal re", "forma", "safety wor", "sil", "char"];

const path = (name, text) => `${name}?q=${encodeURIComponent(text)}`;
const PAGES = {
  search: SEARCHES.map((text) => path("/search", text)),
  suggestions: SUGGESTIONS.map((text) => path("/search/suggest", text)),
  library: FACETS.map((facets) => `/library${facets}`),
};

const timed = (agent, url, headers) =>
  new Promise((done, fail) => {
    const started = performance.now();
    const sent = request(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => (answer.statusCode === 200 ? done(performance.now() - started) : fail(new Error(`${url}: ${answer.statusCode}`))));
    });
    sent.on("error", fail).end();
  });

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Every path so often by each asker, in an order of their own. */
const ask = async (site, paths, rounds, headers) => {
  const agent = new Agent({ keepAlive: true, maxSockets: ASKERS });
  const times = [];
  const slowest = { ms: 0, path: "" };
  const started = performance.now();
  const asker = async (n) => {
    for (let at = 0; at < rounds * paths.length; at++) {
      const one = paths[(at * 7 + n * 5) % paths.length];
      const ms = await timed(agent, site.base + one, headers);
      times.push(ms);
      if (ms > slowest.ms) Object.assign(slowest, { ms, path: one });
    }
  };
  await Promise.all(Array.from({ length: ASKERS }, (_, n) => asker(n)));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  const sorted = times.sort((a, b) => a - b);
  return { rate: times.length / seconds, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99), slowest };
};

/** As guests and as members ask, after one round to warm up. */
export const measureSearch = async (site, quick) => {
  const [cookie] = await site.cookies(1);
  const rows = [];
  for (const [page, paths] of Object.entries(PAGES)) {
    for (const [who, headers] of [["guest", {}], ["member", { cookie }]]) {
      await ask(site, paths, 1, headers);
      rows.push({ page, who, ...(await ask(site, paths, quick ? 2 : 20, headers)) });
    }
  }
  return rows;
};
