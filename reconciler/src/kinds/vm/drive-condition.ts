// Trouble with a VM's drives, as a condition of the VM: the guest runs on, and may see errors of a disk that is not there,
// fails or is full.

import type { Condition, VmReport } from "@croft/schemas/generated/typescript/messages.ts";

const TYPE = "drives";

/** The conditions of a VM with what its host says of its drives now; without one of this type when nothing is wrong. */
export function withDrives(conditions: readonly Condition[], drives: VmReport["drives"]): Condition[] {
  const others = conditions.filter(({ type }) => type !== TYPE);
  const troubled = drives.filter(({ code }) => code !== null);
  const [first] = troubled;
  if (first === undefined) return others;
  const message = troubled
    .map((drive) => `Partition ${drive.partition}: ${drive.message ?? drive.code}`)
    .join(" ");
  return [...others, { type: TYPE, status: "false", reason: first.code ?? "unknown", message }];
}
