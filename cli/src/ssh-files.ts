// What plain ssh, scp, rsync and Ansible need to log in to VMs, below .croft/ssh:
//
//   ssh_config --Match exec: `credentials <host>` before each connection--> key               one pair, made once
//        |                                                                 <host>-cert.pub   for this VM, ten minutes
//        |                                                                 <host>.known      its host key
//        `--ProxyCommand: `proxy <host>`--> reconciler --> agent --> guest
//
// So no key is copied, no host key is asked about, no port is open, and a VM made anew under its name is known at once.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import { findRunningVm } from "./vm-name.ts";

export interface SshFiles {
  folder: string;
  config: string;
  key: string;
  /** The same key under the host's name: a client looks for the certificate beside it, paramiko nowhere else. */
  identity(host: string): string;
  certificate(host: string): string;
  known(host: string): string;
}

/** Where they lie below a state folder. */
export function sshFiles(home: string): SshFiles {
  const folder = path.join(home, "ssh");
  return {
    folder,
    config: path.join(home, "ssh_config"),
    key: path.join(folder, "key"),
    identity: (host) => path.join(folder, host),
    certificate: (host) => path.join(folder, `${host}-cert.pub`),
    known: (host) => path.join(folder, `${host}.known`),
  };
}

const TTL_SECONDS = 600;
/** A certificate that ends sooner is replaced: a login may take a while to come to it. */
const LEAST_SECONDS = 120;

/** Makes what the login to one host name needs. `now` in milliseconds. */
export async function writeCredentials(home: string, api: Api, given: string, now: number): Promise<void> {
  const files = sshFiles(home);
  // OpenSSH names files by a host in lower case, and gives it to `Match exec` as it was typed.
  const host = given.toLowerCase();
  if (!host.endsWith(".croft")) throw new Error(`${given} is no host name of a VM`);
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  forgetEnded(files, host, now);
  const public_key = ensureKey(files);
  linkKey(files, host);
  const { id } = await findRunningVm(api, host);
  const note = path.join(files.folder, `${host}.json`);
  if (stillGood(note, id, now) && existsSync(files.certificate(host))) return;
  const issued = await call(api, "POST", "/v1/ssh_certificates", {
    vm: id,
    public_key,
    ttl_seconds: TTL_SECONDS,
  });
  write(files.certificate(host), `${issued.certificate.trim()}\n`);
  write(files.known(host), `${host} ${issued.host_key.trim()}\n`);
  write(note, JSON.stringify({ vm: id, until: now + TTL_SECONDS * 1000 }));
}

/** Removes what was written for other VMs and has ended: of those that were destroyed nothing would else. */
function forgetEnded(files: SshFiles, host: string, now: number): void {
  for (const name of readdirSync(files.folder).filter((one) => one.endsWith(".croft.json"))) {
    const other = name.slice(0, -".json".length);
    if (other === host || endOf(path.join(files.folder, name)) > now) continue;
    const note = path.join(files.folder, name);
    for (const file of [files.identity(other), files.certificate(other), files.known(other), note]) {
      rmSync(file, { force: true });
    }
  }
}

/** When a certificate ends, by the note beside it; long ago when there is no such note (any more). */
function endOf(note: string): number {
  try {
    return Number(JSON.parse(readFileSync(note, "utf8")).until) || 0;
  } catch {
    return 0;
  }
}

/** A VM that was made anew has another id, and the certificate for the old one opens nothing. */
function stillGood(note: string, vm: string, now: number): boolean {
  try {
    const known = JSON.parse(readFileSync(note, "utf8"));
    return known.vm === vm && known.until - now > LEAST_SECONDS * 1000;
  } catch {
    return false;
  }
}

/** The public half of the key pair; many logins at once make one pair. */
function ensureKey(files: SshFiles): string {
  const pub = `${files.key}.pub`;
  if (!existsSync(pub)) {
    if (!existsSync(files.key)) createKey(files);
    // Of the private half that is there, whoever made it.
    write(pub, keygen("-y", "-f", files.key));
  }
  return readFileSync(pub, "utf8").trim();
}

