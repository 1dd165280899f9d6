// A running `batt`, and wrk against it.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";

const binary = process.env.BENCH_BATT ?? "target/release/batt";

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** One request on a connection of its own: wrk blocks this process, so a kept connection may have ended unnoticed. */
export const ask = (url, { method = "GET", headers = {}, body } = {}) =>
  new Promise((done, fail) => {
    const sent = request(url, { method, headers, agent: false }, async (answer) => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      done({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString("utf8") });
    });
    sent.on("error", fail).end(body);
  });

const settings = (database) => ({
  ...process.env,
  BATT_DATABASE_URL: database.url,
  BATT_DATA_DIR: database.folder,
  BATT_THROTTLES: "off",
  BATT_LOG: "warn",
  BATT_METRICS_LISTEN: "off",
  // Uploads are measured by one member.
  BATT_MEMBER_MEGABYTES: "1000000",
  BATT_FREE_DISK_PERCENT: "0",
});

/** Runs a command of `batt` to its end. */
export const batt = (database, args) => {
  mkdirSync(database.folder, { recursive: true });
  return execFileSync(binary, args, { env: settings(database), encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
};

/** Fills an empty database with generated content; the seconds that it took to write it. */
export const fill = (database, args) => {
  const started = Date.now();
  batt(database, ["demo", ...args, "--seed", "1"]);
  const seconds = (Date.now() - started) / 1000;
  // So many rows do not come within minutes elsewhere: what autovacuum would do among the first runs is done before.
  if (database.name === "postgres") execFileSync("psql", ["-q", database.url, "-c", "VACUUM (ANALYZE)", "-c", "CHECKPOINT"]);
  return seconds;
};

export const wrk = {
  version: () => /wrk [^\s]+/.exec(spawnSync("wrk", ["-v"], { encoding: "utf8" }).stdout)?.[0] ?? "wrk",
  run(url, connections, seconds, script = []) {
    const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "--timeout", "10s", ...script, url];
    const text = execFileSync("wrk", args, { encoding: "utf8" });
    const ms = (value, unit) => Number(value) * { us: 0.001, ms: 1, s: 1000, m: 60000 }[unit];
    const percentile = (name) => {
      const [, value, unit] = new RegExp(`${name}%\\s+([\\d.]+)(us|ms|s|m)`).exec(text);
      return ms(value, unit);
    };
    const failed = Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0) + (/Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text)?.slice(1).reduce((sum, n) => sum + Number(n), 0) ?? 0);
    if (failed > 0) throw new Error(`${failed} requests to ${url} failed:\n${text}`);
    return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)[1]), requests: Number(/(\d+) requests in/.exec(text)[1]), p50: percentile("50"), p99: percentile("99") };
  },
};

const field = (pid, name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
// User and system time in ticks of 10 ms; the name in parentheses may hold spaces.
const cpuMs = (pid) => readFileSync(`/proc/${pid}/stat`, "utf8").replace(/.*\) /, "").split(" ").slice(11, 13).reduce((sum, n) => sum + Number(n) * 10, 0);

export class Site {
  static async start(database) {
    const site = new Site();
    const port = await freePort();
    site.database = database;
    site.base = `http://127.0.0.1:${port}`;
    const env = { ...settings(database), BATT_LISTEN: `127.0.0.1:${port}`, BATT_PUBLIC_URL: site.base };
    site.child = spawn(binary, ["serve", "--migrate"], { env, stdio: ["ignore", "inherit", "inherit"] });
    for (let tries = 0; ; tries++) {
      const ready = await ask(`${site.base}/health/ready`).then((answer) => answer.status === 200, () => false);
      if (ready) break;
      if (tries > 100) throw new Error("batt did not get ready");
      await new Promise((done) => setTimeout(done, 100));
    }
    // The first generated thread is the one with 500 replies.
    const bare = await ask(`${site.base}/threads/1/-`);
    site.paths = { front: "/", board: "/boards/cell-production", thread: bare.headers.location };
    return site;
  }

  async stop() {
    const ended = new Promise((done) => this.child.on("exit", done));
    this.child.kill("SIGTERM");
    await ended;
  }

