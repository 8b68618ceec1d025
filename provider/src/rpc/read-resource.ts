import { hasErrors } from "../tfplugin/diagnostic.ts";
import { ReadResource } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkState } from "./conformance.ts";
import type { Rpc } from "./runtime.ts";
import {
  readCapabilities,
  readMeta,
  readPresent,
  readPrivate,
  unknownName,
  writeDeferred,
  writeDiagnostics,
  writeValue,
} from "./wire.ts";

const RPC = "ReadResource";

export const readResource: Rpc = async (runtime, bytes) => {
  const request = ReadResource.request.decode(bytes);
  const { typeName } = request;
  const resource = runtime.definition.resources.get(typeName);
  if (resource === undefined) {
    const diagnostics = writeDiagnostics([unknownName("resource type", typeName)]);
    return ReadResource.response.encode({ diagnostics });
  }
  return ReadResource.response.encode(
    await attempt(RPC, typeName, runtime.log, async () => {
      const { block } = resource.schema;
      const codec = runtime.codec(block);
      const before = readPrivate(request.private);
      const reply = await resource.read(
        {
          currentState: readPresent(codec, request.currentState),
          private: before,
          providerMeta: readMeta(runtime, request.providerMeta),
          clientCapabilities: readCapabilities(request.clientCapabilities),
        },
        runtime.context,
      );
      const { newState, diagnostics = [] } = reply;
      if (newState === undefined && !hasErrors(diagnostics)) {
        throw new Error("read returned neither a state nor an error");
      }
      const wire = newState === undefined ? request.currentState : writeValue(codec, newState);
      const broken = newState == null ? [] : checkState(RPC, typeName, block, newState);
      return {
        newState: wire,
        private: reply.private ?? before,
        diagnostics: writeDiagnostics([...diagnostics, ...broken]),
        deferred: writeDeferred(reply.deferred),
      };
    }),
  );
};
