// Which disk has a partition that its host has already: what the host reports of the disks' own tables decides. On another disk the
// host would make an empty partition of the same id, and the bytes would be nobody's.

import type { FieldError } from "@croft/schemas/errors.ts";
import type { Reads, ReportEntry, Stored } from "../../store/store.ts";

type DiskEntry = Extract<ReportEntry, { kind: "disk" }>;

const has = ({ partitions }: DiskEntry, id: string): boolean =>
  partitions?.some((one) => one.id === id) ?? false;

/** The disk that is named for the partition, or what speaks against it. */
export async function diskOfAdopted(
  reads: Reads,
  partition: { id: string; host: string },
  named: string | undefined,
): Promise<{ disk: Stored<"disk"> } | { fault: FieldError }> {
  const { id, host } = partition;
  const disk = named === undefined ? undefined : await reads.documents.get("disk", named);
  const entries = (await reads.hosts.reported(host)).filter((entry) => entry.kind === "disk");
  const holder = entries.find((entry) => has(entry, id));
  const right = holder === undefined ? `its disk on host ${host}` : `${holder.id}, which has it in its table`;
  if (disk?.spec.host !== host) return { fault: fault(`must be ${right}`) };
  if (holder?.id === disk.id) return { disk };
  if (holder !== undefined) return { fault: fault(`must be ${right}`) };
  const table = entries.find((entry) => entry.id === disk.id)?.partitions;
  return {
    fault: fault(
      table === undefined
        ? `cannot be compared: host ${host} does not report the table of ${disk.id} now; try again when that disk is ready`
        : `must be ${right}: ${disk.id} does not have it in its table`,
    ),
  };
}

const fault = (message: string): FieldError => ({ code: "invalid_value", pointer: "/spec/disk", message });
