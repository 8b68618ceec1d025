import { hasErrors } from "../tfplugin/diagnostic.ts";
import { OpenEphemeralResource } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkState } from "./conformance.ts";
import type { Rpc } from "./runtime.ts";
import {
  readCapabilities,
  readPresent,
  unknownName,
  writeDeferred,
  writeDiagnostics,
  writeTime,
  writeValue,
} from "./wire.ts";

const RPC = "OpenEphemeralResource";

export const openEphemeralResource: Rpc = async (runtime, bytes) => {
  const request = OpenEphemeralResource.request.decode(bytes);
  const { typeName } = request;
  const ephemeral = runtime.definition.ephemeralResources?.get(typeName);
  if (ephemeral === undefined) {
    return OpenEphemeralResource.response.encode({
      diagnostics: writeDiagnostics([unknownName("ephemeral resource", typeName)]),
    });
  }
  return OpenEphemeralResource.response.encode(
    await attempt(RPC, typeName, runtime.log, async () => {
      const { block } = ephemeral.schema;
      const codec = runtime.codec(block);
      const clientCapabilities = readCapabilities(request.clientCapabilities);
      const config = readPresent(codec, request.config);
      const reply = await ephemeral.open({ config, clientCapabilities }, runtime.context);
      const { result, diagnostics = [] } = reply;
      if (result === undefined || hasErrors(diagnostics)) {
        if (!hasErrors(diagnostics)) throw new Error("open returned neither a result nor an error");
        return { diagnostics: writeDiagnostics(diagnostics) };
      }
      const wire = writeValue(codec, result);
      const broken = checkState(RPC, typeName, block, result);
      return {
        result: wire,
        renewAt: writeTime(reply.renewAt),
        private: reply.private ?? null,
        diagnostics: writeDiagnostics([...diagnostics, ...broken]),
        deferred: writeDeferred(reply.deferred),
      };
    }),
  );
};
