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
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type Api, call } from "./reconciler-api.ts";
import { findRunningVm } from "./vm-name.ts";

export interface SshFiles {
  folder: string;
  config: string;
  key: string;
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
    certificate: (host) => path.join(folder, `${host}-cert.pub`),
    known: (host) => path.join(folder, `${host}.known`),
  };
}

const TTL_SECONDS = 600;
/** A certificate that ends sooner is replaced: a login may take a while to come to it. */
const LEAST_SECONDS = 120;

interface Certificate {
  certificate: string;
  user: string;
  host_key: string;
}

/** Makes what the login to one host name needs. `now` in milliseconds. */
export async function writeCredentials(home: string, api: Api, given: string, now: number): Promise<void> {
  const files = sshFiles(home);
  // OpenSSH names files by a host in lower case, and gives it to `Match exec` as it was typed.
  const host = given.toLowerCase();
  if (!host.endsWith(".croft")) throw new Error(`${given} is no host name of a VM`);
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  forgetEnded(files, host, now);
  const public_key = ensureKey(files);
  const { id } = await findRunningVm(api, host);
  const note = path.join(files.folder, `${host}.json`);
  if (stillGood(note, id, now) && existsSync(files.certificate(host))) return;
  const issued = await call<Certificate>(api, "POST", "/v1/ssh_certificates", {
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
    for (const file of [files.certificate(other), files.known(other), path.join(files.folder, name)]) {
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

/** `program` is the bundle that knows `proxy` and `credentials`. */
function sshConfig(home: string, program: string, node: string): string {
  if (/["\n]/.test(home + program + node))
    throw new Error(`ssh_config cannot name a path with quotes: ${home}`);
  const files = sshFiles(home);
  const run = (command: string) => `env ${shell(`CROFT_HOME=${home}`, node, program)} ${command} "%h"`;
  const quoted = (file: string) => `"${file.replaceAll("%", "%%")}"`;
  const named = (file: (host: string) => string) => quoted(file("\0")).replace("\0", "%h");
  return `# Made by \`npm run ssh -- --config\`: ssh <vm>.<project>.croft. Use it with \`ssh -F ${files.config}\`, or write
#   Include ${quoted(files.config)}
# at the beginning of ~/.ssh/config; below aliases (Host x, HostName <vm>.<project>.croft), after a line \`Host *\`.
Match host *.croft
    User croft
    ProxyCommand ${run("proxy")}
    IdentityFile ${quoted(files.key)}
    IdentitiesOnly yes
    CertificateFile ${named(files.certificate)}
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
export function writeSshConfig(home: string, program: string, node: string): string {
  const { config } = sshFiles(home);
  write(config, sshConfig(home, program, node));
  return config;
}