  memory() {
    return { rss: field(this.child.pid, "VmRSS"), peak: field(this.child.pid, "VmHWM"), own: field(this.child.pid, "RssAnon") };
  }

  /** One run of wrk with the processor time a request took. */
  measure(path, connections, seconds, script) {
    const before = cpuMs(this.child.pid);
    const run = wrk.run(this.base + path, connections, seconds, script);
    return { ...run, cpu: (cpuMs(this.child.pid) - before) / run.requests, rss: field(this.child.pid, "VmRSS") };
  }

  post(path, body, cookie = "") {
    const headers = { accept: "text/html", origin: this.base, "content-type": "application/x-www-form-urlencoded", cookie };
    return ask(this.base + path, { method: "POST", headers, body: new URLSearchParams(body).toString() });
  }

  signIns(connections, seconds) {
    const script = join(this.database.folder, "sign-in.lua");
    writeFileSync(script, `
      wrk.method = "POST"
      wrk.headers["Accept"] = "text/html"
      wrk.headers["Origin"] = "${this.base}"
      wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
      wrk.body = "email=member1%40example.org&password=battery-demo-2026"
    `);
    return this.measure("/api/accounts/sign_in", connections, seconds, ["-s", script]);
  }

  async cookies(count) {
    const cookies = [];
    for (let n = 1; n <= count; n++) {
      const answer = await this.post("/api/accounts/sign_in", { email: `member${n}@example.org`, password: "battery-demo-2026" });
      if (answer.status !== 303) throw new Error(`member${n} could not sign in: ${answer.status}`);
      cookies.push(answer.headers["set-cookie"][0].split(";")[0]);
    }
    return cookies;
  }

  /** Members that post as fast as answers come, into the threads 2 to 41; what was accepted must be in the database. */
  async posting(writers, seconds) {
    const cookies = await this.cookies(writers);
    const before = await this.replies();
    const script = join(this.database.folder, "post.lua");
    writeFileSync(script, `
      local cookies = { ${cookies.map((cookie) => `"${cookie}"`).join(", ")} }
      local n = 0
      local seed = os.time()
      request = function()
        n = n + 1
        local body = "thread=" .. (2 + n % 40) .. "&key=k" .. seed .. "-" .. n .. "&body=We+measured+**" .. n .. "**+cells+in+class+today.%0A%0A-+voltage%0A-+resistance"
        return wrk.format("POST", "/api/discussion/post_reply", { ["Accept"] = "text/html", ["Origin"] = "${this.base}", ["Cookie"] = cookies[1 + n % ${writers}], ["Content-Type"] = "application/x-www-form-urlencoded" }, body)
      end
      local refused = 0
      response = function(status) if status ~= 303 then refused = refused + 1 end end
      done = function(summary) end
    `);
    const run = this.measure("/", writers, seconds, ["-s", script]);
    const stored = (await this.replies()) - before;
    if (stored < run.requests) throw new Error(`${run.requests} replies were accepted but ${stored} are stored`);
    return { ...run, stored, memory: this.memory() };
  }

  /** Replies in the database, asked of the database itself. */
  async replies() {
    const sql = "SELECT COUNT(*) FROM replies";
    const { url } = this.database;
    const text = url.startsWith("postgres")
      ? execFileSync("psql", ["-qtA", url, "-c", sql], { encoding: "utf8" })
      : execFileSync("python3", ["-c", `import sqlite3; print(sqlite3.connect("${url.replace("sqlite://", "").replace(/\?.*/, "")}").execute("${sql}").fetchone()[0])`], { encoding: "utf8" });
    return Number(text.trim());
  }
}

/** The same bytes from memory by the same server and settings: what the machine and the protocol alone cost. */
export const floor = async (site, seconds, median) => {
  const page = join(site.database.folder, "page.html");
  writeFileSync(page, (await ask(site.base + site.paths.thread)).text);
  const port = await freePort();
  const child = spawn("target/release/examples/floor", [`127.0.0.1:${port}`, page], { stdio: "inherit" });
  await new Promise((done) => setTimeout(done, 500));
  const measured = median((time) => wrk.run(`http://127.0.0.1:${port}/`, 16, time));
  child.kill();
  return measured;
};
