import type { Diagnostic } from "../tfplugin/diagnostic.ts";
import { hasErrors } from "../tfplugin/diagnostic.ts";
import { ApplyResourceChange } from "../tfplugin/messages.ts";
import { type Block, unsetObject } from "../tfplugin/schema.ts";
import { type TfObject, unknownAsNull } from "../tfplugin/value.ts";
import { type Codec, encodeValue } from "../tfplugin/value-codec.ts";
import { attempt } from "./attempt.ts";
import { checkApply, checkPrivate } from "./conformance/checks.ts";
import { type AnsweredIdentity, answerIdentity, readIdentity } from "./identity.ts";
import type { ApplyReply, ResourceDefinition } from "./provider-definition.ts";
import type { Rpc, Runtime } from "./runtime.ts";
import {
  defect,
  readMeta,
  readObject,
  readPrivate,
  unknownName,
  type WireValue,
  writeDiagnostics,
  writeValue,
} from "./wire.ts";

const RPC = "ApplyResourceChange";

type Request = ReturnType<typeof ApplyResourceChange.request.decode>;

/**
 * What was made must not be lost: whatever goes wrong here, the answer carries the best state there is. Private
 * bytes are always answered, because Terraform forgets what is not.
 */
export const applyResourceChange: Rpc = async (runtime, bytes) => {
  const request = ApplyResourceChange.request.decode(bytes);
  const { typeName } = request;
  const resource = runtime.definition.resources.get(typeName);
  if (resource === undefined) {
    const diagnostics = writeDiagnostics([unknownName("resource type", typeName)]);
    return ApplyResourceChange.response.encode({ newState: request.priorState, diagnostics });
  }
  return ApplyResourceChange.response.encode({
    newState: request.priorState,
    private: request.plannedPrivate,
    ...(await attempt(RPC, typeName, runtime.log, () => apply(runtime, resource, request))),
  });
};

async function apply<C>(runtime: Runtime<C>, resource: ResourceDefinition<C>, request: Request) {
  const codec = runtime.codec(resource.schema.block);
  const plannedPrivate = readPrivate(request.plannedPrivate);
  const reply = await resource.apply(
    {
      priorState: readObject(codec, request.priorState),
      plannedState: readObject(codec, request.plannedState),
      config: readObject(codec, request.config),
      plannedPrivate,
      providerMeta: readMeta(runtime, request.providerMeta),
    },
    runtime.context,
  );
  const { newState, diagnostics } = settle(runtime, resource, request, reply);
  const heavy = checkPrivate(RPC, request.typeName, reply.private);
  const identity = identityOf(runtime, resource, request, newState);
  return {
    newState,
    private: reply.private ?? plannedPrivate,
    newIdentity: identity.wire,
    diagnostics: writeDiagnostics([...diagnostics, ...heavy, ...identity.broken], resource.schema.block),
  };
}

/** Of the state that is answered, which may be one that could only be rescued: then it may have none. */
function identityOf<C>(
  runtime: Runtime<C>,
  resource: ResourceDefinition<C>,
  request: Request,
  wire: WireValue | null,
): AnsweredIdentity {
  const state = readObject(runtime.codec(resource.schema.block), wire);
  const planned = readIdentity(runtime, resource, request.plannedIdentity);
  return answerIdentity(runtime, resource, [RPC, request.typeName], state, planned);
}

function settle<C>(
  runtime: Runtime<C>,
  { schema }: ResourceDefinition<C>,
  request: Request,
  { newState, diagnostics = [] }: ApplyReply,
) {
  const { typeName } = request;
  const codec = runtime.codec(schema.block);
  const failed = hasErrors(diagnostics);
  if (newState === undefined) {
    const silent = failed ? [] : [defect(RPC, typeName, "apply returned neither a state nor an error")];
    return { newState: request.priorState, diagnostics: [...diagnostics, ...silent] };
  }
  if (newState === null && failed) return { newState: null, diagnostics };
  try {
    // An apply that failed cannot know everything, and Terraform takes no unknown value into the state.
    const known = failed ? (unknownAsNull(newState) as TfObject) : newState;
    const wire = writeValue(codec, known);
    const planned = readObject(codec, request.plannedState);
    const broken = failed ? [] : checkApply(typeName, schema.block, planned, newState);
    if (broken.length === 0) return { newState: wire, diagnostics };
    return {
      newState: known === null ? wire : writeValue(codec, unknownAsNull(known)),
      diagnostics: [...diagnostics, ...broken],
    };
  } catch (error) {
    return {
      newState: rescued(codec, schema.block, newState),
      diagnostics: withDefect(typeName, diagnostics, error),
    };
  }
}

function withDefect(typeName: string, diagnostics: readonly Diagnostic[], error: unknown): Diagnostic[] {
  return [...diagnostics, defect(RPC, typeName, error)];
}

/** Of a state that does not fit the schema, the attributes that do: with its id in the state, nothing is orphaned. */
function rescued(codec: Codec, block: Block, state: TfObject | null) {
  if (state === null) return null;
  const kept = unsetObject(block);
  for (const name of Object.keys(kept)) {
    const value = Object.hasOwn(state, name) ? unknownAsNull(state[name]!) : null;
    if (value !== null && fits(codec, { ...kept, [name]: value })) kept[name] = value;
  }
  return writeValue(codec, kept);
}

function fits(codec: Codec, value: TfObject): boolean {
  try {
    encodeValue(codec, value);
    return true;
  } catch {
    return false;
  }
}
