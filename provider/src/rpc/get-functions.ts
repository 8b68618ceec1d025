import { GetFunctions } from "../tfplugin/messages.ts";
import { encodeFunction } from "../tfplugin/schema-message.ts";
import type { Rpc } from "./runtime.ts";

export const getFunctions: Rpc = async ({ definition }) =>
  GetFunctions.response.encode({
    functions: new Map(
      [...(definition.functions ?? [])].map(([name, signature]) => [name, encodeFunction(signature)]),
    ),
  });
