// `POST /v1/plan`: asks the rules of each kind what they would say, and writes nothing.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { KINDS, type SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { makeId } from "@croft/schemas/ids.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { type RequestHandler, Router } from "express";
import { quarantinedOn } from "../domain/disk-quarantine.ts";
import { rowOf } from "../domain/inventory-row.ts";
import { VALIDATORS, type WritableKind } from "../domain/kinds.ts";
import type { PlannedTogether } from "../domain/planned-together.ts";
import { isQuarantined } from "../domain/quarantine.ts";
import { NOTHING } from "../domain/quota.ts";
import { refuseFaults } from "../domain/rules.ts";
import { fieldChanges } from "../plan/effects.ts";
import { explainDestroy, explainUpdate, noChange, noteRefusal, type PlannedChange } from "../plan/explain.ts";
import { explainWipe } from "../plan/explain-disk.ts";
import type { Remark } from "../plan/remark.ts";
import { growthRestarts } from "../plan/restart.ts";
import type { Amounts, AnyStored, Stored } from "../store/store.ts";
import { type Principal, principalOf } from "./authentication.ts";
import { checkNamed, maySee, readOnly } from "./authorization.ts";
import { checkBody, type FieldCheck, listField, oneOfField, textField } from "./body.ts";
import { methodNotAllowed } from "./errors.ts";
import { type ObjectContext, rulesOf } from "./objects/context.ts";
import { prepareUpdate } from "./objects/update.ts";
import { planSessions } from "./plan-sessions.ts";
import { Query } from "./query.ts";

const MAX_CHANGES = 1000;

interface Change {
  action: "create" | "update" | "delete";
  kind: WritableKind;
  id?: string;
  project?: string;
  name?: string;
  shared?: boolean;
  spec?: object;
}

const WRITABLE = Object.keys(KINDS).filter((kind) => kind !== "host");
const anObject: FieldCheck = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? undefined
    : { code: "wrong_type", message: "must be an object" };
const aFlag: FieldCheck = (value) =>
  typeof value === "boolean" ? undefined : { code: "wrong_type", message: "must be true or false" };

const CHANGE_FIELDS = {
  action: oneOfField(["create", "update", "delete"]),
  kind: oneOfField(WRITABLE),
  "id?": textField(64),
  "project?": textField(63),
  "name?": textField(63),
  "shared?": aFlag,
  "spec?": anObject,
};

interface PlanContext extends ObjectContext {
  together: PlannedTogether;
}

const nameOfChange = ({ kind, id, project = "", name = "" }: Change): string =>
  `${kind} ${id ?? `${project}/${name}`}`;

export function planRoutes(context: ObjectContext): Router {
  const sessions = planSessions(context.now);
  const plan: RequestHandler = async (request, response) => {
    new Query(request).done();
    const { changes, plan } = checkBody<{ changes: unknown[]; plan?: string }>(request.body, {
      changes: listField(MAX_CHANGES, anObject),
      "plan?": textField(64),
    });
    const checked = changes.map((change) => checkBody<Change>(change, CHANGE_FIELDS));
    const planned: PlannedChange[] = [];
    const principal = principalOf(request);
    const together = sessions.of(principal.id, plan);
    for (const change of checked) planned.push(await planChange({ ...context, together }, principal, change));
    response.json({ changes: planned });
  };
  const router = Router();
  router.route("/plan").post(plan).all(methodNotAllowed("POST"));
  return router;
}

/** Refusals become errors and warnings of the change; anything else is thrown on. */
async function planChange(
  context: PlanContext,
  principal: Principal,
  change: Change,
): Promise<PlannedChange> {
  const planned = noChange();
  context.together.forget(nameOfChange(change));
  try {
    await checkSight(context, principal, change);
    if (change.action === "create") await planCreate(context, change, planned);
    else await planKnown(context, change, planned);
  } catch (error) {
    if (!(error instanceof CroftError)) throw error;
    noteRefusal(planned, error, context.together.count);
  }
  return planned;
}

/** A dry run tells no more than the caller may see. */
async function checkSight(
  { store }: ObjectContext,
  principal: Principal,
  { action, kind, id, project, shared = false, spec }: Change,
): Promise<void> {
  if (principal.project === null) return;
  // A disk's dry run would tell what lies on the disks of hosts.
  if (action === "create" && KINDS[kind].scope === "global") throw readOnly(kind, principal);
  await checkNamed(store, `The ${action} of the ${kind}`, principal, { spec: spec ?? null });
  const document = id === undefined ? undefined : await store.documents.find(id);
  const visible = document
    ? maySee(principal, document)
    : shared || project === undefined || project === principal.project;
  if (!visible) {
    const what = id === undefined ? `project ${project}` : `${kind} ${id}`;
    throw new CroftError("not_found", `There is no ${what}.`);
  }
}

