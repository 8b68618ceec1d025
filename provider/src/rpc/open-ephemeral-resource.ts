import { hasErrors } from "../tfplugin/diagnostic.ts";
import { OpenEphemeralResource } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkDeferral, checkHolds, checkPrivate, checkResult } from "./conformance/checks.ts";
import type { EphemeralResourceDefinition, OpenReply } from "./provider-definition.ts";
import type { Rpc } from "./runtime.ts";
import { diagnosticsOf } from "./validation.ts";
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
      const wrong = await diagnosticsOf(runtime, ephemeral, request.config);
      if (hasErrors(wrong)) return { diagnostics: writeDiagnostics(wrong, block) };
      const reply = await ephemeral.open({ config, clientCapabilities }, runtime.context);
      const { result, deferred, diagnostics = [] } = reply;
      if (hasErrors(diagnostics)) return { diagnostics: writeDiagnostics(diagnostics, block) };
      if (result === undefined && deferred === undefined) {
        throw new Error("open returned neither a result nor an error");
      }
      const broken = [
        ...checkDeferral(RPC, typeName, deferred, clientCapabilities),
        ...checkPrivate(RPC, typeName, reply.private),
        ...checkHolds(
          RPC,
          typeName,
          renewable(ephemeral, reply),
          "has a renewAt that nothing can be done about",
        ),
        // Handlers may change what they are given, so the rules are checked against a value read anew.
        ...(result === undefined || deferred !== undefined
          ? []
          : checkResult(RPC, typeName, block, readPresent(codec, request.config), result)),
      ];
      if (broken.length > 0) {
        // Terraform closes what it took only.
        const closed = await ephemeral.close?.({ private: reply.private ?? NONE }, runtime.context);
        return { diagnostics: writeDiagnostics([...diagnostics, ...broken, ...(closed?.diagnostics ?? [])]) };
      }
      return {
        result: result === undefined ? null : writeValue(codec, result),
        renewAt: writeTime(reply.renewAt),
        private: reply.private ?? null,
        diagnostics: writeDiagnostics(diagnostics),
        deferred: writeDeferred(deferred),
      };
    }),
  );
};

const NONE = new Uint8Array();

function renewable<C>(ephemeral: EphemeralResourceDefinition<C>, { renewAt }: OpenReply): boolean {
  return renewAt === undefined || (ephemeral.renew !== undefined && Number.isFinite(renewAt.getTime()));
}
