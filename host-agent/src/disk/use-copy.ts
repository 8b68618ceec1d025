// A person decides which of several copies of a disk is used from now on, or that an older one is. What the copy holds is
// taken as it is; the other ones are its copies from then on, with a lower counter.
import { CroftError } from "@croft/schemas/errors.ts";
import { loadAdoptionRecord, saveAdoptionRecord } from "./adoption-record.ts";
import { type DiskContext, writerOf } from "./context.ts";
import { PARTITION_TYPES, partUuid, recordOfGuid } from "./device/identity.ts";
import type { FoundDisk } from "./device/inventory.ts";
import { refusePlace } from "./guard.ts";
import { PartitionDrives } from "./partition/partition-drives.ts";
import { noteUse } from "./use.ts";

/**
 * Makes what has an identity serve as a disk whose record it carries. Errors: `disk_not_found`, `in_use` while a VM has one
 * of the disk's partitions, `disk_refused`, `disk_damaged`.
 */
export async function useCopy(context: DiskContext, disk: string, identity: string): Promise<FoundDisk> {
  const found = await findCopy(context, disk, identity);
  refusePlace(found, disk);
  const record = await loadAdoptionRecord(context.paths, disk);
  await refuseHeld(context, disk, Object.keys(record?.partitions ?? {}));
  return await context.locks.hold(context.run, found.path, async (run) => {
    const state = await writerOf(context, run, disk, { ...found, table: found.path }).read();
    if (state.state !== "whole" || recordOfGuid(state.gpt.guid)?.disk !== disk) {
      throw new CroftError("disk_damaged", `The table of ${found.path} is damaged.`, {
        detail: `Restore one first: \`croft-agent restore-table ${disk} FILE\`.`,
      });
    }
    const usable = state.gpt.entries.filter(
      ({ name, uuid, type }) => uuid === partUuid(name) && type === PARTITION_TYPES.usable,
    );
    const partitions = Object.fromEntries(
      usable.map(({ name, number, start, size }) => [name, { number, start, size }]),
    );
    const { taken_over_from: _, ...known } = record ?? { disk, identity, partitions };
    const before =
      record === null || record.identity === identity ? {} : { taken_over_from: record.identity };
    await saveAdoptionRecord(context.paths, { ...known, ...before, disk, identity, partitions });
    await noteUse(context, disk, found);
    return found;
  });
}

async function findCopy(context: DiskContext, disk: string, identity: string): Promise<FoundDisk> {
  const all = (await context.inventory.find()).filter((one) => one.record?.disk === disk);
  const found = all.filter((one) => one.identity === identity);
  if (found.length === 1 && found[0] !== undefined) return found[0];
  const named = all.map((one) => `${one.identity} (${one.path})`).join(", ");
  throw new CroftError("disk_not_found", `${identity} is no copy of disk ${disk} on this host.`, {
    detail: all.length > 0 ? `Its record is on ${named}.` : "Nothing on this host carries its record.",
  });
}

async function refuseHeld(context: DiskContext, disk: string, partitions: readonly string[]): Promise<void> {
  const drives = new PartitionDrives(context, async () => {
    throw new Error("nothing is opened here");
  });
  for (const partition of partitions) {
    const vm = await drives.holder(partition);
    if (vm === null) continue;
    throw new CroftError(
      "in_use",
      `Cannot use another copy of disk ${disk}: VM ${vm} has partition ${partition}.`,
      {
        detail: "Stop the VM first.",
      },
    );
  }
}