/** Faults of a spec. What is missing may only be unknown yet, which Terraform's own schema has looked at. */
function specFaults(kind: WritableKind, spec: object): { wrong: FieldError[]; missing: string[] } {
  const { validateSpec } = VALIDATORS[kind];
  const faults = validateSpec(spec) ? [] : fieldErrors(validateSpec.errors, "/spec");
  return {
    wrong: faults.filter(({ code }) => code !== "missing_field"),
    missing: faults.filter(({ code }) => code === "missing_field").map(({ pointer }) => pointer),
  };
}

async function planCreate(context: PlanContext, change: Change, planned: PlannedChange): Promise<void> {
  const { kind, name = null, shared = false } = change;
  const spec = structuredClone(change.spec ?? {});
  const { wrong, missing } = specFaults(kind, spec);
  refuseFaults(`The ${kind} ${name ?? ""} cannot be created as given.`.replace("  ", " "), wrong);
  // A VM can be placed before its image is known; nothing else can be judged by half.
  if (missing.some((pointer) => !(kind === "vm" && pointer === "/spec/image"))) return;
  const id = makeId(kind, context.randomBytes(10));
  const project = shared ? null : (change.project ?? null);
  const rules = rulesOf(context, kind);
  const decision = await rules.create(context.together.over(context.store), {
    id,
    project,
    shared,
    name,
    spec: spec as SpecOf<typeof kind>,
  });
  if (decision.reservation && name !== null)
    context.together.take(nameOfChange(change), decision.reservation);
  planned.placement = decision.explanation?.join(" ") ?? null;
  if (kind === "disk") planned.warnings.push(...(await wiped(context, spec as SpecOf<"disk">)));
}

async function wiped({ store }: ObjectContext, spec: SpecOf<"disk">): Promise<Remark[]> {
  if (spec.wipe === undefined) return [];
  const row = rowOf(await store.hosts.disks(spec.host), spec);
  return explainWipe(spec, row, row === undefined ? [] : await quarantinedOn(store, row));
}

async function planKnown(context: PlanContext, change: Change, planned: PlannedChange): Promise<void> {
  const { kind, id = "" } = change;
  const found = await context.store.documents.get(kind, id);
  if (!found || isQuarantined(found)) throw new CroftError("not_found", `There is no ${kind} ${id}.`);
  const document = found as unknown as AnyStored;
  if (change.action === "delete") {
    planned.warnings.push(...explainDestroy(document, "destroyed", await heldBy(context, document)));
    await rulesOf(context, kind).remove(context.store, found);
    // A partition's bytes stay where they are for as long as that takes.
    if (kind === "vm") await countDifference(context, change, NOTHING);
    return;
  }
  const next = {
    name: change.name ?? document.name,
    spec: structuredClone(change.spec ?? document.spec),
    named: new Set<string>(Object.keys(change.spec ?? {})),
  };
  const { missing } = specFaults(kind, next.spec);
  await explain(context, document, next, planned);
  if (missing.length > 0 || planned.effects.some(({ effect }) => effect === "replace")) return;
  const update = prepareUpdate(context, kind, found, next);
  const decision = await rulesOf(context, kind).update(context.together.over(context.store), update);
  if (decision.reservation) await countDifference(context, change, decision.reservation);
  planned.placement = decision.explanation?.join(" ") ?? null;
}

/** Counts what the object takes more after the change than before it. */
async function countDifference(
  { store, together }: PlanContext,
  change: Change,
  after: Amounts & { disk?: string | null },
): Promise<void> {
  const before = await store.reservations.of(change.id ?? "");
  if (before === undefined) return;
  const more = { ...before, disk: after.disk ?? null };
  for (const name of Object.keys(NOTHING) as (keyof Amounts)[]) more[name] = after[name] - before[name];
  together.take(nameOfChange(change), more);
}

async function explain(
  context: ObjectContext,
  document: AnyStored,
  next: { name: string | null; spec: object; named: ReadonlySet<string> },
  planned: PlannedChange,
): Promise<void> {
  const kind = document.kind as WritableKind;
  const before = document as unknown as Stored<WritableKind>;
  const rules = rulesOf(context, kind);
  const update = { ...next, before, generation: document.generation + 1, spec: next.spec as never };
  const changes = fieldChanges(kind, document.spec, next.spec).map((change) =>
    rules.keeps?.(change, update) ? { ...change, effect: "L" as const } : change,
  );
  const explained = explainUpdate(document, next.spec, changes, {
    restarts: await grownVm(context, document),
    holds: await heldBy(context, document),
  });
  planned.effects.push(...explained.effects);
  planned.warnings.push(...explained.warnings);
}

const heldBy = async ({ store }: ObjectContext, { kind, id }: AnyStored): Promise<Stored<"partition">[]> =>
  kind === "disk" ? store.documents.referrers(id, "partition") : [];

async function grownVm({ store }: ObjectContext, document: AnyStored): Promise<Stored<"vm"> | undefined> {
  if (document.kind !== "partition") return undefined;
  const host = (await store.hosts.facts()).find(({ name }) => name === document.status.host);
  return growthRestarts(await store.documents.referrers(document.id, "vm"), document.id, host?.facts?.root);
}
