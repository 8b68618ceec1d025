import { hasErrors } from "../tfplugin/diagnostic.ts";
import { ReadDataSource } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkDeferral, checkResult, checkUnfinished } from "./conformance/checks.ts";
import type { Rpc } from "./runtime.ts";
import { diagnosticsOf } from "./validation.ts";
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
      const clientCapabilities = readCapabilities(request.clientCapabilities);
      const wrong = await diagnosticsOf(runtime, dataSource, request.config);
      if (hasErrors(wrong)) return { diagnostics: writeDiagnostics(wrong, block) };
      const reply = await dataSource.read(
        {
          config: readPresent(codec, request.config),
          providerMeta: readMeta(runtime, request.providerMeta),
          clientCapabilities,
        },
        runtime.context,
      );
      const { state, deferred, diagnostics = [] } = reply;
      if (hasErrors(diagnostics)) return { diagnostics: writeDiagnostics(diagnostics, block) };
      if (state === undefined && deferred === undefined) {
        throw new Error("read returned neither a state nor an error");
      }
      // Handlers may change what they are given, so the rules are checked against a value read anew.
      const config = readPresent(codec, request.config);
      const broken = [
        ...checkDeferral(RPC, typeName, deferred, clientCapabilities),
        ...(deferred !== undefined
          ? checkUnfinished(RPC, typeName, block, state ?? config)
          : checkResult(RPC, typeName, block, config, state ?? config)),
      ];
      return {
        state: state === undefined ? null : writeValue(codec, state),
        diagnostics: writeDiagnostics([...diagnostics, ...broken]),
        deferred: clientCapabilities.deferralAllowed ? writeDeferred(deferred) : null,
      };
    }),
  );
};
