/** What goes wrong between the provider and the reconciler. */
import { cleanLines } from "@croft/schemas/clean-text.ts";
import { isObject, type TfObject, type TfValue } from "../tfplugin/value.ts";

/** An error that the reconciler answered (RFC 9457). */
export class ProblemError extends Error {
  readonly status: number;
  /** From the table of error codes; newer reconcilers may have more. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly code: string; readonly pointer: string; readonly message: string }[];
  /** All members, for those that a code promises beside these. */
  readonly members: TfObject;

  constructor(status: number, members: TfObject) {
    const title = text(members.title) ?? `The reconciler answered with status ${status}`;
    super(title);
    this.name = "ProblemError";
    this.status = status;
    this.title = title;
    this.code = text(members.code) ?? "internal";
    this.detail = text(members.detail) ?? "";
    this.errors = fieldErrorsOf(members.errors);
    this.members = members;
  }
}

/** The reconciler was not reached, or did not answer in time. */
export class ConnectionError extends Error {
  readonly endpoint: string;
  /** What the connection ended with. */
  readonly reason: string;
  /** Why what answers there is not trusted, and what to do; undefined when nobody answers. */
  readonly distrusted: string | undefined;

  constructor(endpoint: string, reason: string, more: { cause?: unknown; distrusted?: string } = {}) {
    super(`Croft does not answer at ${endpoint}: ${reason}`, { cause: more.cause });
    this.name = "ConnectionError";
    this.endpoint = endpoint;
    this.reason = reason;
    this.distrusted = more.distrusted;
  }
}

/** Cleaned, because it is printed in a terminal and may repeat what a host, a guest or a server said. */
const text = (value: TfValue | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? cleanLines(value) : undefined;

function fieldErrorsOf(value: TfValue | undefined): ProblemError["errors"] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).map((entry) => ({
    code: text(entry.code) ?? "invalid_value",
    pointer: text(entry.pointer) ?? "",
    message: text(entry.message) ?? "is not valid",
  }));
}
