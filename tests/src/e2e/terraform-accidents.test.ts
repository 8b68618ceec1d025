// Never an orphan, never a double: a life of everything that can be declared (made, changed, gone) in which Terraform itself
// is killed at every step. It cannot write down what it was doing; the next apply finds it all the same.
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { atEveryStep, everyWrite, type Lived, type Step } from "../harness/accidents.ts";
import { type BuiltProvider, build, builtProvider, providersOf } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { type UnreliableLine, unreliableLine } from "../harness/unreliable-line.ts";
import { hclOf, idsThere, STAGES, type Stage, wholeWorld } from "../harness/whole-world.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(1_800_000);

const AT_ONCE = 3;

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let folder: string;

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  host = await imitateHost(reconciler, "alpha");
  folder = mkdtempSync(path.join(tmpdir(), "croft-accidents-"));
});

afterAll(async () => {
  await host?.stop();
  await reconciler?.stop();
  provider?.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Place {
  readonly terraform: TerraformFolder;
  /** Where its plugins have their sockets. */
  readonly temporary: string;
}

interface Life extends Place {
  readonly name: string;
  readonly line: UnreliableLine;
}

/** With an empty state. */
async function newPlace(): Promise<Place> {
  const temporary = mkdtempSync(path.join(folder, "tmp-"));
  const env = { CROFT_TOKEN: reconciler.token, TF_CLI_CONFIG_FILE: provider.terraformrc, TMPDIR: temporary };
  const terraform = terraformFolder(env);
  terraform.write("");
  await terraform.init();
  return { terraform, temporary };
}

async function live(life: Life, stepOf: (stage: number) => Step | undefined): Promise<Lived> {
  const { line } = life;
  const requests: Lived["requests"][number][] = [];
  let struck = 0;
  for (const [number, stage] of STAGES.entries()) {
    const before = line.requests.length;
    if (await reach(life, stage, stepOf(number))) struck += 1;
    requests.push(line.requests.slice(before));
    await expectWhole(life, stage);
  }
  return { requests, struck };
}

/** Applies until it is there; answers whether Terraform was killed meanwhile. */
async function reach(
  { name, terraform, temporary, line }: Life,
  stage: Stage,
  step?: Step,
): Promise<boolean> {
  const world = wholeWorld({ name, host: "alpha", folder, stateDir: reconciler.stateDir }, stage);
  terraform.write(`provider "croft" {\n  endpoint = "${line.endpoint}"\n}\n${hclOf(world)}`);
  // One after the other, so that the n-th request is the same each time.
  const apply = terraform.start("apply", "-auto-approve", "-no-color", "-parallelism=1");
  let plugins: number[] | undefined;
  if (step !== undefined) {
    void line.cutAt(step.request, step.when, () => {
      plugins = providersOf(apply.pid ?? 0);
      process.kill(apply.pid ?? 0, "SIGKILL");
    });
  }
  const { exitCode, all } = await apply;
  line.heal();
  if (plugins === undefined) {
    if (exitCode !== 0) throw new Error(`${stage}: ${all}`);
    return false;
  }
  expect(plugins.length).toBeGreaterThan(0);
  await untilGone(plugins);
  expect(readdirSync(temporary)).toEqual([]);
  await terraform.apply();
  return true;
}

/** A plugin sees the death of its Terraform, ends what it does and leaves nothing. */
async function untilGone(pids: readonly number[]): Promise<void> {
  const until = performance.now() + 30_000;
  while (pids.some((pid) => existsSync(`/proc/${pid}`))) {
    if (performance.now() > until) throw new Error(`plugins outlived their Terraform: ${pids}`);
    await sleep(20);
  }
}

async function expectWhole({ name, terraform }: Life, stage: Stage): Promise<void> {
  const { changes, output } = await terraform.plan();
  expect(changes ? `${stage}: ${output}` : "no changes").toBe("no changes");
  const world = wholeWorld({ name, host: "alpha", folder, stateDir: reconciler.stateDir }, stage);
  const ids = Object.entries(world).map(
    ([address, { type }]) => terraform.attributes(`${type}.${address}`).id,
  );
  expect(await idsThere(reconciler, name)).toEqual(ids.sort());
}

test("Terraform is killed at every step: its plugin ends, and the next apply completes", async () => {
  let lives = 0;
  const places: Place[] = [];
  const liveIn = async (stepOf: (stage: number) => Step | undefined, worker: number): Promise<Lived> => {
    places[worker] ??= await newPlace();
    const line = await unreliableLine(reconciler.endpoint);
    try {
      return await live({ ...places[worker], name: `life-${lives++}`, line }, stepOf);
    } catch (error) {
      // Its state is no longer empty.
      places[worker]?.terraform.remove();
      delete places[worker];
      throw error;
    } finally {
      await line.close();
    }
  };
  const { steps, wanted, all, failures } = await atEveryStep(liveIn, {
    atOnce: AT_ONCE,
    what: "kills of Terraform",
    steps: everyWrite,
  });
  for (const place of places) place?.terraform.remove();
  expect(failures).toEqual([]);
  expect(steps).toBeGreaterThanOrEqual(wanted);
  expect(all).toBeGreaterThan(60);
});
