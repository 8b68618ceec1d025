// Changes that a running guest takes: forwarded ports, drives, partitions that grew, and media of its CD drives.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { type ComingMedia, changeMedia, type MediumReport } from "../devices/cd-media.ts";
import { growIfLarger } from "../devices/drive-mirror.ts";
import {
  type DriveReport,
  freeSlot,
  notAttached,
  openFor,
  plug,
  pluggedIn,
  unplug,
} from "../devices/hotplug.ts";
import { changePorts, changeRelays, type Relays } from "../devices/ports.ts";
import { forwardRule, forwardsOf } from "../qemu/argv.ts";
import type { Qmp } from "../qemu/qmp.ts";
import { changeNics } from "./live-nics.ts";
import type { MachineContext } from "./machine-context.ts";
import { type PluggedDrive, type Run, type VmRecord, writeRecord } from "./record.ts";

interface LiveResult {
  drives: DriveReport[];
  busyPorts: number[];
  /** Media that are not in their drives. */
  media: MediumReport[];
  /** Whether one of them still comes, so that there is more to do without anybody asking. */
  fetching: boolean;
  /** A partition that the guest did not let go and that is to be taken anyway. */
  force: string | null;
  /** What only a restart can bring, in words. */
  needsRestart: string | null;
}

/** Brings a running guest as near to its document as goes without a restart; what fails is told, the rest is done. The caller
 * writes the record when this changed it. */
export async function changeLive(
  context: MachineContext,
  record: VmRecord & { run: Run },
  qmp: Qmp,
  document: VmDocument,
  coming: ComingMedia,
): Promise<LiveResult> {
  const result: LiveResult = {
    drives: [],
    busyPorts: [],
    media: [],
    fetching: false,
    force: null,
    needsRestart: null,
  };
  const { run } = record;

  if (run.nics === undefined) result.busyPorts = await changeForwards(context, run, qmp, document);
  else {
    const changed = await changeNics(context, record, qmp, document);
    result.busyPorts = changed.busyPorts;
    result.needsRestart = changed.needsRestart;
  }

  const wanted = new Map(document.drives.map((drive) => [drive.partition, drive]));
  for (const drive of [...run.drives]) {
    const same = wanted.get(drive.partition);
    if (
      same !== undefined &&
      same.serial === drive.serial &&
      same.read_only === drive.read_only &&
      !drive.leaving
    ) {
      continue;
    }
    await takeOut(context, record, qmp, document, drive, result);
  }
  for (const drive of document.drives) await putIn(context, record, qmp, document, drive, result);
  const { reports, fetching } = await changeMedia(context, record, qmp, document, coming);
  result.media = reports;
  result.fetching = fetching;
  return result;
}

/** Forwarded ports of a VM without networks; returns those of the host that another process holds. */
async function changeForwards(
  context: MachineContext,
  run: Run,
  qmp: Qmp,
  document: VmDocument,
): Promise<number[]> {
  const refused = run.refused?.generation === document.generation ? run.refused.forwards : [];
  const { passage } = run;
  const wanted = forwardsOf(document, passage);
  const relays: Relays = (...what) => context.wayOut.forward(...what);
  const { forwards, busy } =
    passage === undefined
      ? await changePorts(qmp, run.forwards, wanted, refused)
      : await changeRelays({ vm: document.id, passage, qmp, relays }, run.forwards, wanted, refused);
  run.forwards = forwards;
  run.refused = { generation: document.generation, forwards: busy.map(forwardRule) };
  return busy.map(({ host_port }) => host_port);
}

async function takeOut(
  context: MachineContext,
  record: VmRecord & { run: Run },
  qmp: Qmp,
  document: VmDocument,
  drive: PluggedDrive,
  result: LiveResult,
): Promise<void> {
  const { partition } = drive;
  // A guest that did not answer once is asked again, but nobody waits half a minute for it each time.
  const limit = drive.leaving ? Math.min(context.detachMs, 1_000) : context.detachMs;
  drive.leaving = true;
  await writeRecord(context.paths.vm(document.id), record);
  if (await unplug(qmp, partition, limit)) {
    await context.drives.close(partition, document.id);
    record.run.drives = record.run.drives.filter((other) => other !== drive);
    return;
  }
  const policy = document.detaching?.find((entry) => entry.partition === partition);
  if (policy?.force_detach === true) result.force = partition;
  result.drives.push({
    partition,
    attached: true,
    code: "detach_timeout",
    message:
      `detaching partition ${partition} from VM ${document.name}: the guest did not let go of it. ` +
      "Unmount it in the guest, or set force_detach, which stops the VM.",
  });
}

async function putIn(
  context: MachineContext,
  record: VmRecord & { run: Run },
  qmp: Qmp,
  document: VmDocument,
  wanted: VmDocument["drives"][number],
  result: LiveResult,
): Promise<void> {
  const { partition, serial, read_only } = wanted;
  const { run } = record;
  const known = run.drives.find((drive) => drive.partition === partition);
  // Still leaving: told above, and put in again once it has gone.
  if (known?.leaving === true) return;
  const who = { vm: document.id, readOnly: read_only, owner: record.owner };
  const opened = await openFor(context.drives, partition, who);
  if ("report" in opened) {
    result.drives.push({ ...opened.report, attached: (await pluggedIn(qmp)).has(partition) });
    return;
  }
  const { source } = opened;
  try {
    const drive = known ?? {
      partition,
      serial,
      read_only,
      kind: source.kind,
      size_bytes: source.sizeBytes,
      leaving: false,
      slot: freeSlot(run.drives, run.slots),
    };
    if (known === undefined) {
      run.drives.push(drive);
      await writeRecord(context.paths.vm(document.id), record);
    }
    if (!(await pluggedIn(qmp)).has(partition)) await plug(qmp, drive, source);
    else if (source.sizeBytes > drive.size_bytes) {
      if (drive.kind === "device") {
        await growIfLarger(qmp, partition, source.sizeBytes);
        drive.size_bytes = source.sizeBytes;
      } else result.needsRestart = `partition ${partition} grew`;
    }
    result.drives.push({ partition, attached: true, code: null, message: null });
  } catch (error) {
    if (known === undefined) {
      run.drives = run.drives.filter((drive) => drive.partition !== partition);
      await context.drives.close(partition, document.id);
    }
    result.drives.push(notAttached(partition, error));
  }
}
