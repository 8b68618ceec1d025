import { hasErrors } from "../tfplugin/diagnostic.ts";
import { ReadDataSource } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkState } from "./conformance.ts";
import type { Rpc } from "./runtime.ts";
import {
  readCapabilities,
  readMeta,
  readPresent,
  unknownName,
  writeDeferred,
  writeDiagnostics,
  writeValue,
} from "./wire.ts";

const RPC = "ReadDataSource";

export const readDataSource: Rpc = async (runtime, bytes) => {
  const request = ReadDataSource.request.decode(bytes);
  const { typeName } = request;
  const dataSource = runtime.definition.dataSources?.get(typeName);
  if (dataSource === undefined) {
    return ReadDataSource.response.encode({
      diagnostics: writeDiagnostics([unknownName("data source", typeName)]),
    });
  }
  return ReadDataSource.response.encode(
    await attempt(RPC, typeName, runtime.log, async () => {
      const { block } = dataSource.schema;
      const codec = runtime.codec(block);
      const reply = await dataSource.read(
        {
          config: readPresent(codec, request.config),
          providerMeta: readMeta(runtime, request.providerMeta),
          clientCapabilities: readCapabilities(request.clientCapabilities),
        },
        runtime.context,
      );
      const { state, diagnostics = [] } = reply;
      if (state === undefined || hasErrors(diagnostics)) {
        if (!hasErrors(diagnostics)) throw new Error("read returned neither a state nor an error");
        return { diagnostics: writeDiagnostics(diagnostics) };
      }
      const wire = writeValue(codec, state);
      const broken = checkState(RPC, typeName, block, state);
      return {
        state: wire,
        diagnostics: writeDiagnostics([...diagnostics, ...broken]),
        deferred: writeDeferred(reply.deferred),
      };
    }),
  );
};
