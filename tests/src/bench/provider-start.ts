// From the start of the provider's process to its handshake line: Terraform does this three times in a plan.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readConfig } from "../../../cli/src/config.ts";
import { type Figure, figure, percentile, type Round } from "./figures.ts";

const ROUNDS = 5;
const STARTS = 20;
/** The same for both: settings such as NODE_EXTRA_CA_CERTS cost more than the start itself. */
const MINIMAL = { PATH: process.env.PATH ?? "" };

/** A client certificate as Terraform sends one, because the provider reads it before it answers. */
function clientCertificate(folder: string): string {
  const file = path.join(folder, "client.pem");
  const made = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521", "-nodes", "-days", "1"],
    ...["-subj", "/CN=localhost", "-keyout", path.join(folder, "client.key"), "-out", file],
  ]);
  if (made.status !== 0) throw new Error(`openssl could not make a certificate: ${made.stderr}`);
  return readFileSync(file, "utf8");
}

/** Milliseconds until a provider's first output, after which the process is ended. */
export async function untilHandshake(program: string, env: Record<string, string>): Promise<number> {
  const begun = process.hrtime.bigint();
  const child = spawn(program, {
    env: { ...MINIMAL, ...env },
    // Providers of the field log their start there.
    stdio: ["pipe", "pipe", "ignore"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
  if (!/^1\|[56]\|unix\|/.test(line.toString())) throw new Error(`no handshake line: ${line}`);
  child.kill("SIGKILL");
  await once(child, "close");
  return milliseconds;
}

/** What Terraform tells a provider at its start. */
export const handshakeSettings = (folder: string): Record<string, string> => ({
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
  PLUGIN_MIN_PORT: "10000",
  PLUGIN_MAX_PORT: "25000",
  PLUGIN_CLIENT_CERT: clientCertificate(folder),
  TMPDIR: folder,
});

async function untilEnd(): Promise<number> {
  const begun = process.hrtime.bigint();
  await once(spawn("node", ["-e", "0"], { env: MINIMAL, stdio: "ignore" }), "exit");
  return Number(process.hrtime.bigint() - begun) / 1e6;
}

/** Provider start-up against Node's own. */
export async function providerStart(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-start-"));
  try {
    const env = handshakeSettings(folder);
    const rounds: Record<"p50" | "p95", Round[]> = { p50: [], p95: [] };
    for (let number = 1; number <= ROUNDS; number++) {
      note(`round ${number} of ${ROUNDS}`);
      const croft: number[] = [];
      const theirs: number[] = [];
      for (let start = 0; start < STARTS; start++) {
        theirs.push(await untilEnd());
        croft.push(await untilHandshake(readConfig().provider, env));
      }
      rounds.p50.push({ croft: percentile(croft, 0.5), theirs: percentile(theirs, 0.5) });
      rounds.p95.push({ croft: percentile(croft, 0.95), theirs: percentile(theirs, 0.95) });
    }
    const { croft, theirs } = figure({ name: "", unit: "ms", yardstick: "", limit: "" }, rounds.p50);
    const share = Math.round((100 * theirs.median) / croft.median);
    const limit =
      share >= 50
        ? `the runtime's own start (Node's would be ${share} % of the time)`
        : `loading the program and making its certificate (${100 - share} % of the time)`;
    return (["p50", "p95"] as const).map((name) =>
      figure(
        { name: `provider start to handshake, ${name}`, unit: "ms", yardstick: "node -e 0", limit },
        rounds[name],
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
