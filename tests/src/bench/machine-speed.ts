// How long a VM's create takes beside its QEMU alone: until the process is there, and until the guest says something.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { smallImage } from "../harness/small-image.ts";
import { terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";
import { captureCommand, cut, qemuOf, startByHand } from "./by-hand.ts";
import { type Figure, figure, largestShare, type Round } from "./figures.ts";
import { cpuSeconds, cpuSecondsOfEnded } from "./processes.ts";

const ROUNDS = 3;
const POLL_MS = 3;
const LIMIT_MS = 120_000;

/** Seconds since a start. */
interface Times {
  qemu: number;
  firstLine: number;
}

interface Sample {
  croft: Times;
  byHand: Times;
  /** Processor seconds until the process was there. */
  reconciler: number;
  agent: number;
}

async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what} took over ${LIMIT_MS / 1000} s`);
    await pause(POLL_MS);
  }
}

/** The serial log's first whole line with something to read in it. */
function hasLine(file: string): true | undefined {
  try {
    return /\S[^\n]*\n/.test(readFileSync(file, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

const since = (begun: bigint): number => Number(process.hrtime.bigint() - begun) / 1e9;
const pidOf = (croft: WholeCroft, name: string): number =>
  Number(readFileSync(path.join(croft.config.home, `${name}.pid`), "utf8"));

async function times(vm: string, serialLog: string, begun: bigint, atProcess: () => void): Promise<Times> {
  await until("QEMU's process", () => qemuOf(vm));
  const qemu = since(begun);
  atProcess();
  await until("the guest's first line", () => hasLine(serialLog));
  return { qemu, firstLine: since(begun) };
}

async function round(croft: WholeCroft, image: string, folder: string, number: number): Promise<Sample> {
  const pids = { reconciler: pidOf(croft, "reconciler"), agent: pidOf(croft, "agent") };
  const agentCpu = (): number => cpuSeconds(pids.agent) + cpuSecondsOfEnded(pids.agent);
  const before = { reconciler: cpuSeconds(pids.reconciler), agent: agentCpu() };
  const used = { reconciler: 0, agent: 0 };
  const { id } = await croft.call("POST", "/v1/vms", {
    project: "bench",
    name: `vm-${number}`,
    spec: { image, cpus: 1, memory_mib: 512, root_disk_gib: 2 },
  });
  // The answer: from here on it is accepted.
  const accepted = process.hrtime.bigint();
  const vmFolder = path.join(croft.config.home, "agent/vms", id);
  const ours = await times(id, path.join(vmFolder, "serial.log"), accepted, () => {
    used.reconciler = cpuSeconds(pids.reconciler) - before.reconciler;
    used.agent = agentCpu() - before.agent;
  });
  const command = await captureCommand(qemuOf(id) as number, vmFolder, path.join(folder, id));
  await croft.call("DELETE", `/v1/vms/${id}`);
  await until("the VM's end", () => (qemuOf(id) === undefined ? true : undefined));
  const begun = process.hrtime.bigint();
  const hand = startByHand(command);
  try {
    const byHand = await times(id, command.serialLog, begun, () => undefined);
    return { croft: ours, byHand, ...used };
  } finally {
    await cut(hand);
  }
}

/** A project, and the image in the store, made the way users make them. */
async function createImage(croft: WholeCroft): Promise<string> {
  const terraform = terraformFolder(croft.env);
  try {
    terraform.write(`
resource "croft_project" "bench" {
  name = "bench"
}
${smallImage({ guest: croft.guest })}`);
    await terraform.init();
    await terraform.apply();
    return terraform.attributes("croft_image.debian").id as string;
  } finally {
    terraform.remove();
  }
}

function summary(samples: readonly Sample[]): Figure[] {
  const sum = (value: (sample: Sample) => number): number =>
    samples.reduce((total, one) => total + value(one), 0);
  const rounds = (value: (times: Times) => number): Round[] =>
    samples.map(({ croft, byHand }) => ({ croft: value(croft), theirs: value(byHand) }));
  const yardstick = "the same QEMU by hand";
  return [
    figure(
      {
        name: "VM create, accepted to QEMU's process",
        unit: "s",
        yardstick,
        limit: largestShare(
          sum(({ croft }) => croft.qemu),
          {
            "the reconciler's processor time": sum(({ reconciler }) => reconciler),
            "the agent and the tools it runs (root disk, seed)": sum(({ agent }) => agent),
          },
          "waiting for disks and for one another",
        ),
      },
      rounds(({ qemu }) => qemu),
    ),
    figure(
      {
        name: "VM create, accepted to the guest's first line",
        unit: "s",
        yardstick,
        limit: largestShare(
          sum(({ croft }) => croft.firstLine),
          {
            "the guest's own boot": sum(({ byHand }) => byHand.firstLine),
            "what is done before QEMU's process": sum(({ croft }) => croft.qemu),
          },
          "letting the guest run",
        ),
      },
      rounds(({ firstLine }) => firstLine),
    ),
  ];
}

/** A VM's create against its QEMU started by hand. */
export async function machineSpeed(note: (text: string) => void): Promise<Figure[]> {
  const croft = await startWholeCroft();
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-vm-"));
  try {
    const image = await createImage(croft);
    const samples: Sample[] = [];
    for (let number = 0; number <= ROUNDS; number++) {
      // Round 0 is thrown away: the host gets the image with its first VM.
      note(number === 0 ? "warming up" : `round ${number} of ${ROUNDS}`);
      const sample = await round(croft, image, folder, number);
      if (number > 0) samples.push(sample);
    }
    return summary(samples);
  } finally {
    await croft.down();
    rmSync(folder, { recursive: true, force: true });
  }
}
