// Every reason for which Croft keeps its hands off a disk, by name. Nothing is written to a disk that was not adopted
// before it went through here, and it goes through here a second time under the disk's lock.
//
//   place_refused   the system needs it, it is read-only, it has a twin, or the agent has no root   (`wipe` or not)
//   other_device    its name leads to another device than when it was inspected first                (`wipe` or not)
//   ambiguous       several devices carry its record, and none of them is the newest                 (`wipe` or not)
//   older           it is an older copy of what was used last                    (until `croft-agent use-disk` names it)
//   held            somebody has an exclusive claim: a mount, RAID, ZFS, another program             (`wipe` or not)
//   damaged         it was adopted here, and its table or record is gone or broken                   (`wipe` or not)
//   in_use_here     it is another disk of this agent                                                 (`wipe` or not)
//   copy            it carries the record of a disk that this host has elsewhere              (unless `wipe` names it)
//   other_croft     it carries the record of a disk that was not released                     (unless `wipe` names it)
//   wrong_wipe      it holds something, and `wipe` names another disk
//   not_empty       it holds something
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";
import type { DiskRecord } from "./device/identity.ts";
import type { FoundDisk } from "./device/inventory.ts";

const REFUSALS = {
  place_refused: "disk_refused",
  other_device: "disk_refused",
  ambiguous: "disk_refused",
  older: "disk_refused",
  held: "disk_refused",
  damaged: "disk_damaged",
  in_use_here: "disk_refused",
  copy: "disk_refused",
  other_croft: "disk_not_empty",
  wrong_wipe: "disk_not_empty",
  not_empty: "disk_not_empty",
} as const satisfies Record<string, ErrorCode>;

export type RefusalName = keyof typeof REFUSALS;

/** A disk that is left as it is, with the reason's name. */
export class Refusal extends CroftError {
  readonly reason: RefusalName;

  constructor(reason: RefusalName, message: string, detail: string) {
    super(REFUSALS[reason], message, { detail });
    this.name = "Refusal";
    this.reason = reason;
  }
}

/** Refuses what cannot be adopted whatever it holds. */
export function refusePlace(found: FoundDisk, disk: string): void {
  if (found.hindrance === null) return;
  throw new Refusal(
    "place_refused",
    `Cannot adopt ${found.path} as ${disk}: it ${found.hindrance}.`,
    "No `wipe` allows this. Name another disk, or free this one first.",
  );
}

/** What may be done to a disk that is to be adopted. */
export type Decision = "ours" | "adopt_again" | "adopt" | "wipe_and_adopt";

export interface Facts {
  /** Id that the disk is to have. */
  disk: string;
  path: string;
  identity: string;
  wipe: string | null;
  record: DiskRecord | null;
  /** Whether its table is whole. */
  whole: boolean;
  /** Whether this host remembers having adopted it as this disk. */
  remembered: boolean;
  /** Another disk of this agent that has the same identity. */
  otherDiskHere: string | null;
  /** A disk of this agent that carries or carried the same record and is somewhere else, with its path. */
  original: { disk: string; path: string } | null;
  /** A disk that the reconciler gave up: its record is taken for a released one. */
  former: string | null;
}

/** Decides by what is recorded; null means that what it holds decides. Throws a `Refusal`. */
export function decideByRecord(facts: Facts): "ours" | "adopt_again" | null {
  const { disk, path, record } = facts;
  if (facts.otherDiskHere !== null) {
    throw new Refusal(
      "in_use_here",
      `Cannot adopt ${path} as ${disk}: it is adopted as ${facts.otherDiskHere}.`,
      "One disk is adopted once. Name another, or remove the other resource first.",
    );
  }
  const ours = record?.disk === disk;
  if ((ours || facts.remembered) && !(ours && facts.whole)) {
    throw new Refusal(
      "damaged",
      `Disk ${disk} on ${path} is damaged: its partition table or Croft's record on it was changed by something else.`,
      `Nothing is written to it. Its last tables are saved beside the agent's state, under tables/${disk}/; restore one with \`croft-agent restore-table ${disk} FILE\`, or release the disk.`,
    );
  }
  if (ours && record.state === "used") return "ours";
  const givenUp = record?.state === "released" || (record !== null && record.disk === facts.former);
  if (givenUp && facts.whole && facts.original === null) return "adopt_again";
  return null;
}

/** Decides by what was found on it. Throws a `Refusal` that says what was found and how to allow its loss. */
export function decideByContents(facts: Facts, holds: readonly string[]): "adopt" | "wipe_and_adopt" {
  const { disk, path, identity, wipe, record } = facts;
  if (holds.length === 0) return "adopt";
  if (wipe === identity) return "wipe_and_adopt";
  const found = `It holds ${holds.join("; ")}.`;
  const how = `To destroy that, set wipe = "${identity}"; otherwise name another disk.`;
  if (wipe !== null) {
    throw new Refusal(
      "wrong_wipe",
      `Cannot adopt ${path} as ${disk}: it is not empty, and wipe names "${wipe}", not this disk.`,
      `${found} ${how}`,
    );
  }
  if (facts.original !== null) {
    throw new Refusal(
      "copy",
      `Cannot adopt ${path} as ${disk}: it is a copy of disk ${facts.original.disk}, which is on ${facts.original.path}.`,
      `Disconnect the one that is not meant. ${found} ${how}`,
    );
  }
  if (record !== null) {
    throw new Refusal(
      "other_croft",
      `Cannot adopt ${path} as ${disk}: it is ${record.disk}, which was not released.`,
      `${found} To keep that, delete disk ${record.disk} where it was adopted: what is on it stays and is taken along. ${how}`,
    );
  }
  throw new Refusal("not_empty", `Cannot adopt ${path} as ${disk}: it is not empty.`, `${found} ${how}`);
}

/**
 * Claims a whole device for this process alone: the kernel refuses while anything is mounted from it, made of it or
 * claims it otherwise. Close the handle to let go.
 */
export async function claim(path: string, doing: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDWR | constants.O_EXCL);
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== "EBUSY") throw cause;
    throw new Refusal(
      "held",
      `Cannot ${doing}: something on this host holds ${path}.`,
      "It or a part of it is mounted, belongs to a RAID, a volume group or a pool, or another program has claimed it. Free it first; no `wipe` allows this.",
    );
  }
}
