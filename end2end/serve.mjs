// A real server with demo content and a real SMTP sink, for as long as the tests run.
import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ADMIN } from "./tests/admin.mjs";

const idpBinary = process.env.TEST_MOCK_IDP ?? fileURLToPath(new URL("../target/debug/examples/mock_idp", import.meta.url));
const binary = process.env.TEST_BATT ?? fileURLToPath(new URL("../target/debug/batt", import.meta.url));

const refused = new Set();
/** Takes mails (RFC 5321, as much as is needed) and writes them into a file. Mailboxes named bounces-once… are refused at first. */
const sink = (file) =>
  createServer((socket) => {
    let [data, text] = [false, ""];
    socket.write("220 sink\r\n");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk;
      for (let end; (end = text.indexOf("\r\n")) >= 0; ) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (data) {
          appendFileSync(file, `${line}\n`);
          if (line === ".") [data] = [socket.write("250 taken\r\n") && false];
        } else if (/^DATA/i.test(line)) data = socket.write("354 go on\r\n") || true;
        else if (/^RCPT TO:<bounces-once/i.test(line) && !refused.has(line)) {
          refused.add(line);
          socket.write(`550 5.1.1 ${line.slice(8)} is not known here\r\n`);
        } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
        else socket.write("250 fine\r\n");
      }
    });
  });

export default async (config) => {
  const { port } = config.metadata;
  const folder = mkdtempSync(join(tmpdir(), "batt-e2e-"));
  const mails = join(folder, "mails");
  const smtp = sink(mails);
  await new Promise((done) => smtp.listen(0, "127.0.0.1", done));
  // A provider that believes everybody, on a port of its own.
  const idpAddress = `127.0.0.1:${port + 1000}`;
  const idp = existsSync(idpBinary) ? spawn(idpBinary, [idpAddress], { stdio: ["ignore", "ignore", "inherit"] }) : undefined;
  process.env.TEST_IDP = `http://${idpAddress}`;
  const provider = (name) => ({ name, label: `Mock ${name}`, issuer: `http://${idpAddress}/${name}`, client_id: "batt-forum", client_secret: "mock-secret-5f1d" });
  const env = {
    ...process.env,
    BATT_PROVIDERS: JSON.stringify(["one", "two", "down"].map(provider)),
    BATT_DATA_DIR: folder,
    BATT_LISTEN: `127.0.0.1:${port}`,
    BATT_METRICS_LISTEN: "off",
    BATT_THROTTLES: "off",
    BATT_FREE_DISK_PERCENT: "0",
    BATT_STAFF_SECOND_FACTOR: "optional",
    BATT_LOG: "error",
    BATT_SMTP_URL: `smtp://127.0.0.1:${smtp.address().port}`,
  };
  process.env.TEST_MAILS = mails;
  execFileSync(binary, ["demo"], { env, stdio: ["ignore", "ignore", "inherit"] });
  execFileSync(binary, ["admin", "create", "--name", ADMIN.name, "--email", ADMIN.email], { env, input: `${ADMIN.password}\n`, stdio: ["pipe", "ignore", "ignore"] });
  const server = spawn(binary, ["serve"], { env, stdio: ["ignore", "ignore", "inherit"] });
  for (let tries = 0; ; tries++) {
    if (await fetch(`http://127.0.0.1:${port}/health/ready`).then((answer) => answer.ok, () => false)) break;
    if (tries > 100) throw new Error("the server did not get ready");
    await new Promise((done) => setTimeout(done, 100));
  }
  return async () => {
    const ended = new Promise((done) => server.on("exit", done));
    server.kill("SIGTERM");
    await ended;
    idp?.kill("SIGTERM");
    smtp.close();
    rmSync(folder, { recursive: true, force: true });
  };
};
