// Disks. Adopting writes on a machine, so everything after the first state comes from its agent's reports.
//
//   pending --> creating --> ready --DELETE--> deleting --> (gone: released or erased)
//                  |                              ^
//                  +--> failed | error -----------+          any --host silent--> unknown
//
// What is in quarantine on it blocks neither its deletion nor its release: it stays on a disk that is kept, and is wiped
// before one is erased.

import { CroftError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { type KindRules, label, neverReached, refuseFaults } from "../kind-rules.ts";
import { PARTITION_USERS } from "../partition/relations.ts";
import { References } from "../references.ts";
import { referrersOf } from "../relations.ts";
import { takenAdvice } from "../taken.ts";
import { wasGivenUp } from "./disk-quarantine.ts";
import { isKernelName, rowOf } from "./inventory-row.ts";

type DiskSpec = SpecOf<"disk">;

const eraseFaults = (spec: DiskSpec) =>
  spec.on_delete === "erase" && spec.file === undefined
    ? ([
        { code: "invalid_value", pointer: "/spec/on_delete", message: "only a file can be erased; use keep" },
      ] as const)
    : [];

/** Names by which the host knows the same block device. */
async function aliasesOf(reads: Reads, host: string, device: string): Promise<Set<string>> {
  const found = (await reads.hosts.disks(host)).find((disk) =>
    [disk.identity, disk.path, disk.serial, ...disk.aliases].includes(device),
  );
  return new Set(found ? [device, found.identity, found.path, ...found.aliases] : [device]);
}

/**
 * The disk that has the same file or device already. One that was looked at is known by its identity: the name by which it was
 * adopted, or where it was seen last, may be another disk's by now. Only one that nobody has looked at yet is its name.
 */
async function findTwin(reads: Reads, spec: DiskSpec): Promise<Stored<"disk"> | undefined> {
  const { device, file, host } = spec;
  const others = await reads.documents.ofKindOnHost(host, "disk");
  if (file !== undefined) return others.find((other) => other.spec.file?.name === file.name);
  if (device === undefined) return undefined;
  const aliases = await aliasesOf(reads, host, device);
  const identity = rowOf(await reads.hosts.disks(host), spec)?.identity;
  return others.find((other) => {
    const known = other.status.identity;
    if (known == null) return other.spec.device !== undefined && aliases.has(other.spec.device);
    if (identity !== undefined) return known === identity;
    // It is not connected now: a name that a kernel chose says nothing of which disk is meant.
    return known === device || (!isKernelName(device) && other.spec.device === device);
  });
}

export const diskRules: KindRules<"disk"> = {
  async create(reads, { spec }) {
    const references = new References(reads, null);
    await references.host(spec.host, "/spec/host");
    refuseFaults("The disk cannot be adopted as given.", [...references.faults, ...eraseFaults(spec)]);
    const twin = await findTwin(reads, spec);
    if (twin) throw alreadyAdopted(spec, twin);
    await refuseGivenUp(reads, spec);
    const former = await formerOf(reads, spec);
    return {
      ...(former === undefined ? {} : { internal: { former } }),
      host: spec.host,
      status: {
        observed_generation: 0,
        state: "pending",
        state_reason: `Waits for the agent of host ${spec.host}.`,
        state_code: null,
        conditions: [],
        identity: null,
        model: null,
        size_gib: null,
        size_bytes: null,
        free_gib: null,
        largest_gap_gib: null,
        sector_size: null,
        path: null,
      },
      explanation: [`On host ${spec.host}.`],
    };
  },

  takesBack: ({ pointer, after }, before) => pointer === "/file/size_gib" && neverReached(before, after),

  async update(_reads, { before, spec }) {
    refuseFaults(`${label(before)} cannot be changed in this way.`, eraseFaults(spec));
    return { status: before.status };
  },

  async remove(reads, disk) {
    const partitions = (await reads.documents.referrers(disk.id, "partition")).filter(
      ({ deleting }) => !deleting,
    );
    if (partitions.length === 0) return { gone: false, status: disk.status };
    const count = partitions.length === 1 ? "a partition" : `${partitions.length} partitions`;
    throw new CroftError("not_empty", `Disk ${disk.id} cannot be deleted: it holds ${count}.`, {
      detail: `Delete them first: ${partitions.map(label).join(", ")}. With on_delete = "quarantine" their bytes stay on the disk.`,
      facts: {
        partitions: partitions.map(({ id }) => id),
        leaving: await haveLeavingUsers(reads, partitions),
      },
    });
  },
};

/** Whether a user of one of these partitions is being deleted: the partition often follows. */
async function haveLeavingUsers(reads: Reads, partitions: readonly Stored<"partition">[]): Promise<boolean> {
  for (const { id } of partitions) {
    const users = await referrersOf(reads, id, PARTITION_USERS);
    if (users.some(({ deleting }) => deleting)) return true;
  }
  return false;
}

/**
 * The disk that this one was, when this reconciler gave that up. Throws for one that is a copy of a disk of another host,
 * and for one that was carried here and is still another host's.
 */
async function formerOf(reads: Reads, spec: DiskSpec): Promise<string | undefined> {
  const row = rowOf(await reads.hosts.disks(spec.host), spec);
  if (row?.disk == null) return undefined;
  const living = await reads.documents.get("disk", row.disk);
  if (living === undefined) return (await wasGivenUp(reads, row.disk)) ? row.disk : undefined;
  const { host } = living.spec;
  // Of two on one host its agent tells which is which.
  if (host === spec.host) return undefined;
  const pointer = spec.file === undefined ? "/spec/device" : "/spec/file/name";
  const original = (await reads.hosts.disks(host)).find(
    // One that is away has no path.
    ({ disk, path }) => disk === living.id && path !== "",
  );
  if (original !== undefined) {
    if (spec.wipe === row.identity) return undefined;
    const message = `is a copy of disk ${living.id}, which is on ${original.path} of host ${host}`;
    throw new CroftError("disk_refused", `${row.path} of host ${spec.host} ${message}.`, {
      detail: `Disconnect the one that is not meant. To destroy the copy, set wipe = "${row.identity}".`,
      errors: [{ code: "disk_refused", pointer, message }],
    });
  }
  const message = `is disk ${living.id}, which was adopted on host ${host} and is not there any more`;
  throw new CroftError("already_exists", `${row.path} of host ${spec.host} ${message}.`, {
    detail: `Connect it there again, or take it along: delete its partitions (with on_delete = "quarantine" their bytes stay on it) and disk ${living.id}, adopt it here, and bring them back with restore_from.`,
    errors: [{ code: "already_exists", pointer, message }],
    facts: { existing_id: living.id },
  });
}

/**
 * A disk that was given up while its host was silent is released when that returns, not before. Which device it is its identity
 * says, as the host reports it for the disk's id; a name that a kernel chose may be another one's by now.
 */
async function refuseGivenUp(reads: Reads, spec: DiskSpec): Promise<void> {
  const { host, file, device } = spec;
  const rows = await reads.hosts.disks(host);
  const mine = rowOf(rows, spec)?.identity;
  const aliases = device === undefined ? new Set<string>() : await aliasesOf(reads, host, device);
  const order = (await reads.hostConfigs.givenUp(host)).find((one) => {
    if (one.kind !== "disk") return false;
    if (file !== undefined) return one.file?.name === file.name;
    const theirs = rows.find(({ disk }) => disk === one.id)?.identity;
    if (theirs !== undefined && mine !== undefined) return theirs === mine;
    return one.device !== null && aliases.has(one.device) && !isKernelName(one.device);
  });
  if (order === undefined) return;
  const what = spec.file === undefined ? `Device ${spec.device}` : `File ${spec.file.name}`;
  throw new CroftError(
    "deleting",
    `${what} of host ${spec.host} is still to be released by disk ${order.id}.`,
    {
      detail: "That disk was given up. Try again when its host has returned and released it.",
    },
  );
}

function alreadyAdopted(spec: DiskSpec, twin: Stored<"disk">): CroftError {
  const what = spec.file === undefined ? `Device ${spec.device}` : `File ${spec.file.name}`;
  const pointer = spec.file === undefined ? "/spec/device" : "/spec/file/name";
  if (twin.deleting) {
    return new CroftError(
      "deleting",
      `${what} of host ${spec.host} is still being released by disk ${twin.id}.`,
      {
        detail: "Try again when that disk is gone.",
        errors: [{ code: "deleting", pointer, message: `is being released by ${twin.id}`, holder: twin.id }],
      },
    );
  }
  return new CroftError("already_exists", `${what} of host ${spec.host} is adopted already.`, {
    detail: `It is disk ${twin.id}. ${takenAdvice("croft_disk", twin, spec.file === undefined ? "Name another device" : "Name another file")}`,
    errors: [{ code: "already_exists", pointer, message: `is disk ${twin.id} already`, holder: twin.id }],
    facts: { existing_id: twin.id },
  });
}
