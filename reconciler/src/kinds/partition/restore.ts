// `restore_from`: a partition comes back out of quarantine, with its id, and so its serial, number and bytes. Nothing is
// placed and nothing is made; only who has it is decided anew.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { lackingToGrow } from "../../scheduling/place-partition.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { type Decision, label, type NewObject, refuseFaults } from "../kind-rules.ts";
import { checkQuota, NOTHING } from "../project/quota.ts";
import { diskOfQuarantined, isQuarantined } from "./quarantine.ts";

type Request = NewObject<"partition">;

/** Its own project's while that exists. One whose project is gone is for admins (`http/authorization.ts`). */
async function find(reads: Reads, from: string, { project, name }: Request): Promise<Stored<"partition">> {
  const found = await reads.documents.get("partition", from);
  const mayHave = found && isQuarantined(found) && (found.project === null || found.project === project);
  if (mayHave) return found;
  const message = `there is no partition ${from} in quarantine`;
  refuseFaults(`Partition ${name} cannot be restored.`, [
    { code: "reference_not_found", pointer: "/spec/restore_from", message },
  ]);
  throw new Error(message);
}

function faultsOf(found: Stored<"partition">, { spec }: Request): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (code: FieldError["code"], field: string, message: string): void => {
    faults.push({ code, pointer: `/spec/${field}`, message });
  };
  const { size_gib } = found.spec;
  if (spec.size_gib < size_gib) {
    fault("cannot_shrink", "size_gib", `it has ${size_gib} GiB; give as much or more`);
  }
  const holds = found.status.filesystem ?? found.spec.filesystem ?? null;
  if (spec.filesystem !== undefined && spec.filesystem !== holds) {
    fault("invalid_value", "filesystem", `it holds ${holds ?? "no file system"}, and none is made`);
  }
  for (const field of ["disk", "host"] as const) {
    const at = found.status[field] ?? null;
    if (spec[field] !== undefined && at !== null && spec[field] !== at) {
      fault("invalid_value", field, `its bytes are on ${field} ${at}`);
    }
  }
  return faults;
}

/** Throws `reference_not_found`, 400 for each field that does not fit, `disk_not_found`, `no_gap`, `quota_exceeded`. */
export async function restorePartition(
  reads: Reads,
  from: string,
  request: Request,
): Promise<Decision<"partition">> {
  const { name, spec } = request;
  const project = request.project ?? "";
  const found = await find(reads, from, request);
  refuseFaults(`Partition ${name} cannot be restored as given.`, faultsOf(found, request));
  const disk = await diskOfQuarantined(reads, found);
  const partitions = await reads.documents.referrers(disk.id, "partition");
  const lacking = lackingToGrow({ disk, partitions }, found, spec.size_gib);
  if (lacking !== undefined) {
    throw new CroftError("no_gap", `${label(found)} cannot be restored with ${spec.size_gib} GiB.`, {
      detail: `${lacking}. Restore it with ${found.spec.size_gib} GiB.`,
      errors: [{ code: "no_gap", pointer: "/spec/size_gib", message: lacking }],
    });
  }
  const takes = { ...NOTHING, partition_gib: spec.size_gib };
  await checkQuota(reads, project, `Partition ${name}`, NOTHING, takes);
  const { host } = disk.spec;
  const made = found.spec.filesystem ?? found.internal.filesystem;
  return {
    // It goes on growing with its partition.
    ...(made === undefined ? {} : { internal: { filesystem: made } }),
    restores: found.id,
    host,
    references: [disk.id],
    reservation: { project, host, disk: disk.id, ...takes },
    status: {
      ...found.status,
      state: "pending",
      state_reason: `Waits for the agent of host ${host}.`,
      state_code: null,
      conditions: [],
      quarantined_at: null,
      wipe_at: null,
      attached_to: null,
    },
    explanation: [`Restored from quarantine, where it is: on disk ${disk.id} of host ${host}.`],
  };
}
