// Inspects all of a range before it is overwritten for the first time. A device is inspected in samples when it is adopted, so what others left between
// them, or wrote past Croft since, is met only when a partition is to be made there: not a byte of it is overwritten then.
import { CroftError } from "@croft/schemas/errors.ts";
import type { Run } from "../../host/run.ts";
import type { AdoptedDisk } from "../context.ts";
import { recordOfGuid } from "../device/identity.ts";
import { type ByteRange, findAnyByte } from "../device/zeros.ts";

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
  const byte = await findAnyByte(run, disk.found, range);
  return byte === null ? null : foreign(disk, what, byte);
}

function foreign(disk: AdoptedDisk, what: string, byte: number): CroftError {
  return new CroftError(
    "disk_not_empty",
    `Cannot ${what}: disk ${disk.id} holds something at byte ${byte}.`,
    {
      detail:
        "Croft did not write it: it was there before the disk was adopted, or something else has written there since. " +
        "Nothing was overwritten. " +
        `Look at ${disk.found.path}. If it may be destroyed, destroy the croft_disk (partitions keep their bytes) and adopt ` +
        `it again with wipe = "${disk.found.identity}".`,
    },
  );
}
