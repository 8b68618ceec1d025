/**
 * What a provider implements. Everything is plain functions over decoded values; the wire is the business of the
 * files beside this one.
 *
 * `C` is whatever `configure` made (a client, say). It is undefined in calls that come before configure or without
 * it: validation, upgrade and move of states, functions.
 *
 * A handler reports what went wrong in `diagnostics`. What it throws is taken for a defect of the provider: it
 * becomes an error that names the RPC and the resource (at apply, the state before the apply is kept).
 */
import type { Diagnostic } from "../tfplugin/diagnostic.ts";
import type { Path } from "../tfplugin/path.ts";
import type { CtyType, Schema } from "../tfplugin/schema.ts";
import type { TfObject, TfValue } from "../tfplugin/value.ts";

export interface ProviderDefinition<C = unknown> {
  readonly schema: Schema;
  /** Schema of `provider_meta` blocks; absent: there are none. */
  readonly metaSchema?: Schema;
  /** Unknown settings have to be accepted here: they may come from resources that are not made yet. */
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  configure(request: ConfigureRequest, context: CallContext<C>): Answer<ConfigureReply<C>>;
  /** Told once when Terraform was interrupted, after the signal of all running calls was aborted. */
  stop?(): void;
  readonly resources: ReadonlyMap<string, ResourceDefinition<C>>;
  readonly dataSources?: ReadonlyMap<string, DataSourceDefinition<C>>;
  readonly ephemeralResources?: ReadonlyMap<string, EphemeralResourceDefinition<C>>;
  readonly functions?: ReadonlyMap<string, FunctionDefinition>;
}

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
  readonly deferred?: DeferredReason;
}

export interface ConfigRequest {
  /** As written; parts may be unknown; write-only values are here. */
  readonly config: TfObject;
}

export interface ConfigureRequest extends ConfigRequest {
  readonly terraformVersion: string;
  readonly clientCapabilities: ClientCapabilities;
}

export interface ConfigureReply<C> extends Reply {
  /** Handed to every later call. May be absent when there are errors. */
  readonly provider?: C;
}

export interface ResourceDefinition<C = unknown> {
  readonly schema: Schema;
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  /**
   * Called for states of an older `schema.version` only. States of the present version are taken over by name:
   * attributes that are missing become null, those that no longer exist are dropped.
   */
  upgradeState?(request: UpgradeStateRequest, context: CallContext<C>): Answer<UpgradeStateReply>;
  read(request: ReadRequest, context: CallContext<C>): Answer<ReadReply>;
  plan(request: PlanRequest, context: CallContext<C>): Answer<PlanReply>;
  apply(request: ApplyRequest, context: CallContext<C>): Answer<ApplyReply>;
  /** Absent: `terraform import` is refused by name. */
  importState?(request: ImportStateRequest, context: CallContext<C>): Answer<ImportStateReply>;
  /** For `moved` blocks from another resource type. Absent: refused by name. */
  move?(request: MoveStateRequest, context: CallContext<C>): Answer<MoveStateReply>;
}

export interface UpgradeStateRequest {
  /** The `schema.version` that wrote the state. */
  readonly version: number;
  /** As stored, without a schema: numbers exact, dynamic values as `{ type, value }` objects. */
  readonly state: TfObject;
}

export interface UpgradeStateReply extends Reply {
  /** By the present schema. Needed unless there are errors. */
  readonly state?: TfObject;
}

export interface ReadRequest {
  readonly currentState: TfObject;
  readonly private: Uint8Array;
  readonly providerMeta: TfObject | null;
  readonly clientCapabilities: ClientCapabilities;
}

export interface ReadReply extends DeferrableReply {
  /** null: it is gone. Needed unless there are errors. */
  readonly newState?: TfObject | null;
  /** Absent: as before. */
  readonly private?: Uint8Array;
}

export interface PlanRequest {
  /** null: it is to be created (or to be created anew, when it is replaced). */
  readonly priorState: TfObject | null;
  /** The configuration with the prior state's computed values filled in. null: it is to be destroyed. */
  readonly proposedNewState: TfObject | null;
  /** null: it is to be destroyed. */
  readonly config: TfObject | null;
  readonly priorPrivate: Uint8Array;
  readonly providerMeta: TfObject | null;
  readonly clientCapabilities: ClientCapabilities;
}

