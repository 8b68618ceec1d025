// Finds and changes the entries of Croft's partitions in a table. Each function makes one change, which the writer
// saves, verifies and can finish later; the caller holds the disk's lock.
import { CroftError } from "@croft/schemas/errors.ts";
import type { AdoptedDisk } from "../context.ts";
import { sizeInWords } from "../device/contents.ts";
import { PARTITION_TYPES, partUuid } from "../device/identity.ts";
import type { ByteRange } from "../device/zeros.ts";
import type { Gpt, GptEntry } from "./gpt.ts";
import { bestGap, growRoom, room } from "./layout.ts";
import { layoutOf, type TableWriter } from "./table.ts";

/** Bytes of an entry on its disk. */
export function rangeOf(disk: AdoptedDisk, entry: GptEntry): ByteRange {
  const { sectorSize } = disk.found;
  return { start: entry.start * sectorSize, end: (entry.start + entry.size) * sectorSize };
}

/** The entry whose name and GUID are both made of the id. One without the other is somebody else's doing. */
export function findEntry(disk: AdoptedDisk, gpt: Gpt, id: string): GptEntry | null {
  const uuid = partUuid(id);
  const found = gpt.entries.filter((entry) => entry.uuid === uuid || entry.name === id);
  const [entry] = found;
  if (entry === undefined) return null;
  if (found.length === 1 && entry.uuid === uuid && entry.name === id) return entry;
  throw damaged(disk, id, "entries of the table carry its name or its GUID that are not it");
}

export function mustFind(disk: AdoptedDisk, gpt: Gpt, id: string): GptEntry {
  const entry = findEntry(disk, gpt, id);
  if (entry === null) throw damaged(disk, id, "its entry is gone from the table");
  return entry;
}

/** Adds an entry in the best gap, marked as `type` says. Error: `no_gap`, naming the largest one. */
export async function addEntry(
  writer: TableWriter,
  disk: AdoptedDisk,
  gpt: Gpt,
  { id, sectors, type }: { id: string; sectors: number; type: "reserved" | "making" },
): Promise<GptEntry> {
  const layout = layoutOf(gpt, disk.found.sectorSize);
  const place = bestGap(layout, sectors);
  if (place === null) {
    const { largestGapBytes } = room(layout);
    throw new CroftError(
      "no_gap",
      `No room for partition ${id} of ${sizeInWords(sectors * disk.found.sectorSize)} on disk ${disk.id}.`,
      {
        detail:
          gpt.entries.length >= gpt.capacity
            ? `Its table is full: it has all ${gpt.capacity} entries. Delete a partition, or use another disk.`
            : `The largest gap is ${sizeInWords(largestGapBytes)} (${largestGapBytes} bytes). Make it smaller, grow the disk, or use another.`,
      },
    );
  }
  const uuid = partUuid(id);
  const fields = [
    `start=${place.start}`,
    `size=${place.size}`,
    `type=${PARTITION_TYPES[type]}`,
    `uuid=${uuid}`,
    `name="${id}"`,
  ];
  const free = Array.from({ length: gpt.capacity }, (_, i) => i + 1).find(
    (number) => !gpt.entries.some((entry) => entry.number === number),
  )!;
  const after = await writer.change(gpt, {
    what: `add an entry for ${id}`,
    args: ["--append", "--wipe", "never", "--wipe-partitions", "never", disk.table],
    input: `${fields.join(", ")}\n`,
    touches: free,
    check: (table) => {
      const made = table.entries.find((entry) => entry.number === free);
      const right =
        made?.uuid === uuid && made.name === id && made.start === place.start && made.size === place.size;
      return right ? null : `entry ${free} is not what was asked for`;
    },
  });
  return mustFind(disk, after, id);
}

/** Grows an entry where it is. `empty` overwrites the room it gets, before anybody can see it. Error: `no_gap`. */
export async function growEntry(
  writer: TableWriter,
  disk: AdoptedDisk,
  gpt: Gpt,
  { entry, id, sectors }: { entry: GptEntry; id: string; sectors: number },
  empty: (range: ByteRange) => Promise<void>,
): Promise<GptEntry> {
  const { sectorSize } = disk.found;
  const more = growRoom(layoutOf(gpt, sectorSize), entry.number);
  if (entry.size + more < sectors) {
    const most = (entry.size + more) * sectorSize;
    throw new CroftError(
      "no_gap",
      `No room to grow partition ${id} to ${sizeInWords(sectors * sectorSize)}.`,
      {
        detail: `It grows where it is, and up to its neighbour or the end of disk ${disk.id} it can become ${sizeInWords(most)} (${most} bytes). Make it smaller, grow the disk, or move the data to a new partition.`,
      },
    );
  }
  const { end } = rangeOf(disk, entry);
  await empty({ start: end, end: (entry.start + sectors) * sectorSize });
  const after = await writer.change(gpt, {
    what: `grow the entry of ${id}`,
    args: ["--wipe", "never", "--wipe-partitions", "never", "-N", String(entry.number), disk.table],
    input: `size=${sectors}\n`,
    touches: entry.number,
    check: (table) => {
      const made = table.entries.find((e) => e.number === entry.number);
      const right = JSON.stringify(made) === JSON.stringify({ ...entry, size: sectors });
      return right ? null : `entry ${entry.number} is not what was asked for`;
    },
  });
  return mustFind(disk, after, id);
}

/** Marks an entry as being in another state. */
export async function setType(
  writer: TableWriter,
  disk: AdoptedDisk,
  gpt: Gpt,
  entry: GptEntry,
  type: keyof typeof PARTITION_TYPES,
): Promise<GptEntry> {
  const wanted = { ...entry, type: PARTITION_TYPES[type] };
  await writer.change(gpt, {
    what: `mark entry ${entry.number} as ${type}`,
    args: ["--part-type", disk.table, String(entry.number), PARTITION_TYPES[type]],
    touches: entry.number,
    check: (after) => {
      const made = after.entries.find((e) => e.number === entry.number);
      return JSON.stringify(made) === JSON.stringify(wanted) ? null : `entry ${entry.number} is not marked`;
    },
  });
  return wanted;
}

/** Removes an entry. */
export async function removeEntry(
  writer: TableWriter,
  disk: AdoptedDisk,
  gpt: Gpt,
  entry: GptEntry,
  id: string,
): Promise<void> {
  const { number } = entry;
  await writer.change(gpt, {
    what: `delete the entry of ${id}`,
    args: ["--delete", disk.table, String(number)],
    touches: number,
    check: (after) => (after.entries.some((e) => e.number === number) ? "the entry is still there" : null),
  });
}

export function damaged(disk: AdoptedDisk, id: string, why: string): CroftError {
  return new CroftError("partition_damaged", `Partition ${id} on disk ${disk.id} is damaged: ${why}.`, {
    detail: `Nothing is written. The last tables of the disk are saved beside the agent's state, under tables/${disk.id}/; restore one with \`croft-agent restore-table\`, or delete the partition.`,
  });
}
