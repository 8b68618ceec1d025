// The way back to a table that was saved before a write. Whoever calls this has looked at the disk
// and at the script, and takes the place of the agent: everything happens under the disk's lock, and a kill in between
// leaves what the agent's next start understands (drawn in table.ts).
//
//   find the disk -> nobody uses it -> lock -> find it again -> claim -> save what is there -> write -> read back, compare
import { open } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { createFolder, writeFileAtomic } from "../../host/files.ts";
import type { Run } from "../../host/run.ts";
import { type AdoptionRecord, loadAdoptionRecord, saveAdoptionRecord } from "../adoption-record.ts";
import { type DiskContext, writerOf } from "../context.ts";
import { PARTITION_TYPES, partUuid, recordOfGuid } from "../device/identity.ts";
import type { FoundDisk } from "../device/inventory.ts";
import { loopOf, nodeOf, partitionNumbers, removeNode } from "../device/nodes.ts";
import { claimAll } from "../hold-disk.ts";
import { PartitionDrives } from "../partition/partition-drives.ts";
import { noteUse } from "../use.ts";
import type { Gpt, GptEntry } from "./gpt.ts";
import type { SavedTable } from "./saved-tables.ts";
import { readTable, type TableState } from "./table.ts";

export interface Restored {
  path: string;
  /** Files that hold what was there before, in the disk's folder. */
  before: string[];
  entries: GptEntry[];
}

/**
 * Writes a saved table back. `force` allows that partitions which the present table has are not in the saved one, or are
 * elsewhere in it. Errors: `disk_not_found`, `disk_refused` (used, or not this disk), `in_use`, `invalid_value`, those of
 * writing a table.
 */
export async function restoreTable(
  context: DiskContext,
  disk: string,
  saved: SavedTable,
  options: { force: boolean },
): Promise<Restored> {
  const found = await findDisk(context, disk);
  await refuseUsed(context, disk, found, saved);
  return await context.locks.hold(context.run, found.path, async (run) => {
    const again = await findDisk(context, disk);
    if (again.path !== found.path) {
      throw new CroftError("unavailable", `Disk ${disk} moved from ${found.path} to ${again.path}.`);
    }
    await refuseUsed(context, disk, again, saved);
    const held = await claimAll(context, again, `restore the table of ${disk}`);
    try {
      return await write(context, run, { disk, found: again, saved, force: options.force });
    } finally {
      for (const handle of held) await handle.close();
    }
  });
}

async function write(
  context: DiskContext,
  run: Run,
  { disk, found, saved, force }: { disk: string; found: FoundDisk; saved: SavedTable; force: boolean },
): Promise<Restored> {
  const loop = found.kind === "file" && context.root ? await loopOf(context.roots, found.path) : null;
  const table = loop ?? found.path;
  const present = await readTable({ ...found, table });
  refuseMisfit(disk, found, saved);
  if (!force) refuseLoss(disk, present, saved);
  const before = await saveEnds(context, disk, found);
  const writer = writerOf(context, run, disk, { ...found, table });
  const gpt = await writer.restore({
    what: "write a saved table back",
    args: ["--wipe", "never", "--wipe-partitions", "never", table],
    input: saved.script,
    touches: null,
    check: (after) => differs(after, saved),
  });
  await rememberAs(context, disk, found.identity, gpt, force);
  await noteUse(context, disk, found);
  if (context.root && (loop !== null || found.kind === "device"))
    await dropNodes(context, run, table, gpt, found);
  return { path: found.path, before, entries: gpt.entries };
}

/** What the table that was read back has otherwise than the saved one, or null. */
function differs(after: Gpt, saved: SavedTable): string | null {
  if (after.guid !== saved.guid) return "its GUID is another one";
  const sorted = (entries: readonly GptEntry[]) =>
    JSON.stringify([...entries].sort((a, b) => a.number - b.number));
  return sorted(after.entries) === sorted(saved.entries) ? null : "its entries are not the saved ones";
}

/** The disk, by the record on it or by what this host remembers of it. */
async function findDisk(context: DiskContext, disk: string): Promise<FoundDisk> {
  const memory = await loadAdoptionRecord(context.paths, disk);
  const all = await context.inventory.find();
  // A file's identity begins with the host's name, which is not known to whoever only mends a table.
  const file = /^file-[^/]+\/(.+)$/.exec(memory?.identity ?? "")?.[1];
  const path = file === undefined ? null : context.paths.diskFile(file);
  // What was recorded serves; anything else with the same record is a copy of it.
  const recorded = all.filter((one) => one.identity === memory?.identity || one.path === path);
  const found = recorded.length > 0 ? recorded : all.filter((one) => one.record?.disk === disk);
  if (found.length > 1) {
    const paths = found.map(({ path }) => path).join(" and ");
    throw new CroftError("disk_refused", `Cannot tell which disk is ${disk}: ${paths} both may be it.`, {
      detail: "They are copies of each other. Disconnect the one that is not meant.",
    });
  }
  if (found[0] !== undefined) return found[0];
  throw new CroftError("disk_not_found", `Cannot find disk ${disk} on this host.`, {
    detail:
      memory === null
        ? "No disk carries its record, and this host has not adopted it."
        : `It was ${memory.identity} when it was adopted here. Connect it.`,
  });
}

