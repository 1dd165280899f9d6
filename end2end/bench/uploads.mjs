// Files from loopback into the folder: each new, hashed on the way, on the disk before the answer.
import { request } from "node:http";
import { Site, fill } from "./site.mjs";

const SIZE = 48 * 1024 * 1024;
const PER_DRAFT = 25;

/** One form with one file; the time until the answer in seconds. */
const send = (site, cookie, material, content) =>
  new Promise((done, fail) => {
    const head = Buffer.from(`--edge\r\nContent-Disposition: form-data; name="material"\r\n\r\n${material}\r\n--edge\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`);
    const end = Buffer.from("\r\n--edge--\r\n");
    const headers = { accept: "text/html", origin: site.base, cookie, "content-type": "multipart/form-data; boundary=edge", "content-length": head.length + content.length + end.length };
    const started = process.hrtime.bigint();
    const sent = request(`${site.base}/api/library/upload`, { method: "POST", headers, agent: false }, (answer) => {
      answer.resume().on("end", () => {
        if (answer.statusCode !== 303) fail(new Error(`an upload answered ${answer.statusCode}`));
        done(Number(process.hrtime.bigint() - started) / 1e9);
      });
    });
    sent.on("error", fail);
    sent.write(head);
    sent.write(content);
    sent.end(end);
  });

const draft = async (site, cookie) => (await site.post("/api/library/start", { title: "Uploads to be measured", kind: "slides", language: "en" }, cookie)).headers.location.split("/")[2];

/** As many files as fit into the time, one after the other and four at once; with how much the process grew. */
export const measureUploads = async (database, seconds) => {
  fill(database, ["--threads", "4", "--replies", "100", "--members", "10"]);
  const site = await Site.start(database);
  const [cookie] = await site.cookies(1);
  const content = Buffer.alloc(SIZE);
  for (let at = 0; at < SIZE; at += 4) content.writeUInt32LE((at * 2654435761) >>> 0, at);
  const before = site.memory().rss;
  let [most, counted] = [before, 0];
  const watch = setInterval(() => (most = Math.max(most, site.memory().rss)), 20);
  let [material, left] = [await draft(site, cookie), PER_DRAFT];
  const next = async () => {
    if (left-- <= 0) [material, left] = [await draft(site, cookie), PER_DRAFT - 1];
    const own = Buffer.from(content);
    own.writeUInt32LE(++counted, 0);
    return [material, own];
  };
  const run = async (atOnce, time) => {
    const until = Date.now() + time * 1000;
    let [files, spent] = [0, 0];
    while (files === 0 || Date.now() < until) {
      // Contents are made before the clock runs: what is measured is the server.
      const batch = [];
      for (let n = 0; n < atOnce; n++) batch.push(await next());
      const started = process.hrtime.bigint();
      await Promise.all(batch.map(([draft, own]) => send(site, cookie, draft, own)));
      spent += Number(process.hrtime.bigint() - started) / 1e9;
      files += atOnce;
    }
    return { atOnce, files, rate: (files * SIZE) / 1e6 / spent };
  };
  await run(1, 1);
  const rows = [];
  for (const atOnce of [1, 4]) {
    const runs = [await run(atOnce, seconds), await run(atOnce, seconds), await run(atOnce, seconds)].sort((a, b) => a.rate - b.rate);
    const grown = Math.max(0, most - before);
    rows.push({ ...runs[1], grown, size: SIZE });
  }
  clearInterval(watch);
  await site.stop();
  return rows;
};
