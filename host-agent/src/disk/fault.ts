// Faults of disks, partitions and drives as states with a code and an advice. Errors of the system and of tools become errors
// with a code here, once, so that all three report the same fault in the same text.
import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";

export interface Fault {
  state: "creating" | "failed" | "error";
  code: string;
  message: string;
}

/** Codes of faults in the request itself; all others are faults of the host. */
const ASKED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "invalid_value",
  "cannot_shrink",
  "in_use",
  "deleting",
  "disk_not_found",
  "disk_not_empty",
  "disk_refused",
  "no_gap",
  "partition_attached",
]);

/** What the system answers when a device was pulled out or a file was taken away. */
const GONE = new Set(["ENOENT", "ENXIO", "ENODEV", "ENOMEDIUM", "ESHUTDOWN"]);

/** Any error as one with a code. `doing` in words that follow "Cannot". */
export function asCroftError(error: unknown, doing: string): CroftError {
  if (error instanceof CroftError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  const why = error instanceof Error ? error.message : String(error);
  if (code === "ENOSPC") {
    return new CroftError("storage_full", `Cannot ${doing}: the host's file system is full.`, {
      detail: "Make room; it is tried again.",
      cause: error,
    });
  }
  if (typeof code === "string" && GONE.has(code)) {
    return new CroftError("disk_not_found", `Cannot ${doing}: its disk is gone (${why}).`, {
      detail: "Connect it again; it is looked for.",
      cause: error,
    });
  }
  return new CroftError("disk_io", `Cannot ${doing}: ${why}.`, {
    detail:
      code === "EIO"
        ? "The disk answers with errors: look at the host's kernel log. Copy what you need off it, then replace it. It is tried again."
        : "It is tried again.",
    cause: error,
  });
}

/**
 * An error as a state. What is waited for is neither failed nor an error. `known`: it was there once, so its absence is
 * no mistake in what was asked for.
 */
export function toFault(error: CroftError, known: boolean): Fault {
  const asked = ASKED.has(error.code) && !(known && error.code === "disk_not_found");
  const state = error.code === "unavailable" ? "creating" : asked ? "failed" : "error";
  const detail = error.detail === error.message ? "" : ` ${error.detail}`;
  return { state, code: error.code, message: `${error.message}${detail}` };
}
