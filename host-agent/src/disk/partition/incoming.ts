// Partitions that come from another host with their bytes.
//
//   no entry --reserve--> reserved --every byte zero--> making --zeros, bytes, read back--> usable
//      ^                     |                            |   ^--- killed in between: anew
//      '---------------------+------- discard ------------'
//
// Until the last byte was read back the entry is one that is being made, so nobody opens it; its GUID and name are made of the
// id, as they are on the host that it comes from.
import { CroftError } from "@croft/schemas/errors.ts";
import type { PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { notePlace } from "../adoption-record.ts";
import type { AdoptedDisk, DiskContext } from "../context.ts";
import { PARTITION_TYPES } from "../device/identity.ts";
import { removeNode } from "../device/nodes.ts";
import { findEntry, mustFind, rangeOf, setType } from "../table/entries.ts";
import type { GptEntry } from "../table/gpt.ts";
import { holdPartition, holdTable } from "../table/hold-table.ts";
import { zero } from "./overwrite.ts";
import { inspectReserved, isUsable, reserve, wipePartition } from "./partition.ts";

export interface IncomingPartition {
  partition: string;
  disk: string;
  size_bytes: number;
}

/** Where its bytes are to be written: all zero by now. */
export interface Range {
  path: string;
  start: number;
  size_bytes: number;
}

export class IncomingPartitions {
  readonly #context: DiskContext;
  readonly #disk: (id: string) => AdoptedDisk;
  readonly #holder: (partition: string) => Promise<string | null>;

  constructor(
    context: DiskContext,
    disk: (id: string) => AdoptedDisk,
    holder: (partition: string) => Promise<string | null>,
  ) {
    this.#context = context;
    this.#disk = disk;
    this.#holder = holder;
  }

  /** Whether a partition of this name is on the disk, in whatever state. */
  async has({ partition, disk: id }: IncomingPartition): Promise<boolean> {
    const disk = this.#disk(id);
    return await holdTable(this.#context, this.#context.run, disk, async (_, __, gpt) => {
      return findEntry(disk, gpt, partition) !== null;
    });
  }

  /** Makes room for it. Errors: `no_gap`, and those of a disk that is not ready. */
  async reserve(coming: IncomingPartition): Promise<void> {
    const disk = this.#disk(coming.disk);
    await holdPartition(this.#context, disk, coming.partition, async (outer) => {
      const entry = await holdTable(this.#context, outer, disk, (run, writer, gpt) =>
        reserve(this.#context, run, writer, { disk, gpt, document: documentOf(coming) }),
      );
      if (entry.type === PARTITION_TYPES.reserved) {
        await inspectReserved(this.#context, outer, disk, entry, coming.partition);
      }
    });
  }

  /** Fills it by `write`, which has to make its bytes last. */
  async receive(coming: IncomingPartition, write: (to: Range) => Promise<void>): Promise<void> {
    const { partition: id } = coming;
    const disk = this.#disk(coming.disk);
    const { run, roots, root } = this.#context;
    await holdPartition(this.#context, disk, id, async (outer) => {
      const entry = await holdTable(this.#context, outer, disk, async (locked, _, gpt): Promise<GptEntry> => {
        const found = mustFind(disk, gpt, id);
        // What was read through an old node must not come back out of its cache.
        if (root && !isUsable(found)) await removeNode(locked, roots, disk.table, found.number);
        return found;
      });
      if (isUsable(entry)) return;
      if (entry.type !== PARTITION_TYPES.making) throw notReserved(id);
      const range = rangeOf(disk, entry);
      await zero(outer, disk, range);
      await write({ path: disk.found.path, start: range.start, size_bytes: coming.size_bytes });
      if (disk.found.kind === "device") await run("blockdev", ["--flushbufs", disk.found.path]);
      await holdTable(this.#context, outer, disk, async (_, writer, gpt) => {
        const after = await setType(writer, disk, gpt, mustFind(disk, gpt, id), "usable");
        await notePlace(this.#context.paths, disk.id, id, after);
      });
    });
  }

  /** Overwrites and removes what came of it. Error: `partition_attached` while a VM has it. */
  async discard(coming: IncomingPartition): Promise<void> {
    const { partition, disk: id } = coming;
    const holder = await this.#holder(partition);
    if (holder !== null) {
      throw new CroftError("partition_attached", `Partition ${partition} is plugged into ${holder}.`);
    }
    const disk = this.#disk(id);
    if (await this.has(coming)) await wipePartition(this.#context, disk, partition);
  }
}

const documentOf = ({ partition, disk, size_bytes }: IncomingPartition): PartitionDocument => ({
  kind: "partition",
  id: partition,
  generation: 0,
  disk,
  size_bytes,
  filesystem: null,
  wanted: "present",
});

const notReserved = (id: string): CroftError =>
  new CroftError("unavailable", `The place of partition ${id} is not ready for its bytes.`, {
    detail: "It is made ready again.",
  });
