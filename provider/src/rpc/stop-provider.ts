import { StopProvider } from "../tfplugin/messages.ts";
import type { Rpc } from "./runtime.ts";

/** Terraform was interrupted: the running calls are to end; Terraform waits for their answers. */
export const stopProvider: Rpc = async (runtime) => {
  runtime.stop();
  return StopProvider.response.encode({});
};
