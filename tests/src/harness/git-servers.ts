// A git server as people have one, over ssh (OpenSSH's sshd with git-shell) and over https (git-http-backend behind Basic
// authentication), with a bare repository, and a working copy to commit to it.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { userInfo } from "node:os";
import path from "node:path";
import { freePort } from "./free-port.ts";

export const GIT_TOKEN = "glpat-of-this-test-only";

export interface GitServers {
  sshUrl: string;
  httpsUrl: string;
  /** Private key that may read, and the servers' proofs. */
  deployKey: string;
  knownHosts: string;
  certificate: string;
  /** Writes the files, commits and pushes; returns the commit. `words`: settings of git, such as for signing. */
  commit(files: Readonly<Record<string, string>>, subject: string, words?: readonly string[]): string;
  /** Makes a commit that was there before the newest one of the branch, by force. */
  goBackTo(commit: string): void;
  /** Over https: serves, cuts each connection, or says nothing on it. */
  answer: "serve" | "cut" | "hold";
  /** Resolves with the next request over https. */
  requested(): Promise<void>;
  close(): Promise<void>;
}

const IDENTITY = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];

/** Everything lies in the folder, which exists. */
export async function startGitServers(folder: string): Promise<GitServers> {
  const at = (...names: string[]): string => path.join(folder, ...names);
  const git = (...words: string[]): string =>
    execFileSync("git", [...IDENTITY, ...words], { cwd: at("work"), encoding: "utf8", stdio: "pipe" });
  for (const name of ["work", "repositories", "ssh"]) mkdirSync(at(name));
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", at("repositories/infra.git")]);
  git("init", "--quiet", "--initial-branch=main");
  git("remote", "add", "origin", at("repositories/infra.git"));
  for (const name of ["deploy-key", "host-key"]) {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", at("ssh", name)]);
  }
  const sshd = await startSshd(folder);
  const https = await startHttps(folder);
  const servers: GitServers = {
    sshUrl: `ssh://${userInfo().username}@127.0.0.1:${sshd.port}${at("repositories/infra.git")}`,
    httpsUrl: `https://127.0.0.1:${https.port}/infra.git`,
    deployKey: at("ssh/deploy-key"),
    knownHosts: at("ssh/known_hosts"),
    certificate: at("cert.pem"),
    answer: "serve",
    async requested() {
      await once(https.server, "request");
    },
    commit(files, subject, words = []) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.dirname(at("work", name)), { recursive: true });
        writeFileSync(at("work", name), text);
      }
      git("add", "--all");
      git(...words, "commit", "--quiet", "--allow-empty", "--message", subject);
      git("push", "--quiet", "origin", "HEAD:main");
      return git("rev-parse", "HEAD").trim();
    },
    goBackTo(commit) {
      git("push", "--quiet", "--force", "origin", `${commit}:main`);
    },
    async close() {
      https.server.closeAllConnections();
      https.server.close();
      sshd.process.kill("SIGTERM");
      await once(sshd.process, "exit");
    },
  };
  https.server.on("request", (request, response) => {
    if (servers.answer === "serve") serveGit(at("repositories"), request, response);
    else if (servers.answer === "cut") request.destroy();
  });
  return servers;
}

/** Without root sshd serves the user that it runs as, which is enough here. */
async function startSshd(folder: string): Promise<{ process: ChildProcess; port: number }> {
  const at = (name: string): string => path.join(folder, "ssh", name);
  const port = await freePort();
  if (userInfo().uid === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  cpSync(at("deploy-key.pub"), at("authorized_keys"));
  chmodSync(at("authorized_keys"), 0o600);
  writeFileSync(at("known_hosts"), `[127.0.0.1]:${port} ${readFileSync(at("host-key.pub"), "utf8")}`);
  writeFileSync(
    at("sshd_config"),
    `Port ${port}
ListenAddress 127.0.0.1
HostKey ${at("host-key")}
AuthorizedKeysFile ${at("authorized_keys")}
PidFile ${at("pid")}
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
ForceCommand git-shell -c "$SSH_ORIGINAL_COMMAND"
`,
  );
  const sshd = spawn("/usr/sbin/sshd", ["-D", "-e", "-f", at("sshd_config")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise<void>((resolve, reject) => {
    let log = "";
    sshd.once("exit", () => reject(new Error(`sshd ended: ${log}`)));
    sshd.stderr?.on("data", (part) => {
      log += part;
      if (log.includes("Server listening")) resolve();
    });
  });
  return { process: sshd, port };
}

async function startHttps(folder: string): Promise<{ server: Server; port: number }> {
  const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-subj", "/CN=git", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
    ],
    { stdio: "pipe" },
  );
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) });
  const port = await freePort();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return { server, port };
}

/** CGI (RFC 3875), as far as git-http-backend needs it. */
function serveGit(root: string, request: IncomingMessage, response: ServerResponse): void {
  const allowed = `Basic ${Buffer.from(`git:${GIT_TOKEN}`).toString("base64")}`;
  if (request.headers.authorization !== allowed) {
    response.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end();
    return;
  }
  const url = new URL(request.url ?? "/", "https://localhost");
  const backend = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      REMOTE_USER: "git",
      REQUEST_METHOD: request.method,
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    },
  });
  request.pipe(backend.stdin);
  backend.stdin.on("error", () => undefined);
  const parts: Buffer[] = [];
  backend.stdout.on("data", (part: Buffer) => parts.push(part));
  backend.once("close", () => {
    const whole = Buffer.concat(parts);
    const end = whole.indexOf("\r\n\r\n");
    const headers = whole.subarray(0, end).toString("latin1").split("\r\n");
    let status = 200;
    for (const header of headers) {
      const [name = "", ...rest] = header.split(": ");
      if (name === "Status") status = Number.parseInt(rest.join(": "), 10);
      else response.setHeader(name, rest.join(": "));
    }
    response.writeHead(status).end(whole.subarray(end + 4));
  });
}
