// QEMUs for the VMs of a walk, so that partitions move while a guest has them. Nothing runs in them: their monitor writes through
// the guest's device. Disks of SCSI, which leave without a guest's consent.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunningGuest } from "../../../../host-agent/src/disk/partition/moves.ts";
import { growIfLarger, nodeInUse, nodeSizes } from "../../../../host-agent/src/vm/devices/drive-mirror.ts";
import {
  blockdevOf,
  type DriveSource,
  deviceId,
  nodeName,
} from "../../../../host-agent/src/vm/devices/drive-source.ts";
import { pluggedIn, unplug } from "../../../../host-agent/src/vm/devices/hotplug.ts";
import { statusOf } from "../../../../host-agent/src/vm/qemu/process.ts";
import { connectQmp, type Qmp } from "../../../../host-agent/src/vm/qemu/qmp.ts";

interface Guest {
  process: ChildProcess;
  qmp: Qmp;
}

/** For what hangs. */
const START_MS = 60_000;
const UNPLUG_MS = 30_000;

export class LiveGuests {
  readonly #folder: string;
  readonly #guests = new Map<string, Guest>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** How an agent finds the guest of a VM; `before` is called before each command of its. */
  finder(owner: RunningGuest["owner"], before: () => void): (vm: string) => RunningGuest | null {
    return (vm) => {
      const guest = this.#guests.get(vm);
      if (guest === undefined) return null;
      const { qmp } = guest;
      const counted: Qmp = {
        onEvent: (listener) => qmp.onEvent(listener),
        closed: qmp.closed,
        close: () => qmp.close(),
        execute: async (command, args) => {
          before();
          return await qmp.execute(command, args);
        },
      };
      return { vm, owner, qmp: counted };
    };
  }

  /** Gives a partition to a VM, which is started for its first one. */
  async plug(vm: string, partition: string, source: DriveSource, readOnly: boolean): Promise<void> {
    const { qmp } = this.#guests.get(vm) ?? (await this.#start(vm));
    if ((await pluggedIn(qmp)).has(partition)) return;
    await qmp.execute("blockdev-add", blockdevOf(partition, source, readOnly, source.path));
    const device = { driver: "scsi-hd", id: deviceId(partition), drive: nodeName(partition), bus: "scsi0.0" };
    await qmp.execute("device_add", { ...device, "share-rw": true });
  }

  async unplug(vm: string, partition: string): Promise<void> {
    const guest = this.#guests.get(vm);
    if (guest !== undefined)
      assert.ok(await unplug(guest.qmp, partition, UNPLUG_MS), "the disk does not leave");
  }

  /** Whether a VM's guest sees all of a partition, which it does at once where the partition has a node of its own. */
  async sees(vm: string, partition: string, source: DriveSource): Promise<boolean> {
    const { qmp } = this.#must(vm);
    if (source.kind === "device") await growIfLarger(qmp, partition, source.sizeBytes);
    const node = (await nodeInUse(qmp, partition)) ?? "";
    return (await nodeSizes(qmp)).get(node) === source.sizeBytes;
  }

  async write(vm: string, partition: string, position: number, bytes: Buffer): Promise<void> {
    const file = join(this.#folder, "written");
    await writeFile(file, bytes);
    await this.#io(vm, partition, `write -s ${file} ${position} ${bytes.length}`);
    await this.#io(vm, partition, "flush");
  }

  async runs(vm: string): Promise<boolean> {
    return (await statusOf(this.#must(vm).qmp)) === "running";
  }

  /** What a VM's own step does with a guest that nobody holds. */
  async letRun(isHeld: (vm: string) => Promise<boolean>): Promise<void> {
    for (const [vm, { qmp }] of this.#guests) {
      assert.equal(await isHeld(vm), false, `${vm} is held`);
      if ((await statusOf(qmp)) === "paused") await qmp.execute("cont");
    }
  }

  async end(): Promise<void> {
    for (const { process, qmp } of this.#guests.values()) {
      const gone = once(process, "exit");
      process.kill("SIGKILL");
      await gone;
      qmp.close();
    }
    this.#guests.clear();
  }

  async #start(vm: string): Promise<Guest> {
    const socket = join(this.#folder, `${vm}.sock`);
    const machine = ["-machine", "q35,accel=tcg", "-m", "32", "-nodefaults", "-display", "none"];
    const process = spawn("qemu-system-x86_64", [
      ...machine,
      ...["-device", "virtio-scsi-pci,id=scsi0", "-qmp", `unix:${socket},server=on,wait=off`],
    ]);
    for (const end = Date.now() + START_MS; ; ) {
      const qmp = await connectQmp(socket).catch(() => null);
      if (qmp !== null) {
        this.#guests.set(vm, { process, qmp });
        return { process, qmp };
      }
      if (Date.now() > end) throw new Error("QEMU did not open its monitor");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async #io(vm: string, partition: string, command: string): Promise<void> {
    const line = `qemu-io -d ${deviceId(partition)} "${command}"`;
    const said = await this.#must(vm).qmp.execute("human-monitor-command", { "command-line": line });
    assert.doesNotMatch(String(said), /fail|error|invalid|not/i, `${command}: ${said}`);
  }

  #must(vm: string): Guest {
    const guest = this.#guests.get(vm);
    if (guest === undefined) throw new Error(`${vm} does not run`);
    return guest;
  }
}
