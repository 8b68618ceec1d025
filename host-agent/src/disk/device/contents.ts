// What a disk holds, in words. Three tools and the bytes themselves are asked, because none sees everything: sfdisk
// does not know a GPT whose front is gone, blkid neither, wipefs knows it; none knows random bytes.
import { open } from "node:fs/promises";
import type { Run } from "../../host/run.ts";
import { type Gpt, isHybridMbr } from "../table/gpt.ts";
import { readTable, type TableState } from "../table/table.ts";
import { recordOfGuid } from "./identity.ts";
import { imageInWords, kindInWords, type Signature } from "./kinds.ts";
import { type ByteRange, findByte, type Target } from "./zeros.ts";

/** A file or device that is looked at. */
export interface InspectedDisk extends Target {
  sizeBytes: number;
  sectorSize: number;
}

const LATE_TOOL = { timeout: 30_000 };
/** Of how many partitions the contents are looked at. */
const MOST_PARTITIONS = 16;

/**
 * What tables and tools say a disk holds, one sentence each; empty when nothing was found. Reads little, so it serves
 * the inventory. Errors: those of the tools.
 */
export async function tableAndSignatures(run: Run, disk: InspectedDisk): Promise<string[]> {
  const head = await readHead(disk.path);
  const types = await signatures(run, disk.path);
  const table = await tableInWords(run, disk, head, types);
  const found = table === null ? [] : [table];
  for (const signature of types) {
    if (table === null || !TABLE_TYPES.has(signature.type)) found.push(kindInWords(signature));
  }
  const probed = await probe(run, disk.path, []);
  if (probed !== null && !types.some(({ type }) => type === probed.type)) found.push(kindInWords(probed));
  const image = imageInWords(head);
  if (image !== null) found.push(image);
  return found;
}

const TABLE_TYPES = new Set(["gpt", "PMBR", "dos"]);

/** What lies where partitions used to begin, although no table says so any more. */
export async function oldPartitions(run: Run, disk: InspectedDisk): Promise<string[]> {
  const found: string[] = [];
  const places = [63 * 512, 2048 * 512, 63 * disk.sectorSize, 2048 * disk.sectorSize];
  for (const at of new Set(places)) {
    if (at >= disk.sizeBytes) continue;
    const signature = await probe(run, disk.path, ["-O", String(at)]);
    if (signature !== null)
      found.push(`${kindInWords(signature)} at byte ${at}, where partitions used to begin`);
  }
  return found;
}

/** Looks everywhere that adopting has to: the tools, old places of partitions, and the bytes. */
export async function inspectClosely(
  run: Run,
  disk: InspectedDisk,
  own: readonly ByteRange[],
): Promise<string[]> {
  const found = own.length > 0 ? [] : await tableAndSignatures(run, disk);
  found.push(...(await oldPartitions(run, disk)));
  const byte = await findByte(run, disk, { start: 0, end: disk.sizeBytes }, own);
  if (byte !== null) found.push(`bytes that are not zero, the first that was found at byte ${byte}`);
  return found;
}

/** The two places in which a first table is written; nothing else of a disk may be there when it is ours. */
export function tableAreas(disk: InspectedDisk): ByteRange[] {
  const entries = 128 * 128;
  return [
    { start: 0, end: 2 * disk.sectorSize + entries },
    { start: disk.sizeBytes - disk.sectorSize - entries, end: disk.sizeBytes },
  ];
}

async function tableInWords(
  run: Run,
  disk: InspectedDisk,
  head: Buffer,
  types: readonly Signature[],
): Promise<string | null> {
  const table = await readTable({ table: disk.path, ...disk });
  if (table.state !== "none") {
    const mixed = isHybridMbr(head) ? " and a hybrid MBR" : "";
    return `${await gptInWords(run, disk, table)}${mixed}`;
  }
  const sectorSize = disk.sectorSize === 512 ? 4096 : 512;
  const other = await readTable({ table: disk.path, sizeBytes: disk.sizeBytes, sectorSize });
  if (other.state !== "none") return await gptInWords(run, { ...disk, sectorSize }, other, sectorSize);
  // sfdisk looks no further than that for other tables: on an empty disk it need not be asked.
  return types.length === 0 && head.every((byte) => byte === 0) ? null : await otherTable(run, disk, types);
}

async function gptInWords(
  run: Run,
  disk: InspectedDisk,
  table: Exclude<TableState, { state: "none" }>,
  foreignSectors?: number,
): Promise<string> {
  const record = table.gpt === null ? null : recordOfGuid(table.gpt.guid);
  const made = foreignSectors === undefined ? "" : ` made for sectors of ${foreignSectors} bytes`;
  const released = record?.state === "released" ? ", released" : "";
  const whose = record === null ? `a GPT${made}` : `Croft's record of disk ${record.disk}${released}`;
  const parts = table.gpt === null ? null : await partsOf(run, disk, table.gpt, record === null);
  if (table.state === "whole") return `${whose} with ${parts}`;
  return `${whose}, damaged: ${table.why}${parts === null ? "" : `; it tells of ${parts}`}`;
}

