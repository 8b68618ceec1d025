import { ValidateListResourceConfig } from "../tfplugin/messages.ts";
import type { Rpc } from "./runtime.ts";
import { validate } from "./validation.ts";

export const validateListResourceConfig: Rpc = async (runtime, bytes) => {
  const request = ValidateListResourceConfig.request.decode(bytes);
  const { listResources } = runtime.definition;
  return ValidateListResourceConfig.response.encode(
    await validate(runtime, "ValidateListResourceConfig", "list resource", request, listResources),
  );
};
