/** Errors on their way to the user: a summary, what to do, and the field. */

import { ConnectionError, ProblemError } from "@croft/schemas/client/failures.ts";
import type { ResourceModel } from "@croft/schemas/terraform-model.ts";
import { pathOfPointer } from "../kit/pointer.ts";
import { sentence } from "../kit/sentence.ts";
import { type Diagnostic, errorDiagnostic } from "../tfplugin/diagnostic.ts";

/** What a call to the reconciler ended with. What is none of its errors is a defect, and thrown on. */
export function explain(
  error: unknown,
  what: string,
  model?: Pick<ResourceModel, "attributes">,
): Diagnostic[] {
  if (error instanceof ConnectionError) return [unreachable(error, what)];
  if (!(error instanceof ProblemError)) throw error;
  const { title, code, errors } = error;
  const [only, ...more] = errors;
  const detail = error.detail === title ? "" : sentence(error.detail);
  if (error.status === 401) {
    const where = "The token is `token` in the provider's configuration, or CROFT_TOKEN.";
    return [errorDiagnostic(title, paragraphs(detail, where, `Code: ${code}`))];
  }
  if (only === undefined) return [errorDiagnostic(title, paragraphs(detail, `Code: ${code}`))];
  if (more.length === 0) {
    const message = withoutPointer(detail, only.pointer);
    return [fieldDiagnostic(title, message, only.pointer, code, model)];
  }
  return errors.map(({ pointer, message, code: own }) =>
    fieldDiagnostic(title, sentence(message), pointer, own, model),
  );
}

function fieldDiagnostic(
  summary: string,
  message: string,
  pointer: string,
  code: string,
  model: Pick<ResourceModel, "attributes"> | undefined,
): Diagnostic {
  const path = model === undefined ? undefined : pathOfPointer(model, pointer);
  const where = path === undefined && pointer !== "" ? `\nField: ${pointer}` : "";
  return errorDiagnostic(summary, paragraphs(message, `Code: ${code}${where}`), path);
}

const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n\n");

/** A pointer of REST at the beginning says what the field of the diagnostic says. */
export const withoutPointer = (detail: string, pointer: string): string =>
  pointer !== "" && detail.startsWith(`${pointer}: `) ? detail.slice(pointer.length + 2) : detail;

function unreachable(error: ConnectionError, what: string): Diagnostic {
  if (error.distrusted !== undefined) {
    return errorDiagnostic(
      `The server at ${error.endpoint} has not proved that it is Croft`,
      `${what} failed: ${error.distrusted} No token was sent.`,
    );
  }
  return errorDiagnostic(
    `Croft does not answer at ${error.endpoint}`,
    `${what} failed: ${sentence(error.reason)}\n\nIs the reconciler running (\`npm start\`), and is this the right endpoint (\`endpoint\` in the provider's configuration, or CROFT_ENDPOINT)?`,
  );
}

/** For a call that needs the reconciler although its address is not known yet. */
export const notConfigured = (what: string): Diagnostic =>
  errorDiagnostic(
    `${what} needs the reconciler's address`,
    "The provider's `endpoint` or `token` is not known yet, because it comes from something that is still to be made. Apply that first (`terraform apply -target=…`), or give the provider values that are known.",
  );

export const interrupted = (what: string): Diagnostic =>
  errorDiagnostic(`${what} was interrupted`, "Run `terraform apply` again: it goes on from what is there.");
