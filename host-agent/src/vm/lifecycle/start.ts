// One start of a guest.
//
//   prepare (image, root disk, seed) -> open files and drives -> record -> spawn -S -> QMP -> grow root -> cont
//        | a failure before `cont`: QEMU ended, drives closed, the record says that nothing runs
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { GIB } from "@croft/schemas/bytes.ts";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { type Detached, startDetached } from "../../host/detached.ts";
import type { ProcessMark } from "../../host/proc.ts";
import { awaitUnitGone, behindWalls, type Owner } from "../../host/walls.ts";
import { awaitProcess } from "../../host/watcher.ts";
import { type OpenTap, withTaps } from "../../network/tap-handover.ts";
import type { Passage } from "../../network/way-out/addresses.ts";
import { pathOf } from "../../network/way-out/namespace.ts";
import { bootOrder } from "../devices/cd-drives.ts";
import { bootDiskNext } from "../devices/cd-media.ts";
import { nicsOf, tapDescriptor } from "../devices/nics.ts";
import { busyPorts, relayOf } from "../devices/ports.ts";
import { besideTpm } from "../devices/tpm.ts";
import { qemuArgv } from "../qemu/argv.ts";
import { Handover, type Prepared } from "../qemu/handover.ts";
import { limitsOf } from "../qemu/limits.ts";
import { connectTo, identityOf, type Session } from "../qemu/process.ts";
import { demandLease } from "./demand-lease.ts";
import type { MachineContext } from "./machine-context.ts";
import { plannedRun, watchOf } from "./planned-run.ts";
import {
  macOf,
  type Run,
  removeStatusFiles,
  statusFileOf,
  uuidOf,
  type VmRecord,
  writeRecord,
} from "./record.ts";
import {
  endedAtOnce,
  endFailed,
  lastWords,
  notLaunched,
  portsTaken,
  StartFailed,
  StillRuns,
} from "./start-failure.ts";

/** How long QEMU has to open its monitor. */
const MONITOR_MS = 20_000;

/** Starts the guest; resolves when QMP said that it runs, or stands ready when it is to be paused. Throws StartFailed, or what opening a drive throws. */
export async function startGuest(
  context: MachineContext,
  record: VmRecord,
  document: VmDocument,
  files: Prepared,
  restarts: number,
): Promise<Session> {
  const folder = context.paths.vm(document.id);
  const handover = new Handover();
  try {
    const names = await handover.files(files);
    await handover.partitions(context.drives, document, record.owner);
    const cards = await openCards(context, record, document);
    const { cdFirst, once } = bootOrder(document, record.once_over === true);
    const passage = await passageOf(context, document);
    const opened = { drives: handover.drives, media: names.media, passage };
    const run = await plannedRun(context, document, opened, files.serialLog, restarts);
    if (once) run.once = true;
    await removeStatusFiles(folder);
    record.end = null;
    record.run = run;
    // Before the process is there: an agent that dies in between leaves one that the next agent knows.
    await writeRecord(folder, record);
    const argv = qemuArgv(document, {
      uuid: uuidOf(document.id),
      mac: macOf(document.id),
      passage,
      accelerator: run.accelerator,
      runtimeDir: context.paths.vmRuntime(document.id),
      files: names,
      slots: run.slots,
      descriptors: handover.sets,
      drives: handover.drives,
      cdFirst,
    });
    const vm = {
      id: document.id,
      runtimeDir: context.paths.vmRuntime(document.id),
      owner: await ownerOf(record, run.accelerator),
      kvm: run.accelerator === "kvm",
      limits: limitsOf(run, run.accelerator),
      watch: watchOf(folder, run, context.lease.file),
      network: networkOf(context, document, passage),
    };
    const command = await withTpm([context.qemu, ...argv], files, handover, vm.runtimeDir);
    await awaitUnitGone(context.run, document.id, context.walls);
    // What came before took its time, in which the lease may have run out and the VM be made anew elsewhere.
    demandLease(context, document);
    const watcher = await startDetached(withTaps(behindWalls(command, vm, context.walls), cards), {
      logFile: join(folder, "qemu.log"),
      descriptors: handover.descriptors,
    }).catch((error: Error) => {
      throw notLaunched(document, error);
    });
    return await letRun(context, record, document, run, watcher);
  } catch (error) {
    // A process that does not end stays recorded: the next look at it finds it.
    if (error instanceof StillRuns) throw error;
    record.run = null;
    await writeRecord(folder, record);
    for (const { partition } of handover.drives) await context.drives.close(partition, document.id);
    if (nicsOf(document).length > 0) await context.cards.close(document.id);
    await context.wayOut.take(document.id);
    throw error;
  } finally {
    await handover.close();
  }
}

