// What is told of a disk and of a partition.
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type {
  DiskDocument,
  DiskReport,
  PartitionDocument,
  PartitionReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import { freeBytesOf } from "../host/facts.ts";
import type { AdoptionRecord } from "./adoption-record.ts";
import type { AdoptedDisk } from "./context.ts";
import { PARTITION_TYPES, partUuid } from "./device/identity.ts";
import { movableEntries, rangeOf } from "./table/entries.ts";
import type { GptEntry } from "./table/gpt.ts";
import { largestAfterMoves, room } from "./table/layout.ts";
import { layoutOf } from "./table/table.ts";

/** With less than this free, people are told before writes fail. */
const NEARLY_FULL = 16 * 1024 ** 2;

/** What a report says of a disk that was found. */
export function factsOf(disk: AdoptedDisk) {
  const layout = layoutOf(disk.gpt, disk.found.sectorSize);
  return {
    identity: disk.found.identity,
    model: disk.found.model,
    size_bytes: disk.found.sizeBytes,
    sector_size: disk.found.sectorSize,
    free_bytes: room(layout).freeBytes,
    largest_gap_bytes: largestAfterMoves(layout, movableEntries(disk.gpt)),
    path: disk.found.path,
    partitions: disk.gpt.entries
      .filter(({ name, uuid, type }) => uuid === partUuid(name) && type === PARTITION_TYPES.usable)
      .map((entry) => {
        const { start, end } = rangeOf(disk, entry);
        const { name: id, number, uuid: part_uuid } = entry;
        return { id, number, part_uuid, start_bytes: start, size_bytes: end - start };
      }),
  };
}

/** What a report says of the entry of a partition. */
export function entryFacts(disk: AdoptedDisk, entry: GptEntry) {
  const { start, end } = rangeOf(disk, entry);
  return { number: entry.number, part_uuid: entry.uuid, start_bytes: start, size_bytes: end - start };
}

/** What does not keep a disk from being used, and will keep guests from writing. */
export async function warningOf({ found }: AdoptedDisk): Promise<{ code: string; message: string } | null> {
  if (found.kind !== "file") return null;
  const { blocks, size } = await stat(found.path);
  if (blocks * 512 >= size || (await freeBytesOf(dirname(found.path))) >= NEARLY_FULL) return null;
  const message = `The file system that holds ${found.path} is full: guests that write to it wait. Make room there; they go on by themselves.`;
  return { code: "storage_full", message };
}

/** What a person is to know of a disk that is ready, or null. */
export async function remarkOn(
  disk: AdoptedDisk,
  record: AdoptionRecord | null,
): Promise<{ code: string | null; message: string } | null> {
  const warning = await warningOf(disk);
  if (warning !== null || record?.taken_over_from === undefined) return warning;
  const message = `It is served by ${record.identity} now; before it was ${record.taken_over_from}. If that comes back, it is a copy that is not used.`;
  return { code: null, message };
}

/** A report that says nothing yet. */
export const blankDisk = (document: DiskDocument): DiskReport => ({
  kind: "disk",
  id: document.id,
  generation: document.generation,
  state: "creating",
  code: null,
  message: null,
  identity: null,
  model: null,
  size_bytes: null,
  sector_size: null,
  free_bytes: null,
  largest_gap_bytes: null,
  path: null,
});

/** The same of a partition. */
export const blankPartition = (document: PartitionDocument): PartitionReport => ({
  kind: "partition",
  id: document.id,
  generation: document.generation,
  state: "creating",
  code: null,
  message: null,
  number: null,
  part_uuid: null,
  start_bytes: null,
  size_bytes: null,
  filesystem: null,
});
