// What becomes of the bytes on a disk that is taken or let go, in words: for `POST /v1/plan`. Pure.

import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Stored } from "../../store/store.ts";
import { isQuarantined, keepsBytes } from "../partition/quarantine.ts";
import type { Remark } from "../remark.ts";

type Row = HostReport["disks"][number];
type Partition = Stored<"partition">;

/** A list of partitions with their sizes; `named` keeps it short where many are meant. */
function listed(partitions: readonly Partition[], most = 10): string {
  const words = partitions
    .slice(0, most)
    .map(({ id, project, name, spec }) => `${project ?? "-"}/${name} (${id}, ${spec.size_gib} GiB)`);
  const more = partitions.length - words.length;
  const sum = partitions.reduce((gib, { spec }) => gib + spec.size_gib, 0);
  const all = partitions.length > 1 ? `, ${sum} GiB in all` : "";
  return `${words.join(", ")}${more > 0 ? ` and ${more} more` : ""}${all}`;
}

/**
 * What is lost and what is kept when a disk goes, or undefined when it holds nothing of anybody's. `partitions`: all that
 * are on it, those in quarantine included.
 */
export function diskGoes(
  { spec }: Pick<Stored<"disk">, "spec">,
  partitions: readonly Partition[],
): string | undefined {
  const inside = partitions.filter(isQuarantined);
  // They have to go before, and what a deletion keeps lies on the disk.
  const coming = partitions.filter((one) => !isQuarantined(one) && keepsBytes(one));
  if (spec.on_delete !== "erase" || spec.file === undefined) {
    if (inside.length === 0) return undefined;
    return `It is released with its bytes. In quarantine on it: ${listed(inside)}. They stay on it, and can be restored or purged when it is adopted again.`;
  }
  const lost = [
    ...(inside.length === 0 ? [] : [`what is in quarantine on it: ${listed(inside)}`]),
    ...(coming.length === 0 ? [] : [`what deleting these would keep in quarantine: ${listed(coming)}`]),
  ];
  const before = lost.length === 0 ? "" : ` Before that zeros overwrite ${lost.join("; and ")}.`;
  return `Its file of ${spec.file.size_gib} GiB is deleted.${before}`;
}

/**
 * What adopting a disk destroys because `wipe` allows it. `quarantined`: partitions in quarantine that were left on it.
 */
export function explainWipe(
  spec: Stored<"disk">["spec"],
  row: Row | undefined,
  quarantined: readonly Partition[],
): Remark[] {
  // A disk that Croft released is taken as it is, whatever `wipe` says.
  const released = row?.adoptable === true && row.disk !== null && row.reason === null;
  if (row === undefined || spec.wipe !== row.identity || row.holds.length === 0 || released) return [];
  const gib = Math.floor(row.size_bytes / 2 ** 30);
  const bytes =
    quarantined.length === 0
      ? ""
      : ` Lost with it is what is in quarantine there: ${listed(quarantined)}. To keep that, release the disk where it was adopted and leave \`wipe\` out.`;
  return [
    {
      code: "destroyed",
      summary: `Disk ${row.path} of host ${spec.host} will be wiped`,
      detail: `All of its ${gib} GiB (${row.identity}) are lost. It holds ${row.holds.join("; ")}.${bytes}`,
      pointer: "/spec/wipe",
    },
  ];
}
