// `POST /v1/plan`: judges changes by the admission that the writes pass, and writes nothing.

import { type RequestHandler, Router } from "express";
import type { CommandContext } from "../commands/context.ts";
import type { PlannedChange } from "../dry-run/explain.ts";
import { type Change, type PlanContext, planChange } from "../dry-run/plan-change.ts";
import { WRITABLE_KINDS } from "../kinds/host-kind.ts";
import { principalOf } from "./authentication.ts";
import { checkBody, type FieldCheck, listField, oneOfField, textField } from "./body.ts";
import { methodNotAllowed } from "./errors.ts";
import { authorizeChange } from "./plan-authorization.ts";
import { planSessions } from "./plan-sessions.ts";
import type { PlannedChanges } from "./planned-changes.ts";
import { Query } from "./query.ts";
import { withoutUnread } from "./unread-fields.ts";

const MAX_CHANGES = 1000;

const anObject: FieldCheck = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? undefined
    : { code: "wrong_type", message: "must be an object" };
const aFlag: FieldCheck = (value) =>
  typeof value === "boolean" ? undefined : { code: "wrong_type", message: "must be true or false" };

const CHANGE_FIELDS = {
  action: oneOfField(["create", "update", "delete"]),
  kind: oneOfField(WRITABLE_KINDS),
  "id?": textField(64),
  "project?": textField(63),
  "name?": textField(63),
  "shared?": aFlag,
  "tags?": anObject,
  "default_tags?": anObject,
  "spec?": anObject,
};

interface PlanRouteContext extends CommandContext {
  plannedChanges: PlannedChanges;
}

export function planRoutes(context: PlanRouteContext): Router {
  const sessions = planSessions(context.now);
  const plan: RequestHandler = async (request, response) => {
    new Query(request).done();
    const { changes, plan } = checkBody<{ changes: unknown[]; plan?: string }>(request.body, {
      changes: listField(MAX_CHANGES, anObject),
      "plan?": textField(64),
    });
    const checked = changes.map((change) => checkBody<Change>(change, CHANGE_FIELDS));
    const principal = principalOf(request);
    const together = sessions.of(principal.id, plan);
    const planned = await Promise.all(
      checked.map((change) => withoutUnread(context.store, principal, change)),
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
  const router = Router();
  router.route("/plan").post(plan).all(methodNotAllowed("POST"));
  return router;
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
