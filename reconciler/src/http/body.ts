// Bodies by their route: checked by the schema that the document has of it, all faults at once.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { REQUEST_VALIDATORS } from "@croft/schemas/generated/validators/requests.js";
import type { RouteFacts } from "@croft/schemas/route-facts.ts";
import { escapePointer, fieldErrors, MOST_FIELD_ERRORS } from "@croft/schemas/validation.ts";

/** Throws `invalid_request` with every fault. The kinds' commands check theirs themselves, by the same schemas. */
export function checkBody({ operation, method, body }: RouteFacts, given: unknown): void {
  if (body === null) {
    if (method !== "get") checkNoBody(given);
    return;
  }
  if (!body.checked) return;
  const validate = REQUEST_VALIDATORS[operation];
  if (validate === undefined) throw new Error(`${operation} has no validator`);
  mustBeObject(given);
  if (!validate(given)) refuse(fieldErrors(validate.errors));
}

/** For what takes no body: nothing, or an object without members. */
function checkNoBody(given: unknown): void {
  if (given === undefined) return;
  const names = Object.keys(mustBeObject(given)).slice(0, MOST_FIELD_ERRORS);
  if (names.length === 0) return;
  refuse(
    names.map((name) => ({
      code: "unknown_field",
      pointer: `/${escapePointer(name)}`,
      message: `${name} is no field here; remove it`,
    })),
  );
}

function mustBeObject(given: unknown): object {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given;
  throw new CroftError("invalid_request", "The request's body must be a JSON object.");
}

function refuse(errors: readonly FieldError[]): never {
  throw new CroftError("invalid_request", "The request's body is not valid.", {
    detail: errors.map(({ pointer, message }) => `${pointer}: ${message}`).join("\n"),
    errors,
  });
}
