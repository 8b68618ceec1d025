// Makes a disk Croft's.
//
//                    not there --(file)--> made, empty
//                        |                    |
//   holds something --refused, or `wipe`--> empty --first table--> ours --release--> released (bytes and record kept)
//                                                                   |  ^------------------'  adopted again, by any id
//                                                                   '--erase (files)--> gone
//
// Every arrow can be cut off anywhere and is walked again from what is found on the disk. The last two are in release.ts.
import { CroftError } from "@croft/schemas/errors.ts";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Run } from "../host/run.ts";
import { loadAdoptionRecord, loadAdoptionRecords, saveAdoptionRecord } from "./adoption-record.ts";
import { type AdoptedDisk, type DiskContext, writerOf } from "./context.ts";
import { inspectClosely, tableAreas } from "./device/contents.ts";
import { diskGuid } from "./device/identity.ts";
import { type FoundDisk, knownPartitions } from "./device/inventory.ts";
import { loopOf, partitionNumbers, removeNode, resizeLoop } from "./device/nodes.ts";
import { mustBeSame } from "./device/presence.ts";
import { endsOf, findByteLeft, zeroRange } from "./device/zeros.ts";
import { createFileDisk, growFile } from "./file-disk.ts";
import { type Decision, decideByContents, decideByRecord, refusePlace } from "./guard.ts";
import { claimAll, setGuid, tableOf } from "./hold-disk.ts";
import { locate, locateIfThere } from "./locate.ts";
import type { Gpt } from "./table/gpt.ts";
import { readTable } from "./table/table.ts";
import { noteUse } from "./use.ts";

/** Makes a disk be adopted, as large as its document says. Throws CroftErrors with the code and what to do. */
export async function adopt(context: DiskContext, document: DiskDocument): Promise<AdoptedDisk> {
  if (document.file !== null && (await locateIfThere(context, document)) === null)
    await createFileDisk(context, document.id, document.file);
  const there = await locate(context, document);
  // Some of these cannot even be opened to be locked.
  refusePlace(there, document.id);
  const settled = await asWanted(context, document, there);
  if (settled !== null) return settled;
  const { path } = there;
  return await context.locks.hold(context.run, path, async (run) => {
    // Found again under the lock: what was true before it may not be now.
    const found = await locate(context, document);
    if (found.path !== path) {
      throw new CroftError("unavailable", `Disk ${document.id} moved from ${path} to ${found.path}.`);
    }
    return await adoptLocked(context, run, document, found);
  });
}

/** A look without lock or command: the disk when there is nothing to do, else null. */
async function asWanted(
  context: DiskContext,
  document: DiskDocument,
  found: FoundDisk,
): Promise<AdoptedDisk | null> {
  const { id, file } = document;
  if (found.hindrance !== null || found.record?.disk !== id || found.record.state !== "used") return null;
  if ((file?.size_bytes ?? found.sizeBytes) !== found.sizeBytes) return null;
  if ((await loadAdoptionRecord(context.paths, id))?.identity !== found.identity) return null;
  const byLoop = found.kind === "file" && context.root;
  const table = byLoop ? await loopOf(context.roots, found.path) : found.path;
  if (table === null) return null;
  const state = await readTable({ ...found, table });
  return state.state === "whole" && !state.grown ? { id, found, table, gpt: state.gpt } : null;
}

async function adoptLocked(
  context: DiskContext,
  run: Run,
  document: DiskDocument,
  found: FoundDisk,
): Promise<AdoptedDisk> {
  const disk = document.id;
  refusePlace(found, disk);
  const decision = await judge(context, run, document, found);
  const held = decision === "ours" ? [] : await claimAll(context, found, `adopt ${found.path} as ${disk}`);
  let taken: { table: string; gpt: Gpt };
  try {
    // While it is claimed no other device gets its name.
    await mustBeSame(context, disk, found);
    taken = await take(context, run, decision, document, found);
  } finally {
    for (const handle of held) await handle.close();
  }
  await note(context, disk, found);
  return await growToSize(context, run, document, { id: disk, found, ...taken });
}

/** From now on its loss is noticed. It may have another identity than before: in another place, or as a copy that took over. */
async function note(context: DiskContext, disk: string, found: FoundDisk): Promise<void> {
  const { identity, record } = found;
  const known = await loadAdoptionRecord(context.paths, disk);
  if (known?.identity === identity) return;
  const former = known?.former ?? (record === null || record.disk === disk ? undefined : record.disk);
  await saveAdoptionRecord(context.paths, {
    disk,
    identity,
    partitions: known?.partitions ?? {},
    ...(former === undefined ? {} : { former }),
    ...(known?.counter === undefined ? {} : { counter: known.counter }),
    ...(known === null ? {} : { taken_over_from: known.identity }),
  });
  await noteUse(context, disk, found);
}

/** Writes what was decided, and returns the table that is there then. */
async function take(
  context: DiskContext,
  run: Run,
  decision: Decision,
  { id: disk, wipe: mayGo }: DiskDocument,
  found: FoundDisk,
): Promise<{ table: string; gpt: Gpt }> {
  if (decision === "wipe_and_adopt") {
    await writerOf(context, run, disk, { ...found, table: found.path }).saveForeign();
    await wipe(context, run, found);
  }
  const table = await tableOf(context, run, found);
  const writer = writerOf(context, run, disk, { ...found, table });
  // A file was looked at or zeroed as a whole; of a device that was wiped only the ends are zero.
  const mayHold = found.kind === "device" && mayGo === found.identity;
  const guid = diskGuid({ disk, state: "used", remnants: mayHold || found.record?.remnants === true });
  if (decision === "adopt" || decision === "wipe_and_adopt") return { table, gpt: await writer.create(guid) };
  const state = await writer.read();
  if (state.state !== "whole") {
    throw new CroftError("disk_damaged", `The table of disk ${disk} on ${found.path} is not whole.`);
  }
  if (decision === "ours") return { table, gpt: state.gpt };
  return { table, gpt: await setGuid(writer, table, state.gpt, guid) };
}

