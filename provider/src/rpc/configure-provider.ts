import { hasErrors } from "../tfplugin/diagnostic.ts";
import { ConfigureProvider } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import type { Rpc } from "./runtime.ts";
import { readCapabilities, readPresent, writeDiagnostics } from "./wire.ts";

export const configureProvider: Rpc = async (runtime, bytes) =>
  ConfigureProvider.response.encode(
    await attempt("ConfigureProvider", "the provider", runtime.log, async () => {
      const request = ConfigureProvider.request.decode(bytes);
      const { definition } = runtime;
      const reply = await definition.configure(
        {
          config: readPresent(runtime.codec(definition.schema.block), request.config),
          terraformVersion: request.terraformVersion,
          clientCapabilities: readCapabilities(request.clientCapabilities),
        },
        runtime.context,
      );
      if (!hasErrors(reply.diagnostics)) runtime.configure(reply.provider);
      return { diagnostics: writeDiagnostics(reply.diagnostics) };
    }),
  );
