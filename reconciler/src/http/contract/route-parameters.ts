// What a request gives beside its body, checked by its route's entry in the table: query parameters and headers, every fault
// at once.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { ParameterFacts, ParameterSchema, RouteFacts } from "@croft/schemas/route-facts.ts";
import type { Request } from "express";
import { Query } from "../query.ts";

type Value = string | number | boolean | string[] | Record<string, string>;

/** The query's parameters by their names. Asking for one that the route does not have is a mistake of the program. */
export class QueryValues {
  readonly #route: RouteFacts;
  readonly #values: ReadonlyMap<string, Value | undefined>;

  constructor(route: RouteFacts, values: ReadonlyMap<string, Value | undefined>) {
    this.#route = route;
    this.#values = values;
  }

  #value<T extends Value>(name: string, is: (value: Value) => value is T): T | undefined {
    if (!this.#values.has(name)) throw new Error(`${this.#route.operation} has no parameter ${name}`);
    const value = this.#values.get(name);
    if (value === undefined) return undefined;
    if (!is(value)) throw new Error(`${this.#route.operation}: ${name} is of another type`);
    return value;
  }

  /** Whether the route has this parameter. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  text(name: string): string | undefined {
    return this.#value(name, (value): value is string => typeof value === "string");
  }

  integer(name: string): number | undefined {
    return this.#value(name, (value): value is number => typeof value === "number");
  }

  flag(name: string): boolean {
    return this.#value(name, (value): value is boolean => typeof value === "boolean") ?? false;
  }

  list(name: string): string[] | undefined {
    return this.#value(name, (value): value is string[] => Array.isArray(value));
  }

  map(name: string): Record<string, string> {
    const isMap = (value: Value): value is Record<string, string> =>
      typeof value === "object" && !Array.isArray(value);
    return this.#value(name, isMap) ?? {};
  }
}

/** Reads the query of a request. Throws `invalid_request` with every fault. */
export function queryOf(route: RouteFacts, request: Request): QueryValues {
  const query = new Query(request);
  const values = new Map(route.query.map((parameter) => [parameter.name, read(query, parameter)]));
  query.done();
  return new QueryValues(route, values);
}

function read(query: Query, { name, prefix, schema }: ParameterFacts): Value | undefined {
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
  switch (schema.type) {
    case "integer":
      return query.integer(name, minimum, maximum);
    case "boolean":
      return query.has(name) ? query.flag(name) : undefined;
    case "array":
      return listOf(query, name, schema);
    case "object":
      return query.prefixed(prefix ?? `${name}.`);
    default:
      return schema.enum === undefined ? bounded(query, name, schema) : query.oneOf(name, schema.enum);
  }
}

function listOf(query: Query, name: string, schema: ParameterSchema): string[] | undefined {
  const { maxItems = Number.POSITIVE_INFINITY, items: item } = schema;
  const list = query.list(name, maxItems);
  if (item === undefined) return list;
  const faults = (list ?? []).map((one) => faultOf(name, one, item));
  const first = faults.find((fault) => fault !== undefined);
  if (first !== undefined) query.refuse(first);
  return list;
}

function bounded(query: Query, name: string, schema: ParameterSchema): string | undefined {
  const text = query.text(name);
  const fault = text === undefined ? undefined : faultOf(name, text, schema);
  if (fault !== undefined) query.refuse(fault);
  return text;
}

function faultOf(name: string, text: string, schema: ParameterSchema): FieldError | undefined {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  const fault = (code: FieldError["code"], message: string): FieldError => ({
    code,
    pointer: "",
    parameter: name,
    message,
  });
  const { length } = [...text];
  if (length < minLength || length > maxLength) {
    const bounds = schema.maxLength === undefined ? `at least ${minLength}` : `${minLength} to ${maxLength}`;
    return fault("out_of_range", `${name} must have ${bounds} characters`);
  }
  if (schema.type === "integer") {
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
    if (!/^\d{1,15}$/.test(text)) return fault("wrong_type", `${name} must be an integer`);
    if (Number(text) < minimum || Number(text) > maximum) {
      return fault("out_of_range", `${name} must be from ${minimum} to ${maximum}`);
    }
  }
  return pattern === undefined || new RegExp(pattern, "u").test(text)
    ? undefined
    : fault("invalid_value", `${name} must match ${pattern}`);
}

/** Checks the headers that a route names. Throws `invalid_request` with every fault. */
export function checkHeaders(route: RouteFacts, request: Request): void {
  const faults = route.headers.flatMap(({ name, required, schema }): FieldError[] => {
    const given = request.headers[name.toLowerCase()];
    if (given === undefined) {
      const message = `the header ${name} is required`;
      return required ? [{ code: "missing_field", pointer: "", parameter: name, message }] : [];
    }
    const fault = faultOf(name, String(given), schema);
    return fault === undefined ? [] : [fault];
  });
  if (faults.length === 0) return;
  throw new CroftError("invalid_request", "The request's headers are not valid.", {
    detail: faults.map(({ message }) => message).join("; "),
    errors: faults,
  });
}