/** Decides what may be done with a disk by its record and by what it holds. Throws a `Refusal`. */
async function judge(
  context: DiskContext,
  run: Run,
  document: DiskDocument,
  found: FoundDisk,
): Promise<Decision> {
  const writer = writerOf(context, run, document.id, { ...found, table: found.path });
  const state = await readTable({ table: found.path, ...found });
  const record = found.record;
  const noted = await writer.noted();
  // A first table that a killed agent left half written is no foreign contents.
  const own =
    noted === "first" && state.state !== "whole" && (record === null || record.disk === document.id);
  const facts = {
    disk: document.id,
    path: found.path,
    identity: found.identity,
    wipe: document.wipe,
    record: own ? null : record,
    // With a note, copies that differ are our own work, which the writer finishes.
    whole: state.state === "whole" || (noted === "change" && state.state === "damaged" && state.gpt !== null),
    remembered: (await loadAdoptionRecord(context.paths, document.id)) !== null,
    otherDiskHere: await otherDiskHere(context, document.id, found),
    original: own ? null : await originalOf(context, document.id, found),
    former: document.former ?? null,
  };
  const byRecord = decideByRecord(facts);
  if (byRecord !== null) return byRecord;
  const holds = await inspectClosely(run, found, own ? tableAreas(found) : []);
  // What a half written first table of ours left are its own.
  return decideByContents(facts, own ? holds : [...knownPartitions(found), ...holds]);
}

async function otherDiskHere(context: DiskContext, disk: string, found: FoundDisk): Promise<string | null> {
  const other = found.record;
  if (other === null || other.disk === disk || other.state !== "used") return null;
  const memory = await loadAdoptionRecord(context.paths, other.disk);
  return memory !== null && memory.identity === found.identity ? other.disk : null;
}

/** The disk of this host that a disk is a copy of: the same record was adopted here, and that disk is still there. */
async function originalOf(
  context: DiskContext,
  disk: string,
  found: FoundDisk,
): Promise<{ disk: string; path: string } | null> {
  const { record, identity } = found;
  if (record === null || record.disk === disk) return null;
  for (const memory of await loadAdoptionRecords(context.paths)) {
    const same = memory.disk === record.disk || memory.former === record.disk;
    if (!same || memory.disk === disk || memory.identity === identity) continue;
    const there = (await context.inventory.find()).find(
      (one) => one.record?.disk === memory.disk && one.identity === memory.identity,
    );
    if (there !== undefined) return { disk: memory.disk, path: there.path };
  }
  return null;
}

/**
 * Destroys what a disk holds so far that nothing is found again: signatures, nodes of old partitions, both ends. What
 * lies between is overwritten when a partition gets its place.
 */
async function wipe(context: DiskContext, run: Run, found: FoundDisk): Promise<void> {
  if (found.kind === "device") {
    for (const number of await partitionNumbers(context.roots, found.path)) {
      await removeNode(run, context.roots, found.path, number);
    }
    await run("wipefs", ["-a", "-f", "-q", found.path]);
  }
  const ranges = found.kind === "file" ? [{ start: 0, end: found.sizeBytes }] : endsOf(found.sizeBytes);
  for (const range of ranges) {
    await zeroRange(run, found, range);
    const left = await findByteLeft(run, found, range);
    if (left === null) continue;
    throw new CroftError("disk_io", `Cannot wipe ${found.path}: byte ${left} is still not zero.`, {
      detail:
        "The disk takes writes and does not keep them. It was to be wiped, so nothing on it is needed: replace it.",
    });
  }
}

/** Grows a file to the size wanted and moves the second copy of the table to a disk's new end. */
async function growToSize(
  context: DiskContext,
  run: Run,
  document: DiskDocument,
  disk: AdoptedDisk,
): Promise<AdoptedDisk> {
  const { found, table } = disk;
  let { sizeBytes } = found;
  const wanted = document.file?.size_bytes ?? sizeBytes;
  if (wanted < sizeBytes) {
    throw new CroftError(
      "cannot_shrink",
      `Cannot shrink disk ${disk.id} from ${sizeBytes} to ${wanted} bytes.`,
      {
        detail: "A disk only grows. Put its former size back.",
      },
    );
  }
  if (wanted > sizeBytes) {
    await growFile(found.path, sizeBytes, wanted);
    sizeBytes = wanted;
  }
  if (table !== found.path) await resizeLoop(run, table);
  const writer = writerOf(context, run, disk.id, { table, sizeBytes, sectorSize: found.sectorSize });
  const state = await writer.read();
  if (state.state !== "whole") {
    throw new CroftError("disk_damaged", `The table of disk ${disk.id} on ${found.path} is not whole.`);
  }
  if (!state.grown) return { ...disk, found: { ...found, sizeBytes }, gpt: state.gpt };
  const last = sizeBytes / found.sectorSize - 1;
  const gpt = await writer.change(state.gpt, {
    what: "move the second copy of the table to the disk's new end",
    args: ["--relocate", "gpt-bak-std", table],
    touches: null,
    check: (after) => (after.otherLba === Math.floor(last) ? null : "the second copy is not at the end"),
  });
  return { ...disk, found: { ...found, sizeBytes }, gpt };
}
