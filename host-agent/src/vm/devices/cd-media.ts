// Media of a running guest.
//
//   in the drive --asked, or after a while taken: tray open--> out --blockdev-del--> empty
//   empty --image here, blockdev-add, tray open, insert--> in, tray closed
//
// The record says that a drive is `changing` before the first step. Each step looks at what QEMU has, so an agent that
// died in between is followed by one that goes on.
import { setTimeout as sleep } from "node:timers/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { blobsOf, type ImageCache } from "../../images/cache.ts";
import { sentenceOf } from "../../log.ts";
import type { MachineContext } from "../lifecycle/machine-context.ts";
import { type Run, type VmRecord, writeRecord } from "../lifecycle/record.ts";
import { type Qmp, QmpRefused } from "../qemu/qmp.ts";
import {
  asPlugged,
  cdDevice,
  type Medium,
  mediaOf,
  mediumBlockdev,
  mediumNode,
  rootBootIndex,
} from "./cd-drives.ts";
import { nodeSizes } from "./drive-mirror.ts";

export type MediumReport = NonNullable<VmReport["cdroms"]>[number];

/** What a guest that has the medium locked has to let go of it. */
const LET_GO_MS = 5_000;
/** What a pass waits for an image: those that are here are ready by then. */
const HERE_MS = 1_000;

/** Images that are on their way for running guests; a guest is not kept waiting for them. */
export class ComingMedia {
  readonly #images: ImageCache;
  readonly #wake: () => void;
  readonly #hereMs: number;
  readonly #ending = new AbortController();
  readonly #coming = new Map<string, Promise<string>>();

  /** `wake` is called when one has come; `hereMs` is what whoever asks waits for it. */
  constructor(images: ImageCache, wake: () => void, hereMs = HERE_MS) {
    this.#images = images;
    this.#wake = wake;
    this.#hereMs = hereMs;
  }

