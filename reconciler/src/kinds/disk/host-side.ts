// What a host is sent of a disk, and what a report of it means.

import { GIB, gibDown } from "@croft/schemas/bytes.ts";
import type { Stored, Writes } from "../../store/store.ts";
import type { HostSide, Instruction, Observed, Observing, Planning, Written } from "../host-side.ts";
import { hasEnded, kept, reported, unreported } from "../reported-status.ts";
import { returnToDisk } from "./disk-quarantine.ts";

// It is released or erased when nothing but what is in quarantine is on it. Before a disk is erased, that was ordered to be
// wiped; on one that is released it stays.
function document(disk: Stored<"disk">, { snapshot }: Planning): Instruction<"disk"> {
  const { id, generation, spec, deleting, internal } = disk;
  const gone = spec.on_delete === "erase" && spec.file !== undefined ? "erased" : "released";
  const wanted = deleting && !snapshot.occupied.has(id) ? gone : "present";
  return {
    document: {
      kind: "disk",
      id,
      generation,
      device: spec.device ?? null,
      file: spec.file === undefined ? null : { name: spec.file.name, size_bytes: spec.file.size_gib * GIB },
      wipe: spec.wipe ?? null,
      ...(internal.former === undefined ? {} : { former: internal.former }),
      wanted,
    },
    secret: null,
  };
}

function observe(disk: Stored<"disk">, { entryOf, view }: Observing): Observed<"disk"> {
  const entry = entryOf("disk", disk.id);
  if (entry === undefined) return unreported(disk, view);
  if (hasEnded(disk, entry, ["released", "erased"])) return { gone: true };
  const inGib = (bytes: number | null): number | null => (bytes === null ? null : gibDown(bytes));
  return kept(disk, view, {
    ...disk.status,
    ...reported(disk, entry),
    // Once known it stays: what is in quarantine on a disk is found again by it.
    identity: entry.identity ?? disk.status.identity ?? null,
    model: entry.model,
    size_gib: inGib(entry.size_bytes),
    size_bytes: entry.size_bytes,
    free_gib: inGib(entry.free_bytes),
    largest_gap_gib: inGib(entry.largest_gap_bytes),
    sector_size: entry.sector_size,
    path: entry.path,
  });
}

// A disk that was adopted may hold what came into quarantine on it before. Only then: it is looked for by an index.
async function written(tx: Writes, { object, status, entryOf, actor }: Written<"disk">): Promise<string[]> {
  if (status.state !== "ready" || object.status.state === "ready" || !status.identity) return [];
  const entries = entryOf("disk", object.id)?.partitions;
  return returnToDisk(tx, object, { identity: status.identity, entries }, actor);
}

export const diskOnHost: HostSide<"disk"> = {
  documents: {
    document,
    removal: (told, generation) => ({ ...told, generation, wanted: "released" }),
    removedStates: ["released"],
    unknown: {
      advice:
        "It stays as it is. Adopt it by its identity (data.croft_disks): its partitions are recognised.",
    },
  },
  observe,
  written,
};
