// One start of a guest.
//
//   prepare (image, root disk, seed) -> open files and drives -> record -> spawn -S -> QMP -> grow root -> cont
//        | a failure before `cont`: QEMU ended, drives closed, the record says that nothing runs
import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { GIB } from "@croft/schemas/bytes.ts";
import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";
import type { SeedDocument, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { type Detached, startDetached } from "../../host/detached.ts";
import { readTextIfThere } from "../../host/files.ts";
import { killProcess, type ProcessMark, waitGone } from "../../host/proc.ts";
import { awaitUnitGone, behindWalls, type Owner } from "../../host/walls.ts";
import { awaitProcess, readProcessStatus, type Watch } from "../../host/watcher.ts";
import { blobsOf, type ImageCache } from "../../images/cache.ts";
import { asPlugged, bootOrder, mediaOf } from "../devices/cd-drives.ts";
import { bootDiskNext } from "../devices/cd-media.ts";
import { ensureFirmware } from "../devices/firmware.ts";
import { busyPorts } from "../devices/ports.ts";
import { besideTpm, ensureTpm } from "../devices/tpm.ts";
import { ROTATE_BYTES, SERIAL_LOG } from "../guest/serial-log.ts";
import { fdsetNumber, forwardsOf, qemuArgv, slotsFor } from "../qemu/argv.ts";
import { Handover, ownFiles, type Prepared } from "../qemu/handover.ts";
import { hardwareOf } from "../qemu/hardware.ts";
import type { Launch } from "../qemu/launch.ts";
import { limitsOf } from "../qemu/limits.ts";
import { connectTo, identityOf, type Session } from "../qemu/process.ts";
import type { MachineContext } from "./machine-context.ts";
import { ensureRootDisk, prepareRuntimeDir, seedHash, writeSeed } from "./prepare.ts";
import {
  macOf,
  type Run,
  removeStatusFiles,
  startKey,
  statusFileOf,
  uuidOf,
  type VmRecord,
  writeRecord,
} from "./record.ts";

/** How long QEMU has to open its monitor. */
const MONITOR_MS = 20_000;

/** How long a process has to end by SIGKILL. */
const QUIT_MS = 5_000;

/** QEMU could not be started; the document as it stands does not start. */
export class StartFailed extends CroftError {
  readonly busyPorts: number[];
  constructor(code: ErrorCode, message: string, detail: string, busy: number[] = []) {
    super(code, message, { detail });
    this.name = "StartFailed";
    this.busyPorts = busy;
  }
}

/** A start failed, and what it had started does not end. */
class StillRuns extends CroftError {
  constructor({ pid }: ProcessMark) {
    super("host_error", `ending the process ${pid} of a start that failed: it does not end by SIGKILL`);
    this.name = "StillRuns";
  }
}

/** Fetches and makes what the VM needs on disk. May take as long as its image takes to come, until the signal. */
export async function prepare(
  context: MachineContext,
  record: VmRecord,
  document: VmDocument,
  seed: SeedDocument,
  signal: AbortSignal,
): Promise<Prepared> {
  const { images, run } = context;
  const folder = context.paths.vm(document.id);
  record.images = blobsOf(document);
  await writeRecord(folder, record);
  const blobs = await fetchBlobs(images, document, signal);
  const root = await ensureRootDisk(folder, document, blobs.image, run);
  if (record.seed !== seedHash(seed)) {
    await writeSeed(folder, seed, record.owner, run);
    record.seed = seedHash(seed);
    await writeRecord(folder, record);
  }
  const firmware = await ensureFirmware(folder, document);
  const tpm = await ensureTpm(folder, document, record.owner);
  await prepareRuntimeDir(context.paths.vmRuntime(document.id), record.owner);
  return { ...blobs, root, ...ownFiles(folder, seed), firmware, tpm };
}

/** The paths of all that comes from the reconciler. */
async function fetchBlobs(
  images: ImageCache,
  document: VmDocument,
  signal: AbortSignal,
): Promise<Pick<Prepared, "image" | "kernel" | "initrd" | "media">> {
  const path = (blob: { sha256: string; size_bytes: number } | null): Promise<string | null> =>
    blob === null
      ? Promise.resolve(null)
      : images.ensure({ sha256: blob.sha256, sizeBytes: blob.size_bytes }, signal);
  const image = await path(document.image);
  const given = document.image?.kernel ?? null;
  const kernel = await path(given);
  const { initrd_sha256 = null, initrd_size_bytes = null } = given ?? {};
  const initrd =
    initrd_sha256 === null || initrd_size_bytes === null
      ? null
      : await path({ sha256: initrd_sha256, size_bytes: initrd_size_bytes });
  const media: (string | null)[] = [];
  for (const medium of mediaOf(document)) media.push(await path(medium));
  return { image, kernel, initrd, media };
}

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
    const { cdFirst, once } = bootOrder(document, record.once_over === true);
    const opened = { drives: handover.drives, media: names.media };
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
      watch: watchOf(folder, run),
    };
    const command = await withTpm([context.qemu, ...argv], files, handover, vm.runtimeDir);
    await awaitUnitGone(context.run, document.id, context.walls);
    const watcher = await startDetached(behindWalls(command, vm, context.walls), {
      logFile: join(folder, "qemu.log"),
      descriptors: handover.descriptors,
    }).catch((error: Error) => {
      throw new StartFailed("vm_start_failed", `starting VM ${document.name}: ${error.message}`, installHint);
    });
    return await letRun(context, record, document, run, watcher);
  } catch (error) {
    // A process that does not end stays recorded: the next look at it finds it.
    if (error instanceof StillRuns) throw error;
    record.run = null;
    await writeRecord(folder, record);
    for (const { partition } of handover.drives) await context.drives.close(partition, document.id);
    throw error;
  } finally {
    await handover.close();
  }
}

