// Drives of a running guest.
//
//   absent --open, blockdev-add, device_add--> plugged --device_del--> leaving --DEVICE_DELETED--> blockdev-del, close
//                                                          | silence: stays leaving, and is asked again
import { CroftError, fullText } from "@croft/schemas/errors.ts";
import type { VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { PluggedDrive } from "../lifecycle/record.ts";
import { type Qmp, QmpRefused } from "../qemu/qmp.ts";
import { endMirror, nodeSizes } from "./drive-mirror.ts";
import {
  blockdevOf,
  type DriveSource,
  type Drives,
  type DriveUser,
  deviceId,
  deviceOf,
  movedNodeName,
  nodeName,
} from "./drive-source.ts";

export type DriveReport = VmReport["drives"][number];

/** Ids of the partitions whose devices QEMU has, whatever the record says. */
export async function pluggedIn(qmp: Qmp): Promise<Set<string>> {
  const children = (await qmp.execute("qom-list", { path: "/machine/peripheral" })) as { name: string }[];
  const prefix = deviceId("");
  return new Set(children.filter((c) => c.name.startsWith(prefix)).map((c) => c.name.slice(prefix.length)));
}

/** The first slot that no drive has. Throws CroftError when the guest has none left. */
export function freeSlot(drives: readonly PluggedDrive[], slots: number): number {
  const taken = new Set(drives.map((drive) => drive.slot));
  for (let slot = 0; slot < slots; slot++) if (!taken.has(slot)) return slot;
  throw new CroftError("no_capacity", `attaching a partition: all ${slots} slots of the guest are taken`, {
    detail: "Detach a partition, or stop and start the VM: it then has free slots again.",
  });
}

/** Gives a drive to QEMU. The record of it must have been written before. Steps that were done already are left. */
export async function plug(qmp: Qmp, drive: PluggedDrive, source: DriveSource): Promise<void> {
  const node = nodeName(drive.partition);
  if (!(await nodeSizes(qmp)).has(node)) {
    await qmp.execute("blockdev-add", blockdevOf(drive.partition, source, drive.read_only, source.path));
  }
  try {
    await qmp.execute("device_add", deviceOf(drive.partition, { ...drive, source }));
  } catch (error) {
    await qmp.execute("blockdev-del", { "node-name": node }).catch(() => {});
    throw error;
  }
}

/** Asks the guest to let a drive go; true when it did within the limit, after which QEMU holds nothing of it. */
export async function unplug(qmp: Qmp, partition: string, limitMs: number): Promise<boolean> {
  const device = deviceId(partition);
  if ((await pluggedIn(qmp)).has(partition)) {
    const gone = deviceDeleted(qmp, device, limitMs);
    await qmp.execute("device_del", { id: device }).catch((error) => {
      // `GenericError`: it is on its way out already. What counts is whether it goes.
      if (!(error instanceof QmpRefused)) throw error;
    });
    if (!(await gone) && (await pluggedIn(qmp)).has(partition)) return false;
  }
  await endMirror(qmp, partition);
  for (const node of [nodeName(partition), movedNodeName(partition)]) {
    if ((await nodeSizes(qmp)).has(node)) await qmp.execute("blockdev-del", { "node-name": node });
  }
  return true;
}

export function deviceDeleted(qmp: Qmp, device: string, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (went: boolean) => {
      clearTimeout(timer);
      unsubscribe();
      resolve(went);
    };
    const unsubscribe = qmp.onEvent(({ event, data }) => {
      if (event === "DEVICE_DELETED" && data.device === device) end(true);
    });
    const timer = setTimeout(() => end(false), limitMs);
    void qmp.closed.then(() => end(false));
  });
}

/** Opens a partition, or says in a drive's report why that failed. */
export async function openFor(
  drives: Drives,
  partition: string,
  who: DriveUser,
): Promise<{ source: DriveSource } | { report: DriveReport }> {
  try {
    return { source: await drives.open(partition, who) };
  } catch (error) {
    return { report: notAttached(partition, error) };
  }
}

/** The report of a drive that could not be plugged. */
export function notAttached(partition: string, error: unknown): DriveReport {
  const known = error instanceof CroftError;
  const words = error instanceof Error ? error.message : String(error);
  const message = known ? fullText(error) : `attaching partition ${partition}: ${words}`;
  return { partition, attached: false, code: known ? error.code : "host_error", message };
}
