/** A managed resource: what is read, planned, applied, imported, and carried over from older states. */
import type { Path } from "../../tfplugin/path.ts";
import type { IdentitySchema, Schema } from "../../tfplugin/schema.ts";
import type { TfObject } from "../../tfplugin/value.ts";
import type {
  Answer,
  CallContext,
  ClientCapabilities,
  ConfigRequest,
  DeferrableReply,
  Reply,
} from "./answers.ts";

export interface ResourceDefinition<C = unknown> {
  readonly schema: Schema;
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  /**
   * One step for each past `schema.version`: the step at index n makes a state of version n one of version n + 1, so
   * there are as many as the present version says. A stored state passes all steps from its own version on, and is
   * then taken over by name: attributes that are missing become null, those that no longer exist are dropped.
   */
  readonly upgrades?: readonly StateUpgrade<C>[];
  /** Absent: objects of this type have no identity beside their state. */
  readonly identity?: IdentityDefinition<C>;
  read(request: ReadRequest, context: CallContext<C>): Answer<ReadReply>;
  plan(request: PlanRequest, context: CallContext<C>): Answer<PlanReply>;
  apply(request: ApplyRequest, context: CallContext<C>): Answer<ApplyReply>;
  /** Absent: `terraform import` is refused by name. */
  importState?(request: ImportStateRequest, context: CallContext<C>): Answer<ImportStateReply>;
  /** For `moved` blocks from another resource type. Absent: refused by name. */
  move?(request: MoveStateRequest, context: CallContext<C>): Answer<MoveStateReply>;
  /**
   * Whether a state of the same type that was written under another address of the provider is one of its own: such as
   * `registry.opentofu.org/NAMESPACE/TYPE`. It is taken over by `upgrades`. Absent: refused by name.
   */
  takesOver?(sourceProviderAddress: string): boolean;
  /** For clients that write configurations of what they import. Absent: they derive one from the state themselves. */
  generateConfig?(request: GenerateConfigRequest, context: CallContext<C>): Answer<GenerateConfigReply>;
}

/**
 * Answers carry the identity wherever they carry a state, so handlers have nothing to do with it but for imports.
 * Requests need not carry one: a state from before, or from a client that knows no identities, has none.
 */
export interface IdentityDefinition<C = unknown> {
  readonly schema: IdentitySchema;
  /** Of a state as `read` or `apply` answers it; null while what it is made of is not there. */
  of(state: TfObject): TfObject | null;
  /** As `ResourceDefinition.upgrades`, for stored identities. */
  readonly upgrades?: readonly StateUpgrade<C>[];
}

/**
 * From stored form to stored form: numbers are exact, dynamic values are `{ type, value }` objects, sets are arrays.
 * Its argument is its own and may be changed.
 */
export type StateUpgrade<C = unknown> = (
  state: TfObject,
  context: CallContext<C>,
) => Answer<UpgradeStateReply>;

interface UpgradeStateReply extends Reply {
  /** In stored form, as the next version stored it. Needed unless there are errors. */
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
  /** What the user wrote; empty when the import is by identity. */
  readonly id: string;
  /** What the user wrote instead of an id. */
  readonly identity: TfObject | null;
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

interface GenerateConfigRequest {
  readonly state: TfObject;
}

interface GenerateConfigReply extends Reply {
  /** What would be written to have this state: no computed values, and null for what need not be written. */
  readonly config?: TfObject;
}

export interface MoveStateRequest {
  /** Such as `registry.terraform.io/hashicorp/null`. */
  readonly sourceProviderAddress: string;
  readonly sourceTypeName: string;
  readonly sourceSchemaVersion: number;
  /** In stored form (see `StateUpgrade`). */
  readonly sourceState: TfObject;
  readonly sourcePrivate: Uint8Array;
}

export interface MoveStateReply extends Reply {
  /** By the present schema. Needed unless there are errors. */
  readonly targetState?: TfObject;
  readonly targetPrivate?: Uint8Array;
}
