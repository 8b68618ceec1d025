// What a dry run may tell and judge for a caller: no more than it may see, and no change that it may not make. A viewer may
// plan what others will apply.

import { KINDS } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Change } from "../dry-run/plan-change.ts";
import { notFound } from "../kinds/not-found.ts";
import type { Store } from "../store/store.ts";
import type { Principal } from "./authentication.ts";
import { checkNamed, mayChange, maySee, readOnly } from "./authorization.ts";

/** Throws `not_found`, `forbidden`, or a fault of the field that names what may not be seen. */
export async function authorizeChange(
  store: Store,
  principal: Principal,
  { action, kind, id, project, shared = false, spec }: Change,
): Promise<void> {
  if (principal.project === null) return;
  const changes = principal.role === "operator";
  // A disk's dry run would tell what lies on the disks of hosts.
  if (action === "create" && (KINDS[kind].scope === "global" || (changes && shared))) {
    throw readOnly(kind, principal);
  }
  await checkNamed(store, `The ${action} of the ${KINDS[kind].noun}`, principal, { spec: spec ?? null });
  const document = id === undefined ? undefined : await store.documents.find(id);
  const visible = document
    ? maySee(principal, document)
    : shared || project === undefined || project === principal.project;
  if (!visible) {
    const what = id === undefined ? `project ${project}` : `${KINDS[kind].noun} ${id}`;
    throw notFound(what);
  }
  if (changes && document && !mayChange(principal, document)) throw readOnly(kind, principal);
}
