import { errorDiagnostic, hasErrors } from "../tfplugin/diagnostic.ts";
import { MoveResourceState } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkPrivate, checkState } from "./conformance/checks.ts";
import { answerIdentity } from "./identity.ts";
import type { Rpc } from "./runtime.ts";
import { readPrivate, readStored, unknownName, writeDiagnostics, writeValue } from "./wire.ts";

const RPC = "MoveResourceState";

export const moveResourceState: Rpc = async (runtime, bytes) => {
  const request = MoveResourceState.request.decode(bytes);
  const { targetTypeName: typeName, sourceTypeName } = request;
  const resource = runtime.definition.resources.get(typeName);
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
