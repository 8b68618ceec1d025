// Finds the disk that a document means. A disk that carries the document's record is the one, on whatever path it is
// now; only before it was adopted does its name in the document decide, and only the first time: a name of the kernel can
// lead to another device after every boot.
//
//   several carry the record    the one with the identity that was recorded serves, the others are copies
//   that one is gone            the copy with the highest counter takes its place, unless it is older than what was used last
//   none carries it             what has the recorded identity is damaged; anything else is another disk
import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import {
  type AdoptionRecord,
  isOlder,
  loadAdoptionRecord,
  loadCandidate,
  saveCandidate,
} from "./adoption-record.ts";
import type { DiskContext } from "./context.ts";
import type { FoundDisk } from "./device/inventory.ts";
import { Refusal } from "./guard.ts";

/** The disk of a document. Errors: `disk_not_found`; `disk_refused` for a copy that is older, or when several could be it. */
export async function locate(context: DiskContext, document: DiskDocument): Promise<FoundDisk> {
  const found = await locateIfThere(context, document);
  if (found !== null) return found;
  if (document.file !== null) throw notFound(document.id, context.paths.diskFile(document.file.name), []);
  const record = await loadAdoptionRecord(context.paths, document.id);
  const wanted = document.device ?? "";
  const real = wanted.startsWith("/") ? await realpath(wanted).catch(() => wanted) : wanted;
  await refuseExcluded(context, document.id, record === null ? [wanted, real] : [record.identity]);
  const name = record === null ? wanted : `${wanted} (identity ${record.identity})`;
  throw notFound(document.id, name, await ofKind(context, "device"));
}

/** The same; null when it is not on this host. */
export async function locateIfThere(context: DiskContext, document: DiskDocument): Promise<FoundDisk | null> {
  const { id } = document;
  const record = await loadAdoptionRecord(context.paths, id);
  const mine = document.file === null ? null : await context.inventory.file(document.file.name);
  // Mostly the file is where it was: then nothing else has to be read.
  if (mine !== null && mine.record?.disk === id && mine.identity === record?.identity)
    return refuseOlder(mine, record);
  const all = await ofKind(context, document.file === null ? "device" : "file");
  const carriers = all.filter((disk) => disk.record?.disk === id);
  if (record === null && mine !== null) return mine;
  const known = record === null ? undefined : byIdentity(all, carriers, record);
  if (known !== undefined) return refuseOlder(known, record);
  if (carriers.length > 0) {
    // The disk itself is there and may not be used: then no copy takes its place.
    if (record !== null) await refuseExcluded(context, id, [record.identity]);
    return refuseOlder(newest(id, carriers), record);
  }
  if (document.file !== null) return mine;
  return record === null ? await byName(context, document, all) : null;
}

/** Throws `disk_not_found` when the device is there and the owner of the machine excludes it. */
async function refuseExcluded(context: DiskContext, disk: string, wanted: readonly string[]): Promise<void> {
  const excluded = (await context.inventory.excluded()).find(({ path, identity, serial, aliases }) =>
    [path, identity, serial, ...aliases].some((name) => name !== null && wanted.includes(name)),
  );
  if (excluded === undefined) return;
  throw new CroftError(
    "disk_not_found",
    `The agent may not use ${excluded.path} for disk ${disk}: its setting \`devices\` excludes it.`,
    {
      detail: `Let \`devices\` in the agent's configuration include ${excluded.identity}, then restart the agent.`,
    },
  );
}

const ofKind = async (context: DiskContext, kind: "file" | "device"): Promise<FoundDisk[]> =>
  (await context.inventory.find()).filter((disk) => disk.kind === kind);

/** What has the recorded identity. An identity that is only a place can be another disk's: then the record decides. */
function byIdentity(
  all: readonly FoundDisk[],
  carriers: readonly FoundDisk[],
  { disk, identity }: AdoptionRecord,
): FoundDisk | undefined {
  const mine = carriers.filter((one) => one.identity === identity);
  if (mine.length > 0) return newest(disk, mine);
  if (carriers.length > 0 && isPlace(identity)) return undefined;
  return all.find((one) => one.identity === identity);
}

const isPlace = (identity: string): boolean => /^(place|loop)-/.test(identity);

/** Of disks that carry the same record the one whose counter is higher than all others'. */
function newest(disk: string, carriers: readonly FoundDisk[]): FoundDisk {
  const [first, second] = [...carriers].sort((a, b) => (b.counter ?? 0) - (a.counter ?? 0));
  if (first === undefined) throw new RangeError("there is none");
  if (second !== undefined && (first.counter ?? 0) === (second.counter ?? 0)) throw ambiguous(disk, carriers);
  return first;
}

