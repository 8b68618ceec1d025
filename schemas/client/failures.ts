// What goes wrong between a client and the reconciler.
import type { FieldError } from "../generated/typescript/rest.ts";
import { cleanLines } from "../src/clean-text.ts";
import { CroftError, fullText } from "../src/errors.ts";

/** What a problem document says of one field. Newer reconcilers may have more codes. */
export type FieldFault = Pick<FieldError, "pointer" | "message"> & { readonly code: string };

/** An error that the reconciler answered (RFC 9457). Its message is title and detail, as the reconciler wrote them. */
export class ProblemError extends Error {
  readonly status: number;
  /** From the table of error codes; newer reconcilers may have more. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldFault[];
  /** All members, for those that a code promises beside these. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;

  /** `problem`: the parsed body, whatever it is. */
  constructor(status: number, problem: unknown, otherwise = `The reconciler answered with status ${status}`) {
    const members = membersOf(problem);
    const title = text(members.title) ?? otherwise;
    const detail = text(members.detail) ?? "";
    super(detail === "" || detail === title ? title : `${title} ${detail}`);
    this.name = "ProblemError";
    this.status = status;
    this.title = title;
    this.code = text(members.code) ?? "internal";
    this.detail = detail;
    this.errors = Array.isArray(members.errors) ? members.errors.map(faultOf) : [];
    this.members = members;
    this.requestId = text(members.request_id);
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

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** Cleaned, because it is printed in a terminal and may repeat what a host, a guest or a server said. */
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? cleanLines(value) : undefined;

function faultOf(value: unknown): FieldFault {
  const { code, pointer, message } = membersOf(value);
  return {
    code: text(code) ?? "invalid_value",
    pointer: text(pointer) ?? "",
    message: text(message) ?? "is not valid",
  };
}

const REFUSED = new Set(["ECONNREFUSED", "ENOENT", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN"]);
const LOST = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED", "ETIMEDOUT", "UND_ERR_SOCKET"]);
/** Codes of OpenSSL's verification and of Node's name check, tls.html of Node's documentation. */
const UNPROVEN =
  /^(ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_|EPROTO$|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;

/** A request that came to nothing: `refused` says that nothing was done, `lost` that it may have been. */
export interface FailedExchange {
  readonly error: ConnectionError;
  readonly refused: boolean;
  readonly lost: boolean;
}

/** What an error of `exchange` means. */
export function failedExchange(endpoint: string, error: unknown): FailedExchange {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const reason = error instanceof Error ? error.message || code : String(error);
  const distrusted = distrustOf(error, code);
  const more = distrusted === undefined ? { cause: error } : { cause: error, distrusted };
  return {
    error: new ConnectionError(endpoint, reason, more),
    refused: REFUSED.has(code),
    lost: LOST.has(code),
  };
}

/** Why an error means that somebody else answers; undefined when it does not. */
function distrustOf(error: unknown, code: string): string | undefined {
  if (error instanceof CroftError) return fullText(error);
  if (!UNPROVEN.test(code)) return undefined;
  const reason = error instanceof Error ? error.message.trim() : code;
  return `TLS ended with "${reason}" (${code}). Set \`ca_certificate\` (or CROFT_CA_CERTIFICATE) to ca.pem of the reconciler's state folder, and name the reconciler as its certificate does.`;
}
