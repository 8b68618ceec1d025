// The table of routes, as its entries are written. From it come the OpenAPI document and what the server checks by
// (`generated/typescript/routes.ts`): a route that is not in it is not served. To add one, write an entry into the file of
// its group, and a handler under the same operation in the reconciler (`reconciler/src/http/server.ts`).
import type { ErrorCode } from "../../src/errors.ts";
import type { FormerValue, Term } from "../../src/route-facts.ts";
import type { JsonSchema, KindSource } from "../source.ts";

type Method = "get" | "post" | "patch" | "delete";

export interface Parameter {
  name: string;
  in: "query" | "header";
  description: string;
  required?: true;
  schema: JsonSchema;
  example?: unknown;
  /** A list is given with commas between its items. */
  list?: true;
  /** A map is given as one parameter for each member, whose name begins with this. */
  prefix?: string;
}

export interface Body {
  /** Name of the schema in `components`. */
  schema: string;
  /** Media types that are taken, `application/json` unless given. */
  types?: readonly string[];
  /** Whether user data may come, which is large. */
  large?: true;
  /** Bytes that the handler reads itself. */
  stream?: true;
  /** Whether it may be left out. */
  optional?: true;
  /** Whether the kind's own command checks it, with the same schema. */
  checkedByKind?: true;
  /** Values that are still taken, and will not be. */
  former?: readonly FormerValue[];
  /** A real request. `img_example` and the like stand for the id of an object of that kind. */
  example?: unknown;
}

/** An operation that goes on with an answer, and where its parameters are found (OpenAPI's runtime expressions). */
interface Link {
  operation: string;
  parameters: Readonly<Record<string, string>>;
}

export interface Answer {
  description: string;
  /** By media type: the name of a schema in `components`, or a schema. */
  content?: Readonly<Record<string, string | JsonSchema>>;
  /** Names of `HEADERS`. */
  headers?: readonly string[];
  /** Operations that go on with the object that was answered with: their path's `id` is its id, unless told otherwise. */
  links?: readonly (string | Link)[];
}

export interface Route {
  /** The name that generated clients give the call. */
  operation: string;
  method: Method;
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** Methods of other paths that are the same call, for clients that know no other: OpenAPI cannot name them. */
  aliases?: readonly { method: "lock" | "unlock"; path: string }[];
  /** Whether it is answered without a token. */
  open?: true;
  /** What `{id}` or another parameter of the path is. */
  path_parameters?: Readonly<Record<string, { description: string; schema: JsonSchema }>>;
  parameters?: readonly Parameter[];
  body?: Body;
  answers: Readonly<Record<number, Answer>>;
  /** Codes of refusals, beside those that every route has. */
  codes?: readonly ErrorCode[];
  /** A kind's route, and what it does. */
  of?: { kind: string; verb: "list" | "get" | "create" | "update" | "delete" };
  /** RFC 9745 and RFC 8594: since when it is not to be used, and when it goes. */
  deprecated?: Term & { instead: string };
}

export interface RouteGroup {
  routes: readonly Route[];
  /** Of bodies and answers, by the name that generated clients give the type. */
  schemas: Readonly<Record<string, JsonSchema>>;
}

/** An object whose members are all there but for those named in `optional`. */
export function objectOf(
  description: string,
  properties: Record<string, JsonSchema>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", description, required, properties };
}

/** The same for a body: members that are not known are refused. */
export const bodyOf = (
  description: string,
  properties: Record<string, JsonSchema>,
  optional: readonly string[] = [],
): JsonSchema => {
  const { type, required, ...rest } = objectOf(description, properties, optional);
  return { type: type ?? "object", additionalProperties: false, required: required ?? [], ...rest };
};

export const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
export const time = (description: string): JsonSchema => ({
  type: "string",
  format: "date-time",
  description,
});
export const text = (description: string): JsonSchema => ({ type: "string", description });
/** One of the kinds that users declare. */
export const kindOf = (kinds: readonly KindSource[]): JsonSchema => ({
  type: "string",
  enum: kinds.filter(({ spec }) => spec !== undefined).map(({ kind }) => kind),
  description: "Kind of the object.",
});
export const integer = (description: string, minimum = 0): JsonSchema => ({
  type: "integer",
  format: "int64",
  minimum,
  description,
});
