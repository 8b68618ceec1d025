// How much longer Terraform takes with resources of Croft than with as many of its own.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call } from "@croft/schemas/client/rest-client.ts";
import { readConfig } from "../../../cli/src/config.ts";
import { installProvider } from "../../../cli/src/provider-mirror.ts";
import { terraformProgram } from "../harness/terraform-program.ts";
import { type Figure, figure, largestShare, type Round } from "./figures.ts";
import { cpuSeconds, type RunningReconciler, startReconciler, type Timed, timed } from "./processes.ts";

const SIZES = [
  { count: 100, rounds: 5 },
  { count: 1000, rounds: 3 },
  // Core's own work grows with the square of the number: one round takes as long as all the others.
  { count: 5000, rounds: 1 },
];
/** A key as OpenSSH writes it: each part after its length. */
const KEY = `ssh-ed25519 ${Buffer.concat([
  Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0\x20", "latin1"),
  Buffer.alloc(32, 1),
]).toString("base64")} bench`;

export const croftConfiguration = (count: number): string => `
terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}
variable "project" { type = string }
resource "croft_ssh_key" "one" {
  count      = ${count}
  project    = var.project
  name       = "key-\${count.index}"
  public_key = "${KEY}"
}
`;

const ownConfiguration = (count: number): string => `
variable "project" { type = string }
resource "terraform_data" "one" {
  count = ${count}
  input = {
    project    = var.project
    name       = "key-\${count.index}"
    public_key = "${KEY}"
  }
}
`;

interface Bench {
  folder: string;
  env: Record<string, string>;
  reconciler: RunningReconciler;
}

type Phase = "apply" | "refresh" | "plan";
const ARGUMENTS: Readonly<Record<Phase, readonly string[]>> = {
  apply: ["apply", "-auto-approve"],
  refresh: ["plan", "-refresh-only"],
  plan: ["plan"],
};
interface Sample {
  /** With the processor seconds of the provider's processes and of the reconciler, and the largest provider's memory. */
  croft: Timed & Metered & { reconciler: number };
  own: Timed;
}

interface Metered {
  /** Processor seconds of all processes of the provider. */
  provider: number;
  /** What the largest of them had in memory at its peak. */
  providerMib: number;
}

/** What the provider's process loads before anything else: as it ends it notes what it took, times in microseconds. */
const METER = `
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const noted = { micros: user + system, peakKib: process.resourceUsage().maxRSS };
  require("node:fs").writeFileSync(process.env.CROFT_BENCH_METER + "/" + process.pid, JSON.stringify(noted));
});
`;

/** Runs something with a meter in every provider that it starts. */
async function metered<T>(
  folder: string,
  work: (env: Record<string, string>) => Promise<T>,
): Promise<T & Metered> {
  const notes = mkdtempSync(path.join(folder, "meter-"));
  const preload = path.join(folder, "meter.cjs");
  writeFileSync(preload, METER);
  const done = await work({ NODE_OPTIONS: `--require=${preload}`, CROFT_BENCH_METER: notes });
  const noted = readdirSync(notes).map((name): { micros: number; peakKib: number } =>
    JSON.parse(readFileSync(path.join(notes, name), "utf8")),
  );
  if (noted.length === 0) throw new Error("no provider noted its processor time");
  return {
    ...done,
    provider: noted.reduce((sum, { micros }) => sum + micros, 0) / 1e6,
    providerMib: Math.max(...noted.map(({ peakKib }) => peakKib)) / 1024,
  };
}

async function prepare(bench: Bench, name: string, configuration: string): Promise<string> {
  const folder = mkdtempSync(path.join(bench.folder, `${name}-`));
  writeFileSync(path.join(folder, "main.tf"), configuration);
  await timed(terraformProgram, ["init", "-no-color"], { cwd: folder, env: bench.env });
  return folder;
}

const terraform = (bench: Bench, cwd: string, phase: Phase, project: string, meter = {}): Promise<Timed> => {
  const settings = ["-no-color", "-var", `project=${project}`];
  return timed(terraformProgram, [...ARGUMENTS[phase], ...settings], {
    cwd,
    env: { ...bench.env, ...meter },
  });
};

/** A round starts from no state and from a project with nothing in it. */
async function round(
  bench: Bench,
  folders: { croft: string; own: string },
  project: string,
): Promise<Record<Phase, Sample>> {
  await call(bench.reconciler.api, "POST", "/v1/projects", { name: project });
  for (const folder of Object.values(folders))
    rmSync(path.join(folder, "terraform.tfstate"), { force: true });
  const sample = async (phase: Phase): Promise<Sample> => {
    const own = await terraform(bench, folders.own, phase, project);
    const before = cpuSeconds(bench.reconciler.pid);
    const croft = await metered(bench.folder, (meter) =>
      terraform(bench, folders.croft, phase, project, meter),
    );
    return { own, croft: { ...croft, reconciler: cpuSeconds(bench.reconciler.pid) - before } };
  };
  const apply = await sample("apply");
  const refresh = await sample("refresh");
  return { apply, refresh, plan: await sample("plan") };
}

