// What one change of a plan does: what the rules of its kind say, as effects, warnings and errors. Nothing is written.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { KINDS, type SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { makeId } from "@croft/schemas/ids.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { type ObjectContext, rulesOf } from "../commands/context.ts";
import { prepareUpdate } from "../commands/update.ts";
import type { Principal } from "../http/authentication.ts";
import { checkNamed, maySee, readOnly } from "../http/authorization.ts";
import { fieldChanges, withIgnored } from "../kinds/field-changes.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { type Decision, refuseFaults } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import { NOTHING } from "../kinds/project/quota.ts";
import { hostKey } from "../kinds/vm/ports.ts";
import type { Amounts, AnyStored, PortLease, Stored } from "../store/store.ts";
import { explainDestroy, explainUpdate, noChange, noteRefusal, type PlannedChange } from "./explain.ts";
import type { HostPort, PlannedTake, PlannedTogether } from "./planned-together.ts";

export interface Change {
  action: "create" | "update" | "delete";
  kind: WritableKind;
  id?: string;
  project?: string;
  name?: string;
  shared?: boolean;
  spec?: object;
}

interface PlanContext extends ObjectContext {
  together: PlannedTogether;
}

/** What tells a change from the others of its plan; undefined when nothing does. */
function nameOfChange({ kind, id, project = "", name = "", spec = {} }: Change): string | undefined {
  if (id !== undefined) return `${kind} ${id}`;
  return KINDS[kind].hasName ? `${kind} ${project}/${name}` : kindModule(kind).explanation.title?.(spec);
}

/** Counts what a change takes and gives back. What cannot be told from others takes nothing that they could lack. */
function count({ together }: PlanContext, change: Change, take: PlannedTake): void {
  const name = nameOfChange(change);
  if (name !== undefined) together.take(name, take);
}

/** Refusals become errors and warnings of the change; anything else is thrown on. */
export async function planChange(
  context: PlanContext,
  principal: Principal,
  change: Change,
): Promise<PlannedChange> {
  const planned = noChange();
  const counted = nameOfChange(change);
  if (counted !== undefined) context.together.forget(counted);
  try {
    await checkSight(context, principal, change);
    if (change.action === "create") await planCreate(context, change, planned);
    else await planKnown(context, change, planned);
  } catch (error) {
    if (!(error instanceof CroftError)) throw error;
    noteRefusal(planned, contested(context, error), context.together.count);
  }
  return planned;
}

/** A port that another change of the plan is to have as well: none of them cures that. */
function contested({ together }: PlanContext, error: CroftError): CroftError {
  const held = (error.facts.held ?? []) as HostPort[];
  const takers = [...new Set(held.map(({ host }) => host))].map((host) =>
    held.flatMap((port) => (port.host === host ? (together.portTaker(port) ?? []) : [])).at(0),
  );
  const [taker] = takers;
  if (taker === undefined || takers.includes(undefined)) return error;
  const [{ host } = { host: "" }] = held;
  const ports = held.filter((one) => one.host === host).map(({ protocol, port }) => hostKey(protocol, port));
  const message = `Port ${ports.join(", ")} of host ${host} is wanted by ${taker} of this plan, too.`;
  return new CroftError(error.code, message, {
    detail: "Give another host_port, or leave it out: then Croft allocates a free one.",
    errors: error.errors.map((one) => ({ ...one, message })),
    facts: { never: true },
  });
}

/** Partitions that the object is to have. Throws for one that another change of the plan is to have as well. */
function claimsOf({ together }: PlanContext, { kind, name, id }: Change, spec: object): string[] {
  const named = kindModule(kind).explanation.claims?.(spec) ?? [];
  const errors = named.flatMap(({ partition, pointer }): FieldError[] => {
    const other = together.claimant(partition);
    if (other === undefined) return [];
    const message = `partition ${partition} is wanted by ${other} of this plan, too`;
    return [{ code: "partition_attached", pointer, message }];
  });
  if (errors.length > 0) {
    throw new CroftError(
      "partition_attached",
      `The ${kind} ${name ?? id ?? ""} cannot have its partitions.`,
      {
        detail: errors.map(({ message }) => message).join("\n"),
        errors,
        facts: { never: true },
      },
    );
  }
  return named.map(({ partition }) => partition);
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
  const { validateSpec } = kindModule(kind).validators;
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
  // A VM can be placed before its images are known; nothing else can be judged by half.
  if (missing.length > 0) return;
  const id = makeId(kind, context.randomBytes(10));
  const project = shared ? null : (change.project ?? null);
  const rules = rulesOf(context, kind);
  const claims = claimsOf(context, change, spec);
  const decision = await rules.create(context.together.over(context.store), {
    id,
    project,
    shared,
    name,
    spec: spec as SpecOf<typeof kind>,
    partial: true,
  });
  count(context, change, takeOf(decision, { claims }));
  planned.placement = decision.explanation?.join(" ") ?? null;
  const destroyed = await kindModule(kind).explanation.create?.(context.store, spec as SpecOf<typeof kind>);
  planned.warnings.push(...(destroyed ?? []));
}

