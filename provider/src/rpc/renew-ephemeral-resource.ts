import { RenewEphemeralResource } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkHolds, checkPrivate } from "./conformance/checks.ts";
import type { Rpc } from "./runtime.ts";
import { readPrivate, unknownName, writeDiagnostics, writeTime } from "./wire.ts";

const RPC = "RenewEphemeralResource";

export const renewEphemeralResource: Rpc = async (runtime, bytes) => {
  const request = RenewEphemeralResource.request.decode(bytes);
  const { typeName } = request;
  const ephemeral = runtime.definition.ephemeralResources?.get(typeName);
  if (ephemeral === undefined) {
    return RenewEphemeralResource.response.encode({
      diagnostics: writeDiagnostics([unknownName("ephemeral resource", typeName)]),
    });
  }
  return RenewEphemeralResource.response.encode(
    await attempt(RPC, typeName, runtime.log, async () => {
      const before = readPrivate(request.private);
      const reply = (await ephemeral.renew?.({ private: before }, runtime.context)) ?? {};
      const { renewAt, diagnostics = [] } = reply;
      const dated = renewAt === undefined || Number.isFinite(renewAt.getTime());
      const broken = [
        ...checkHolds(RPC, typeName, dated, "has a renewAt that is no time"),
        ...checkPrivate(RPC, typeName, reply.private),
      ];
      return {
        renewAt: dated ? writeTime(renewAt) : null,
        private: reply.private ?? before,
        diagnostics: writeDiagnostics([...diagnostics, ...broken]),
      };
    }),
  );
};
