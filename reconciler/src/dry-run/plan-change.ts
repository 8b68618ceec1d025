// What one change of a plan does, as effects, warnings and errors: by the admission that the write itself passes, on the
// store as it would be after the other changes of the plan. Nothing is written.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { KINDS } from "@croft/schemas/generated/typescript/kinds.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { admitCreate, type CreateRequest, createFaults, createRequest } from "../commands/admit-create.ts";
import { admitUpdate, changesOf, findLiving, type Next } from "../commands/admit-update.ts";
import type { CommandContext } from "../commands/context.ts";
import { admitRemoval, findDeletable } from "../commands/remove.ts";
import { checkPatch } from "../commands/update.ts";
import { withIgnored } from "../kinds/field-changes.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { refuseFaults } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import type { Stored } from "../store/store.ts";
import { claimsOf, contestedAddress, contestedPort, refuseContestedName } from "./contested.ts";
import { explainDestroy, explainUpdate, noChange, noteRefusal, type PlannedChange } from "./explain.ts";
import { givenBack, takenByCreate, takenByUpdate } from "./planned-take.ts";
import type { PlannedTake, PlannedTogether } from "./planned-together.ts";

export interface Change<K extends WritableKind = WritableKind> {
  action: "create" | "update" | "delete";
  kind: K;
  id?: string;
  project?: string;
  name?: string;
  shared?: boolean;
  tags?: Record<string, string>;
  default_tags?: Record<string, string>;
  spec?: object;
}

export interface PlanContext extends CommandContext {
  together: PlannedTogether;
  /** Whether more changes of the plan may come in later requests. */
  inPieces: boolean;
  /** Id of the caller. */
  principal: string;
  /** Throws what the caller may neither see nor do. */
  authorize(change: Change): Promise<void>;
}

/** What tells a change from the others of its plan; undefined when nothing does. */
function nameOfChange({ kind, id, project = "", name = "", spec = {} }: Change): string | undefined {
  const { noun, hasName } = KINDS[kind];
  if (id !== undefined) return `${noun} ${id}`;
  if (!hasName) return kindModule(kind).explanation.title?.(spec);
  return project === "" ? `${noun} ${name}` : `${noun} ${project}/${name}`;
}

/** Counts what a change takes and gives back. What cannot be told from others takes nothing that they could lack. */
function count({ together }: PlanContext, change: Change, take: PlannedTake): void {
  const name = nameOfChange(change);
  if (name !== undefined) together.take(name, take);
}

/** Refusals become errors and warnings of the change; anything else is thrown on. */
export async function planChange(context: PlanContext, change: Change): Promise<PlannedChange> {
  const planned = noChange();
  const counted = nameOfChange(change);
  if (counted !== undefined) context.together.forget(counted);
  try {
    await context.authorize(change);
    if (change.action === "create") await planCreate(context, change, planned);
    else if (change.action === "delete") await planDelete(context, change, planned);
    else await planUpdate(context, change, planned);
  } catch (error) {
    if (!(error instanceof CroftError)) throw error;
    noteOf(context, planned)(contestedAddress(context, contestedPort(context, error)));
  }
  return planned;
}

const noteOf =
  ({ together, inPieces }: PlanContext, planned: PlannedChange) =>
  (refusal: CroftError): void => {
    // The project may be a later piece of the plan.
    const missesProject = refusal.errors.some(({ pointer }) => pointer === "/project");
    if (!(inPieces && missesProject && refusal.code === "reference_not_found")) {
      noteRefusal(planned, refusal, together.count);
    }
  };

const isMissing = ({ code }: FieldError): boolean => code === "missing_field";
const isInSpec = ({ pointer }: FieldError): boolean => pointer.startsWith("/spec");

