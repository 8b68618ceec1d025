// Whether an adopted disk still is where it was found. A device can be pulled out, and its path can be another's then; a
// loop device can be taken away from under a file.
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { AdoptedDisk, DiskContext } from "../context.ts";
import { attribute } from "./devices.ts";
import type { FoundDisk } from "./inventory.ts";
import { loopOf } from "./nodes.ts";

/** Errors: `disk_not_found` when a device is gone, `unavailable` when a file has lost its loop device. */
export async function mustBeThere(context: DiskContext, disk: AdoptedDisk): Promise<void> {
  const { device, path } = disk.found;
  if (device !== null) return await mustBeSame(context, disk.id, disk.found);
  if (disk.table === path || (await loopOf(context.roots, path)) === disk.table) return;
  throw new CroftError("unavailable", `The loop device of disk ${disk.id} is gone.`, {
    detail: "It is made again when the disk is inspected next.",
  });
}

/** Error: `disk_not_found` when a device is gone, or its name leads to another one. */
export async function mustBeSame(context: DiskContext, disk: string, found: FoundDisk): Promise<void> {
  const { device, path } = found;
  if (device === null) return;
  const folder = join(context.roots.sys, "class/block", device.name);
  const sequence = (await attribute(join(folder, "diskseq"))) ?? "";
  const size = Number(await attribute(join(folder, "size")));
  if (size > 0 && sequence === device.sequence) return;
  throw new CroftError("disk_not_found", `Disk ${disk} is gone: ${path} is not there or is another disk.`, {
    detail: "Connect it again; it is looked for, and known again on any path.",
  });
}
