// A first boot that could not do what user data asks, as a condition of the VM: `ready` says so only where it is waited for,
// and data that lands on a disk that was not mounted is found out too late. It stays until a later boot ends well.

import type { Condition, VmReport } from "@croft/schemas/generated/typescript/messages.ts";

export const FIRST_BOOT_FAILED = "first_boot_failed";

/** The conditions of a VM with what its guest says of its first boot. */
export function withFirstBoot(conditions: readonly Condition[], guest: VmReport["guest"]): Condition[] {
  const others = conditions.filter(({ type }) => type !== FIRST_BOOT_FAILED);
  if (guest?.cloud_init === "done") return others;
  if (guest?.cloud_init !== "failed") return [...conditions];
  const errors = guest.cloud_init_errors.join("; ");
  const message =
    `The guest could not do all that its user data asks: ${errors}. The VM runs on. ` +
    "Do in the guest what is missing; or correct the user data and replace the VM, by which its root disk is lost.";
  return [...others, { type: FIRST_BOOT_FAILED, status: "true", reason: "cloud_init_failed", message }];
}
