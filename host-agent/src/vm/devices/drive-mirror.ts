// A drive of a running guest whose partition moves on its disk: QEMU copies it to the other place while the guest writes, and
// keeps both the same until it changes over.
//
//   node in use --blockdev-add, blockdev-mirror--> copying --BLOCK_JOB_READY--> both the same --block-job-complete--> the other
//        ^                                            | error, cancelled                |                            node in use
//        '--------------------------------------------+---------------------------------'
//
// A drive has two names for its node, of which it uses one; the other one is free for the next move. A mirror wants both of the
// same size: the larger place shows no more than the former size, until the node is opened anew without that limit.
//
// A guest that writes faster than it is copied would keep the copy going for ever. So a copy that took half as much again as the
// partition holds, and is not done, is made once more by a job that lets each write of the guest wait until it is at both places:
// the guest then writes no faster than both take it, and what was copied stays copied.
import { CroftError } from "@croft/schemas/errors.ts";
import { type Qmp, QmpRefused } from "../qemu/qmp.ts";
import { type DriveSource, deviceId, fileOf, movedNodeName, nodeName } from "./drive-source.ts";

/** A job that says nothing is looked at after so long. */
const LOOK_MS = 5_000;

/** How much is copied before a guest's writes have to wait, in sizes of the partition. */
const PATIENCE = 1.5;

const jobOf = (partition: string): string => `move-${partition}`;
const waitingJobOf = (partition: string): string => `${jobOf(partition)}-waiting`;
const fileNode = (node: string): string => `${node}-file`;

/** Sizes of QEMU's block nodes by name, in bytes. */
export async function nodeSizes(qmp: Qmp): Promise<Map<string, number>> {
  const nodes = (await qmp.execute("query-named-block-nodes", { flat: true })) as {
    "node-name": string;
    image: { "virtual-size": number };
  }[];
  return new Map(nodes.map((node) => [node["node-name"], node.image["virtual-size"]]));
}

/** The node that the guest's device of a partition uses now; null when the guest has no such device. */
export async function nodeInUse(qmp: Qmp, partition: string): Promise<string | null> {
  const blocks = (await qmp.execute("query-block")) as {
    qdev?: string;
    inserted?: { "node-name"?: string };
  }[];
  const device = deviceId(partition);
  const mine = blocks.find(
    ({ qdev }) => qdev === device || qdev?.startsWith(`/machine/peripheral/${device}/`) === true,
  );
  return mine?.inserted?.["node-name"] ?? null;
}

/** The name that a drive has free, for where it moves to. */
export const otherNode = (partition: string, node: string): string =>
  node === nodeName(partition) ? movedNodeName(partition) : nodeName(partition);

/** Whether QEMU copies the drive of a partition now. */
export async function isCopying(qmp: Qmp, partition: string): Promise<boolean> {
  return (await mirrorJob(qmp, partition)) !== null;
}

/**
 * Copies a drive of the guest to another place, and resolves when both are the same and every write goes to both; answers with
 * the name of the node there. One that is under way is joined. Errors: `disk_io` when QEMU cannot copy it.
 */
export async function mirrorDrive(qmp: Qmp, partition: string, target: DriveSource): Promise<string> {
  const from = await nodeInUse(qmp, partition);
  if (from === null) throw notPlugged(partition);
  const to = otherNode(partition, from);
  if (!(await isCopying(qmp, partition)))
    await beginMirror(qmp, partition, { from, to, target, waiting: false });
  await untilReady(qmp, partition, async () => {
    await endMirror(qmp, partition);
    await beginMirror(qmp, partition, { from, to, target, waiting: true });
  });
  return to;
}

/** `waiting`: a write of the guest is done when it is at both places. */
async function beginMirror(
  qmp: Qmp,
  partition: string,
  { from, to, target, waiting }: { from: string; to: string; target: DriveSource; waiting: boolean },
): Promise<void> {
  const sizes = await nodeSizes(qmp);
  if (sizes.has(to)) await qmp.execute("blockdev-del", { "node-name": to });
  await qmp.execute("blockdev-add", targetOf(to, target, sizes.get(from) ?? 0));
  await qmp.execute("blockdev-mirror", {
    "job-id": waiting ? waitingJobOf(partition) : jobOf(partition),
    device: from,
    target: to,
    sync: "full",
    "copy-mode": waiting ? "write-blocking" : "background",
  });
}

/**
 * Lets the drive change over to its copy. The guest does not run, so that both places are the same before and after. Whether it
 * did is to be asked of `nodeInUse`.
 */
export async function changeOver(qmp: Qmp, partition: string): Promise<void> {
  const watch = watchJob(qmp, partition);
  try {
    const job = await mirrorJob(qmp, partition);
    await qmp.execute("block-job-complete", { device: job?.device ?? jobOf(partition) });
    while (await isCopying(qmp, partition)) await watch.next();
  } finally {
    watch.end();
  }
}