function createKey(files: SshFiles): void {
  const aside = mkdtempSync(path.join(files.folder, "new-"));
  try {
    keygen("-q", "-t", "ed25519", "-N", "", "-C", "croft", "-f", path.join(aside, "key"));
    // Never in the place of one that came meanwhile.
    linkSync(path.join(aside, "key"), files.key);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { recursive: true });
  }
}

/** A hard link: one key, and nothing to follow. */
function linkKey(files: SshFiles, host: string): void {
  const link = files.identity(host);
  const own = statSync(files.key).ino;
  if (existsSync(link) && statSync(link).ino === own) return;
  const aside = `${link}.${process.pid}.new`;
  linkSync(files.key, aside);
  renameSync(aside, link);
}

function keygen(...args: string[]): string {
  const run = spawnSync("ssh-keygen", args, { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`ssh-keygen failed: ${run.stderr || run.error?.message}`);
  return run.stdout;
}

function write(file: string, text: string): void {
  const aside = `${file}.${process.pid}.new`;
  writeFileSync(aside, text, { mode: 0o600 });
  renameSync(aside, file);
}

/** Words as a shell takes them, inside ssh_config where `%` begins a token. */
const shell = (...words: string[]): string =>
  words.map((word) => `'${word.replaceAll("'", "'\\''").replaceAll("%", "%%")}'`).join(" ");

/** How ssh starts the program that knows `proxy` and `credentials`. */
export interface SshHelper {
  /** The program, and what stands before `proxy` or `credentials` in the next word. */
  words: readonly string[];
  prefix: string;
  /** What it is to find in its environment. */
  environment: Readonly<Record<string, string>>;
  /** And what not. */
  unset: readonly string[];
  /** The command that made the configuration. */
  madeBy: string;
}

/** The bundle beside a state folder. */
export const homeHelper = (home: string, program: string, node: string): SshHelper => ({
  words: [node, program],
  prefix: "",
  environment: { CROFT_HOME: home },
  unset: [],
  madeBy: "npm run ssh -- --config",
});

function sshConfig(home: string, { words, prefix, environment, unset, madeBy }: SshHelper): string {
  const assignments = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  if (/["\n]/.test([home, ...words, ...assignments].join(" "))) {
    throw new Error(`ssh_config cannot name a path with quotes or line feeds: ${home}`);
  }
  const files = sshFiles(home);
  const without = unset.map((name) => `-u ${name} `).join("");
  const run = (command: string) =>
    `env ${without}${shell(...assignments, ...words)} ${prefix}${command} "%h"`;
  const quoted = (file: string) => `"${file.replaceAll("%", "%%")}"`;
  const named = (file: (host: string) => string) => quoted(file("\0")).replace("\0", "%h");
  return `# Made by \`${madeBy}\`: ssh <vm>.<project>.croft. Use it with \`ssh -F ${files.config}\`, or write
#   Include ${quoted(files.config)}
# at the beginning of ~/.ssh/config; below aliases (Host x, HostName <vm>.<project>.croft), after a line \`Host *\`.
Match host *.croft
    User croft
    ProxyCommand ${run("proxy")}
    IdentityFile ${named(files.identity)}
    IdentitiesOnly yes
    UserKnownHostsFile ${named(files.known)}
    GlobalKnownHostsFile /dev/null
    StrictHostKeyChecking yes
    UpdateHostKeys no
    PreferredAuthentications publickey
Match host *.croft exec "${run("credentials").replaceAll('"', "")}"
    # Asked for before each connection; what is wrong is said by the ProxyCommand too.
    PasswordAuthentication no
`;
}

/** Writes ssh_config; returns its path. */
export function writeSshConfig(home: string, helper: SshHelper): string {
  const { config } = sshFiles(home);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  write(config, sshConfig(home, helper));
  return config;
}