/** The partitions of a GPT; of a foreign one with what each holds. */
async function partsOf(run: Run, disk: InspectedDisk, gpt: Gpt, foreign: boolean): Promise<string> {
  const parts = gpt.entries.map(({ number, name, start, size }) => ({
    number,
    name,
    range: { start: start * disk.sectorSize, end: (start + size) * disk.sectorSize },
  }));
  return await partsInWords(run, disk, parts, foreign);
}

interface Part {
  number: number;
  name: string;
  range: ByteRange;
}

async function partsInWords(
  run: Run,
  disk: InspectedDisk,
  parts: readonly Part[],
  withContents: boolean,
): Promise<string> {
  if (parts.length === 0) return "no partitions";
  const words: string[] = [];
  for (const [index, { number, name, range }] of parts.entries()) {
    const size = sizeInWords(range.end - range.start);
    const inside = withContents && index < MOST_PARTITIONS ? await probeRange(run, disk, range) : null;
    const named = name === "" ? "" : ` "${name}"`;
    words.push(`partition ${number}${named}, ${size}${inside === null ? "" : `, ${kindInWords(inside)}`}`);
  }
  return words.join("; ");
}

/** Tables of other kinds. A FAT file system passes for an MBR with sfdisk; the signatures tell them apart. */
async function otherTable(
  run: Run,
  disk: InspectedDisk,
  types: readonly Signature[],
): Promise<string | null> {
  const { stdout, exitCode } = await run("sfdisk", ["--json", disk.path], {
    ...LATE_TOOL,
    allowedExitCodes: [0, 1],
  });
  if (exitCode !== 0 || stdout.trim() === "") return null;
  const read = (JSON.parse(stdout) as { partitiontable: OtherTable }).partitiontable;
  if (read.label === "dos" && types.length > 0 && !types.some(({ type }) => type === "dos")) return null;
  const parts = (read.partitions ?? []).map(({ node, start, size }) => ({
    number: Number(/\d+$/.exec(node)?.[0] ?? 0),
    name: "",
    range: { start: start * disk.sectorSize, end: (start + size) * disk.sectorSize },
  }));
  return `${kindInWords({ type: read.label, label: null })} with ${await partsInWords(run, disk, parts, true)}`;
}

interface OtherTable {
  label: string;
  partitions?: { node: string; start: number; size: number }[];
}

async function signatures(run: Run, path: string): Promise<Signature[]> {
  const { stdout } = await run("wipefs", ["-J", "-n", path], LATE_TOOL);
  if (stdout.trim() === "") return [];
  const read = (JSON.parse(stdout) as { signatures?: { type: string; label?: string | null }[] }).signatures;
  const found = new Map<string, Signature>();
  for (const { type, label } of read ?? []) {
    if (!found.has(type)) found.set(type, { type, label: label ?? null });
  }
  return [...found.values()];
}

/** What blkid finds by reading, or null. Several at once count as one, named so. */
async function probe(run: Run, path: string, where: readonly string[]): Promise<Signature | null> {
  const args = ["-p", "-o", "export", ...where, path];
  const { stdout, exitCode } = await run("blkid", args, { ...LATE_TOOL, allowedExitCodes: [0, 2, 8] });
  if (exitCode === 8) return { type: "several kinds at once", label: null };
  if (exitCode === 2) return null;
  const tag = (name: string) => new RegExp(`^${name}=(.*)$`, "m").exec(stdout)?.[1] ?? null;
  return { type: tag("TYPE") ?? tag("PTTYPE") ?? "an unknown kind", label: plainLabel(tag("LABEL")) };
}

/** blkid puts a backslash before what a shell would take for its own. */
const plainLabel = (label: string | null): string | null => label?.replace(/\\(.)/g, "$1") ?? null;

async function probeRange(
  run: Run,
  disk: InspectedDisk,
  { start, end }: ByteRange,
): Promise<Signature | null> {
  if (start >= disk.sizeBytes || end <= start) return null;
  const size = Math.min(end, disk.sizeBytes) - start;
  return await probe(run, disk.path, ["-O", String(start), "-S", String(size)]);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const head = Buffer.alloc(4096);
    await file.read(head, 0, head.length, 0);
    return head;
  } finally {
    await file.close();
  }
}

/** The file system in a range, or null when there is none or no single one. */
export async function filesystemIn(run: Run, path: string, range?: ByteRange): Promise<string | null> {
  const where = range === undefined ? [] : ["-O", String(range.start), "-S", String(range.end - range.start)];
  const args = ["-p", "-u", "filesystem", "-o", "value", "-s", "TYPE", ...where, path];
  const { stdout, exitCode } = await run("blkid", args, { ...LATE_TOOL, allowedExitCodes: [0, 2, 8] });
  return exitCode === 0 && stdout.trim() !== "" ? stdout.trim() : null;
}

/** A size for people: whole units where it is one, else with one digit more. */
export function sizeInWords(bytes: number): string {
  for (const [unit, size] of [
    ["TiB", 1024 ** 4],
    ["GiB", 1024 ** 3],
    ["MiB", 1024 ** 2],
    ["KiB", 1024],
  ] as const) {
    if (bytes >= size) return `${Number((bytes / size).toFixed(1))} ${unit}`;
  }
  return `${bytes} bytes`;
}
