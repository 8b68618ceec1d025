import { ValidateEphemeralResourceConfig } from "../tfplugin/messages.ts";
import type { Rpc } from "./runtime.ts";
import { validate } from "./validation.ts";

export const validateEphemeralResourceConfig: Rpc = async (runtime, bytes) => {
  const request = ValidateEphemeralResourceConfig.request.decode(bytes);
  const { ephemeralResources } = runtime.definition;
  return ValidateEphemeralResourceConfig.response.encode(
    await validate(
      runtime,
      "ValidateEphemeralResourceConfig",
      "ephemeral resource",
      request,
      ephemeralResources,
    ),
  );
};