/** Ends a copy that is under way, if there is one, and removes the node that no device uses. */
export async function endMirror(qmp: Qmp, partition: string): Promise<void> {
  const watch = watchJob(qmp, partition);
  try {
    const job = await mirrorJob(qmp, partition);
    if (job !== null) {
      await qmp.execute("block-job-cancel", { device: job.device, force: true }).catch((error) => {
        // It is about to end by itself: what counts is whether it does.
        if (!(error instanceof QmpRefused)) throw error;
      });
    }
    while (await isCopying(qmp, partition)) await watch.next();
  } finally {
    watch.end();
  }
  const used = await nodeInUse(qmp, partition);
  if (used === null) return;
  const idle = otherNode(partition, used);
  if ((await nodeSizes(qmp)).has(idle)) await qmp.execute("blockdev-del", { "node-name": idle });
}

/** Tells the guest that a partition's node grew. */
export async function growIfLarger(qmp: Qmp, partition: string, sizeBytes: number): Promise<void> {
  const node = (await nodeInUse(qmp, partition)) ?? nodeName(partition);
  const sizes = await nodeSizes(qmp);
  const present = sizes.get(node);
  if (present === undefined || present >= sizeBytes) return;
  const file = fileNode(node);
  if (sizes.has(file)) {
    // It was moved, and shows its former size yet.
    const options = [{ driver: "raw", "node-name": node, discard: "unmap", file }];
    await qmp.execute("blockdev-reopen", { options });
  }
  await qmp.execute("block_resize", { "node-name": node, size: sizeBytes });
}

function targetOf(node: string, target: DriveSource, sizeBytes: number): Record<string, unknown> {
  const window = target.kind === "window";
  const thin = window || target.thin === true;
  return {
    driver: "raw",
    "node-name": node,
    discard: "unmap",
    size: sizeBytes,
    ...(window ? { offset: target.offsetBytes } : {}),
    // What was a hole in the file of its disk stays one.
    ...(thin ? { "detect-zeroes": "unmap" } : {}),
    file: {
      ...fileOf(target, false, target.path),
      "node-name": fileNode(node),
      // Locks cover the whole file, of which this QEMU writes another range already.
      ...(window ? { locking: "off" } : {}),
    },
  };
}

interface MirrorJob {
  device: string;
  ready?: boolean;
  /** Bytes that were copied, and that will be if the guest writes no more. */
  offset: number;
  len: number;
}

async function mirrorJob(qmp: Qmp, partition: string): Promise<MirrorJob | null> {
  const jobs = (await qmp.execute("query-block-jobs")) as MirrorJob[];
  return jobs.find((job) => isMirrorJob(partition, job.device)) ?? null;
}

const isMirrorJob = (partition: string, id: unknown): boolean =>
  id === jobOf(partition) || id === waitingJobOf(partition);

/** `letWritesWait` begins the copy anew, as one that ends whatever the guest writes. */
async function untilReady(qmp: Qmp, partition: string, letWritesWait: () => Promise<void>): Promise<void> {
  const watch = watchJob(qmp, partition);
  try {
    for (;;) {
      const job = await mirrorJob(qmp, partition);
      if (job === null) throw notCopied(partition, watch.error());
      if (job.ready === true) return;
      if (job.device === jobOf(partition) && job.offset >= PATIENCE * (await copiedSize(qmp, partition)))
        await letWritesWait();
      else await watch.next();
    }
  } finally {
    watch.end();
  }
}

async function copiedSize(qmp: Qmp, partition: string): Promise<number> {
  const node = await nodeInUse(qmp, partition);
  return (await nodeSizes(qmp)).get(node ?? nodeName(partition)) ?? Number.POSITIVE_INFINITY;
}

/** What QEMU says of the job of a partition: `next` resolves at the next word, or after a while. */
function watchJob(qmp: Qmp, partition: string) {
  let [error, heard]: [string | null, () => void] = [null, () => {}];
  const unsubscribe = qmp.onEvent(({ data }) => {
    if (!isMirrorJob(partition, data.device) && !isMirrorJob(partition, data.id)) return;
    if (typeof data.error === "string") error = data.error;
    heard();
  });
  return {
    error: () => error,
    next: () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_MS);
        heard = () => {
          clearTimeout(timer);
          resolve();
        };
        void qmp.closed.then(heard);
      }),
    end: unsubscribe,
  };
}

const notPlugged = (partition: string): CroftError =>
  new CroftError("unavailable", `Partition ${partition} is about to be plugged in or out.`, {
    detail: "It is moved on its disk after that.",
  });

const notCopied = (partition: string, words: string | null): CroftError =>
  new CroftError("disk_io", `QEMU could not copy partition ${partition}: ${words ?? "it did not say why"}.`, {
    detail: "It is where it was, with every byte. It is tried again.",
  });
