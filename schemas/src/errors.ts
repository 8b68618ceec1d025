// The one table of error codes. `status` is what HTTP answers, `retryable` whether the same request may succeed later
// without anybody changing it. Nothing matches on message text: code decides, message explains.

export const ERROR_CODES = {
  invalid_request: { status: 400, retryable: false },
  unknown_field: { status: 400, retryable: false },
  missing_field: { status: 400, retryable: false },
  wrong_type: { status: 400, retryable: false },
  out_of_range: { status: 400, retryable: false },
  invalid_value: { status: 400, retryable: false },
  reference_not_found: { status: 400, retryable: false },
  immutable_field: { status: 400, retryable: false },
  cannot_shrink: { status: 400, retryable: false },
  unauthorized: { status: 401, retryable: false },
  forbidden: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  method_not_allowed: { status: 405, retryable: false },
  not_acceptable: { status: 406, retryable: false },
  unsupported_media_type: { status: 415, retryable: false },
  already_exists: { status: 409, retryable: false },
  in_use: { status: 409, retryable: false },
  not_empty: { status: 409, retryable: false },
  deleting: { status: 409, retryable: true },
  no_capacity: { status: 409, retryable: true },
  quota_exceeded: { status: 409, retryable: true },
  port_in_use: { status: 409, retryable: true },
  address_in_use: { status: 409, retryable: true },
  not_quarantined: { status: 409, retryable: false },
  host_not_silent: { status: 409, retryable: false },
  restart_refused: { status: 409, retryable: false },
  deletion_protected: { status: 409, retryable: false },
  not_awaiting_approval: { status: 409, retryable: false },
  offset_mismatch: { status: 409, retryable: false },
  state_locked: { status: 423, retryable: true },
  precondition_failed: { status: 412, retryable: false },
  too_large: { status: 413, retryable: false },
  idempotency_mismatch: { status: 422, retryable: false },
  checksum_mismatch: { status: 422, retryable: false },
  fetch_failed: { status: 422, retryable: true },
  fetch_refused: { status: 422, retryable: false },
  image_refused: { status: 422, retryable: false },
  storage_full: { status: 507, retryable: true },
  disk_not_found: { status: 409, retryable: true },
  disk_not_empty: { status: 409, retryable: false },
  disk_refused: { status: 409, retryable: false },
  disk_damaged: { status: 409, retryable: false },
  disk_io: { status: 500, retryable: true },
  no_gap: { status: 409, retryable: true },
  partition_damaged: { status: 409, retryable: false },
  partition_attached: { status: 409, retryable: true },
  filesystem_failed: { status: 500, retryable: true },
  detach_timeout: { status: 409, retryable: true },
  vm_not_running: { status: 409, retryable: true },
  vm_start_failed: { status: 409, retryable: true },
  move_failed: { status: 409, retryable: true },
  vm_exited: { status: 409, retryable: true },
  vm_panicked: { status: 409, retryable: true },
  nothing_to_boot: { status: 409, retryable: false },
  cloud_init_failed: { status: 409, retryable: false },
  vm_io_error: { status: 409, retryable: true },
  upgrade_required: { status: 426, retryable: false },
  too_many_streams: { status: 429, retryable: true },
  too_many_requests: { status: 429, retryable: true },
  wait_timeout: { status: 408, retryable: true },
  request_timeout: { status: 408, retryable: true },
  agent_outdated: { status: 409, retryable: true },
  host_silent: { status: 503, retryable: true },
  host_error: { status: 500, retryable: true },
  unavailable: { status: 503, retryable: true },
  internal: { status: 500, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One field that is wrong: a JSON pointer into the body (empty: the whole of it), a code and a sentence. */
export interface FieldError {
  code: ErrorCode;
  pointer: string;
  message: string;
  /** Name of the query parameter or header that is wrong, where it is none of the body; the pointer is empty then. */
  parameter?: string;
  /** Id of the object that has what this one wants. */
  holder?: string;
}

/** An error with a code from the table, free of any transport. */
export class CroftError extends Error {
  readonly code: ErrorCode;
  /** What to do about it, shown below the message. */
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** Members that the code promises beside these, such as `offset` of `offset_mismatch`. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    more: {
      detail?: string;
      errors?: readonly FieldError[];
      facts?: Record<string, unknown>;
      cause?: unknown;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "CroftError";
    this.code = code;
    this.detail = more.detail ?? message;
    this.errors = more.errors ?? [];
    this.facts = more.facts ?? {};
  }
}

/** Message and detail as one text, in which no sentence stands twice: a detail may be the message, or begin with it. */
export const fullText = ({ message, detail }: Pick<CroftError, "message" | "detail">): string =>
  detail.startsWith(message) ? detail : `${message}${/[.!?:]$/.test(message) ? "" : "."} ${detail}`.trim();

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(ERROR_CODES, text);
