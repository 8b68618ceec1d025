import { hasErrors } from "../tfplugin/diagnostic.ts";
import { ReadResource } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkDeferral, checkPrivate, checkState, checkUnfinished } from "./conformance/checks.ts";
import { answerIdentity, readIdentity } from "./identity.ts";
import type { Rpc } from "./runtime.ts";
import {
  readCapabilities,
  readMeta,
  readPresent,
  readPrivate,
  unknownName,
  writeDeferred,
  writeDiagnostics,
  writeStored,
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
      const clientCapabilities = readCapabilities(request.clientCapabilities);
      const reply = await resource.read(
        {
          currentState: readPresent(codec, request.currentState),
          private: before,
          providerMeta: readMeta(runtime, request.providerMeta),
          clientCapabilities,
        },
        runtime.context,
      );
      const { newState, deferred, diagnostics = [] } = reply;
      if (newState === undefined && deferred === undefined && !hasErrors(diagnostics)) {
        throw new Error("read returned neither a state nor an error");
      }
      const wire = newState === undefined ? request.currentState : writeStored(codec, newState);
      const check = deferred === undefined ? checkState : checkUnfinished;
      const broken = [
        ...checkDeferral(RPC, typeName, deferred, clientCapabilities),
        ...checkPrivate(RPC, typeName, reply.private),
        ...(newState == null ? [] : check(RPC, typeName, block, newState)),
      ];
      const known = readIdentity(runtime, resource, request.currentIdentity);
      const identity = answerIdentity(runtime, resource, [RPC, typeName], newState ?? null, known);
      return {
        newState: wire,
        private: reply.private ?? before,
        newIdentity: identity.wire,
        diagnostics: writeDiagnostics([...diagnostics, ...broken, ...identity.broken]),
        deferred: clientCapabilities.deferralAllowed ? writeDeferred(deferred) : null,
      };
    }),
  );
};
