import { CloseEphemeralResource } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import type { Rpc } from "./runtime.ts";
import { readPrivate, unknownName, writeDiagnostics } from "./wire.ts";

export const closeEphemeralResource: Rpc = async (runtime, bytes) => {
  const request = CloseEphemeralResource.request.decode(bytes);
  const { typeName } = request;
  const ephemeral = runtime.definition.ephemeralResources?.get(typeName);
  if (ephemeral === undefined) {
    return CloseEphemeralResource.response.encode({
      diagnostics: writeDiagnostics([unknownName("ephemeral resource", typeName)]),
    });
  }
  return CloseEphemeralResource.response.encode(
    await attempt("CloseEphemeralResource", typeName, runtime.log, async () => {
      const reply = await ephemeral.close?.({ private: readPrivate(request.private) }, runtime.context);
      return { diagnostics: writeDiagnostics(reply?.diagnostics) };
    }),
  );
};