  /** The path of a medium, or null while it comes. Throws what fetching it throws, and begins anew when asked again. */
  async path({ sha256, size_bytes }: Medium): Promise<string | null> {
    const known = this.#coming.get(sha256);
    const coming = known ?? this.#images.ensure({ sha256, sizeBytes: size_bytes }, this.#ending.signal);
    if (known === undefined) {
      this.#coming.set(sha256, coming);
      // Whoever asks next hears of a failure, and looks anew for what was here once: it may be removed when nobody uses it.
      const here = (): void => {
        this.#coming.delete(sha256);
        this.#wake();
      };
      coming.then(here, () => {});
    }
    const late = new AbortController();
    return Promise.race([coming, sleep(this.#hereMs, null, { signal: late.signal }).catch(() => null)])
      .catch((error: unknown) => {
        this.#coming.delete(sha256);
        throw error;
      })
      .finally(() => late.abort());
  }

  leave(): void {
    this.#ending.abort();
  }
}

/** Puts into the drives what the document says. Returns what is not there and why; the caller writes the record. */
export async function changeMedia(
  context: MachineContext,
  record: VmRecord & { run: Run },
  qmp: Qmp,
  document: VmDocument,
  coming: ComingMedia,
): Promise<{ reports: MediumReport[]; fetching: boolean }> {
  const { cdroms } = record.run;
  const wanted = mediaOf(document);
  if (cdroms === undefined) {
    const reports = wanted.flatMap((medium) => (medium === null ? [] : [atNextStart(medium, document)]));
    return { reports, fetching: false };
  }
  const reports: MediumReport[] = [];
  let fetching = false;
  for (const [drive, medium] of wanted.entries()) {
    const present = cdroms[drive];
    if (present?.sha256 === medium?.sha256 && present?.changing !== true) continue;
    try {
      if (await changeOne({ context, record, qmp, document, coming }, drive, medium)) continue;
      fetching = true;
      if (medium !== null) reports.push(onItsWay(medium));
    } catch (error) {
      if (medium !== null) reports.push(notInserted(medium, error));
      else throw error;
    }
  }
  record.images = imagesOf(document, cdroms);
  return { reports, fetching };
}

interface Change {
  context: MachineContext;
  record: VmRecord & { run: Run };
  qmp: Qmp;
  document: VmDocument;
  coming: ComingMedia;
}

/** False while the medium still comes; what is in the drive stays there until then. */
async function changeOne(change: Change, drive: number, medium: Medium | null): Promise<boolean> {
  const { context, record, qmp, document, coming } = change;
  const cdroms = record.run.cdroms ?? [];
  const save = (): Promise<void> => writeRecord(context.paths.vm(document.id), record);
  const present = cdroms[drive] ?? null;
  // Before it is looked for, so that it is not removed just then.
  record.images = imagesOf(document, cdroms);
  await save();
  const path = medium === null ? null : await coming.path(medium);
  if (medium !== null && path === null) return false;
  // What is in the drive from now on only QEMU can tell.
  cdroms[drive] = { ...(present ?? { id: "", sha256: "", fdset: null }), changing: true };
  await save();
  const node = medium === null ? null : mediumNode(drive, medium.sha256);
  await takeOut(qmp, drive, node);
  if (present?.fdset != null) {
    // QEMU would keep the file open, and its bytes on the host's disk.
    await qmp.execute("remove-fd", { "fdset-id": present.fdset }).catch(refusedIsFine);
  }
  if (node !== null && path !== null) {
    await putIn(qmp, drive, node, async () =>
      context.drives.lend(path, { vm: document.id, owner: record.owner }),
    );
  }
  cdroms[drive] = medium === null ? null : asPlugged(medium, null);
  return true;
}

/** Empties a drive, unless it has the node that it shall have; nothing of what was in it stays. */
async function takeOut(qmp: Qmp, drive: number, wanted: string | null): Promise<void> {
  const { node } = await driveState(qmp, drive);
  if (node !== null && node !== wanted) {
    await openTray(qmp, drive);
    await qmp.execute("blockdev-remove-medium", { id: cdDevice(drive) });
    if (wanted === null) await qmp.execute("blockdev-close-tray", { id: cdDevice(drive) });
  }
  for (const left of (await nodeSizes(qmp)).keys()) {
    if (left.startsWith(`${cdDevice(drive)}-`) && left !== wanted)
      await qmp.execute("blockdev-del", { "node-name": left });
  }
}

async function putIn(
  qmp: Qmp,
  drive: number,
  node: string,
  lend: () => ReturnType<MachineContext["drives"]["lend"]>,
): Promise<void> {
  if (!(await nodeSizes(qmp)).has(node)) {
    const lent = await lend();
    try {
      await qmp.execute("blockdev-add", mediumBlockdev(node, { driver: lent.driver, filename: lent.path }));
    } finally {
      await lent.done();
    }
  }
  if ((await driveState(qmp, drive)).node !== node) {
    await openTray(qmp, drive);
    await qmp.execute("blockdev-insert-medium", { id: cdDevice(drive), "node-name": node });
  }
  await qmp.execute("blockdev-close-tray", { id: cdDevice(drive) });
}

/** Asks a guest that has the medium locked, and opens the tray by force when it does not answer. */
export async function openTray(qmp: Qmp, drive: number, limitMs = LET_GO_MS): Promise<void> {
  const id = cdDevice(drive);
  const opened = trayOpens(qmp, id);
  try {
    if ((await driveState(qmp, drive)).open) return;
    await qmp.execute("blockdev-open-tray", { id }).catch(refusedIsFine);
    if ((await driveState(qmp, drive)).open || (await opened.within(limitMs))) return;
    await qmp.execute("blockdev-open-tray", { id, force: true });
  } finally {
    opened.forget();
  }
}

function trayOpens(qmp: Qmp, id: string): { within(limitMs: number): Promise<boolean>; forget(): void } {
  let isOpen = () => {};
  const open = new Promise<true>((resolve) => {
    isOpen = () => resolve(true);
  });
  const forget = qmp.onEvent(({ event, data }) => {
    if (event === "DEVICE_TRAY_MOVED" && data.id === id && data["tray-open"] === true) isOpen();
  });
  const within = async (limitMs: number): Promise<boolean> => {
    const late = new AbortController();
    const limit = sleep(limitMs, false, { signal: late.signal }).catch(() => false);
    return Promise.race([open, limit]).finally(() => late.abort());
  };
  return { within, forget };
}

async function driveState(qmp: Qmp, drive: number): Promise<{ node: string | null; open: boolean }> {
  const all = (await qmp.execute("query-block")) as {
    qdev?: string;
    tray_open?: boolean;
    inserted?: { "node-name"?: string };
  }[];
  const found = all.find(({ qdev }) => qdev === cdDevice(drive));
  return { node: found?.inserted?.["node-name"] ?? null, open: found?.tray_open === true };
}

/**
 * Has the firmware look at the root disk first from the guest's next reset on: QEMU makes the list that the firmware reads
 * anew at each reset, so nobody has to be there then.
 */
export async function bootDiskNext(qmp: Qmp): Promise<void> {
  const place = { path: "/machine/peripheral/dev-root", property: "bootindex" };
  const value = rootBootIndex(false);
  if ((await qmp.execute("qom-get", place)) !== value) await qmp.execute("qom-set", { ...place, value });
}

const imagesOf = (document: VmDocument, cdroms: NonNullable<Run["cdroms"]>): string[] => [
  ...new Set([...blobsOf(document), ...cdroms.flatMap((medium) => medium?.sha256 || [])]),
];

/** What it refuses is there already or not there any more; whoever asked looks at it after that. */
function refusedIsFine(error: unknown): void {
  if (!(error instanceof QmpRefused)) throw error;
}

const atNextStart = ({ id }: Medium, { name }: VmDocument): MediumReport => ({
  id,
  code: "unavailable",
  message: `Image ${id} is in a CD drive of VM ${name} at its next start: it was started before VMs had such drives.`,
});

const onItsWay = ({ id }: Medium): MediumReport => ({
  id,
  code: "unavailable",
  message: `Image ${id} is on its way to the host; it is put into its drive when it is here.`,
});

const notInserted = ({ id }: Medium, error: unknown): MediumReport => ({
  id,
  code: error instanceof CroftError ? error.code : "host_error",
  message: `putting image ${id} into its drive: ${sentenceOf(error)}`,
});