/** Makes the cards of a VM on networks. Ports that another process has are left to it: a rule would take them away from it. */
async function openCards(
  context: MachineContext,
  { owner }: VmRecord,
  document: VmDocument,
): Promise<OpenTap[]> {
  if (nicsOf(document).length === 0) return [];
  const busy = await busyPorts(document.ports);
  if (busy.length > 0) throw portsTaken(document, busy);
  const names = await context.cards.open(document, owner);
  return names.map((name, card) => ({ name, descriptor: tapDescriptor(card) }));
}

/** A namespace of its own with the way to it, or null where this host gives none. Throws StartFailed when a port is held. */
async function passageOf(context: MachineContext, document: VmDocument): Promise<Passage | null> {
  const { wayOut } = context;
  if (nicsOf(document).length > 0) return null;
  const passage = await wayOut.give(document.id);
  if (passage === null || document.ports.length === 0) return passage;
  const busy = await wayOut.forward(
    document.id,
    document.ports.map((port) => relayOf(passage, port)),
  );
  if (busy.length === 0) return passage;
  throw portsTaken(
    document,
    busy.map(({ host_port }) => host_port),
  );
}

/** The network namespace of a VM's QEMU: with cards on networks, which it gets open, it needs none of its own. */
function networkOf(context: MachineContext, document: VmDocument, passage: Passage | null) {
  if (nicsOf(document).length > 0) return "none" as const;
  if (passage === null) return null;
  return { namespace: pathOf(document.id), nameServer: context.wayOut.nameServer };
}

async function withTpm(
  qemu: string[],
  { tpm }: Prepared,
  handover: Handover,
  runtimeDir: string,
): Promise<string[]> {
  if (tpm === null) return qemu;
  return besideTpm(qemu, { program: tpm.program, state: await handover.folder(tpm.state), runtimeDir });
}

async function letRun(
  context: MachineContext,
  record: VmRecord,
  document: VmDocument,
  run: Run,
  watcher: Detached,
): Promise<Session> {
  const folder = context.paths.vm(document.id);
  const logFile = join(folder, "qemu.log");
  const who = identityOf(context.paths, document.id);
  const listened = run.passage === undefined ? run.forwards : [];
  let mark: ProcessMark | null = null;
  try {
    mark = await awaitProcess(statusFileOf(folder, run) as string, watcher.exited, MONITOR_MS);
    if (mark === null) throw await endedAtOnce(document, logFile, listened);
    run.mark = mark;
    await writeRecord(folder, record);
    const session = await connectTo(who, mark, MONITOR_MS);
    if (session === null) throw await endedAtOnce(document, logFile, listened);
    await growRoot(session, document.root_disk_gib * GIB);
    if (run.once) await bootDiskNext(session.qmp);
    if (document.power_state !== "paused") await session.qmp.execute("cont");
    return session;
  } catch (error) {
    await endFailed(mark, watcher, statusFileOf(folder, run) as string);
    if (error instanceof StartFailed) throw error;
    const words = error instanceof Error ? error.message : String(error);
    throw new StartFailed(
      "vm_start_failed",
      `starting VM ${document.name}: ${words}`,
      await lastWords(logFile),
    );
  }
}

/** The root disk grows here, by the guest's own QEMU, so that no process with root reads what a guest wrote. */
async function growRoot({ qmp }: Session, wanted: number): Promise<void> {
  const nodes = (await qmp.execute("query-named-block-nodes", { flat: true })) as {
    "node-name": string;
    image: { "virtual-size": number };
  }[];
  const size = nodes.find((node) => node["node-name"] === "root")?.image["virtual-size"];
  if (size !== undefined && size < wanted)
    await qmp.execute("block_resize", { "node-name": "root", size: wanted });
}

async function ownerOf(record: VmRecord, accelerator: "kvm" | "tcg"): Promise<Owner | null> {
  if (record.owner === null) return null;
  const groups = accelerator === "kvm" ? [(await stat("/dev/kvm")).gid] : [];
  return { ...record.owner, groups };
}
