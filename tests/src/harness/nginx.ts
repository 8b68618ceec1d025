// nginx before a reconciler, by the configuration of the documentation: only names, ports and paths are the test's.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { execa } from "execa";
import { root } from "./clone.ts";
import { freePort } from "./free-port.ts";
import { keepText } from "./run/kept-logs.ts";

export interface Nginx {
  /** With HTTP/2, and HTTP/1.1 for who asks for that. */
  endpoint: string;
  /** The same through a cache for all, which says in `X-Cache` what it did. */
  cached: string;
  /** PEM of the authority of both. */
  caFile: string;
  stop(): Promise<void>;
}

/** `reconciler`: its endpoint, and the file of its authority. */
export async function startNginx(reconciler: { tlsEndpoint: string; caFile: string }): Promise<Nginx> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-nginx-"));
  for (const name of ["body", "answers", "cache"]) mkdirSync(path.join(folder, name));
  const caFile = path.join(folder, "cert.pem");
  const key = path.join(folder, "key.pem");
  const made = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  await execa("openssl", ["req", ...made, ...names, "-keyout", key, "-out", caFile]);
  const [port, cachedPort] = [await freePort(), await freePort()];
  const documented = readFileSync(path.join(root, "docs/operate/proxy/nginx.conf"), "utf8")
    .replace("127.0.0.1:7400", new URL(reconciler.tlsEndpoint).host)
    .replace("listen 443", `listen 127.0.0.1:${port}`)
    .replaceAll("croft.example.com;", "localhost;")
    .replace("/etc/nginx/croft.example.com.pem", caFile)
    .replace("/etc/nginx/croft.example.com.key", key)
    .replace("/etc/nginx/croft-ca.pem", reconciler.caFile);
  const server = /^server \{[\s\S]*/m.exec(documented)?.[0] ?? "";
  const cached = server
    .replace(String(port), String(cachedPort))
    .replace(
      "location / {",
      "location / {\n    proxy_cache all;\n    add_header X-Cache $upstream_cache_status;",
    );
  const configuration = path.join(folder, "nginx.conf");
  writeFileSync(
    configuration,
    `daemon off;
${process.getuid?.() === 0 ? "user root;" : ""}
pid ${folder}/pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/answers;
  fastcgi_temp_path ${folder}/none; uwsgi_temp_path ${folder}/none; scgi_temp_path ${folder}/none;
  proxy_cache_path ${folder}/cache keys_zone=all:1m;
${documented}
${cached}
}
`,
  );
  const child = spawn("nginx", ["-p", folder, "-e", "stderr", "-c", configuration], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  let said = "";
  child.stderr.on("data", (bytes) => {
    said += bytes;
  });
  await listening(child, port, () => said);
  return {
    endpoint: `https://localhost:${port}`,
    cached: `https://localhost:${cachedPort}`,
    caFile,
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGQUIT");
      const late = setTimeout(() => child.kill("SIGTERM"), 5000);
      await gone;
      clearTimeout(late);
      keepText("nginx", said);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when the port takes connections; rejects when the program ended before. */
async function listening(child: ChildProcess, port: number, said: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx ended:\n${said()}`);
    const socket = connect(port, "127.0.0.1");
    const open = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    socket.destroy();
    if (open) return;
    await pause(20);
  }
}