async function planKnown(context: PlanContext, change: Change, planned: PlannedChange): Promise<void> {
  const { kind, id = "" } = change;
  const found = await context.store.documents.get(kind, id);
  if (!found || isQuarantined(found)) throw new CroftError("not_found", `There is no ${kind} ${id}.`);
  const document = found as unknown as AnyStored;
  if (change.action === "delete") {
    planned.warnings.push(...(await explainDestroy(context.store, found, "destroyed")));
    await rulesOf(context, kind).remove(context.store, found);
    await giveBack(context, change);
    return;
  }
  const next = {
    name: change.name ?? document.name,
    spec: withIgnored(kind, document.spec, structuredClone(change.spec ?? document.spec)),
    named: new Set<string>(Object.keys(change.spec ?? {})),
  };
  const { missing } = specFaults(kind, next.spec);
  await explain(context, document, next, planned);
  // Its successor is asked about as a create of its own.
  if (planned.effects.some(({ effect }) => effect === "replace")) return giveBack(context, change);
  if (missing.length > 0) return;
  const claims = claimsOf(context, change, next.spec);
  const update = prepareUpdate(context, kind, found, next);
  const decision = await rulesOf(context, kind).update(context.together.over(context.store), update);
  const taken = decision.reservation && (await difference(context, change, decision.reservation));
  const take = takeOf(decision, { claims, changed: id, host: hostOf(document) });
  count(context, change, { ...take, ...(taken && { taken }) });
  planned.placement = decision.explanation?.join(" ") ?? null;
}

const hostOf = ({ status }: AnyStored): string => ("host" in status ? status.host : null) ?? "";

const named = (host: string, leases: readonly Pick<PortLease, "protocol" | "port">[]): HostPort[] =>
  leases.map(({ protocol, port }) => ({ host, protocol, port }));

function takeOf(
  decision: Decision<WritableKind>,
  { claims, changed, host }: { claims: string[]; changed?: string; host?: string },
): PlannedTake {
  const { reservation, take = [], release = [] } = decision;
  return {
    ...(reservation && { taken: reservation }),
    // Which port Croft allocates is decided by the apply: nobody runs into it.
    ports: take.filter(({ allocated }) => !allocated),
    freed: host === undefined ? [] : named(host, release),
    claims,
    ...(changed === undefined ? {} : { changed }),
  };
}

/** Counts what goes with the object. A partition's bytes stay where they are for as long as that takes. */
async function giveBack(context: PlanContext, change: Change): Promise<void> {
  const { kind, id = "" } = change;
  if (kindModule(kind).explanation.freedAtOnce !== true) return;
  const taken = await difference(context, change, NOTHING);
  const freed = await context.store.ports.of(id);
  count(context, change, { freed, changed: id, ...(taken && { taken }) });
}

/** What the object takes more after the change than before it. */
async function difference(
  { store }: PlanContext,
  { id = "" }: Change,
  after: Amounts & { disk?: string | null },
): Promise<PlannedTake["taken"]> {
  const before = await store.reservations.of(id);
  if (before === undefined) return undefined;
  const more = { ...before, disk: after.disk ?? null };
  for (const name of Object.keys(NOTHING) as (keyof Amounts)[]) more[name] = after[name] - before[name];
  return more;
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
  const explained = await explainUpdate(context.store, before, next.spec as never, changes);
  planned.effects.push(...explained.effects);
  planned.warnings.push(...explained.warnings);
}
