// `POST /v1/plan`: judges changes by the admission that the writes pass, and writes nothing.

import type { CommandContext } from "../commands/context.ts";
import { createPlanSessions } from "../coordination/memory/plan-sessions.ts";
import type { PlannedChanges } from "../coordination/planned-changes.ts";
import type { PlannedChange } from "../dry-run/explain.ts";
import { type Change, type PlanContext, planChange } from "../dry-run/plan-change.ts";
import { PlannedTogether } from "../dry-run/planned-together.ts";
import { principalOf } from "./authentication.ts";
import type { Handler, Handlers } from "./contract/serve.ts";
import { authorizeChange } from "./plan-authorization.ts";
import { withoutUnread } from "./unread-fields.ts";

interface PlanRouteContext extends CommandContext {
  plannedChanges: PlannedChanges;
}

export function planHandlers(context: PlanRouteContext): Pick<Handlers, "plan_changes"> {
  const sessions = createPlanSessions(context.now, () => new PlannedTogether());
  const plan_changes: Handler = async (request, response) => {
    const { changes, plan } = request.body as { changes: Change[]; plan?: string };
    const principal = principalOf(request);
    const together = sessions.of(principal.id, plan);
    const planned = await Promise.all(
      changes.map((change) => withoutUnread(context.store, principal, change)),
    );
    const planning: PlanContext = {
      ...context,
      together,
      inPieces: plan !== undefined,
      principal: principal.id,
      authorize: (change) => authorizeChange(context.store, principal, change),
    };
    context.plannedChanges.note(
      principal.id,
      planned.flatMap(({ id }) => id ?? []),
    );
    response.json({ changes: await judge(planning, planned) });
  };
  return { plan_changes };
}

const RANKS = { delete: 0, update: 1, create: 2 };

/** What another change of the plan may give back. */
const SCARCE = new Set([
  "no_capacity",
  "no_gap",
  "quota_exceeded",
  "port_in_use",
  "address_in_use",
  "partition_attached",
  "already_exists",
  "reference_not_found",
]);

/**
 * Judges changes together, whatever their order: first what only gives back, and once more what then still lacked
 * something, because a later one may have given that back.
 */
async function judge(planning: PlanContext, changes: readonly Change[]): Promise<PlannedChange[]> {
  const planned = new Map<Change, PlannedChange>();
  const ranked = [...changes].sort((a, b) => RANKS[a.action] - RANKS[b.action]);
  const planOne = async (change: Change): Promise<void> => {
    planned.set(change, await planChange(planning, change));
  };
  for (const change of ranked) await planOne(change);
  const lacking = ({ warnings }: PlannedChange) => warnings.some(({ code }) => SCARCE.has(code));
  for (const [change, first] of [...planned]) if (lacking(first)) await planOne(change);
  return changes.flatMap((change) => planned.get(change) ?? []);
}
