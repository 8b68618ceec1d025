// Whether an object may be created, for the real write and the dry run alike:
//
//   schema --> project --> name free, or an equal create that was never answered? --> the kind's rules
//
// `reads` are the write's transaction, or the store as it would be after the other changes of a plan.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { SPEC_FIELDS } from "@croft/schemas/generated/typescript/fields.ts";
import { KINDS, type SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { createId } from "@croft/schemas/ids.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { type Decision, type NewObject, refuseFaults } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import { takenAdvice } from "../kinds/taken.ts";
import type { Reads, Stored } from "../store/store.ts";
import { canonicalDigest } from "./canonical.ts";
import { type CommandContext, type Noting, noting, rulesOf } from "./context.ts";

const ADOPTION_MS = 24 * 60 * 60 * 1000;

export interface CreateBody {
  project?: string;
  shared?: boolean;
  name?: string;
  tags?: Record<string, string>;
  default_tags?: Record<string, string>;
  spec?: object;
}

export interface CreateRequest<K extends WritableKind> {
  kind: K;
  project: string | null;
  shared: boolean;
  name: string | null;
  tags: Record<string, string>;
  default_tags: Record<string, string>;
  spec: SpecOf<K>;
  /** Of the request as sent, before defaults; undefined in a dry run, which does not know all of it. */
  digest: string | undefined;
}

/** Faults of a body by its schema; fills in defaults. */
export function createFaults(kind: WritableKind, body: CreateBody): FieldError[] {
  const { validateCreate } = kindModule(kind).validators;
  const faults = validateCreate(body) ? [] : fieldErrors(validateCreate.errors);
  return [...faults, ...scopeFaults(kind, body, faults)];
}

/** Checks a body against the schema and fills in defaults. Throws all faults at once. */
export function checkCreate<K extends WritableKind>(kind: K, sent: unknown): CreateRequest<K> {
  // Defaults are not a part of the digest.
  const body = structuredClone(sent ?? {}) as CreateBody;
  refuseFaults(`The ${KINDS[kind].noun} cannot be created as given.`, createFaults(kind, body));
  return { ...createRequest(kind, body), digest: createDigest(kind, sent) };
}

/** A checked body as what it asks for. */
export function createRequest<K extends WritableKind>(
  kind: K,
  { shared = false, project, name, tags = {}, default_tags = {}, spec = {} }: CreateBody,
): Omit<CreateRequest<K>, "digest"> {
  return {
    kind,
    project: shared ? null : (project ?? null),
    shared,
    name: name ?? null,
    tags,
    default_tags,
    // By the kind's own validator.
    spec: spec as SpecOf<K>,
  };
}

// What has no name is known by its spec: its tags may differ. What is write-only may be another in each run, as its source is
// ephemeral: its version stands for it.
function createDigest(kind: WritableKind, sent: unknown): string {
  const body = sent as CreateBody | null;
  const spec = withoutWriteOnly(kind, body?.spec);
  return canonicalDigest(body?.name === undefined ? { spec } : { ...body, spec });
}

function withoutWriteOnly(kind: WritableKind, spec: object | undefined): object | undefined {
  const hidden = new Set(SPEC_FIELDS[kind].flatMap(({ name, writeOnly }) => (writeOnly ? [name] : [])));
  if (typeof spec !== "object" || spec === null || hidden.size === 0) return spec;
  return Object.fromEntries(Object.entries(spec).filter(([name]) => !hidden.has(name)));
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

/** Admitted: the object that an equal request made which was never answered, or what is to be written. */
export type CreateAdmission<K extends WritableKind> =
  | { earlier: Stored<K> }
  | { earlier: undefined; object: NewObject<K>; decision: Decision<K> };

/** Throws what refuses the object. */
export async function admitCreate<K extends WritableKind>(
  context: CommandContext,
  reads: Reads,
  request: CreateRequest<K>,
  principal: string,
  { note, ...options }: Pick<NewObject<K>, "waits" | "partial" | "adopts"> & Noting = {},
): Promise<CreateAdmission<K>> {
  await noting(note, () => checkProject(reads, { noun: KINDS[request.kind].noun, project: request.project }));
  const earlier = await noting(note, () => findEarlier(context, reads, request, principal));
  if (earlier && (options.adopts === undefined || earlier.id === options.adopts.id)) return { earlier };
  if (earlier) throw alreadyExists(request.kind, earlier);
  const { kind, project, shared, name, spec } = request;
  const id = options.adopts?.id ?? createId(kind, context.randomBytes(10));
  const object: NewObject<K> = { id, project, shared, name, spec, principal, ...options };
  return { earlier: undefined, object, decision: await rulesOf(context, kind).create(reads, object) };
}

/** Throws when the project is not there, or being deleted. */
export async function checkProject(
  reads: Reads,
  { noun, project }: { noun: string; project: string | null },
): Promise<void> {
  if (project === null || (await reads.documents.byName("project", null, project))) return;
  refuseFaults(`The ${noun} cannot be created: there is no project ${project}.`, [
    { code: "reference_not_found", pointer: "/project", message: `there is no project ${project}` },
  ]);
}

async function findEarlier<K extends WritableKind>(
  context: CommandContext,
  reads: Reads,
  { kind, project, name, digest }: CreateRequest<K>,
  principal: string,
): Promise<Stored<K> | undefined> {
  const since = new Date(context.now().getTime() - ADOPTION_MS).toISOString();
  if (name === null) {
    return digest === undefined ? undefined : reads.documents.byCreateDigest(kind, principal, digest, since);
  }
  const holder = await reads.documents.byName(kind, project, name);
  if (!holder) return undefined;
  const adoptable =
    !holder.claimed &&
    holder.created_by === principal &&
    (digest === undefined || holder.create_digest === digest) &&
    holder.created_at >= since;
  if (!adoptable) throw alreadyExists(kind, holder);
  // A dry run cannot tell whether the apply finds it, so the create is judged all the same.
  return digest === undefined ? undefined : holder;
}

/** Throws `already_exists` when another object has the name. */
export async function refuseTakenName<K extends WritableKind>(
  reads: Reads,
  { kind, project, id }: Stored<K>,
  name: string,
): Promise<void> {
  const holder = await reads.documents.byName(kind, project, name);
  if (holder && holder.id !== id) throw alreadyExists(kind, holder);
}

/** An import is advised only for what is in no state yet; only the resource's address is left to fill in. */
function alreadyExists<K extends WritableKind>(kind: K, holder: Stored<K>): CroftError {
  const where =
    KINDS[kind].scope === "global" ? "" : holder.shared ? " shared" : ` in project ${holder.project}`;
  const message = `${holder.name} is taken by ${holder.id}`;
  return new CroftError(
    "already_exists",
    `There is already ${KINDS[kind].article} ${KINDS[kind].noun} named ${holder.name}${where}.`,
    {
      detail: `It has the id ${holder.id}. ${takenAdvice(KINDS[kind].terraform, holder, "Choose another name")}${holder.claimed ? BEFORE_DESTROY : ""}`,
      errors: [{ code: "already_exists", pointer: "/name", message, holder: holder.id }],
      facts: { existing_id: holder.id },
    },
  );
}

const BEFORE_DESTROY =
  " With `create_before_destroy` the new object is made while the old one still has its name: leave that out, or give the new one another name (Terraform sets it for all that a resource with it depends on, too).";