async function refuseUsed(
  context: DiskContext,
  disk: string,
  found: FoundDisk,
  saved: SavedTable,
): Promise<void> {
  if (found.hindrance !== null) {
    throw new CroftError(
      "disk_refused",
      `Cannot restore the table of disk ${disk}: ${found.path} ${found.hindrance}.`,
      {
        detail: "Free it first.",
      },
    );
  }
  const known = Object.keys((await loadAdoptionRecord(context.paths, disk))?.partitions ?? {});
  const names = new Set([...known, ...saved.entries.map(({ name }) => name)]);
  const drives = new PartitionDrives(context, async () => {
    throw new Error("nothing is opened here");
  });
  for (const partition of [...names].filter((name) => /^prt_[0-9a-z]+$/.test(name))) {
    const vm = await drives.holder(partition);
    if (vm === null) continue;
    throw new CroftError(
      "in_use",
      `Cannot restore the table of disk ${disk}: VM ${vm} has partition ${partition}.`,
      {
        detail: "Stop the VM or detach the partition first.",
      },
    );
  }
}

function refuseMisfit(disk: string, found: FoundDisk, saved: SavedTable): void {
  const refuse = (why: string) => {
    throw new CroftError(
      "invalid_value",
      `The saved table is not for disk ${disk} on ${found.path}: ${why}.`,
      {
        detail: "Nothing was written. Name a table that was saved of this disk.",
      },
    );
  };
  const record = recordOfGuid(saved.guid);
  if (record?.disk !== disk)
    refuse(`it carries ${record === null ? "no record" : `the record of ${record.disk}`}`);
  if (saved.sectorSize !== found.sectorSize) refuse(`its sectors have ${saved.sectorSize} bytes`);
  const sorted = [...saved.entries].sort((a, b) => a.start - b.start);
  const sectors = found.sizeBytes / found.sectorSize;
  for (const [index, { number, start, size }] of sorted.entries()) {
    if (start + size > sectors) refuse(`entry ${number} ends behind the end of the disk`);
    const next = sorted[index + 1];
    if (next !== undefined && next.start < start + size)
      refuse(`entries ${number} and ${next.number} overlap`);
  }
}

/** A present table may know of partitions that are newer than the saved one. */
function refuseLoss(disk: string, present: TableState, saved: SavedTable): void {
  if (present.state === "none" || present.gpt === null) return;
  const same = (a: GptEntry, b: GptEntry) =>
    a.uuid === b.uuid && a.number === b.number && a.start === b.start;
  const lost = present.gpt.entries.filter(
    (entry) => !saved.entries.some((other) => same(entry, other) && other.size >= entry.size),
  );
  if (lost.length === 0) return;
  const names = lost.map(({ number, name }) => `${number} (${name})`).join(", ");
  throw new CroftError(
    "in_use",
    `The table of disk ${disk} has entries that the saved one has not: ${names}.`,
    {
      detail: "Restoring would lose where they are. Choose a newer table, or say --force.",
    },
  );
}

const END = 1024 ** 2;

/** Both ends of the disk as they are, whatever is there: a table that no tool can read is saved by this too. */
async function saveEnds(context: DiskContext, disk: string, found: FoundDisk): Promise<string[]> {
  await createFolder(context.paths.tablesOf(disk));
  const time = context.now().toISOString().replaceAll(":", "-");
  const file = await open(found.path, "r");
  try {
    const saved: string[] = [];
    for (const [name, at] of [
      ["first", 0],
      ["last", Math.max(0, found.sizeBytes - END)],
    ] as const) {
      const bytes = Buffer.alloc(Math.min(END, found.sizeBytes));
      await file.read(bytes, 0, bytes.length, at);
      const path = join(context.paths.tablesOf(disk), `${time}.${name}-mib`);
      await writeFileAtomic(path, bytes);
      saved.push(path);
    }
    return saved;
  } finally {
    await file.close();
  }
}

/** With `force` the table is what is true of the disk; else what was remembered and is missing stays noticed. */
async function rememberAs(
  context: DiskContext,
  disk: string,
  identity: string,
  gpt: Gpt,
  force: boolean,
): Promise<void> {
  const before = await loadAdoptionRecord(context.paths, disk);
  const partitions: AdoptionRecord["partitions"] = force || before === null ? {} : { ...before.partitions };
  for (const { name, uuid, number, start, size, type } of gpt.entries) {
    if (type !== PARTITION_TYPES.usable || uuid !== partUuid(name)) continue;
    const { moving_to: _, ...known } = before?.partitions[name] ?? {};
    partitions[name] = { ...known, number, start, size };
  }
  await saveAdoptionRecord(context.paths, { disk, identity, ...before, partitions });
}

/** Nodes that say otherwise than the table go; the agent makes them anew. */
async function dropNodes(
  context: DiskContext,
  run: Run,
  table: string,
  gpt: Gpt,
  found: FoundDisk,
): Promise<void> {
  for (const number of await partitionNumbers(context.roots, table)) {
    const node = await nodeOf(context.roots, table, number);
    const entry = gpt.entries.find((one) => one.number === number);
    const right =
      node !== null &&
      entry !== undefined &&
      node.startBytes === entry.start * found.sectorSize &&
      node.sizeBytes === entry.size * found.sectorSize;
    if (!right) await removeNode(run, context.roots, table, number);
  }
}
