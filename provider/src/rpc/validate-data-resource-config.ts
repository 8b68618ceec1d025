import { ValidateDataResourceConfig } from "../tfplugin/messages.ts";
import type { Rpc } from "./runtime.ts";
import { validate } from "./validation.ts";

export const validateDataResourceConfig: Rpc = async (runtime, bytes) => {
  const request = ValidateDataResourceConfig.request.decode(bytes);
  const { dataSources } = runtime.definition;
  return ValidateDataResourceConfig.response.encode(
    await validate(runtime, "ValidateDataResourceConfig", "data source", request, dataSources),
  );
};
