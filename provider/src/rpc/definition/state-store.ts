/** A store for whole states (pluggable state storage, protocol 6.11): what `state_store` blocks are for. */
import type { Schema } from "../../tfplugin/schema.ts";
import type { Answer, CallContext, ConfigRequest, Reply } from "./answers.ts";

export interface StateStoreDefinition<C = unknown> {
  readonly schema: Schema;
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  /** Comes after the provider was configured. Its configuration stands in clear on disks: it is no place for secrets. */
  configure(request: ConfigRequest, context: CallContext<C>): Answer<ConfigureStateStoreReply>;
}

export interface ConfigureStateStoreReply extends Reply {
  /** May be absent when there are errors. */
  readonly store?: StateStore;
}

/** By the id of the state: the name of the workspace. */
export interface StateStore {
  /** `contents` is absent when there is no such state. */
  read(state: string, signal: AbortSignal): Promise<Reply & { readonly contents?: Uint8Array }>;
  write(state: string, contents: Uint8Array, signal: AbortSignal): Promise<Reply>;
  /** A refusal is not tried again: it has to say who holds the lock. */
  lock(state: string, operation: string, signal: AbortSignal): Promise<Reply & { readonly lockId?: string }>;
  unlock(state: string, lockId: string, signal: AbortSignal): Promise<Reply>;
  list(signal: AbortSignal): Promise<Reply & { readonly states?: readonly string[] }>;
  delete(state: string, signal: AbortSignal): Promise<Reply>;
}
