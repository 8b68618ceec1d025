/**
 * The identity of objects, made of their states. An object keeps its identity for ever: another one in an answer is a
 * defect. A client may send none, because its state is from before or because it knows no identities.
 */
import type { Diagnostic } from "../tfplugin/diagnostic.ts";
import { identityType } from "../tfplugin/schema.ts";
import { equalValues, isWhollyKnown, type TfObject } from "../tfplugin/value.ts";
import { checkHolds } from "./conformance/checks.ts";
import type { IdentityDefinition, ResourceDefinition } from "./provider-definition.ts";
import type { Runtime } from "./runtime.ts";
import { readObject, type WireValue, writeValue } from "./wire.ts";

export interface WireIdentity {
  readonly identityData?: WireValue | null;
}

export interface AnsweredIdentity {
  readonly wire: { readonly identityData: { readonly msgpack: Uint8Array } } | null;
  readonly broken: readonly Diagnostic[];
}

const NONE: AnsweredIdentity = { wire: null, broken: [] };

export function readIdentity<C>(
  runtime: Runtime<C>,
  { identity }: ResourceDefinition<C>,
  wire: WireIdentity | null,
): TfObject | null {
  const data = wire?.identityData ?? null;
  return identity === undefined || data === null ? null : readObject(codecOf(runtime, identity), data);
}

/** The identity of `state`, which has to be `before` where that is not null. */
export function answerIdentity<C>(
  runtime: Runtime<C>,
  resource: ResourceDefinition<C>,
  [rpc, typeName]: readonly [rpc: string, typeName: string],
  state: TfObject | null,
  before: TfObject | null,
): AnsweredIdentity {
  const { identity } = resource;
  const found = identity === undefined || state === null ? null : identity.of(state);
  if (identity === undefined || found === null) return NONE;
  if (!isWhollyKnown(found)) {
    return { wire: null, broken: checkHolds(rpc, typeName, false, "has an identity with unknown parts") };
  }
  const same = before === null || equalValues(before, found);
  return {
    wire: writeIdentity(runtime, identity, found),
    broken: checkHolds(rpc, typeName, same, "has another identity than before"),
  };
}

export function writeIdentity<C>(runtime: Runtime<C>, identity: IdentityDefinition<C>, value: TfObject) {
  return { identityData: writeValue(codecOf(runtime, identity), value) };
}

function codecOf<C>(runtime: Runtime<C>, { schema }: IdentityDefinition<C>) {
  return runtime.codecOfType(identityType(schema), schema);
}
