// A route as the server has it, from the table that the document of the REST interface is written from.
import type { ErrorCode } from "./errors.ts";

export interface ParameterSchema {
  type: "string" | "integer" | "boolean" | "array" | "object";
  enum?: readonly string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  /** Of a list, which is given with commas. */
  maxItems?: number;
  /** Of each of its items. */
  items?: ParameterSchema;
}

/** From when on something is not to be used, and when it goes: days. */
export interface Term {
  since: string;
  sunset: string;
}

/** A member of a body with a value that will not be taken for ever. */
export interface FormerValue extends Term {
  field: string;
  value: string;
  instead: string;
}

export interface ParameterFacts {
  name: string;
  required: boolean;
  /** What the names of a map's parameters begin with. */
  prefix?: string;
  schema: ParameterSchema;
}

export interface RouteFacts {
  operation: string;
  method: "get" | "post" | "patch" | "delete";
  /** Such as `/v1/vms/{id}`. */
  path: string;
  /** Methods of other paths that are the same call. */
  aliases?: readonly { method: string; path: string }[];
  /** Whether it is answered without a token. */
  open: boolean;
  query: readonly ParameterFacts[];
  headers: readonly ParameterFacts[];
  /** Media types of its answers that are no problems. */
  produces: readonly string[];
  /** Null: it takes none. */
  body: {
    types: readonly string[];
    large: boolean;
    /** Whether it is read before the handler is called. */
    read: boolean;
    /** Whether a validator of its own checks it; the kinds' commands check theirs. */
    checked: boolean;
    /** Values that are still taken, and will not be. */
    former?: readonly FormerValue[];
  } | null;
  kind?: string;
  verb?: "list" | "get" | "create" | "update" | "delete";
  /** Codes that it may refuse with. */
  codes: readonly ErrorCode[];
  deprecated?: Term & { instead: string };
}
