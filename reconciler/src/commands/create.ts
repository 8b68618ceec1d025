// POST: schema --> project --> an equal create that was never answered? --> name free? --> the kind's rules -->
// document, reservation, leases, seed and event in one transaction.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { KINDS, type SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { makeId } from "@croft/schemas/ids.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import type { Answer } from "../http/answer.ts";
import { digestOf } from "../http/canonical.ts";
import { presentWhole } from "../http/present.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { type Decision, type NewObject, refuseFaults } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import { isComplete } from "../kinds/readiness.ts";
import type { AnyStored, NewDocument, Reads, Stored, Writes } from "../store/store.ts";
import { createdEvent, type ObjectContext, rulesOf, writeDecision, writeEvent } from "./context.ts";

const ADOPTION_MS = 24 * 60 * 60 * 1000;

export interface CreateBody {
  project?: string;
  shared?: boolean;
  name?: string;
  tags?: Record<string, string>;
  default_tags?: Record<string, string>;
  spec?: object;
}

export interface CheckedCreate<K extends WritableKind> {
  kind: K;
  project: string | null;
  shared: boolean;
  name: string | null;
  tags: Record<string, string>;
  default_tags: Record<string, string>;
  spec: SpecOf<K>;
  /** Of the request as sent, before defaults. */
  digest: string;
}

/** Checks a body against the schema and fills in defaults. Throws all faults at once. */
export function checkCreate<K extends WritableKind>(kind: K, sent: unknown): CheckedCreate<K> {
  const digest = createDigest(sent);
  const body = structuredClone(sent ?? {}) as CreateBody;
  const { validateCreate } = kindModule(kind).validators;
  const faults: FieldError[] = validateCreate(body) ? [] : fieldErrors(validateCreate.errors);
  faults.push(...scopeFaults(kind, body, faults));
  refuseFaults(`The ${kind} cannot be created as given.`, faults);
  const { shared = false, project, name, tags = {}, default_tags = {}, spec = {} } = body;
  return {
    kind,
    project: shared ? null : (project ?? null),
    shared,
    name: name ?? null,
    tags,
    default_tags,
    spec: spec as SpecOf<K>,
    digest,
  };
}

// What has no name is known by its spec: its tags may differ.
function createDigest(sent: unknown): string {
  const body = sent as CreateBody | null;
  return digestOf(body?.name === undefined ? { spec: body?.spec } : body);
}

function scopeFaults(kind: WritableKind, body: CreateBody, known: readonly FieldError[]): FieldError[] {
  const { scope } = KINDS[kind];
  const missing = { code: "missing_field", pointer: "/project", message: "project is required" } as const;
  if (known.some(({ pointer }) => pointer === "/project" || pointer === "/shared")) return [];
  if (scope === "project" && body.project === undefined) return [missing];
  if (scope !== "shareable") return [];
  if (body.shared === true && body.project !== undefined) {
    const message = "what is shared belongs to no project; give one of project and shared";
    return [{ code: "invalid_value", pointer: "/project", message }];
  }
  if (body.shared !== true && body.project === undefined) {
    return [{ ...missing, message: "project is required, unless shared is true" }];
  }
  return [];
}

/** Throws when the project is not there. */
export async function checkProject(
  reads: Reads,
  check: { kind: string; project: string | null },
): Promise<void> {
  if (check.project === null || (await reads.documents.byName("project", null, check.project))) return;
  refuseFaults(`The ${check.kind} cannot be created: there is no project ${check.project}.`, [
    { code: "reference_not_found", pointer: "/project", message: `there is no project ${check.project}` },
  ]);
}

/** Creates the object, or answers with the one that an equal, unanswered request had made. */
export async function createObject<K extends WritableKind>(
  context: ObjectContext,
  tx: Writes,
  check: CheckedCreate<K>,
  principal: string,
  options: Pick<NewObject<K>, "waits"> = {},
): Promise<Answer> {
  await checkProject(tx, check);
  const earlier = await findEarlier(context, tx, check, principal);
  if (earlier) return { status: 200, body: await presentWhole(tx, earlier) };

  const object: NewObject<K> = { ...check, ...options, id: makeId(check.kind, context.randomBytes(10)) };
  const decision = await rulesOf(context, check.kind).create(tx, object);
  const { status, internal = {}, host = null, references = [], reservation, take, seed } = decision;
  const fresh: NewDocument<K> = {
    ...check,
    spec: decision.spec ?? check.spec,
    id: decision.restores ?? object.id,
    status,
    internal,
    host,
    references,
    project: decision.project ?? check.project,
    created_by: principal,
    create_digest: check.digest,
  };
  const beside = { reservation, leases: take, seed, event: createdEvent(check.kind, principal, host) };
  const document = await (decision.restores === undefined
    ? tx.documents.insert<K>(fresh, beside)
    : restoreObject(tx, fresh, decision, principal));
  const stored = document as unknown as AnyStored;
  return { status: isComplete(stored) ? 201 : 202, body: await presentWhole(tx, stored) };
}

async function restoreObject<K extends WritableKind>(
  tx: Writes,
  fresh: NewDocument<K>,
  decision: Decision<K>,
  principal: string,
): Promise<Stored<K>> {
  const document = await tx.documents.revive<K>(fresh);
  await writeDecision(tx, fresh.id, decision);
  const { host } = fresh;
  await writeEvent(tx, document as unknown as AnyStored, "restored", principal, host ? { host } : {});
  return document;
}

async function findEarlier<K extends WritableKind>(
  context: ObjectContext,
  tx: Writes,
  check: CheckedCreate<K>,
  principal: string,
): Promise<AnyStored | undefined> {
  const since = new Date(context.now().getTime() - ADOPTION_MS).toISOString();
  if (check.name === null) {
    const made = await tx.documents.byCreateDigest(check.kind, principal, check.digest, since);
    return made as unknown as AnyStored | undefined;
  }
  const holder = await tx.documents.byName(check.kind, check.project, check.name);
  if (!holder) return undefined;
  const adoptable =
    !holder.claimed &&
    holder.created_by === principal &&
    holder.create_digest === check.digest &&
    holder.created_at >= since;
  if (adoptable) return holder as unknown as AnyStored;
  throw alreadyExists(check.kind, holder);
}

/** Tells how to take the object into Terraform's state; only the resource's address is left to fill in. */
function alreadyExists<K extends WritableKind>(kind: K, holder: Stored<K>): CroftError {
  const where =
    KINDS[kind].scope === "global" ? "" : holder.shared ? " shared" : ` in project ${holder.project}`;
  const importBlock = `import {\n  to = ${KINDS[kind].terraform}.<name>\n  id = "${holder.id}"\n}`;
  return new CroftError("already_exists", `There is already a ${kind} named ${holder.name}${where}.`, {
    detail: `It has the id ${holder.id}. Choose another name, delete it, or bring it under Terraform's control:\n\n${importBlock}\n`,
    errors: [
      { code: "already_exists", pointer: "/name", message: `${holder.name} is taken by ${holder.id}` },
    ],
    facts: { existing_id: holder.id },
  });
}
