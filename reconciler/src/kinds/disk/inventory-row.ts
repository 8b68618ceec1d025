// Disks of a host as its inventory shows them.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";

type Row = HostReport["disks"][number];

/** The row of a host's inventory that a disk's spec means, by any of its names. */
export function rowOf(rows: readonly Row[], spec: SpecOf<"disk">): Row | undefined {
  const { device, file, host } = spec;
  if (file !== undefined) return rows.find(({ identity }) => identity === `file-${host}/${file.name}`);
  return rows.find((row) =>
    [row.identity, row.path, row.serial, ...row.aliases].some((name) => name === device),
  );
}

/** Whether a name was chosen by a kernel at its boot, such as `/dev/sdb`, and may be another disk's at the next. */
export const isKernelName = (device: string): boolean => /^\/dev\/[^/]+$/.test(device);
