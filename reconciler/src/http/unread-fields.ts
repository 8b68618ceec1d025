// A dry run reports which fields change. For fields that the caller may not read that would confirm a guess, so they are
// planned with their stored value.

import { KINDS } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Change } from "../dry-run/plan-change.ts";
import type { Reads } from "../store/store.ts";
import type { Principal } from "./authentication.ts";

export async function withoutUnread(
  { documents }: Pick<Reads, "documents">,
  { role }: Principal,
  change: Change,
): Promise<Change> {
  const sensitive: readonly string[] = KINDS[change.kind].sensitive;
  const { id, spec } = change;
  if (role !== "viewer" || id === undefined || spec === undefined || sensitive.length === 0) return change;
  const stored = await documents.find(id);
  if (stored === undefined) return change;
  const planned = new Map(Object.entries(spec).filter(([name]) => !sensitive.includes(name)));
  for (const [name, value] of Object.entries(stored.spec))
    if (sensitive.includes(name)) planned.set(name, value);
  return { ...change, spec: Object.fromEntries(planned) };
}
