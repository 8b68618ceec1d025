import { errorDiagnostic, hasErrors } from "../tfplugin/diagnostic.ts";
import { ImportResourceState } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import {
  checkDeferral,
  checkHolds,
  checkPrivate,
  checkState,
  checkUnfinished,
} from "./conformance/checks.ts";
import { answerIdentity, readIdentity } from "./identity.ts";
import type { ImportedResource } from "./provider-definition.ts";
import type { Rpc, Runtime } from "./runtime.ts";
import { readCapabilities, unknownName, writeDeferred, writeDiagnostics, writeValue } from "./wire.ts";

const RPC = "ImportResourceState";

export const importResourceState: Rpc = async (runtime, bytes) => {
  const request = ImportResourceState.request.decode(bytes);
  const { typeName, id } = request;
  const resource = runtime.definition.resources.get(typeName);
  if (resource?.importState === undefined) {
    const refusal =
      resource === undefined
        ? unknownName("resource type", typeName)
        : errorDiagnostic("Import is not supported", `A ${typeName} cannot be imported.`);
    return ImportResourceState.response.encode({ diagnostics: writeDiagnostics([refusal]) });
  }
  const { importState } = resource;
  return ImportResourceState.response.encode(
    await attempt(RPC, typeName, runtime.log, async () => {
      const clientCapabilities = readCapabilities(request.clientCapabilities);
      const identity = readIdentity(runtime, resource, request.identity);
      const reply = await importState.call(resource, { id, identity, clientCapabilities }, runtime.context);
      const { resources = [], deferred, diagnostics = [] } = reply;
      if (hasErrors(diagnostics)) return { diagnostics: writeDiagnostics(diagnostics) };
      const imported = resources.map((one) => writeImported(runtime, typeName, one, deferred !== undefined));
      const found = resources.length > 0 || deferred !== undefined;
      const broken = [
        ...checkDeferral(RPC, typeName, deferred, clientCapabilities),
        ...checkHolds(RPC, typeName, found, "is neither a resource nor an error"),
        ...imported.flatMap((one) => one.broken),
      ];
      return {
        importedResources: imported.map(({ wire }) => wire),
        diagnostics: writeDiagnostics([...diagnostics, ...broken]),
        deferred: clientCapabilities.deferralAllowed ? writeDeferred(deferred) : null,
      };
    }),
  );
};

function writeImported<C>(
  runtime: Runtime<C>,
  asked: string,
  imported: ImportedResource,
  unfinished: boolean,
) {
  const typeName = imported.typeName ?? asked;
  const resource = runtime.definition.resources.get(typeName);
  if (resource === undefined) throw new Error(`there is no resource type ${JSON.stringify(typeName)}`);
  const { block } = resource.schema;
  const identity = answerIdentity(runtime, resource, [RPC, typeName], imported.state, null);
  return {
    wire: {
      typeName,
      state: writeValue(runtime.codec(block), imported.state),
      private: imported.private ?? new Uint8Array(),
      identity: identity.wire,
    },
    broken: [
      ...(unfinished ? checkUnfinished : checkState)(RPC, typeName, block, imported.state),
      ...checkPrivate(RPC, typeName, imported.private),
      ...identity.broken,
    ],
  };
}
