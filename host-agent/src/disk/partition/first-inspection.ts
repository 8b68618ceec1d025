// Inspects all of a range before it is overwritten for the first time. A device is inspected in samples when it is adopted,
// so what others left between them, or wrote past Croft since, is met only when a partition is to be made there: not a byte
// of it is overwritten then. What Croft wrote itself is nobody's: the second copy of the table stays at the former end of a
// disk that has grown, or that was copied to a larger one.
import { open } from "node:fs/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Run } from "../../host/run.ts";
import type { AdoptedDisk } from "../context.ts";
import { recordOfGuid } from "../device/identity.ts";
import { type ByteRange, findAnyByte } from "../device/zeros.ts";
import { readEntries, readHeader } from "../table/gpt.ts";

/** Whether what is to be overwritten for the first time may hold what nobody allowed to be destroyed. */
export const mustInspect = (disk: AdoptedDisk): boolean =>
  disk.found.kind === "device" && recordOfGuid(disk.gpt.guid)?.remnants !== true;

/** Why a range that no partition had yet may not be overwritten (`disk_not_empty`), or null. */
export async function foreignIn(
  run: Run,
  disk: AdoptedDisk,
  range: ByteRange,
  what: string,
): Promise<CroftError | null> {
  if (!mustInspect(disk)) return null;
  for (let from = range.start; ; ) {
    const byte = await findAnyByte(run, disk.found, { start: from, end: range.end });
    if (byte === null) return null;
    const own = await formerTableAt(disk, byte);
    if (own === null) return foreign(disk, what, { start: byte, end: range.end });
    from = own.end;
  }
}

/** The second copy of this disk's table as it was when the disk ended there, if a byte lies in one. */
async function formerTableAt(disk: AdoptedDisk, byte: number): Promise<ByteRange | null> {
  const { path, sectorSize } = disk.found;
  const first = Math.floor(byte / sectorSize);
  const entriesBytes = 128 * 128;
  const file = await open(path, "r");
  try {
    const sectors = entriesBytes / sectorSize + 1;
    const bytes = Buffer.alloc(sectors * sectorSize);
    await file.read(bytes, 0, bytes.length, first * sectorSize);
    for (let index = 0; index < sectors; index++) {
      const sector = bytes.subarray(index * sectorSize, (index + 1) * sectorSize);
      const header = readHeader(sector, first + index);
      if (header === null || header.otherLba !== 1 || recordOfGuid(header.guid)?.disk !== disk.id) continue;
      const length = header.capacity * header.entrySize;
      const start = header.entriesLba * sectorSize;
      const end = (first + index + 1) * sectorSize;
      const entries = Buffer.alloc(length);
      await file.read(entries, 0, length, start);
      if (readEntries(header, entries) !== null && start <= byte && start + length <= end)
        return { start, end };
    }
    return null;
  } finally {
    await file.close();
  }
}

function foreign(disk: AdoptedDisk, what: string, { start, end }: ByteRange): CroftError {
  const { path } = disk.found;
  const from = Math.floor(start / 4096) * 4096;
  return new CroftError(
    "disk_not_empty",
    `Cannot ${what}: disk ${disk.id} holds something at byte ${start}.`,
    {
      detail:
        "Croft did not write it: it was there before the disk was adopted, or something else has written there since. " +
        `Nothing was overwritten. Look at ${path} there. If it may be destroyed, overwrite this unused range of the disk ` +
        `with zeros: \`blkdiscard -f -z -o ${from} -l ${end - from} ${path}\`; it is retried then.`,
    },
  );
}
