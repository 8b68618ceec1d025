import { errorDiagnostic, hasErrors } from "../tfplugin/diagnostic.ts";
import { GenerateResourceConfig } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import type { Rpc } from "./runtime.ts";
import { readPresent, unknownName, writeDiagnostics, writeValue } from "./wire.ts";

const RPC = "GenerateResourceConfig";

export const generateResourceConfig: Rpc = async (runtime, bytes) => {
  const request = GenerateResourceConfig.request.decode(bytes);
  const { typeName } = request;
  const resource = runtime.definition.resources.get(typeName);
  if (resource?.generateConfig === undefined) {
    const refusal =
      resource === undefined
        ? unknownName("resource type", typeName)
        : errorDiagnostic("No configuration can be generated", `Write the ${typeName} by hand.`);
    return GenerateResourceConfig.response.encode({ diagnostics: writeDiagnostics([refusal]) });
  }
  const { generateConfig, schema } = resource;
  return GenerateResourceConfig.response.encode(
    await attempt(RPC, typeName, runtime.log, async () => {
      const codec = runtime.codec(schema.block);
      const state = readPresent(codec, request.state);
      const { config, diagnostics = [] } = await generateConfig.call(resource, { state }, runtime.context);
      if (config === undefined) {
        if (!hasErrors(diagnostics)) throw new Error("it returned neither a configuration nor an error");
        return { diagnostics: writeDiagnostics(diagnostics) };
      }
      return { config: writeValue(codec, config), diagnostics: writeDiagnostics(diagnostics) };
    }),
  );
};
