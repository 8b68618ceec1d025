// Finds and changes the entries of Croft's partitions in a table. Each function makes one change, which the writer
// saves, verifies and can finish later; the caller holds the disk's lock.
import { CroftError } from "@croft/schemas/errors.ts";
import type { AdoptedDisk } from "../context.ts";
import { sizeInWords } from "../device/contents.ts";
import { PARTITION_TYPES, partUuid } from "../device/identity.ts";
import type { ByteRange } from "../device/zeros.ts";
import type { Gpt, GptEntry } from "./gpt.ts";
import { bestGap, growRoom, placeOfNew, type Range, room } from "./layout.ts";
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

/**
 * What an entry is to be. `at`: where it begins, in a gap; without it, a new partition's place. `refuse`: the error when no gap is
 * large enough; `avoid`: where gaps begin that are left out.
 */
export interface NewEntry {
  id: string;
  sectors: number;
  type: "reserved" | "making";
  at?: Range | null;
  avoid?: readonly number[];
  refuse?: () => CroftError;
}

/** Adds an entry in the best gap, marked as `type` says. Error: `no_gap`, naming the largest one. */
export async function addEntry(
  writer: TableWriter,
  disk: AdoptedDisk,
  gpt: Gpt,
  { id, sectors, type, at, avoid = [], refuse = () => noGap(disk, gpt, id, sectors) }: NewEntry,
): Promise<GptEntry> {
  const layout = layoutOf(gpt, disk.found.sectorSize);
  const place = at === undefined ? placeOfNew(layout, sectors, avoid) : at;
  if (place === null) throw refuse();
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

function noGap(disk: AdoptedDisk, gpt: Gpt, id: string, sectors: number): CroftError {
  const { sectorSize } = disk.found;
  const size = sizeInWords(sectors * sectorSize);
  const { largestGapBytes } = room(layoutOf(gpt, sectorSize));
  return new CroftError("no_gap", `No room for partition ${id} of ${size} on disk ${disk.id}.`, {
    detail: isFull(gpt)
      ? `Its table is full: it has all ${gpt.capacity} entries. Use another disk, or delete a partition that nobody needs.`
      : `The largest gap is ${sizeInWords(largestGapBytes)} (${largestGapBytes} bytes). Make it smaller, or use another disk.`,
  });
}

const isFull = (gpt: Gpt): boolean => gpt.entries.length >= gpt.capacity;

/** Why a partition cannot grow: neither where it is nor by moving it to a gap. */
export function noRoomToGrow(
  disk: AdoptedDisk,
  gpt: Gpt,
  { entry, id, sectors }: { entry: GptEntry; id: string; sectors: number },
): CroftError {
  const { sectorSize } = disk.found;
  const layout = layoutOf(gpt, sectorSize);
  const most = (entry.size + growRoom(layout, entry.number)) * sectorSize;
  const { largestGapBytes } = room(layout);
  const gap = isFull(gpt)
    ? "its table has no entry left to move it"
    : `the largest gap to move it to has ${sizeInWords(largestGapBytes)}`;
  return new CroftError(
    "no_gap",
    `No room to grow partition ${id} to ${sizeInWords(sectors * sectorSize)} on disk ${disk.id}.`,
    {
      detail: `Where it is it can become ${sizeInWords(most)} (${most} bytes), and ${gap}. Ask for less.`,
    },
  );
}

/** Error: `no_gap` when no gap is large enough for all of a partition that is to grow. */
export function mustFitSomewhere(
  disk: AdoptedDisk,
  gpt: Gpt,
  wanted: { entry: GptEntry; id: string; sectors: number },
): void {
  if (bestGap(layoutOf(gpt, disk.found.sectorSize), wanted.sectors) === null)
    throw noRoomToGrow(disk, gpt, wanted);
}

/** Numbers of the entries of whole partitions of Croft's that are not on the move. */
export function movableEntries({ entries }: Gpt): Set<number> {
  const names = new Set(entries.map(({ name }) => name));
  return new Set(
    entries
      .filter(({ name, uuid, type }) => uuid === partUuid(name) && type === PARTITION_TYPES.usable)
      .filter(({ name }) => !names.has(secondName(name)))
      .map(({ number }) => number),
  );
}

/** Name of the entry that a partition has beside its own while it is moved. */
export const secondName = (id: string): string => `${id}.place`;

/** Whether an entry can become so large without being moved. */
export const fitsWhereItIs = (disk: AdoptedDisk, gpt: Gpt, entry: GptEntry, sectors: number): boolean =>
  entry.size + growRoom(layoutOf(gpt, disk.found.sectorSize), entry.number) >= sectors;

/** Grows an entry where it is. `empty` overwrites the room it gets, before anybody can see it. Error: `no_gap`. */
export async function growEntry(
  writer: TableWriter,
  disk: AdoptedDisk,
  gpt: Gpt,
  { entry, id, sectors }: { entry: GptEntry; id: string; sectors: number },
  empty: (range: ByteRange) => Promise<void>,
): Promise<GptEntry> {
  const { sectorSize } = disk.found;
  if (!fitsWhereItIs(disk, gpt, entry, sectors)) throw noRoomToGrow(disk, gpt, { entry, id, sectors });
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

/**
 * Gives a partition the place of its second entry, which gets the partition's own and is marked as to be wiped. One write of
 * the table; number, GUID, name, type and attributes of the partition stay. Answers with its entry.
 */
export async function exchangePlaces(
  writer: TableWriter,
  disk: AdoptedDisk,
  gpt: Gpt,
  { id, second }: { id: string; second: string },
): Promise<GptEntry> {
  const mine = mustFind(disk, gpt, id);
  const other = mustFind(disk, gpt, second);
  const wanted = [
    { ...mine, start: other.start, size: other.size },
    { ...other, start: mine.start, size: mine.size, type: PARTITION_TYPES.wiping },
  ];
  const script = wanted.reduce(withPlace, await writer.script());
  const after = await writer.change(gpt, {
    what: `move ${id} to its new place`,
    args: ["--wipe", "never", "--wipe-partitions", "never", disk.table],
    input: script,
    touches: [mine.number, other.number],
    check: (table) => {
      const made = wanted.every((entry) =>
        table.entries.some((one) => JSON.stringify(one) === JSON.stringify(entry)),
      );
      return made && table.guid === gpt.guid ? null : "the two entries have not exchanged their places";
    },
  });
  return mustFind(disk, after, id);
}

/** A script of sfdisk in which the line of an entry has its place and type; what else it says stays. */
function withPlace(script: string, { uuid, start, size, type }: GptEntry): string {
  const lines = script.split("\n").map((line) => {
    if (!line.toLowerCase().includes(`uuid=${uuid}`)) return line;
    return line
      .replace(/start=\s*\d+/, `start=${start}`)
      .replace(/size=\s*\d+/, `size=${size}`)
      .replace(/type=\s*[0-9A-Fa-f-]+/, `type=${type}`);
  });
  return lines.join("\n");
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
    detail: `Nothing is written. The last tables of the disk are saved beside the agent's state, under tables/${disk.id}/; restore one with \`croft-agent restore-table\`, or delete the partition, by which its bytes are given up.`,
  });
}
