/** What the requests to all handlers, and their answers, have in common. */
import type { Diagnostic } from "../../tfplugin/diagnostic.ts";
import type { TfObject } from "../../tfplugin/value.ts";

export type Answer<T> = T | Promise<T>;

/** What every call gets besides its request. */
export interface CallContext<C> {
  /** Aborted when Terraform is interrupted (Ctrl-C): end within a second and answer with the state as it is. */
  readonly signal: AbortSignal;
  /** What `configure` returned as `provider`. */
  readonly provider: C | undefined;
  readonly log: Log;
}

/** One line of structured log, shown by TF_LOG. Never put secrets here. */
export type Log = (
  level: "trace" | "debug" | "info" | "warn" | "error",
  message: string,
  fields?: Readonly<Record<string, string | number | boolean | null>>,
) => void;

export interface ClientCapabilities {
  /** Only then may an answer carry `deferred`. */
  readonly deferralAllowed: boolean;
  readonly writeOnlyAttributesAllowed: boolean;
}

export type DeferredReason = "resource_config_unknown" | "provider_config_unknown" | "absent_prerequisite";

export interface Reply {
  readonly diagnostics?: readonly Diagnostic[];
}

export interface DeferrableReply extends Reply {
  /** Why it cannot be done now. The object may be left out then, and need not be wholly known. */
  readonly deferred?: DeferredReason;
}

export interface ConfigRequest {
  /** As written; parts may be unknown; write-only values are here. */
  readonly config: TfObject;
}
