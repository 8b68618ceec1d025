// `croft ssh`, `scp`, `ssh-config`: logins with certificates of the moment, by OpenSSH's own programs. What ssh starts for each
// connection is this same program: `ssh-proxy` and `ssh-credentials`.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Connection, Run } from "../command-line/command.ts";
import { findObject } from "../object-name.ts";
import { proxy } from "../proxy.ts";
import { remoteWords } from "../remote-words.ts";
import { type SshHelper, writeCredentials, writeSshConfig } from "../ssh-files.ts";
import { readVmName } from "../vm-name.ts";

/** All that leads a command to a Croft: none of it but its own reaches the helper, which would else go elsewhere. */
const LEADING = ["CROFT_ENDPOINT", "CROFT_CONTEXT", "CROFT_CONFIG", "CROFT_HOME", "CROFT_CA_CERTIFICATE"];

/** Where a compiled executable finds its own sources: it is run by itself. */
const COMPILED = "/$bunfs/";

/** Arguments of `env` may be of any length and content but for line feeds, which ssh_config cannot have. */
function helperOf({ environment }: Connection): SshHelper {
  const own = fileURLToPath(import.meta.url);
  return {
    words: own.startsWith(COMPILED) ? [process.execPath] : [process.execPath, own],
    prefix: "ssh-",
    environment,
    unset: LEADING.filter((name) => !(name in environment)),
    madeBy: "croft ssh-config",
  };
}

const configOf = (connection: Connection): string => writeSshConfig(connection.sshHome, helperOf(connection));

export const run: Run = async (invocation, session) => {
  const connection = await session.connect();
  const host = await hostName(connection, invocation.argument("VM"));
  const command = remoteWords(invocation.rest("COMMAND"));
  return start("ssh", ["-F", configOf(connection), "-o", "LogLevel=ERROR", host, ...command]);
};

/** `vm.project.croft`, of any way to name a VM. */
async function hostName({ api, project }: Connection, text: string): Promise<string> {
  const bare = /^[a-z0-9-]+$/i.test(text);
  if (!bare) {
    const named = readVmName(text);
    return "id" in named ? `${named.id}.croft` : `${named.name}.${named.project}.croft`;
  }
  const vm = await findObject(api, "vm", text, { project });
  return `${vm.name}.${vm.project}.croft`;
}

const REMOTE =
  /^(?:([^@/:]+)@)?([a-z0-9-]+\/[a-z0-9-]+|[a-z0-9-]+\.[a-z0-9-]+\.croft|vm_[0-9a-z]{16}(?:\.croft)?):(.*)$/i;

/** `scp`'s words, in which `project/vm:path` names a file of a VM. */
export function scpWords(words: readonly string[]): string[] {
  return words.map((word) => {
    const [, user, vm, file = ""] = REMOTE.exec(word) ?? [];
    if (vm === undefined) return word;
    const named = readVmName(vm);
    const host = "id" in named ? `${named.id}.croft` : `${named.name}.${named.project}.croft`;
    return `${user === undefined ? "" : `${user}@`}${host}:${file}`;
  });
}

export const scp: Run = async (invocation, session) => {
  const connection = await session.connect();
  return start("scp", [
    "-F",
    configOf(connection),
    "-o",
    "LogLevel=ERROR",
    ...scpWords(invocation.rest("FILE")),
  ]);
};

export const sshConfig: Run = async (_invocation, session) => {
  session.output.write(`${configOf(await session.connect())}\n`);
  return undefined;
};

export const sshProxy: Run = async (invocation, session) => {
  const { api } = await session.connect();
  await proxy(api, invocation.argument("VM"));
  // Standard input may be open still.
  return process.exit(0);
};

export const sshCredentials: Run = async (invocation, session) => {
  const { api, sshHome } = await session.connect();
  await writeCredentials(sshHome, api, invocation.argument("VM"), session.now().getTime());
  return undefined;
};

/** Resolves with its exit status. */
function start(program: string, words: readonly string[]): Promise<number> {
  const child = spawn(program, words, { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "ENOENT" ? new Error(`${program} is not installed; install OpenSSH's client`) : error,
      ),
    );
    child.on("close", (code) => resolve(code ?? 255));
  });
}

/** For an inventory: where the configuration is. */
export const sshConfigFile = (connection: Connection): string => path.resolve(configOf(connection));
