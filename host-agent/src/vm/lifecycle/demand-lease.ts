// Nothing that may run elsewhere is started without a lease that runs (lease.ts).
import { CroftError } from "@croft/schemas/errors.ts";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { MachineContext } from "./machine-context.ts";

/** Throws `unavailable`, which passes once the lease is renewed. */
export function demandLease({ lease }: Pick<MachineContext, "lease">, document: VmDocument): void {
  if (document.fenced !== true || lease.allows(document)) return;
  throw new CroftError("unavailable", `starting VM ${document.name}: the lease of this host does not run`, {
    detail:
      "The VM is made anew on another host when this one does not reach the reconciler for some time. It is started here once " +
      "the reconciler answers that it belongs here.",
  });
}
