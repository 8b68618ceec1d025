// Croft's provider beside one as the field writes them: in Go, with terraform-plugin-framework, over the same REST interface
// (tests/yardstick). It is built where `go` is on the PATH; without it this part says so and measures nothing.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call } from "@croft/schemas/client/rest-client.ts";
import { readConfig } from "../../../cli/src/config.ts";
import { installProvider } from "../../../cli/src/provider-mirror.ts";
import { root } from "../harness/clone.ts";
import { terraformProgram } from "../harness/terraform-program.ts";
import { type Figure, figure, percentile, type Round } from "./figures.ts";
import { type RunningReconciler, startReconciler, timed } from "./processes.ts";
import { handshakeSettings, untilHandshake } from "./provider-start.ts";
import { croftConfiguration } from "./terraform-speed.ts";

const SIZES = [
  { count: 10, rounds: 5 },
  { count: 100, rounds: 5 },
  { count: 1000, rounds: 3 },
  { count: 5000, rounds: 1 },
];
const STARTS = 40;
const YARDSTICK = "a provider in Go";
const VERSION = "1.0.0";

const PHASES = {
  apply: ["apply", "-auto-approve"],
  plan: ["plan"],
  refresh: ["plan", "-refresh-only"],
  destroy: ["destroy", "-auto-approve"],
} as const;
type Phase = keyof typeof PHASES;

const goConfiguration = (count: number): string =>
  croftConfiguration(count)
    .replaceAll("croft/croft", "croft/yardstick")
    .replaceAll("croft_", "yardstick_")
    .replace("croft =", "yardstick =");

/** Builds the yardstick; undefined where there is no Go. */
function buildYardstick(folder: string): string | undefined {
  const out = path.join(folder, "terraform-provider-yardstick");
  const source = path.join(root, "tests/yardstick");
  const built = spawnSync("go", ["build", "-trimpath", "-ldflags=-s -w", "-o", out, "."], {
    cwd: source,
    encoding: "utf8",
  });
  if (built.error !== undefined) return undefined;
  if (built.status !== 0) throw new Error(`go build of ${source} failed:\n${built.stderr}`);
  return out;
}

interface Bench {
  folder: string;
  env: Record<string, string>;
  reconciler: RunningReconciler;
}

/** The largest memory of a provider's process while something runs, in MiB: looked at every 20 ms. */
async function withPeak<T>(program: string, work: Promise<T>): Promise<{ result: T; peakMib: number }> {
  let peakKib = 0;
  const look = setInterval(() => {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(program)) continue;
        const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
        peakKib = Math.max(peakKib, Number(line?.[1] ?? 0));
      } catch {
        // It ended meanwhile.
      }
    }
  }, 20);
  try {
    return { result: await work, peakMib: peakKib / 1024 };
  } finally {
    clearInterval(look);
  }
}

async function prepare(bench: Bench, name: string, configuration: string): Promise<string> {
  const folder = mkdtempSync(path.join(bench.folder, `${name}-`));
  writeFileSync(path.join(folder, "main.tf"), configuration);
  await timed(terraformProgram, ["init", "-no-color"], { cwd: folder, env: bench.env });
  return folder;
}

type Sample = Record<Phase, number> & { peakMib: number };

/** Everything with `count` resources, from nothing to nothing. */
async function life(bench: Bench, cwd: string, project: string, program: string): Promise<Sample> {
  await call(bench.reconciler.api, "POST", "/v1/projects", { name: project });
  const seconds: Partial<Record<Phase, number>> = {};
  let peakMib = 0;
  for (const [phase, words] of Object.entries(PHASES) as [Phase, readonly string[]][]) {
    const args = [...words, "-no-color", "-var", `project=${project}`];
    const run = await withPeak(program, timed(terraformProgram, args, { cwd, env: bench.env }));
    seconds[phase] = run.result.seconds;
    peakMib = Math.max(peakMib, run.peakMib);
  }
  const { apply = 0, plan = 0, refresh = 0, destroy = 0 } = seconds;
  return { apply, plan, refresh, destroy, peakMib };
}

