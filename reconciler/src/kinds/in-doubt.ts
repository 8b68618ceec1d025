// Objects whose present copy may be elsewhere, because the database was restored from a backup that is older than a move.

import type { Stored, StrangerEntry } from "../store/store.ts";
import type { Blocked } from "./host-side.ts";
import type { InDoubt } from "./vm/internal.ts";

const WHY: Record<InDoubt, string> = {
  missing: "does not have it any more",
  older_copy: "has a copy that does not run, and rather is not the newest",
};

/** Why its host is not sent it. */
export const inDoubt = (host: string, doubt: InDoubt, wayOut: string): Blocked => ({
  code: "host_error",
  reason:
    `The database was restored from a backup, and host ${host} ${WHY[doubt]}: it was moved, made anew elsewhere or removed since. ` +
    `Nothing is started or made meanwhile. Find its copy (\`croft unknown list\`) and adopt that; ${wayOut}`,
});

/** Whether what a host says it has of a VM came after what the database knows. */
export const isNewer = (entry: StrangerEntry, vm: Stored<"vm">): boolean =>
  entry.kind === "vm" && entry.incarnation > (vm.status.incarnation ?? 1);
