// `npm run ssh -- project/vm [command]`: a key pair and a certificate for this one login, the guest's host key known
// beforehand, and the command's exit status passed on.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Api, call, list } from "./reconciler-api.ts";

interface Certificate {
  certificate: string;
  user: string;
  host_key: string;
  host_alias: string;
  address: string;
  port: number;
}

async function findVm(api: Api, target: string): Promise<string> {
  const [project, name, ...rest] = target.split("/");
  if (!project || !name || rest.length > 0)
    throw new Error(`name the VM as project/vm, not ${JSON.stringify(target)}`);
  const vm = (await list<"vm">(api, "vms", { project, name }))[0];
  if (vm === undefined) throw new Error(`there is no VM ${target}`);
  if (vm.status.state !== "running") {
    const reason = vm.status.state_reason === null ? "" : ` (${vm.status.state_reason})`;
    throw new Error(`VM ${target} is ${vm.status.state}, not running${reason}`);
  }
  return vm.id;
}

/** Arguments of OpenSSH's client: nothing of the user's own configuration plays a part, the host key must match. */
export function sshArguments(
  folder: string,
  given: Omit<Certificate, "certificate" | "host_key">,
  command: string[],
): string[] {
  const options = {
    CertificateFile: path.join(folder, "key-cert.pub"),
    IdentitiesOnly: "yes",
    UserKnownHostsFile: path.join(folder, "known_hosts"),
    GlobalKnownHostsFile: "/dev/null",
    HostKeyAlias: given.host_alias,
    StrictHostKeyChecking: "yes",
    PasswordAuthentication: "no",
    LogLevel: "ERROR",
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  const login = ["-F", "none", "-i", path.join(folder, "key"), ...flags, "-p", String(given.port)];
  return [...login, `${given.user}@${given.address}`, ...(command.length > 0 ? ["--", ...command] : [])];
}

/** Logs in; resolves with the exit status of the command (255 when the login itself failed). */
export async function ssh(api: Api, target: string, command: string[]): Promise<number> {
  const id = await findVm(api, target);
  const folder = mkdtempSync(path.join(tmpdir(), "croft-ssh-"));
  try {
    const key = path.join(folder, "key");
    const made = spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "croft", "-f", key], {
      encoding: "utf8",
    });
    if (made.status !== 0) throw new Error(`ssh-keygen failed: ${made.stderr || made.error?.message}`);
    const public_key = readFileSync(`${key}.pub`, "utf8").trim();
    const given = await call<Certificate>(api, "POST", "/v1/ssh_certificates", {
      vm: id,
      public_key,
      ttl_seconds: 600,
    });
    writeFileSync(path.join(folder, "key-cert.pub"), `${given.certificate.trim()}\n`, { mode: 0o600 });
    writeFileSync(path.join(folder, "known_hosts"), `${given.host_alias} ${given.host_key.trim()}\n`, {
      mode: 0o600,
    });
    const child = spawn("ssh", sshArguments(folder, given, command), { stdio: "inherit" });
    return await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve(code ?? 255));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