function summary(phase: Phase, count: number, samples: readonly Sample[]): Figure {
  const sum = (value: (sample: Sample) => number): number =>
    samples.reduce((total, sample) => total + value(sample), 0);
  const limit = largestShare(
    sum(({ croft }) => croft.seconds),
    {
      "Terraform's own work on so many resources": sum(({ own }) => own.cpuSeconds),
      "the provider's processor time, its starts included": sum(({ croft }) => croft.provider),
      "the reconciler's processor time": sum(({ croft }) => croft.reconciler),
    },
    "waiting for the reconciler's commits",
  );
  const rounds: Round[] = samples.map(({ croft, own }) => ({ croft: croft.seconds, theirs: own.seconds }));
  const name = `terraform ${phase} of ${count} croft_ssh_key`;
  return figure({ name, unit: "s", yardstick: "terraform_data", limit }, rounds);
}

/** Processor time of the provider and of the reconciler, in milliseconds for each resource. */
const ownCpu = (samples: readonly Sample[], count: number): number =>
  samples.reduce((sum, { croft }) => sum + croft.provider + croft.reconciler, 0) *
  (1000 / samples.length / count);

/** Whether a resource costs more where there are many; against the next smaller number, for with few all is starts. */
function growth(phase: Phase, count: number, few: number, { croft, theirs }: Round): Figure {
  const limit = "the calls for each resource; for few, the starts of the provider's process";
  const yardstick = `the same with ${few} resources`;
  const name = `own CPU for each of ${count} resources in terraform ${phase}`;
  return figure({ name, unit: "ms", yardstick, limit }, [{ croft, theirs }]);
}

/** The provider's memory at its peak, beside that of a Node process that does nothing. */
function peak(count: number, samples: readonly Record<Phase, Sample>[]): Figure {
  const script = "process.stdout.write(String(process.resourceUsage().maxRSS))";
  const idle = Number(spawnSync(process.execPath, ["-e", script], { encoding: "utf8" }).stdout) / 1024;
  const name = `peak memory of the provider with ${count} croft_ssh_key`;
  const limit = "Node itself, the calls in flight and garbage";
  const largest = (all: Record<Phase, Sample>): number =>
    Math.max(...Object.values(all).map(({ croft }) => croft.providerMib));
  return figure(
    { name, unit: "MiB", yardstick: "an idle Node process", limit },
    samples.map((all) => ({ croft: largest(all), theirs: idle })),
  );
}

/** `terraform plan` and `apply` of keys against the same number of `terraform_data`. */
export async function terraformSpeed(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-terraform-"));
  const reconciler = await startReconciler(folder);
  try {
    const terraformrc = path.join(folder, "terraformrc");
    await installProvider({
      bundle: readConfig().provider,
      mirror: path.join(folder, "mirror"),
      terraformrc,
    });
    const env = {
      CROFT_ENDPOINT: reconciler.api.endpoint,
      CROFT_TOKEN: reconciler.api.token,
      TF_CLI_CONFIG_FILE: terraformrc,
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      CHECKPOINT_DISABLE: "1",
    };
    const bench = { folder, env, reconciler };
    const figures: Figure[] = [];
    const smaller = new Map<Phase, { count: number; cpu: number }>();
    for (const { count, rounds } of SIZES) {
      const folders = {
        croft: await prepare(bench, "croft", croftConfiguration(count)),
        own: await prepare(bench, "own", ownConfiguration(count)),
      };
      const samples: Record<Phase, Sample>[] = [];
      for (let number = 1; number <= rounds; number++) {
        note(`${count} resources, round ${number} of ${rounds}`);
        samples.push(await round(bench, folders, `bench-${count}-${number}`));
      }
      for (const phase of ["plan", "refresh", "apply"] as const) {
        const all = samples.map((one) => one[phase]);
        figures.push(summary(phase, count, all));
        const cpu = ownCpu(all, count);
        const few = smaller.get(phase);
        if (few !== undefined) figures.push(growth(phase, count, few.count, { croft: cpu, theirs: few.cpu }));
        smaller.set(phase, { count, cpu });
      }
      figures.push(peak(count, samples));
    }
    return figures;
  } finally {
    await reconciler.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
