// How QEMU gets at a partition.
//
//   with root      the partition's own node, claimed by this process (O_EXCL) for as long as a VM has it: nobody else
//                  can mount it or make a file system on it. QEMU runs as a user of its own, so it gets a second node
//                  for the same device in the VM's folder, which belongs to that user.
//   without root   a window of the disk's file. Nothing in the system knows about ranges of files, so the note of who
//                  has which partition is all that keeps two VMs apart.
//
// The note is a file, because guests outlive the agent: a restarted agent must not wipe what a guest still has.
import { constants } from "node:fs";
import { type FileHandle, open, readdir, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { createFolder, isMissing, readTextIfThere, removeFile, writeFileAtomic } from "../../host/files.ts";
import type { DriveSource, Drives, DriveUser, LentFile } from "../../vm/devices/drive-source.ts";
import type { AdoptedDisk, DiskContext } from "../context.ts";
import { addSpareNode, type PartitionNode } from "../device/nodes.ts";
import { deviceFolder, ownNode } from "../device/own-node.ts";
import { shareFile } from "../device/share-file.ts";
import { asCroftError } from "../fault.ts";
import { rangeOf } from "../table/entries.ts";
import type { GptEntry } from "../table/gpt.ts";
import { claimingNodes, holdTable } from "../table/hold-table.ts";
import { noteUse } from "../use.ts";
import { isUsable, nodeFor, readPartition } from "./partition.ts";

/** Finds the adopted disk of a partition; throws `unavailable` while it is not there. */
export type FindDisk = (partition: string) => Promise<AdoptedDisk>;

/** A guest that is held while QEMU changes over to the node `to`; `runs`: it goes on afterwards. */
export interface ChangeOver {
  vm: string;
  to: string;
  runs: boolean;
}

const CHANGE_OVER = ".change-over";

export class PartitionDrives implements Drives {
  readonly #context: DiskContext;
  readonly #findDisk: FindDisk;
  readonly #claims = new Map<string, { device: string; handle: FileHandle }>();
  /** Partitions that no VM has and that this process reads, because they move to another host: each stands for itself. */
  readonly #readAlone = new Set<string>();

  constructor(context: DiskContext, findDisk: FindDisk) {
    this.#context = context;
    this.#findDisk = findDisk;
  }

  /**
   * The VM that has a partition, the partition itself while it is read for its own move, or null. What a VM without a folder left
   * behind counts for nothing.
   */
  async holder(partition: string): Promise<string | null> {
    const vm = await readTextIfThere(this.#note(partition));
    if (vm === null) return null;
    if (vm === partition && this.#readAlone.has(partition)) return vm;
    const there = await stat(this.#context.paths.vm(vm)).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (there !== null) return vm;
    await this.#letGo(partition);
    return null;
  }

  /**
   * Opens a partition for a VM, or tells its present size when the VM has it already. Errors: `partition_attached`
   * when another VM or program has it, `unavailable` while it is not made, and those of a damaged disk.
   */
  async open(partition: string, who: DriveUser): Promise<DriveSource> {
    try {
      return await this.#open(partition, who);
    } catch (error) {
      throw asCroftError(error, `open partition ${partition}`);
    }
  }

  async #open(partition: string, who: DriveUser): Promise<DriveSource> {
    const disk = await this.#findDisk(partition);
    const entry = await readPartition(this.#context, disk, partition);
    if (entry === null || !isUsable(entry)) {
      throw new CroftError("unavailable", `Partition ${partition} on disk ${disk.id} is not ready.`, {
        detail: "It is being made or wiped; the drive is plugged in when that is done.",
      });
    }
    const holder = await this.holder(partition);
    if (holder !== null && holder !== who.vm) {
      throw new CroftError("partition_attached", `Partition ${partition} is plugged into ${holder}.`, {
        detail: "A partition serves one VM at a time. Detach it there first.",
      });
    }
    if (holder === null) {
      await createFolder(join(this.#context.paths.runtimeDir, "drives"));
      await this.endChangeOver(partition);
      if (who.vm === partition) this.#readAlone.add(partition);
      await writeFileAtomic(this.#note(partition), who.vm);
    }
    try {
      // Noted first and looked after that: what is done to a partition that nobody has does it the other way round.
      if (holder === null) await this.#findDisk(partition);
      if (holder === null && !who.readOnly) {
        await holdTable(this.#context, this.#context.run, disk, () =>
          noteUse(this.#context, disk.id, disk.found),
        );
      }
      return await this.#source(disk, partition, entry, who);
    } catch (error) {
      if (holder === null) await this.#letGo(partition);
      throw error;
    }
  }

  async #source(disk: AdoptedDisk, partition: string, entry: GptEntry, who: DriveUser): Promise<DriveSource> {
    const range = rangeOf(disk, entry);
    if (!this.#context.root) {
      const sizeBytes = range.end - range.start;
      const window = { kind: "window", descriptor: null, offsetBytes: range.start, sizeBytes } as const;
      return { ...window, path: disk.found.path };
    }
    const node = await nodeFor(this.#context, this.#context.run, disk, entry);
    await this.#claim(disk, partition, node);
    const { readOnly } = who;
    const path =
      who.owner === null
        ? node.path
        : await ownNode(this.#context, { vm: who.vm, owner: who.owner }, partition, { ...node, readOnly });
    const thin = disk.found.device === null;
    return { kind: "device", path, descriptor: null, sizeBytes: node.sizeBytes, thin };
  }

  /** Claims a partition's node. A claim on a device that was pulled out since, and is another now, is none. */
  async #claim(disk: AdoptedDisk, partition: string, node: PartitionNode): Promise<void> {
    const device = `${node.path} ${disk.found.device?.sequence ?? ""}`;
    const held = this.#claims.get(partition);
    if (held?.device === device) return;
    await held?.handle.close();
    this.#claims.delete(partition);
    const claim = () => claimNode(node, partition);
    const handle = await claimingNodes(this.#context, this.#context.run, disk, claim);
    this.#claims.set(partition, { device, handle });
  }

  /** Gives a partition back. One that is not open, or that another VM has, is left as it is. */
  async close(partition: string, vm: string): Promise<void> {
    const holder = await readTextIfThere(this.#note(partition));
    if (holder !== null && holder !== vm) return;
    for (const folder of [this.#context.paths.vmRuntime(vm), deviceFolder(vm)]) {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((one) => one === partition || one.startsWith(`${partition}.`)))
        await rm(join(folder, name), { force: true });
    }
    // Ours alone; it stays while it holds the node of another partition, and mostly it was never made.
    await rmdir(deviceFolder(vm)).catch(() => undefined);
    await this.#letGo(partition);
  }

  /** Where QEMU finds the place that a partition moves to while a VM has it. */
  async targetOf(
    disk: AdoptedDisk,
    partition: string,
    place: GptEntry,
    { vm, owner }: Omit<DriveUser, "readOnly">,
  ): Promise<DriveSource> {
    const range = rangeOf(disk, place);
    const sizeBytes = range.end - range.start;
    if (!this.#context.root)
      return { kind: "window", descriptor: null, offsetBytes: range.start, sizeBytes, path: disk.found.path };
    const { run, roots } = this.#context;
    const node = await addSpareNode(run, roots, disk.table, range);
    const name = `${partition}.${node.number}`;
    const path =
      owner === null
        ? node.path
        : await ownNode(this.#context, { vm, owner }, name, { ...node, readOnly: false });
    return { kind: "device", path, descriptor: null, sizeBytes, thin: disk.found.device === null };
  }

  /** Notes that the guest of a VM is held while its drive changes over to another node of QEMU. */
  async noteChangeOver(partition: string, noted: ChangeOver): Promise<void> {
    await writeFileAtomic(`${this.#note(partition)}${CHANGE_OVER}`, JSON.stringify(noted));
  }

  async changeOverOf(partition: string): Promise<ChangeOver | null> {
    const text = await readTextIfThere(`${this.#note(partition)}${CHANGE_OVER}`);
    return text === null ? null : (JSON.parse(text) as ChangeOver);
  }

  async endChangeOver(partition: string): Promise<void> {
    await removeFile(`${this.#note(partition)}${CHANGE_OVER}`);
  }

  /** Whether the guest of a VM is held because one of its drives changes over: then nobody else lets it run. */
  async isHeld(vm: string): Promise<boolean> {
    const names = await readdir(join(this.#context.paths.runtimeDir, "drives")).catch(() => []);
    for (const name of names.filter((one) => one.endsWith(CHANGE_OVER))) {
      if ((await this.changeOverOf(name.slice(0, -CHANGE_OVER.length)))?.vm === vm) return true;
    }
    return false;
  }

  lend = (path: string, who: Omit<DriveUser, "readOnly">): Promise<LentFile> =>
    shareFile(this.#context, path, who);

  /** Ends what this process holds, as its own end would; whose a partition is stays noted. */
  async leave(): Promise<void> {
    for (const { handle } of this.#claims.values()) await handle.close();
    this.#claims.clear();
  }

  async #letGo(partition: string): Promise<void> {
    await this.#claims.get(partition)?.handle.close();
    this.#claims.delete(partition);
    this.#readAlone.delete(partition);
    await this.endChangeOver(partition);
    await removeFile(this.#note(partition));
  }

  #note(partition: string): string {
    return join(this.#context.paths.runtimeDir, "drives", partition);
  }
}

async function claimNode(node: PartitionNode, partition: string): Promise<FileHandle> {
  try {
    return await open(node.path, constants.O_RDWR | constants.O_EXCL);
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== "EBUSY") throw cause;
    throw new CroftError(
      "partition_attached",
      `Something on this host has partition ${partition} (${node.path}).`,
      {
        detail: "It is mounted, or another program has claimed it. Let go of it there; it is tried again.",
        cause,
      },
    );
  }
}
