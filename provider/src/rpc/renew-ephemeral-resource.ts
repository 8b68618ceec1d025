import { RenewEphemeralResource } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import type { Rpc } from "./runtime.ts";
import { readPrivate, unknownName, writeDiagnostics, writeTime } from "./wire.ts";

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
    await attempt("RenewEphemeralResource", typeName, runtime.log, async () => {
      const before = readPrivate(request.private);
      const reply = (await ephemeral.renew?.({ private: before }, runtime.context)) ?? {};
      return {
        renewAt: writeTime(reply.renewAt),
        private: reply.private ?? before,
        diagnostics: writeDiagnostics(reply.diagnostics),
      };
    }),
  );
};
