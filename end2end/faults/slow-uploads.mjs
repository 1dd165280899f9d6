// Ten attackers who send forms and files and never finish, and how the site answers others meanwhile.
//
//   node end2end/faults/slow-uploads.mjs [seconds]
//
// Starts target/debug/batt (BATT=... for another one) on a folder of its own, opens 512 slow uploads and 512 slow forms from
// ten signed-in accounts with an address each, keeps them up, and reads two pages and posts a reply all the while. Fails on a p99 of 500 ms or more, on any 5xx, and
// when a slow body is still open after the time it may have.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = process.env.BATT ?? "target/debug/batt";
const seconds = Number(process.argv[2] ?? 45);
const SLOW = 512;
const ATTACKERS = 10;
const MOST_MS = 500;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const folder = mkdtempSync(join(tmpdir(), "batt-slow-"));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const env = {
  ...process.env,
  BATT_DATA_DIR: folder,
  BATT_LISTEN: `127.0.0.1:${port}`,
  BATT_PUBLIC_URL: base,
  BATT_METRICS_LISTEN: "off",
  BATT_FREE_DISK_PERCENT: "0",
  BATT_LOG: "error",
  // Each attacker has an address of its own. Requests are not counted, so that nothing but what is shown here stops them.
  BATT_TRUSTED_PROXIES: "1",
  BATT_THROTTLES: "off",
};

const ask = (path, { method = "GET", headers = {}, body, agent = false } = {}) =>
  new Promise((done, fail) => {
    const sent = request(base + path, { method, headers, agent }, async (answer) => {
      for await (const _ of answer);
      done({ status: answer.statusCode, headers: answer.headers });
    });
    sent.on("error", fail).end(body);
  });

const signIn = async (n) => {
  const headers = { accept: "text/html", origin: base, "content-type": "application/x-www-form-urlencoded" };
  const body = `email=member${n}%40example.org&password=battery-demo-2026`;
  const answer = await ask("/api/accounts/sign_in", { method: "POST", headers, body });
  if (answer.status !== 303) throw new Error(`member${n} cannot sign in: ${answer.status}`);
  return answer.headers["set-cookie"][0].split(";")[0];
};

/** One connection that begins a body and sends a byte every two seconds; a new one when it is turned away. */
const slow = ({ cookie, address }, kind, told, running) => {
  const form = { path: "/api/discussion/post_reply", type: "application/x-www-form-urlencoded", begin: "thread=1&body=" };
  const upload = {
    path: "/api/library/upload",
    type: "multipart/form-data; boundary=edge",
    begin: '--edge\r\nContent-Disposition: form-data; name="material"\r\n\r\n1\r\n--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
  };
  const { path, type, begin } = kind === "form" ? form : upload;
  const open = () => {
    if (!running.now) return;
    const socket = connect(port, "127.0.0.1");
    const began = Date.now();
    let answer = "";
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${base}\r\nCookie: ${cookie}\r\nX-Forwarded-For: ${address}\r\nAccept: text/html\r\n` +
        `Content-Type: ${type}\r\nContent-Length: 200000\r\n\r\n${begin}`,
    );
    const drip = setInterval(() => socket.write("a"), 2000);
    socket.on("data", (data) => (answer += data));
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(drip);
      const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? "none";
      told[status] = (told[status] ?? 0) + 1;
      told.longest = Math.max(told.longest ?? 0, Date.now() - began);
      running.sockets.delete(socket);
      // A polite attacker: it does not open connections faster than it takes to see the answer.
      setTimeout(open, 500);
    });
    running.sockets.add(socket);
  };
  open();
};

const percentile = (times, part) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? NaN;

/** Reads a page again and again on kept connections. */
const measure = async (path, until) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const seen = { path, times: [], errors: 0, statuses: {} };
  while (Date.now() < until) {
    const began = performance.now();
    try {
      const { status } = await ask(path, { agent });
      seen.statuses[status] = (seen.statuses[status] ?? 0) + 1;
      if (status >= 500) seen.errors += 1;
    } catch {
      seen.errors += 1;
    }
    seen.times.push(performance.now() - began);
    await pause(20);
  }
  agent.destroy();
  return seen;
};

const measured = async (name, paths, until) =>
  (await Promise.all(paths.map((path) => measure(path, until)))).map(({ path, times, errors }) => ({
    when: name,
    page: path.slice(0, 40),
    requests: times.length,
    "p50 ms": Number(percentile(times, 0.5).toFixed(1)),
    "p99 ms": Number(percentile(times, 0.99).toFixed(1)),
    "5xx or none": errors,
  }));

let server;
try {
  const demo = spawnSync(binary, ["demo", "--threads", "40", "--replies", "2000", "--members", "20", "--seed", "1"], { env, stdio: ["ignore", "ignore", "inherit"] });
  if (demo.status !== 0) throw new Error("no demo content");
  server = spawn(binary, ["serve"], { env, stdio: ["ignore", "inherit", "inherit"] });
  for (let tries = 0; !(await ask("/health/ready").then(({ status }) => status === 200, () => false)); tries++) {
    if (tries > 200) throw new Error("batt did not get ready");
    await pause(100);
  }
  const attackers = [];
  for (let n = 1; n <= ATTACKERS; n++) attackers.push({ cookie: await signIn(n), address: `198.51.100.${n}` });
  const honest = await signIn(ATTACKERS + 1);
  const thread = (await ask("/threads/1/-")).headers.location ?? "/threads/1/-";
  const before = await measured("at rest", ["/", thread], Date.now() + 5000);

  const running = { now: true, sockets: new Set() };
  const told = { upload: {}, form: {} };
  for (let n = 0; n < SLOW; n++) {
    slow(attackers[n % ATTACKERS], "upload", told.upload, running);
    slow(attackers[n % ATTACKERS], "form", told.form, running);
  }
  await pause(1000);
  const during = await measured(`${2 * SLOW} slow`, ["/", thread], Date.now() + seconds * 1000);
  const headers = { accept: "text/html", origin: base, "content-type": "application/x-www-form-urlencoded", cookie: honest };
  const reply = await ask("/api/discussion/post_reply", { method: "POST", headers, body: "thread=2&body=Still+here" });
  running.now = false;
  for (const socket of running.sockets) socket.destroy();

  console.table([...before, ...during]);
  console.table(told);
  console.log(`a reply of somebody else meanwhile: ${reply.status}`);
  const late = Math.max(told.upload.longest ?? 0, told.form.longest ?? 0) > 45_000;
  const bad = during.filter((row) => !(row["p99 ms"] < MOST_MS) || row["5xx or none"] > 0);
  if (bad.length || late || reply.status !== 303) process.exitCode = 1;
  console.log(process.exitCode ? "FAILED" : "passed");
} finally {
  if (server) {
    server.kill("SIGTERM");
    await Promise.race([new Promise((done) => server.on("exit", done)), pause(5000)]);
    server.kill("SIGKILL");
  }
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
