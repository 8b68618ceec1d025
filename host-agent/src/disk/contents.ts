// What a disk holds, in words. Three tools and the bytes themselves are asked, because none sees everything: sfdisk
// does not know a GPT whose front is gone, blkid neither, wipefs knows it; none knows random bytes.
import type { Run } from "../host/run.ts";
import { recordOfGuid } from "./identity.ts";
import { readTable, type TablePlace, type TableState } from "./table.ts";
import { type ByteRange, findByte, type Target } from "./zeros.ts";

/** A file or device that is looked at. */
export interface Looked extends Target {
  sizeBytes: number;
  sectorSize: number;
}

const LATE_TOOL = { timeout: 30_000 };

/**
 * What tables and tools say a disk holds, one sentence each; empty when nothing was found. Reads little, so it serves
 * the inventory. Errors: those of the tools.
 */
export async function tableAndSignatures(run: Run, disk: Looked): Promise<string[]> {
  const place: TablePlace = { table: disk.path, sizeBytes: disk.sizeBytes, sectorSize: disk.sectorSize };
  const table = await readTable(place);
  const found = await tableInWords(run, disk, table);
  const types = await signatures(run, disk.path);
  const other = types.filter((type) => !(found.length > 0 && TABLE_TYPES.has(type)));
  for (const type of other) found.push(`a signature of ${type}`);
  const probed = await probe(run, disk.path, []);
  if (probed !== null && !types.includes(probed)) found.push(`a signature of ${probed}`);
  return found;
}

const TABLE_TYPES = new Set(["gpt", "PMBR", "dos"]);

/** Looks everywhere that adopting has to: the tools, old places of partitions, and the bytes. */
export async function closeLook(run: Run, disk: Looked, own: readonly ByteRange[]): Promise<string[]> {
  const found = own.length > 0 ? [] : await tableAndSignatures(run, disk);
  const places = [63 * 512, 2048 * 512, 63 * disk.sectorSize, 2048 * disk.sectorSize];
  for (const at of new Set(places)) {
    if (at >= disk.sizeBytes) continue;
    const type = await probe(run, disk.path, ["-O", String(at)]);
    if (type !== null) found.push(`a signature of ${type} at byte ${at}, where partitions used to begin`);
  }
  const byte = await findByte(run, disk, { start: 0, end: disk.sizeBytes }, own);
  if (byte !== null) found.push(`bytes that are not zero, the first that was found at byte ${byte}`);
  return found;
}

/** The two places in which a first table is written; nothing else of a disk may be there when it is ours. */
export function tableAreas(disk: Looked): ByteRange[] {
  const entries = 128 * 128;
  return [
    { start: 0, end: 2 * disk.sectorSize + entries },
    { start: disk.sizeBytes - disk.sectorSize - entries, end: disk.sizeBytes },
  ];
}

async function tableInWords(run: Run, disk: Looked, table: TableState): Promise<string[]> {
  if (table.state === "damaged") {
    const record = table.gpt === null ? null : recordOfGuid(table.gpt.guid);
    const whose = record === null ? "a GPT" : `Croft's record of disk ${record.disk}`;
    return [`${whose}, damaged: ${table.why}`];
  }
  if (table.state === "whole") {
    const { gpt } = table;
    const record = recordOfGuid(gpt.guid);
    const parts = gpt.entries.map(
      (entry) =>
        `partition ${entry.number}${entry.name === "" ? "" : ` "${entry.name}"`}, ${sizeInWords(entry.size * disk.sectorSize)}`,
    );
    const whose =
      record === null
        ? "a GPT"
        : `Croft's record of disk ${record.disk}${record.state === "released" ? ", released" : ""}`;
    return [`${whose} with ${parts.length === 0 ? "no partitions" : parts.join("; ")}`];
  }
  // Other kinds of tables; a FAT file system passes for one of them, which the signatures then say better.
  const { stdout, exitCode } = await run("sfdisk", ["--json", disk.path], {
    ...LATE_TOOL,
    allowedExitCodes: [0, 1],
  });
  if (exitCode !== 0 || stdout.trim() === "") return [];
  const read = (JSON.parse(stdout) as { partitiontable: { label: string; partitions?: { size: number }[] } })
    .partitiontable;
  const count = read.partitions?.length ?? 0;
  return [`a partition table of kind ${read.label} with ${count} partition${count === 1 ? "" : "s"}`];
}

async function signatures(run: Run, path: string): Promise<string[]> {
  const { stdout } = await run("wipefs", ["-J", "-n", path], LATE_TOOL);
  if (stdout.trim() === "") return [];
  const found = (JSON.parse(stdout) as { signatures?: { type: string }[] }).signatures ?? [];
  return [...new Set(found.map((signature) => signature.type))];
}

/** What blkid finds by reading, or null. Several at once count as one, named so. */
async function probe(run: Run, path: string, where: readonly string[]): Promise<string | null> {
  const args = ["-p", "-o", "export", ...where, path];
  const { stdout, exitCode } = await run("blkid", args, { ...LATE_TOOL, allowedExitCodes: [0, 2, 8] });
  if (exitCode === 8) return "several kinds at once";
  if (exitCode === 2) return null;
  return /^TYPE=(.*)$/m.exec(stdout)?.[1] ?? /^PTTYPE=(.*)$/m.exec(stdout)?.[1] ?? "an unknown kind";
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
