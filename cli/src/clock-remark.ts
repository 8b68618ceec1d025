// What a login has to know of a guest's clock: one that is far off refuses certificates that are good.
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";

/** Less does not matter to a login. */
const LEAST_SECONDS = 60;

/** A sentence about a clock that is off; undefined when it is not, or when the guest does not tell. */
export function clockRemark({ project, name, status }: Document<"vm">): string | undefined {
  const offset = status.guest?.clock_offset_seconds ?? 0;
  if (Math.abs(offset) < LEAST_SECONDS) return undefined;
  const where = offset < 0 ? "behind" : "ahead of";
  return (
    `the clock of VM ${project}/${name} is ${Math.abs(offset)} seconds ${where} its host's, so its guest may refuse a ` +
    "certificate that is good; set the clock in the guest, or restart the VM"
  );
}