function refuseOlder(found: FoundDisk, record: AdoptionRecord | null): FoundDisk {
  if (record === null || !isOlder(found, record)) return found;
  const { disk, identity, counter } = record;
  throw new Refusal(
    "older",
    `Cannot use ${found.path} as disk ${disk}: it is an older copy of it.`,
    `What was written since is not on it: its record counts ${found.counter ?? 0}, and what was used last, ${identity}, counted ${counter}. ` +
      `Connect that one. If it is lost and the older contents are to be used from now on, run \`croft-agent use-disk ${disk} ${found.identity}\` on the host.`,
  );
}

/** What the name in a document leads to, if that is the device that it led to when it was inspected first. */
async function byName(
  context: DiskContext,
  { id, device }: DiskDocument,
  all: readonly FoundDisk[],
): Promise<FoundDisk | null> {
  const candidate = await loadCandidate(context.paths, id);
  if (candidate !== null) {
    const same = all.filter(({ identity }) => identity === candidate.identity);
    if (same.length > 1) throw ambiguous(id, same);
    const [again] = same;
    if (again === undefined) {
      const now = await named(id, device ?? "", all);
      if (now === null) return null;
      throw otherDevice(id, device ?? "", candidate.identity, now);
    }
    const { boot_id, sequence, size_bytes } = await candidateOf(context, again);
    const swapped = boot_id === candidate.boot_id && sequence !== candidate.sequence;
    if (candidate.identity.startsWith("place-") && (swapped || size_bytes !== candidate.size_bytes)) {
      throw otherDevice(id, device ?? "", candidate.identity, again);
    }
    return again;
  }
  const found = await named(id, device ?? "", all);
  if (found !== null) await saveCandidate(context.paths, id, await candidateOf(context, found));
  return found;
}

async function named(disk: string, name: string, all: readonly FoundDisk[]): Promise<FoundDisk | null> {
  const real = name.startsWith("/") ? await realpath(name).catch(() => name) : name;
  const found = all.filter(
    (one) => one.path === real || [one.identity, one.serial, ...one.aliases].some((other) => other === name),
  );
  if (found.length < 2) return found[0] ?? null;
  const paths = found.map(({ path }) => path).join(" and ");
  throw new Refusal(
    "ambiguous",
    `Cannot tell which disk is ${disk}: ${paths} both answer to "${name}".`,
    "Name it by a path below /dev/disk/by-path, or disconnect the one that is not meant.",
  );
}

async function candidateOf(context: DiskContext, { identity, sizeBytes, device }: FoundDisk) {
  const boot_id = await readFile(join(context.roots.proc, "sys/kernel/random/boot_id"), "utf8").catch(
    () => "",
  );
  return { identity, size_bytes: sizeBytes, boot_id: boot_id.trim(), sequence: device?.sequence ?? "" };
}

function otherDevice(disk: string, name: string, identity: string, there: FoundDisk): CroftError {
  const now = there.identity === identity ? "another disk in its place" : there.identity;
  return new Refusal(
    "other_device",
    `Cannot adopt ${name} as ${disk}: that was ${identity} when it was inspected first, and is ${now} now (${there.path}).`,
    "No other disk is taken for it. Connect it again; to adopt another one, destroy this croft_disk (it was not adopted, so no byte is lost) and make it anew.",
  );
}

function notFound(disk: string, wanted: string, all: readonly FoundDisk[]): CroftError {
  const others = all.map((found) => `${found.path} (${found.identity})`).join(", ");
  return new CroftError("disk_not_found", `Cannot find ${wanted} for disk ${disk} on this host.`, {
    detail: `${all.length === 0 ? "" : `The host has ${others}. `}Connect it or name another; it is looked for again.`,
  });
}

function ambiguous(disk: string, found: readonly FoundDisk[]): CroftError {
  const paths = found.map((one) => one.path).join(" and ");
  return new Refusal(
    "ambiguous",
    `Cannot tell which disk is ${disk}: ${paths} both carry the record of ${disk}.`,
    `They are copies of each other, and none is newer. Disconnect the one that is not meant, or run \`croft-agent use-disk ${disk} IDENTITY\` with the identity of the one that is: ${found.map(({ identity }) => identity).join(" or ")}.`,
  );
}
