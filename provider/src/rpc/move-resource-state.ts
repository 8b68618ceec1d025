import { errorDiagnostic, hasErrors } from "../tfplugin/diagnostic.ts";
import { MoveResourceState } from "../tfplugin/messages.ts";
import { fromJsonTyped } from "../tfplugin/typed-codec.ts";
import type { TfObject } from "../tfplugin/value.ts";
import { attempt } from "./attempt.ts";
import { checkPrivate, checkState } from "./conformance/checks.ts";
import { answerIdentity } from "./identity.ts";
import type { ResourceDefinition } from "./provider-definition.ts";
import type { Rpc, Runtime } from "./runtime.ts";
import { upgradeStored } from "./upgrade-stored.ts";
import { readPrivate, readStored, unknownName, writeDiagnostics, writeValue } from "./wire.ts";

const RPC = "MoveResourceState";

type Request = ReturnType<typeof MoveResourceState.request.decode>;

export const moveResourceState: Rpc = async (runtime, bytes) => {
  const request = MoveResourceState.request.decode(bytes);
  const { targetTypeName: typeName, sourceTypeName } = request;
  const resource = runtime.definition.resources.get(typeName);
  if (resource?.takesOver?.(request.sourceProviderAddress) === true && sourceTypeName === typeName) {
    return MoveResourceState.response.encode(
      await attempt(RPC, typeName, runtime.log, () => takeOver(runtime, resource, request)),
    );
  }
  if (resource?.move === undefined) {
    const detail = `A ${sourceTypeName} cannot become a ${typeName} by a "moved" block.`;
    const refusal =
      resource === undefined
        ? unknownName("resource type", typeName)
        : errorDiagnostic("Moving between resource types is not supported", detail);
    return MoveResourceState.response.encode({ diagnostics: writeDiagnostics([refusal]) });
  }
  const { move, schema } = resource;
  return MoveResourceState.response.encode(
    await attempt(RPC, typeName, runtime.log, async () => {
      const { sourceProviderAddress, sourceSchemaVersion } = request;
      const reply = await move.call(
        resource,
        {
          sourceProviderAddress,
          sourceTypeName,
          sourceSchemaVersion,
          sourceState: readStored(request.sourceState),
          sourcePrivate: readPrivate(request.sourcePrivate),
        },
        runtime.context,
      );
      const { targetState, diagnostics = [] } = reply;
      if (targetState === undefined) {
        if (!hasErrors(diagnostics)) throw new Error("move returned neither a state nor an error");
        return { diagnostics: writeDiagnostics(diagnostics) };
      }
      const wire = writeValue(runtime.codec(schema.block), targetState);
      const broken = [
        ...checkState(RPC, typeName, schema.block, targetState),
        ...checkPrivate(RPC, typeName, reply.targetPrivate),
      ];
      return {
        targetState: wire,
        targetIdentity: answerIdentity(runtime, resource, [RPC, typeName], targetState, null).wire,
        targetPrivate: reply.targetPrivate ?? new Uint8Array(),
        diagnostics: writeDiagnostics([...diagnostics, ...broken]),
      };
    }),
  );
};

/** A state of the same type, whatever the address of its provider is called: as if it had been read from one's own. */
async function takeOver<C>(runtime: Runtime<C>, resource: ResourceDefinition<C>, request: Request) {
  const { targetTypeName: typeName, sourceSchemaVersion: version } = request;
  const { upgrades = [], schema } = resource;
  const codec = runtime.codec(schema.block);
  const stored = { what: "state", typeName, version, value: readStored(request.sourceState) };
  const { state, diagnostics } = await upgradeStored(runtime, schema.version, upgrades, stored);
  if (state === undefined) return { diagnostics: writeDiagnostics(diagnostics) };
  const targetState = fromJsonTyped(codec, state) as TfObject;
  const broken = checkState(RPC, typeName, schema.block, targetState);
  return {
    targetState: writeValue(codec, targetState),
    targetIdentity: answerIdentity(runtime, resource, [RPC, typeName], targetState, null).wire,
    targetPrivate: readPrivate(request.sourcePrivate),
    diagnostics: writeDiagnostics([...diagnostics, ...broken]),
  };
}
