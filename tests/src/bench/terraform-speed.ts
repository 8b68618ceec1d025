// How much longer Terraform takes with resources of Croft than with as many of its own.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installProvider } from "../../../cli/src/provider-mirror.ts";
import { call } from "../../../cli/src/reconciler-api.ts";
import { root } from "../harness/clone.ts";
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

const croftConfiguration = (count: number): string => `
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
  croft: Timed & { reconciler: number };
  own: Timed;
}

async function prepare(bench: Bench, name: string, configuration: string): Promise<string> {
  const folder = mkdtempSync(path.join(bench.folder, `${name}-`));
  writeFileSync(path.join(folder, "main.tf"), configuration);
  await timed("terraform", ["init", "-no-color"], { cwd: folder, env: bench.env });
  return folder;
}

const terraform = (bench: Bench, cwd: string, phase: Phase, project: string): Promise<Timed> => {
  const settings = ["-no-color", "-var", `project=${project}`];
  return timed("terraform", [...ARGUMENTS[phase], ...settings], { cwd, env: bench.env });
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
    const croft = await terraform(bench, folders.croft, phase, project);
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
      "starting the provider and calling it": sum(({ croft, own }) => croft.cpuSeconds - own.cpuSeconds),
      "the reconciler's processor time": sum(({ croft }) => croft.reconciler),
    },
    "waiting for the reconciler's commits",
  );
  const rounds: Round[] = samples.map(({ croft, own }) => ({ croft: croft.seconds, theirs: own.seconds }));
  const name = `terraform ${phase} of ${count} croft_ssh_key`;
  return figure({ name, unit: "s", yardstick: "terraform_data", limit }, rounds);
}

/** Processor time of the provider, of Terraform's calls to it and of the reconciler, in milliseconds for each resource. */
const ownCpu = (samples: readonly Sample[], count: number): number =>
  samples.reduce((sum, { croft, own }) => sum + croft.cpuSeconds - own.cpuSeconds + croft.reconciler, 0) *
  (1000 / samples.length / count);

/** Whether a resource costs more where there are many. */
function growth(phase: Phase, count: number, croft: number, theirs: number): Figure {
  const limit = "the calls for each resource; for few, the starts of the provider's process";
  const yardstick = `the same with ${SIZES[0]?.count} resources`;
  const name = `own CPU for each of ${count} resources in terraform ${phase}`;
  return figure({ name, unit: "ms", yardstick, limit }, [{ croft, theirs }]);
}

/** `terraform plan` and `apply` of keys against the same number of `terraform_data`. */
export async function terraformSpeed(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-terraform-"));
  const reconciler = await startReconciler(folder);
  try {
    const terraformrc = path.join(folder, "terraformrc");
    const bundle = path.join(root, "provider/dist/terraform-provider-croft");
    await installProvider({ bundle, mirror: path.join(folder, "mirror"), terraformrc });
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
    const ofFew = new Map<Phase, number>();
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
        const few = ofFew.get(phase);
        if (few === undefined) ofFew.set(phase, cpu);
        else figures.push(growth(phase, count, cpu, few));
      }
    }
    return figures;
  } finally {
    await reconciler.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
