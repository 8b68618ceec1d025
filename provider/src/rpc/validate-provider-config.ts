import { ValidateProviderConfig } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import type { Rpc } from "./runtime.ts";
import { diagnosticsOf } from "./validation.ts";
import { writeDiagnostics } from "./wire.ts";

export const validateProviderConfig: Rpc = async (runtime, bytes) =>
  ValidateProviderConfig.response.encode(
    await attempt("ValidateProviderConfig", "the provider", runtime.log, async () => {
      const { config } = ValidateProviderConfig.request.decode(bytes);
      return { diagnostics: writeDiagnostics(await diagnosticsOf(runtime, runtime.definition, config)) };
    }),
  );
