// The routes of the kinds: all alike.
import type { ErrorCode } from "../../src/errors.ts";
import { type KindSource, pascal } from "../source.ts";
import type { Answer, Parameter, Route } from "./route.ts";
import {
  force,
  idempotencyKey,
  ifMatch,
  ifNoneMatch,
  listParameters,
  onConflict,
  onNoCapacity,
  onNotEmpty,
  placingParameters,
  stateParameter,
  waitParameters,
} from "./shared-parameters.ts";

/** What a create or a change of any kind may be refused with. */
const WRITE_CODES: readonly ErrorCode[] = [
  "not_found",
  "already_exists",
  "deleting",
  "in_use",
  "no_capacity",
  "quota_exceeded",
  "port_in_use",
  "address_in_use",
  "no_gap",
  "partition_attached",
  "not_quarantined",
  "disk_not_found",
  "disk_not_empty",
  "disk_refused",
  "agent_outdated",
  "storage_full",
];

const REMOVE_CODES: readonly ErrorCode[] = [
  "not_found",
  "in_use",
  "not_empty",
  "deleting",
  "quota_exceeded",
  "deletion_protected",
  "precondition_failed",
];

/** What is said of one kind by all its routes. */
interface Subject {
  source: KindSource;
  /** Name of the document's type. */
  type: string;
  /** Such as `VM`, without its article. */
  noun: string;
  nouns: string;
  path: string;
  path_parameters: NonNullable<Route["path_parameters"]>;
}

export const nounOf = ({ noun }: KindSource): string => noun.slice(noun.indexOf(" ") + 1);

/** `sources`'s tags are what the document groups its calls by. */
const tagOf = (source: KindSource): string => source.plural;

export const idPattern = (prefix: string): string => `^${prefix}_[0-9a-z]{16}$`;

export function kindRoutes(source: KindSource): Route[] {
  const noun = nounOf(source);
  const isHost = source.kind === "host";
  const subject: Subject = {
    source,
    type: pascal(source.kind),
    noun,
    nouns: source.plural === "vms" ? "VMs" : source.plural.replaceAll("_", " ").replace("ssh", "SSH"),
    path: `/v1/${source.plural}`,
    path_parameters: {
      id: {
        description: isHost ? "Id of the host, or its name." : `Id of the ${noun}.`,
        schema: {
          type: "string",
          ...(isHost ? { maxLength: 63 } : { pattern: idPattern(source.id_prefix) }),
          examples: [isHost ? "host-1" : `${source.id_prefix}_0123456789abcdef`],
        },
      },
    },
  };
  const reads = [list(subject), get(subject)];
  if (source.spec === undefined) return reads;
  return [...reads, create(subject), update(subject), remove(subject)];
}

const common = ({ source }: Subject, verb: NonNullable<Route["of"]>["verb"]) => ({
  tag: tagOf(source),
  of: { kind: source.kind, verb },
});

const list = (subject: Subject): Route => ({
  ...common(subject, "list"),
  operation: `list_${subject.source.plural}`,
  method: "get",
  path: subject.path,
  summary: `List ${subject.nouns}`,
  description:
    "In the order of their making, a page at a time. A token of one project sees what is in it and what is shared.",
  parameters: [
    ...listParameters,
    stateParameter(subject.source.states),
    ...(subject.source.kind === "host" ? placingParameters : []),
  ],
  answers: { 200: { description: "A page.", content: { "application/json": `${subject.type}List` } } },
});

const document = ({ type }: Subject, description: string, more: Partial<Answer> = {}): Answer => ({
  description,
  content: { "application/json": type },
  headers: ["ETag"],
  ...more,
});

const get = (subject: Subject): Route => ({
  ...common(subject, "get"),
  operation: `get_${subject.source.kind}`,
  method: "get",
  path: `${subject.path}/{id}`,
  path_parameters: subject.path_parameters,
  summary: `Read one ${subject.noun}`,
  parameters: [...waitParameters, ifNoneMatch],
  answers: {
    200: document(subject, `The ${subject.noun}.`),
    304: { description: "It is what the caller has.", headers: ["ETag"] },
  },
  codes: ["not_found"],
});

function create(subject: Subject): Route {
  const { source, noun, type } = subject;
  const made: Partial<Answer> = { headers: ["ETag", "Location"] };
  const parameters: Parameter[] = [idempotencyKey];
  if (source.waits_for_capacity === true) parameters.push(onNoCapacity);
  parameters.push(...onConflict);
  return {
    ...common(subject, "create"),
    operation: `create_${source.kind}`,
    method: "post",
    path: subject.path,
    summary: `Create ${source.noun}`,
    description:
      "What has no name of its own is known by what it is. An equal request of the same token within 24 hours finds the object " +
      "that the first one made, unless that is in a Terraform state (`POST /v1/claims`): 200.",
    parameters,
    body: {
      schema: `${type}Create`,
      checkedByKind: true,
      ...(source.kind === "vm" ? { large: true } : {}),
      ...(source.example === undefined ? {} : { example: source.example }),
    },
    answers: {
      200: document(subject, `The ${noun} that an equal request made before.`, made),
      201: document(subject, `The ${noun}, ready.`, made),
      202: document(subject, `The ${noun}; \`?wait=ready\` of a GET waits for the rest.`, made),
    },
    codes: [...WRITE_CODES, "idempotency_mismatch"],
  };
}

const update = (subject: Subject): Route => ({
  ...common(subject, "update"),
  operation: `update_${subject.source.kind}`,
  method: "patch",
  path: `${subject.path}/{id}`,
  path_parameters: subject.path_parameters,
  summary: `Change ${subject.source.noun}`,
  description:
    "A merge patch (RFC 7396): what it does not name stays, null removes. The answer is the object with its new `generation`; " +
    "`observed_generation` reaches that when the change has been carried out.",
  parameters: [ifMatch, ...onConflict],
  body: {
    schema: `${subject.type}Patch`,
    checkedByKind: true,
    types: ["application/merge-patch+json", "application/json"],
    ...(subject.source.kind === "vm" ? { large: true } : {}),
    example: { tags: { team: "web" } },
  },
  answers: { 200: document(subject, `The ${subject.noun} as it is to be.`) },
  codes: [...WRITE_CODES, "precondition_failed", "immutable_field", "cannot_shrink"],
});

function remove(subject: Subject): Route {
  const { source, noun } = subject;
  const onHost = source.lives_on_host === true;
  const parameters: Parameter[] = [ifMatch];
  if (onHost) parameters.push(force);
  if (source.holds_others === true) parameters.push(...onNotEmpty);
  return {
    ...common(subject, "delete"),
    operation: `delete_${source.kind}`,
    method: "delete",
    path: `${subject.path}/{id}`,
    path_parameters: subject.path_parameters,
    summary: `Delete ${source.noun}`,
    description: "`GET …?wait=deleted` answers 404 when it is gone.",
    parameters,
    answers: { 202: document(subject, `The ${noun}, which is going or gone.`) },
    codes: onHost ? [...REMOVE_CODES, "host_not_silent"] : REMOVE_CODES,
  };
}