/** Its log is bounded by the agent; by the watcher, later, while no agent runs. */
function watchOf(folder: string, run: Run): Watch | null {
  const statusFile = statusFileOf(folder, run);
  const log = { path: join(folder, SERIAL_LOG), bytes: 2 * ROTATE_BYTES, everySeconds: 30 };
  return statusFile === null ? null : { statusFile, log };
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

/** What will run, as it is written down before it does. */
async function plannedRun(
  context: MachineContext,
  document: VmDocument,
  { drives, media }: Pick<Launch, "drives"> & Pick<Launch["files"], "media">,
  serialLog: string,
  restarts: number,
): Promise<Run> {
  return {
    start: randomBytes(8).toString("hex"),
    mark: null,
    boot_id: context.bootId,
    started_at: context.now().toISOString(),
    accelerator: await context.accelerator(),
    key: startKey(document),
    ...hardwareOf(document),
    cdroms: mediaOf(document).map((medium, drive) => {
      const name = media[drive] ?? null;
      return medium === null || name === null ? null : asPlugged(medium, fdsetNumber(name));
    }),
    forwards: forwardsOf(document),
    drives: drives.map(({ partition, serial, readOnly, slot, source }) => ({
      partition,
      serial,
      read_only: readOnly,
      slot,
      kind: source.kind,
      size_bytes: source.sizeBytes,
      leaving: false,
    })),
    slots: slotsFor(drives.length),
    serial_log_offset: (await stat(serialLog)).size,
    stopping: false,
    ssh_seen: false,
    restart_number: document.restart_number ?? 0,
    restarts,
  };
}

const installHint = "Install QEMU (on Debian: qemu-system-x86) on the host, then apply again.";

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
  let mark: ProcessMark | null = null;
  try {
    mark = await awaitProcess(statusFileOf(folder, run) as string, watcher.exited, MONITOR_MS);
    if (mark === null) throw await whyNot(document, logFile);
    run.mark = mark;
    await writeRecord(folder, record);
    const session = await connectTo(who, mark, MONITOR_MS);
    if (session === null) throw await whyNot(document, logFile);
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

/**
 * Ends what a failed start left. Without a known process there is only what was to start it, which may have started it a
 * moment ago. Throws StillRuns.
 */
async function endFailed(known: ProcessMark | null, watcher: Detached, statusFile: string): Promise<void> {
  if (known === null) await killProcess(watcher.mark, "SIGKILL");
  const left = known ?? (await readProcessStatus(statusFile)).process ?? watcher.mark;
  await killProcess(left, "SIGKILL");
  if (!(await waitGone(left, QUIT_MS))) throw new StillRuns(left);
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

async function whyNot(document: VmDocument, logFile: string): Promise<StartFailed> {
  const words = await lastWords(logFile);
  const busy = await busyPorts(forwardsOf(document));
  if (busy.length > 0) {
    const ports = busy.join(", ");
    return new StartFailed(
      "port_in_use",
      `starting VM ${document.name}: another process of the host holds port ${ports}`,
      `End that process or choose another host_port, then apply again. QEMU says: ${words}`,
      busy,
    );
  }
  return new StartFailed(
    "vm_start_failed",
    `starting VM ${document.name}: QEMU ended at once`,
    `QEMU says: ${words}`,
  );
}

/** The last lines that QEMU wrote. */
export async function lastWords(logFile: string): Promise<string> {
  const text = (await readTextIfThere(logFile)) ?? "";
  return text.trim().split("\n").slice(-10).join("\n").slice(-2_000);
}

async function ownerOf(record: VmRecord, accelerator: "kvm" | "tcg"): Promise<Owner | null> {
  if (record.owner === null) return null;
  const groups = accelerator === "kvm" ? [(await stat("/dev/kvm")).gid] : [];
  return { ...record.owner, groups };
}
