/**
 * What a provider implements. Everything is plain functions over decoded values; the wire is the business of the
 * files beside this one. `definition/` has one file for each kind of thing a provider can have.
 *
 * `C` is whatever `configure` made (a client, say). It is undefined in calls that come before configure or without
 * it: validation, upgrade and move of states, functions.
 *
 * A handler reports what went wrong in `diagnostics`. What it throws is taken for a defect of the provider: it
 * becomes an error that names the RPC and the resource (at apply, the state before the apply is kept).
 */
import type { Schema } from "../tfplugin/schema.ts";
import type { ActionDefinition } from "./definition/action.ts";
import type { Answer, CallContext, ClientCapabilities, ConfigRequest, Reply } from "./definition/answers.ts";
import type { DataSourceDefinition } from "./definition/data-source.ts";
import type { EphemeralResourceDefinition } from "./definition/ephemeral-resource.ts";
import type { FunctionDefinition } from "./definition/function.ts";
import type { ListResourceDefinition } from "./definition/list-resource.ts";
import type { ResourceDefinition } from "./definition/resource.ts";
import type { StateStoreDefinition } from "./definition/state-store.ts";

export type * from "./definition/action.ts";
export type * from "./definition/answers.ts";
export type * from "./definition/data-source.ts";
export type * from "./definition/ephemeral-resource.ts";
export type * from "./definition/function.ts";
export type * from "./definition/list-resource.ts";
export type * from "./definition/resource.ts";
export type * from "./definition/state-store.ts";

export interface ProviderDefinition<C = unknown> {
  readonly schema: Schema;
  /** Schema of `provider_meta` blocks; absent: there are none. */
  readonly metaSchema?: Schema;
  /** Unknown settings have to be accepted here: they may come from resources that are not made yet. */
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  configure(request: ConfigureRequest, context: CallContext<C>): Answer<ConfigureReply<C>>;
  /** Told once when Terraform was interrupted, after the signal of all running calls was aborted. */
  stop?(): void;
  /** Awaited before the process ends in order; Terraform ends it by force after two seconds. */
  finish?(): Promise<void>;
  readonly resources: ReadonlyMap<string, ResourceDefinition<C>>;
  readonly dataSources?: ReadonlyMap<string, DataSourceDefinition<C>>;
  readonly ephemeralResources?: ReadonlyMap<string, EphemeralResourceDefinition<C>>;
  /** By the name of the resource type they list, which needs an identity. */
  readonly listResources?: ReadonlyMap<string, ListResourceDefinition<C>>;
  readonly actions?: ReadonlyMap<string, ActionDefinition<C>>;
  readonly stateStores?: ReadonlyMap<string, StateStoreDefinition<C>>;
  readonly functions?: ReadonlyMap<string, FunctionDefinition>;
}

interface ConfigureRequest extends ConfigRequest {
  readonly terraformVersion: string;
  readonly clientCapabilities: ClientCapabilities;
}

export interface ConfigureReply<C> extends Reply {
  /** Handed to every later call. May be absent when there are errors. */
  readonly provider?: C;
}
