// `croft-agent join ENDPOINT --fingerprint SHA256`: makes this machine a host of a reconciler, by one line.
//
// The token comes in CROFT_JOIN_TOKEN or a file, because every user of a machine reads the arguments of all programs.
import { parseArgs } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import { readConfig, readJoinToken } from "../config.ts";
import { fetchAuthority, parseFingerprint } from "../first-contact.ts";
import { takeAgentLock } from "../host/lock.ts";
import { createPaths } from "../host/paths.ts";
import { acceptInvitation } from "../join.ts";
import { createFolders } from "../parts.ts";

const USAGE = `usage: CROFT_JOIN_TOKEN=TOKEN croft-agent join ENDPOINT --fingerprint sha256:HEX [--token-file FILE] [--config FILE]

Makes this machine a host. ENDPOINT (https://name:port), token and the fingerprint of the reconciler's authority are in the line
that comes with a join token (\`croft host add NAME\`, or croft_join_token in Terraform). Nothing is sent before what answers
there has proved that fingerprint. The agent must not run meanwhile; start it afterwards.
`;

interface Arguments {
  endpoint: URL;
  fingerprint: string;
  tokenFile: string | null;
  config: string | null;
}

/** Resolves with the exit code: 0 joined, 1 refused or failed, 2 not understood. */
export async function joinCommand(args: readonly string[]): Promise<number> {
  const read = readArguments(args);
  if (read === null) {
    process.stdout.write(USAGE);
    return args.includes("--help") ? 0 : 2;
  }
  process.umask(0o077);
  try {
    const { host, hostId } = await join(read);
    process.stdout.write(
      `This machine is host ${host} (${hostId}) now. Start its agent: systemctl enable --now croft-agent\n`,
    );
    return 0;
  } catch (error) {
    const detail = error instanceof CroftError && error.detail !== error.message ? `\n${error.detail}` : "";
    process.stderr.write(`croft-agent: ${error instanceof Error ? error.message : String(error)}${detail}\n`);
    return 1;
  }
}

async function join({ endpoint, fingerprint, tokenFile, config: named }: Arguments) {
  const config = readConfig({ file: named });
  const token = readJoinToken(tokenFile);
  const expected = parseFingerprint(fingerprint);
  const paths = createPaths(config.stateDir, config.runtimeDir);
  await createFolders(paths, process.geteuid?.() === 0);
  const lock = await takeAgentLock(paths.agentLock);
  try {
    const caCertificate = await fetchAuthority(endpoint, expected, new Date());
    return await acceptInvitation(paths.certificate, { endpoint: endpoint.origin, caCertificate, token });
  } finally {
    lock.release();
  }
}

function readArguments(args: readonly string[]): Arguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        fingerprint: { type: "string" },
        "token-file": { type: "string" },
        config: { type: "string" },
      },
    });
    const [endpoint = ""] = positionals;
    const { fingerprint, config = null, "token-file": tokenFile = null } = values;
    if (positionals.length !== 1 || fingerprint === undefined || !URL.canParse(endpoint)) return null;
    const url = new URL(endpoint);
    return url.protocol === "https:" ? { endpoint: url, fingerprint, tokenFile, config } : null;
  } catch {
    return null;
  }
}
