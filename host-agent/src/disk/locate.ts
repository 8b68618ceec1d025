// Finds the disk that a document means. A disk that carries the document's record is the one, on whatever path it is
// now; only before it was adopted does its name in the document decide.
import { realpath } from "node:fs/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { loadAdoptionRecord } from "./adoption-record.ts";
import type { DiskContext } from "./context.ts";
import type { FoundDisk } from "./device/inventory.ts";
import { Refusal } from "./guard.ts";

/** The disk of a document. Errors: `disk_not_found`, and `disk_refused` when two disks could be it. */
export async function locate(context: DiskContext, document: DiskDocument): Promise<FoundDisk> {
  if (document.file !== null) {
    const found = await context.inventory.file(document.file.name);
    if (found !== null) return found;
    const moved = await movedFile(context, document);
    if (moved !== null) return moved;
    throw notFound(document.id, context.paths.diskFile(document.file.name), []);
  }
  const wanted = document.device ?? "";
  const all = (await context.inventory.find()).filter((disk) => disk.kind === "device");
  const recorded = all.filter((disk) => disk.record?.disk === document.id);
  if (recorded.length > 1) throw twins(document.id, `carry the record of ${document.id}`, recorded);
  if (recorded[0] !== undefined) return recorded[0];
  const memory = await loadAdoptionRecord(context.paths, document.id);
  if (memory !== null) {
    // It was adopted: another disk that answers to the same name now is not it.
    const back = all.find((disk) => disk.identity === memory.identity);
    if (back !== undefined) return back;
    await refuseExcluded(context, document.id, [memory.identity]);
    throw notFound(document.id, `${wanted} (identity ${memory.identity})`, all);
  }
  const real = wanted.startsWith("/") ? await realpath(wanted).catch(() => wanted) : wanted;
  const named = all.filter(
    (disk) =>
      disk.path === real || [disk.identity, disk.serial, ...disk.aliases].some((name) => name === wanted),
  );
  if (named.length > 1) throw twins(document.id, `answer to "${wanted}"`, named);
  if (named[0] !== undefined) return named[0];
  await refuseExcluded(context, document.id, [wanted, real]);
  throw notFound(document.id, wanted, all);
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

/** The disk's file where it bears another name now, or null. Error: `disk_refused` when there are several. */
export async function movedFile(context: DiskContext, document: DiskDocument): Promise<FoundDisk | null> {
  if (document.file === null || (await context.inventory.file(document.file.name)) !== null) return null;
  const files = (await context.inventory.find()).filter(
    ({ kind, record }) => kind === "file" && record?.disk === document.id && record.state === "used",
  );
  if (files.length > 1) throw twins(document.id, `carry the record of ${document.id}`, files);
  return files[0] ?? null;
}

function notFound(disk: string, wanted: string, all: readonly FoundDisk[]): CroftError {
  const others = all.map((found) => `${found.path} (${found.identity})`).join(", ");
  return new CroftError("disk_not_found", `Cannot find ${wanted} for disk ${disk} on this host.`, {
    detail: `${all.length === 0 ? "" : `The host has ${others}. `}Connect it or name another; it is looked for again.`,
  });
}

function twins(disk: string, what: string, found: readonly FoundDisk[]): CroftError {
  const paths = found.map((one) => one.path).join(" and ");
  return new Refusal(
    "place_refused",
    `Cannot tell which disk is ${disk}: ${paths} both ${what}.`,
    "One may be a copy of the other. Disconnect the one that is not meant, or name it by its identity.",
  );
}
