// Small request bodies that no kind's schema describes: checked field by field, all faults at once.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { escapePointer, MOST_FIELD_ERRORS } from "@croft/schemas/validation.ts";

/** What a field must be: returns what is wrong with it, or undefined. */
export type FieldCheck = (value: unknown) => { code: FieldError["code"]; message: string } | undefined;

export const textField =
  (maximum: number, pattern?: RegExp): FieldCheck =>
  (value) => {
    if (typeof value !== "string") return { code: "wrong_type", message: "must be a string" };
    if (value.length === 0 || value.length > maximum) {
      return { code: "out_of_range", message: `must have 1 to ${maximum} characters` };
    }
    return pattern && !pattern.test(value)
      ? { code: "invalid_value", message: `must match ${pattern.source}` }
      : undefined;
  };

export const integerField =
  (minimum: number, maximum: number): FieldCheck =>
  (value) => {
    if (!Number.isSafeInteger(value)) return { code: "wrong_type", message: "must be an integer" };
    const number = value as number;
    if (number >= minimum && number <= maximum) return undefined;
    return { code: "out_of_range", message: `must be from ${minimum} to ${maximum}` };
  };

export const flagField: FieldCheck = (value) =>
  typeof value === "boolean" ? undefined : { code: "wrong_type", message: "must be true or false" };

export const oneOfField =
  (allowed: readonly string[]): FieldCheck =>
  (value) =>
    allowed.includes(value as string)
      ? undefined
      : { code: "invalid_value", message: `must be one of ${allowed.join(", ")}` };

export const listField =
  (maximum: number, item: FieldCheck): FieldCheck =>
  (value) => {
    if (!Array.isArray(value)) return { code: "wrong_type", message: "must be a list" };
    if (value.length > maximum) return { code: "out_of_range", message: `takes at most ${maximum} items` };
    for (const [index, entry] of value.entries()) {
      const fault = item(entry);
      if (fault) return { code: fault.code, message: `item ${index} ${fault.message}` };
    }
    return undefined;
  };

/** Checks a body of named fields; a name with `?` may be absent. Throws `invalid_request` with every fault. */
export function checkBody<T>(body: unknown, fields: Record<string, FieldCheck>): T {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new CroftError("invalid_request", "The request's body must be a JSON object.");
  }
  const given = body as Record<string, unknown>;
  const known = new Map(
    Object.entries(fields).map(([name, check]) => [
      name.replace(/\?$/, ""),
      { check, optional: name.endsWith("?") },
    ]),
  );
  const faults: FieldError[] = [];
  for (const [name, { check, optional }] of known) {
    const value = given[name];
    if (value === undefined) {
      if (!optional)
        faults.push({ code: "missing_field", pointer: `/${name}`, message: `${name} is required` });
      continue;
    }
    const fault = check(value);
    if (fault) faults.push({ ...fault, pointer: `/${name}` });
  }
  for (const name of Object.keys(given)) {
    if (!known.has(name)) {
      faults.push({
        code: "unknown_field",
        pointer: `/${escapePointer(name)}`,
        message: `${name} is no field here; remove it`,
      });
    }
  }
  if (faults.length === 0) return body as T;
  const shown = faults.slice(0, MOST_FIELD_ERRORS);
  throw new CroftError("invalid_request", "The request's body is not valid.", {
    detail: shown.map(({ pointer, message }) => `${pointer}: ${message}`).join("\n"),
    errors: shown,
  });
}

/** For what takes no body: nothing, or an object without members. Throws `invalid_request`, as for every unknown field. */
export function checkNoBody(body: unknown): void {
  if (body !== undefined) checkBody(body, {});
}
