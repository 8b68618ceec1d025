import { ValidateResourceConfig } from "../tfplugin/messages.ts";
import type { Rpc } from "./runtime.ts";
import { validate } from "./validation.ts";

export const validateResourceConfig: Rpc = async (runtime, bytes) => {
  const request = ValidateResourceConfig.request.decode(bytes);
  const { resources } = runtime.definition;
  return ValidateResourceConfig.response.encode(
    await validate(runtime, "ValidateResourceConfig", "resource type", request, resources),
  );
};