/** What is missing may only be unknown yet, which Terraform's own schema has looked at. */
function requestOf<K extends WritableKind>(change: Change<K>): CreateRequest<K> | undefined {
  const { action: _, kind, id: __, ...sent } = change;
  const body = structuredClone(sent);
  const faults = createFaults(kind, body);
  const called = change.name === undefined ? "" : ` ${change.name}`;
  refuseFaults(
    `The ${KINDS[kind].noun}${called} cannot be created as given.`,
    faults.filter((fault) => !isMissing(fault)),
  );
  // A VM can be placed before its images are known; nothing else can be judged by half.
  if (faults.some((fault) => isMissing(fault) && isInSpec(fault))) return undefined;
  return { ...createRequest(kind, body), digest: undefined };
}

async function planCreate<K extends WritableKind>(
  context: PlanContext,
  change: Change<K>,
  planned: PlannedChange,
): Promise<void> {
  const request = requestOf(change);
  if (request === undefined) return;
  const { kind, spec } = request;
  const claims = claimsOf(context, change, spec);
  refuseContestedName(context, request);
  const reads = context.together.over(context.store);
  const note = noteOf(context, planned);
  const admission = await admitCreate(context, reads, request, context.principal, { partial: true, note });
  if (admission.earlier !== undefined) return;
  const { object, decision } = admission;
  count(context, change, { ...takenByCreate(object, kind, decision), claims });
  planned.placement = decision.explanation?.join(" ") ?? null;
  const remarks = await kindModule(kind).explanation.create?.(context.store, spec, request, decision.status);
  planned.warnings.push(...(remarks ?? []));
}

async function planDelete<K extends WritableKind>(
  context: PlanContext,
  change: Change<K>,
  planned: PlannedChange,
): Promise<void> {
  const { kind, id = "" } = change;
  const document = await findDeletable(context.store, kind, id);
  planned.warnings.push(...(await explainDestroy(context.store, document, "destroyed")));
  // Before it is judged: what refuses it now often goes with the same plan.
  count(context, change, await givenBack(context.store, document));
  if (!document.deleting) await admitRemoval(context, context.store, document);
}

async function planUpdate<K extends WritableKind>(
  context: PlanContext,
  change: Change<K>,
  planned: PlannedChange,
): Promise<void> {
  const { kind, id = "" } = change;
  const before = await findLiving(context.store, kind, id);
  const next = nextOf(before, change);
  const explained = await explainUpdate(context.store, before, next.spec, changesOf(context, before, next));
  planned.effects.push(...explained.effects);
  planned.warnings.push(...explained.warnings);
  // Its successor is asked about as a create of its own.
  if (planned.effects.some(({ effect }) => effect === "replace")) {
    return count(context, change, await givenBack(context.store, before));
  }
  const { validateSpec } = kindModule(kind).validators;
  const faults = validateSpec(next.spec) ? [] : fieldErrors(validateSpec.errors, "/spec");
  if (faults.some(isMissing) && faults.every(isMissing)) return;
  const claims = claimsOf(context, change, next.spec);
  if (next.name !== before.name) refuseContestedName(context, { ...before, name: next.name });
  const reads = context.together.over(context.store);
  const { decision } = await admitUpdate(context, reads, before, next, context.principal, {
    note: noteOf(context, planned),
  });
  count(context, change, { ...(await takenByUpdate(context.store, before, next, decision)), claims });
  planned.placement = decision.explanation?.join(" ") ?? null;
}

/** The object as the change leaves it: a change of a plan has the whole spec, a patch of REST a part of it. */
function nextOf<K extends WritableKind>(before: Stored<K>, change: Change<K>): Next<K> {
  const { kind, name, tags, default_tags, spec } = change;
  const patch = {
    ...(name === undefined ? {} : { name }),
    ...(tags === undefined ? {} : { tags }),
    ...(default_tags === undefined ? {} : { default_tags }),
  };
  if (Object.keys(patch).length > 0) checkPatch(kind, patch);
  return {
    name: name ?? before.name,
    tags: tags ?? before.tags,
    default_tags: default_tags ?? before.default_tags,
    spec: withIgnored(kind, before.spec, structuredClone(spec ?? before.spec)),
    named: new Set(Object.keys(spec ?? {})),
  };
}
