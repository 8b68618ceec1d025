// The disk that a walk really has: an agent that can be killed, guests that write, and every byte to be compared.
import assert from "node:assert/strict";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type {
  DiskDocument,
  DiskReport,
  PartitionDocument,
  PartitionReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import { SYSTEM } from "../../../../host-agent/src/disk/device/devices.ts";
import { diskGuid, PARTITION_TYPES, partUuid } from "../../../../host-agent/src/disk/device/identity.ts";
import { loopOf, nodeOf } from "../../../../host-agent/src/disk/device/nodes.ts";
import { Disks } from "../../../../host-agent/src/disk/disks.ts";
import { readTable } from "../../../../host-agent/src/disk/table/table.ts";
import type { Paths } from "../../../../host-agent/src/host/paths.ts";
import { CommandFailed, type Run, run } from "../../../../host-agent/src/host/run.ts";
import type { DriveSource } from "../../../../host-agent/src/vm/devices/drive-source.ts";
import { LiveGuests } from "./live-guests.ts";
import { type DiskModel, MIB, type Placed } from "./model.ts";

/** Where a walk takes place. */
export interface Ground {
  paths: Paths;
  root: boolean;
  /** A device that is walked on, or null for a file of the agent. */
  device: string | null;
  /** The file that holds the bytes. */
  file: string;
  sectorSize: number;
  /**
   * Saves what most steps wait for: locks against other processes, of which there are none, and asking where a file has
   * data, without which all of it is read.
   */
  swift?: true;
  /** Partitions that are attached are a real QEMU's, which moves them while it has them. */
  guests?: true;
}

/** Where the agent keeps the disk's counter. */
const USAGE_START = 32 * 1024;
const USAGE_END = 40 * 1024;

/** A user who has nothing. */
const OWNER = { uid: 52_008, gid: 52_008 };

const swiftRun: Run = async (command, args, options) => {
  if (command === "flock") return { stdout: "", stderr: "", exitCode: 0 };
  if (command === "xfs_io") throw new CommandFailed(command, undefined, "", "is not installed");
  return await run(command, args, options);
};

export class RealDisk {
  readonly ground: Ground;
  readonly #run: Run;
  readonly guests: LiveGuests | null;
  #disks: Disks;
  #buffer = Buffer.alloc(0);

  constructor(ground: Ground) {
    this.ground = ground;
    this.#run = ground.swift ? swiftRun : run;
    this.guests = ground.guests ? new LiveGuests(ground.paths.runtimeDir) : null;
    this.#disks = this.#agent(this.#run);
  }

  get disks(): Disks {
    return this.#disks;
  }

  #agent(how: Run, before: () => void = () => {}): Disks {
    const { paths, root, file } = this.ground;
    return new Disks({
      ...(this.guests === null ? {} : { guestOf: this.guests.finder(this.#owner, before) }),
      run: how,
      paths,
      host: "alpha",
      root,
      now: () => new Date(),
      patienceMs: 600_000,
      devices: { include: [`loop-${file}`], exclude: [] },
    });
  }

  /** The agent ends and another one begins, which knows what is on disk only. */
  async restart(): Promise<void> {
    await this.#disks.drives.leave();
    this.#disks = this.#agent(this.#run);
  }

  /**
   * Lets an agent do something that is killed after so many commands, of the host or of QEMU, unless it ends before; `learn` comes
   * first, and `meanwhile` when it was killed.
   */
  async killAfter(
    commands: number,
    {
      learn,
      work,
      meanwhile,
    }: { learn(): Promise<void>; work(): Promise<unknown>; meanwhile(): Promise<void> },
  ): Promise<void> {
    await this.#disks.drives.leave();
    let left = Number.POSITIVE_INFINITY;
    const count = () => {
      if (left-- <= 0) throw new Error("killed");
    };
    this.#disks = this.#agent(async (command, args, options) => {
      count();
      return await this.#run(command, args, options);
    }, count);
    await learn();
    left = commands;
    // What it answers nobody hears.
    await work().catch(() => undefined);
    await this.#disks.drives.leave();
    await meanwhile();
    await this.restart();
    await learn();
  }

  documentOf(disk: string, sizeMib: number, wanted: DiskDocument["wanted"] = "present"): DiskDocument {
    const { device } = this.ground;
    const where = { device, file: device === null ? { name: "data", size_bytes: sizeMib * MIB } : null };
    return { kind: "disk", id: disk, generation: 1, ...where, wipe: null, wanted };
  }

  applyDisk(document: DiskDocument): Promise<DiskReport> {
    return this.#disks.applyDisk(document);
  }

  applyPartition(
    id: string,
    disk: string,
    sizeMib: number,
    more: Partial<PartitionDocument> = {},
  ): Promise<PartitionReport> {
    return this.#disks.applyPartition({
      kind: "partition",
      id,
      generation: 1,
      disk,
      size_bytes: sizeMib * MIB,
      filesystem: null,
      wanted: "present",
      ...more,
    });
  }

  /** Opens a partition for a VM as its start does. With root QEMU is a user of its own. */
  async attach(partition: string, vm: string, readOnly: boolean): Promise<DriveSource> {
    const source = await this.#disks.drives.open(partition, { vm, readOnly, owner: this.#owner });
    await this.guests?.plug(vm, partition, source, readOnly);
    return source;
  }

  /** Takes a partition from a VM, or does nothing when the VM does not have it. */
  async detach(partition: string, vm: string): Promise<void> {
    await this.guests?.unplug(vm, partition);
    await this.#disks.drives.close(partition, vm);
  }

  get #owner() {
    return this.ground.root ? OWNER : null;
  }

  /** While a VM has it nobody else on the host can claim a partition's node. */
  async mustBeClaimed(number: number): Promise<void> {
    if (!this.ground.root) return;
    const table = this.ground.device ?? (await loopOf(SYSTEM, this.ground.file));
    const node = table === null ? null : await nodeOf(SYSTEM, table, number);
    assert.ok(node !== null, `partition ${number} has no node`);
    await assert.rejects(open(node.path, constants.O_RDONLY | constants.O_EXCL), { code: "EBUSY" });
  }

  /** Writes as a guest does that has a partition. */
  async guestWrites(partition: string, vm: string, position: number, bytes: Buffer): Promise<void> {
    const source = await this.attach(partition, vm, false);
    if (this.guests !== null) {
      // What is a window of a file is as large as it was until the VM's next start.
      if (!(await this.guests.sees(vm, partition, source))) {
        await this.guests.unplug(vm, partition);
        await this.attach(partition, vm, false);
      }
      await this.guests.write(vm, partition, position, bytes);
      return;
    }
    const file = await open(source.path, "r+");
    try {
      await file.write(
        bytes,
        0,
        bytes.length,
        position + (source.kind === "window" ? source.offsetBytes : 0),
      );
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** What a guest reads of a partition that it has. */
  async guestReads(partition: string, vm: string): Promise<Buffer> {
    const source = await this.attach(partition, vm, false);
    const file = await open(source.path, "r");
    try {
      const bytes = Buffer.alloc(source.sizeBytes);
      await file.read(bytes, 0, bytes.length, source.kind === "window" ? source.offsetBytes : 0);
      return bytes;
    } finally {
      await file.close();
    }
  }

  /** Writes past the agent, as something that knows nothing of it. */
  async strangerWrites(position: number, bytes: Buffer): Promise<void> {
    const file = await open(this.ground.device ?? this.ground.file, "r+");
    try {
      await file.write(bytes, 0, bytes.length, position);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async bytesAt(position: number, length: number): Promise<Buffer> {
    const file = await open(this.ground.file, "r");
    try {
      const bytes = Buffer.alloc(length);
      await file.read(bytes, 0, length, position);
      return bytes;
    } finally {
      await file.close();
    }
  }

  /** Compares everything: the table entry by entry, and every byte of the disk that is no table. */
  async mustBe(model: DiskModel): Promise<void> {
    if (model.state === "absent" && this.ground.device === null) {
      await assert.rejects(open(this.ground.file, "r"), { code: "ENOENT" });
      return;
    }
    await this.#tableMustBe(model);
    const size = model.sizeMib * MIB;
    if (this.#buffer.length < size) this.#buffer = Buffer.alloc(size);
    const file = await open(this.ground.file, "r");
    try {
      assert.equal((await file.stat()).size, size, "size of the disk");
      for (let at = 0; at < size; ) at += (await file.read(this.#buffer, at, size - at, at)).bytesRead;
    } finally {
      await file.close();
    }
    const { sectorSize } = this.ground;
    const table = 128 * 128 + 2 * sectorSize;
    mustEqual(this.#buffer, model.bytes, table, USAGE_START, model);
    mustEqual(this.#buffer, model.bytes, USAGE_END, size - table + sectorSize, model);
  }

  async #tableMustBe(model: DiskModel): Promise<void> {
    const { sectorSize, file } = this.ground;
    const state = await readTable({ table: file, sizeBytes: model.sizeMib * MIB, sectorSize });
    assert.equal(state.state, "whole", `the table is ${JSON.stringify(state)}`);
    if (state.state !== "whole" || model.disk === null) return;
    assert.equal(
      state.gpt.guid,
      diskGuid({ disk: model.disk, state: model.state === "used" ? "used" : "released", remnants: false }),
    );
    const expected = [...model.partitions].map(([id, placed]) => entryOf(id, placed, sectorSize));
    assert.deepEqual(
      state.gpt.entries,
      expected.sort((a, b) => a.number - b.number),
    );
  }
}

const entryOf = (id: string, { number, start, size }: Placed, sectorSize: number) => ({
  number,
  type: PARTITION_TYPES.usable as string,
  uuid: partUuid(id),
  start: (start * MIB) / sectorSize,
  size: (size * MIB) / sectorSize,
  name: id,
});

function mustEqual(found: Buffer, wanted: Buffer, from: number, to: number, model: DiskModel): void {
  if (found.compare(wanted, from, to, from, to) === 0) return;
  let at = from;
  while (found[at] === wanted[at]) at++;
  const mib = at / MIB;
  const owner = [...model.partitions].find(([, { start, size }]) => mib >= start && mib < start + size)?.[0];
  assert.fail(`byte ${at} (${owner ?? "in a gap"}) is ${found[at]} and should be ${wanted[at]}`);
}
