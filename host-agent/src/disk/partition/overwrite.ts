// Overwrites a range of a disk with zeros, and believes it only when it was read back.
import { CroftError } from "@croft/schemas/errors.ts";
import type { Run } from "../../host/run.ts";
import type { AdoptedDisk } from "../context.ts";
import { type ByteRange, findByteLeft, zeroRange } from "../device/zeros.ts";

/** Error: `disk_io` when a byte is not zero afterwards. */
export async function zero(run: Run, disk: AdoptedDisk, range: ByteRange): Promise<void> {
  await zeroRange(run, disk.found, range);
  const left = await findByteLeft(run, disk.found, range);
  if (left === null) return;
  throw new CroftError("disk_io", `Cannot overwrite disk ${disk.id}: byte ${left} is still not zero.`, {
    detail:
      "The disk takes writes and does not keep them. Copy what you need off it, then replace the device.",
  });
}