export interface PlanReply extends DeferrableReply {
  /** What is known here has to be so after apply. null exactly when `config` is. Needed unless there are errors. */
  readonly plannedState?: TfObject | null;
  /** Paths whose change means another object. */
  readonly requiresReplace?: readonly Path[];
  /** Absent: as `priorPrivate`. */
  readonly plannedPrivate?: Uint8Array;
}

export interface ApplyRequest {
  /** null: create. */
  readonly priorState: TfObject | null;
  /** null: destroy. */
  readonly plannedState: TfObject | null;
  readonly config: TfObject | null;
  readonly plannedPrivate: Uint8Array;
  readonly providerMeta: TfObject | null;
}

export interface ApplyReply extends Reply {
  /**
   * What is there now, wholly known, also when there are errors: a failed create with a state is tainted, without
   * one it is forgotten; a failed update with a state keeps that state. null: it does not exist (any more). Absent
   * (with errors only): the prior state stands.
   */
  readonly newState?: TfObject | null;
  /** Absent: as `plannedPrivate`. */
  readonly private?: Uint8Array;
}

export interface ImportStateRequest {
  /** What the user wrote. */
  readonly id: string;
  readonly clientCapabilities: ClientCapabilities;
}

export interface ImportedResource {
  /** Absent: the type that was asked for. */
  readonly typeName?: string;
  /** May hold as little as what `read` needs; start from `unsetObject(schema.block)`. */
  readonly state: TfObject;
  readonly private?: Uint8Array;
}

export interface ImportStateReply extends DeferrableReply {
  readonly resources?: readonly ImportedResource[];
}

export interface MoveStateRequest {
  /** Such as `registry.terraform.io/hashicorp/null`. */
  readonly sourceProviderAddress: string;
  readonly sourceTypeName: string;
  readonly sourceSchemaVersion: number;
  /** As stored, without a schema (see `UpgradeStateRequest.state`). */
  readonly sourceState: TfObject;
  readonly sourcePrivate: Uint8Array;
}

export interface MoveStateReply extends Reply {
  readonly targetState?: TfObject;
  readonly targetPrivate?: Uint8Array;
}

export interface DataSourceDefinition<C = unknown> {
  readonly schema: Schema;
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  read(request: ReadDataRequest, context: CallContext<C>): Answer<ReadDataReply>;
}

export interface ReadDataRequest extends ConfigRequest {
  readonly providerMeta: TfObject | null;
  readonly clientCapabilities: ClientCapabilities;
}

export interface ReadDataReply extends DeferrableReply {
  /** The configuration with the computed values filled in. Needed unless there are errors. */
  readonly state?: TfObject;
}

export interface EphemeralResourceDefinition<C = unknown> {
  readonly schema: Schema;
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  open(request: OpenRequest, context: CallContext<C>): Answer<OpenReply>;
  renew?(request: PrivateRequest, context: CallContext<C>): Answer<RenewReply>;
  close?(request: PrivateRequest, context: CallContext<C>): Answer<Reply>;
}

export interface OpenRequest extends ConfigRequest {
  readonly clientCapabilities: ClientCapabilities;
}

export interface OpenReply extends DeferrableReply {
  readonly result?: TfObject;
  /** When Terraform is to call `renew`. */
  readonly renewAt?: Date;
  readonly private?: Uint8Array;
}

export interface PrivateRequest {
  readonly private: Uint8Array;
}

export interface RenewReply extends Reply {
  readonly renewAt?: Date;
  readonly private?: Uint8Array;
}

export interface FunctionParameter {
  readonly name: string;
  readonly type: CtyType;
  /** Absent: Terraform itself refuses null. */
  readonly allowNull?: boolean;
  /** Absent: with an unknown argument Terraform does not call, and the result is unknown. */
  readonly allowUnknown?: boolean;
  readonly description?: string;
}

/** Functions run in a process that is not configured. */
export interface FunctionDefinition {
  readonly summary: string;
  /** Markdown. */
  readonly description?: string;
  readonly parameters: readonly FunctionParameter[];
  /** Its values follow the others in `args`. */
  readonly variadicParameter?: FunctionParameter;
  readonly returnType: CtyType;
  call(args: readonly TfValue[], signal: AbortSignal): Answer<FunctionReply>;
}

export type FunctionReply =
  | { readonly result: TfValue }
  /** `argument` counts from 0. */
  | { readonly error: string; readonly argument?: number };
