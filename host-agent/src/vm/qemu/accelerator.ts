// What guests run under. That /dev/kvm can be opened proves nothing: on some machines every guest then hangs or QEMU
// aborts. So a tiny guest has to prove it, once per boot of the host and version of QEMU, behind the walls that guests
// are behind. All agents of root on one machine share the answer.
//
//   auto --no /dev/kvm--> tcg          setting kvm or tcg: as told
//     | cached answer of this boot and this QEMU: that
//     +--tiny guest says HELLO and ends in time--> kvm, else tcg with QEMU's words
import { chmod, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import { readTextIfThere, writeFileAtomic } from "../../host/files.ts";
import type { Paths } from "../../host/paths.ts";
import { CommandFailed, type Run } from "../../host/run.ts";
import { behindWalls, type Owner, type Walls } from "../../host/walls.ts";
import { VM_USERS } from "../lifecycle/owner.ts";
import { BOOT_SECTOR_EXIT, BOOT_SECTOR_SAYS, bootDisk } from "./boot-sector.ts";

export interface Accelerator {
  name: "kvm" | "tcg";
  condition: Condition;
}

export interface Surroundings {
  setting: "auto" | "kvm" | "tcg";
  run: Run;
  paths: Paths;
  qemu: string;
  bootId: string;
  root: boolean;
  walls: Walls;
  /** Path of the device of KVM; /dev/kvm unless given. */
  kvm?: string;
}

const KVM_LIMIT_MS = 10_000;
const KVM = "/dev/kvm";

/** Never throws: without QEMU, or with anything odd, it is `tcg` and the condition says why. */
export async function findAccelerator(around: Surroundings): Promise<Accelerator> {
  const { setting } = around;
  let version: string;
  try {
    version = (await around.run(around.qemu, ["--version"])).stdout.split("\n")[0] ?? "";
  } catch (error) {
    return without(
      "qemu_missing",
      `QEMU does not run on this host: ${wordsOf(error)} Install it (qemu-system-x86).`,
    );
  }
  if (setting === "tcg")
    return without("told", "The setting accelerator says tcg: guests are emulated, which is slow.");
  if (setting === "kvm") return withKvm("told", "The setting accelerator says kvm; it was not tried.");
  if (!(await isThere(around.kvm ?? KVM)))
    return without("kvm_missing", "This host has no /dev/kvm: guests are emulated, which is slow.");
  const cache = around.paths.accelerator;
  const key = `${around.bootId} ${version}`;
  const kept = JSON.parse((await readTextIfThere(cache)) ?? "{}") as { key?: string; why?: string | null };
  const why =
    kept.key === key && kept.why !== undefined ? kept.why : await tryGuest(around, "kvm", KVM_LIMIT_MS);
  await writeFileAtomic(cache, `${JSON.stringify({ key, why })}\n`);
  if (why === null) return withKvm("proven", "A guest was run under KVM.");
  return without(
    "kvm_broken",
    `/dev/kvm is there, but a guest does not run under it (${why}): guests are emulated, which is slow.`,
  );
}

/** Runs the tiny guest; null when it proved itself, else what went wrong. */
export async function tryGuest(
  { run, paths, qemu, root, walls }: Pick<Surroundings, "run" | "paths" | "qemu" | "root" | "walls">,
  accelerator: "kvm" | "tcg",
  limitMs: number,
): Promise<string | null> {
  const disk = join(paths.runtimeDir, `probe-${process.pid}.img`);
  await writeFile(disk, bootDisk());
  // QEMU's user reads it; it holds no secret.
  await chmod(disk, 0o644);
  const cpu = accelerator === "kvm" ? "host" : "max";
  const words = [
    ...["-machine", "q35", "-accel", accelerator, "-cpu", cpu, "-m", "128", "-nodefaults", "-no-user-config"],
    ...[
      "-display",
      "none",
      "-no-reboot",
      "-serial",
      "stdio",
      "-device",
      "isa-debug-exit,iobase=0x501,iosize=1",
    ],
    ...[
      "-blockdev",
      JSON.stringify({
        driver: "raw",
        "node-name": "d",
        "read-only": true,
        file: { driver: "file", filename: disk },
      }),
    ],
    ...["-device", "virtio-blk-pci,drive=d"],
    ...["-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"],
  ];
  try {
    const kvm = accelerator === "kvm";
    const vm = {
      id: "probe",
      runtimeDir: paths.runtimeDir,
      owner: root ? await probeUser(kvm) : null,
      kvm,
      limits: null,
      watch: null,
    };
    const [command = "", ...args] = behindWalls([qemu, ...words], vm, { ...walls, units: false });
    const { stdout } = await run(command, args, { timeout: limitMs, allowedExitCodes: [BOOT_SECTOR_EXIT] });
    return stdout.includes(BOOT_SECTOR_SAYS) ? null : "it ended without a word";
  } catch (error) {
    return wordsOf(error);
  } finally {
    await rm(disk, { force: true });
  }
}

/** QEMU never runs as root, here neither; it gets the group that may open /dev/kvm. */
async function probeUser(kvm: boolean): Promise<Owner> {
  const uid = VM_USERS.first + VM_USERS.count;
  return { uid, gid: uid, groups: kvm ? [(await stat(KVM)).gid] : [] };
}

const withKvm = (reason: string, message: string): Accelerator => ({
  name: "kvm",
  condition: { type: "accelerator", status: "true", reason, message },
});
const without = (reason: string, message: string): Accelerator => ({
  name: "tcg",
  condition: { type: "accelerator", status: "false", reason, message },
});

function wordsOf(error: unknown): string {
  if (!(error instanceof CommandFailed)) return error instanceof Error ? error.message : String(error);
  const words = error.stderr.trim().split("\n")[0] ?? "";
  return words === "" ? error.message : words.slice(0, 300);
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
