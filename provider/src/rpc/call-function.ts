import { CallFunction } from "../tfplugin/messages.ts";
import { codecOfType } from "../tfplugin/value-codec.ts";
import { functionProblem } from "./conformance/checks.ts";
import type { FunctionDefinition } from "./provider-definition.ts";
import type { Rpc } from "./runtime.ts";
import { readValue, type WireValue, writeValue } from "./wire.ts";

/** Functions have no diagnostics: an error is one text and perhaps the argument it is about. */
export const callFunction: Rpc = async (runtime, bytes) => {
  const request = CallFunction.request.decode(bytes);
  const definition = runtime.definition.functions?.get(request.name);
  if (definition === undefined)
    return failure(`this provider has no function ${JSON.stringify(request.name)}`);
  try {
    const reply = await definition.call(readArguments(definition, request.arguments), runtime.signal);
    // Handlers may change what they are given, so the rules are checked against values read anew.
    const problem = functionProblem(readArguments(definition, request.arguments), reply);
    if (problem !== undefined) throw new Error(problem);
    if ("error" in reply) return failure(reply.error, reply.argument);
    return CallFunction.response.encode({
      result: writeValue(codecOfType(definition.returnType), reply.result),
    });
  } catch (error) {
    runtime.log(
      "error",
      `CallFunction of ${request.name}: ${error instanceof Error ? error.stack : String(error)}`,
    );
    const text = error instanceof Error ? error.message : String(error);
    return failure(`defect of the provider in function ${request.name}: ${text}`);
  }
};

function readArguments(definition: FunctionDefinition, given: readonly (WireValue | null)[]) {
  const { parameters, variadicParameter } = definition;
  if (given.length < parameters.length) throw new Error(`${parameters.length} arguments are required`);
  return given.map((wire, i) => {
    const parameter = parameters[i] ?? variadicParameter;
    if (parameter === undefined) throw new Error(`only ${parameters.length} arguments are taken`);
    return readValue(codecOfType(parameter.type), wire);
  });
}

function failure(text: string, argument?: number): Uint8Array {
  return CallFunction.response.encode({ error: { text, functionArgument: argument ?? null } });
}