async function starts(go: string, folder: string): Promise<Figure> {
  const env = handshakeSettings(folder);
  const rounds: Round[] = [];
  for (let round = 0; round < 5; round++) {
    const croft: number[] = [];
    const theirs: number[] = [];
    for (let start = 0; start < STARTS; start++) {
      theirs.push(await untilHandshake(go, env));
      croft.push(await untilHandshake(readConfig().provider, env));
    }
    rounds.push({ croft: percentile(croft, 0.5), theirs: percentile(theirs, 0.5) });
  }
  const limit = "the runtime's own start and the certificate";
  return figure({ name: "provider start to handshake", unit: "ms", yardstick: YARDSTICK, limit }, rounds);
}

/** Both providers are found in one mirror. */
async function install(folder: string, go: string): Promise<string> {
  const terraformrc = path.join(folder, "terraformrc");
  const mirror = path.join(folder, "mirror");
  const { version } = await installProvider({ bundle: readConfig().provider, mirror, terraformrc });
  const field = path.join(folder, "field");
  const place = path.join(field, "registry.terraform.io/croft/yardstick", VERSION, "linux_amd64");
  mkdirSync(place, { recursive: true });
  const file = path.join(place, `terraform-provider-yardstick_v${VERSION}`);
  copyFileSync(go, file);
  chmodSync(file, 0o755);
  // No registry is asked: a client asks all methods that may have a provider.
  const from = (folder: string, name: string): string =>
    `  filesystem_mirror {\n    path = ${JSON.stringify(folder)}\n    include = ["registry.terraform.io/croft/${name}"]\n  }\n`;
  const mirrors = from(path.join(mirror, version), "croft") + from(field, "yardstick");
  writeFileSync(terraformrc, `provider_installation {\n${mirrors}}\n`);
  return terraformrc;
}

/** All phases with 10 to 5,000 resources, Croft's provider and the yardstick in turns. */
export async function fieldSpeed(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-field-"));
  try {
    const go = buildYardstick(folder);
    if (go === undefined) {
      note("skipped: `go` is not on the PATH, which builds what Croft's provider is measured beside");
      return [];
    }
    return await measure(folder, go, note);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, go: string, note: (text: string) => void): Promise<Figure[]> {
  const figures = [await starts(go, folder)];
  const reconciler = await startReconciler(folder);
  try {
    const env = {
      CROFT_ENDPOINT: reconciler.api.endpoint,
      CROFT_TOKEN: reconciler.api.token,
      TF_CLI_CONFIG_FILE: await install(folder, go),
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      CHECKPOINT_DISABLE: "1",
    };
    const bench = { folder, env, reconciler };
    for (const { count, rounds } of SIZES) {
      const croft = await prepare(bench, "croft", croftConfiguration(count));
      const field = await prepare(bench, "field", goConfiguration(count));
      const samples: { croft: Sample; theirs: Sample }[] = [];
      for (let round = 1; round <= rounds; round++) {
        note(`${count} resources, round ${round} of ${rounds}`);
        const theirs = await life(bench, field, `go-${count}-${round}`, "terraform-provider-yardstick");
        samples.push({
          theirs,
          croft: await life(bench, croft, `croft-${count}-${round}`, "terraform-provider-croft"),
        });
      }
      figures.push(...summaries(count, samples));
    }
    return figures;
  } finally {
    await reconciler.stop();
  }
}

function summaries(count: number, samples: readonly { croft: Sample; theirs: Sample }[]): Figure[] {
  const limit = "Terraform's own work, the same for both";
  const timedPhases = (Object.keys(PHASES) as Phase[]).map((phase) =>
    figure(
      { name: `terraform ${phase} of ${count} keys`, unit: "s", yardstick: YARDSTICK, limit },
      samples.map(({ croft, theirs }) => ({ croft: croft[phase], theirs: theirs[phase] })),
    ),
  );
  const memory = figure(
    {
      name: `peak memory of the provider with ${count} keys`,
      unit: "MiB",
      yardstick: YARDSTICK,
      limit: "the runtime, the calls in flight and garbage",
    },
    samples.map(({ croft, theirs }) => ({ croft: croft.peakMib, theirs: theirs.peakMib })),
  );
  return [...timedPhases, memory];
}
