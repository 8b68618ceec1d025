// Turns what ajv says into the errors of the contract: a code, a JSON pointer and a sentence per field, all at once.
import type { ErrorCode, FieldError } from "./errors.ts";

/** The part of ajv's error object that is read here. */
export interface AjvError {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
  message?: string;
}

const CODES: Record<string, ErrorCode> = {
  additionalProperties: "unknown_field",
  required: "missing_field",
  type: "wrong_type",
  minimum: "out_of_range",
  maximum: "out_of_range",
  minLength: "out_of_range",
  maxLength: "out_of_range",
  minItems: "out_of_range",
  maxItems: "out_of_range",
  maxProperties: "out_of_range",
};

/** Errors that stand beside those which say what is wrong. */
const OF_OTHERS: ReadonlySet<string> = new Set(["propertyNames", "if"]);

/** At most so many problems are reported at once. */
export const MOST_FIELD_ERRORS = 100;
/** What is looked at of a validator's errors, which may be as many as there are members in a hostile body. */
const MOST_READ = 1000;

/** A member's name as a step of a JSON pointer (RFC 6901). */
export const escapePointer = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

function describe(error: AjvError): FieldError {
  const code = CODES[error.keyword] ?? "invalid_value";
  const { instancePath: at, params } = error;
  switch (error.keyword) {
    case "additionalProperties": {
      const name = String(params.additionalProperty);
      return {
        code,
        pointer: `${at}/${escapePointer(name)}`,
        message: `${name} is no field here; remove it`,
      };
    }
    case "required": {
      const name = String(params.missingProperty);
      return { code, pointer: `${at}/${escapePointer(name)}`, message: `${name} is required` };
    }
    case "enum":
      return {
        code,
        pointer: at,
        message: `must be one of ${(params.allowedValues as unknown[]).join(", ")}`,
      };
    case "pattern":
      return { code, pointer: at, message: `must match ${String(params.pattern)}` };
    default:
      return { code, pointer: at, message: error.message ?? `breaks the rule ${error.keyword}` };
  }
}

// ajv reports each branch of a `oneOf`; what a user can act on is the list of names of which one is wanted.
function describeChoice(choice: AjvError, branches: readonly AjvError[]): FieldError {
  const names = branches
    .filter(
      (branch) => branch.keyword === "required" && branch.schemaPath.startsWith(`${choice.schemaPath}/`),
    )
    .map((branch) => String(branch.params.missingProperty));
  const passing = choice.params.passingSchemas;
  const message = Array.isArray(passing)
    ? "several were given of which only one may be"
    : `exactly one of ${names.join(", ")} is required`;
  return {
    code: Array.isArray(passing) ? "invalid_value" : "missing_field",
    pointer: choice.instancePath,
    message,
  };
}

/** Errors of the contract out of ajv's, at most 100; `base` is put before each pointer (such as `/spec`). */
export function fieldErrors(errors: readonly AjvError[] | null | undefined, base = ""): FieldError[] {
  const all = (errors ?? []).slice(0, MOST_READ);
  const choices = all.filter((error) => error.keyword === "oneOf").map((error) => `${error.schemaPath}/`);
  const plain = all.filter((error) => !choices.some((choice) => error.schemaPath.startsWith(choice)));
  return plain
    .filter(({ keyword }) => !OF_OTHERS.has(keyword))
    .slice(0, MOST_FIELD_ERRORS)
    .map((error) => (error.keyword === "oneOf" ? describeChoice(error, all) : describe(error)))
    .map((error) => ({ ...error, pointer: base + error.pointer }));
}
