import { ValidateActionConfig } from "../tfplugin/messages.ts";
import type { Rpc } from "./runtime.ts";
import { validate } from "./validation.ts";

export const validateActionConfig: Rpc = async (runtime, bytes) => {
  const { actionType: typeName, config } = ValidateActionConfig.request.decode(bytes);
  const { actions } = runtime.definition;
  return ValidateActionConfig.response.encode(
    await validate(runtime, "ValidateActionConfig", "action", { typeName, config }, actions),
  );
};
