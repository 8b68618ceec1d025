/** Every function of the provider: its signature from the schemas, and what it computes. */
import { FUNCTIONS } from "@croft/schemas/generated/terraform/provider.ts";
import type { FunctionModel } from "@croft/schemas/terraform-model.ts";
import type { FunctionDefinition, FunctionReply } from "../rpc/provider-definition.ts";
import type { TfNumber, TfValue } from "../tfplugin/value.ts";
import { formatSize, parseSize, SizeError } from "./size.ts";

type Compute = (args: readonly TfValue[]) => TfValue;

const COMPUTE: Readonly<Record<string, Compute>> = {
  parse_size_gib: ([text]) => parseSize(String(text), "GiB"),
  parse_size_mib: ([text]) => parseSize(String(text), "MiB"),
  format_size: ([size, unit = "B", ...more]) => {
    if (more.length > 0) throw new SizeError("format_size takes one size and at most one unit.");
    return formatSize(size as TfNumber, String(unit));
  },
};

export function functions(): ReadonlyMap<string, FunctionDefinition> {
  return new Map(FUNCTIONS.map((model) => [model.name, definitionOf(model)]));
}

function definitionOf(model: FunctionModel): FunctionDefinition {
  const compute = COMPUTE[model.name];
  if (compute === undefined) throw new Error(`nothing computes ${model.name}`);
  return {
    summary: model.summary,
    description: model.description,
    parameters: model.parameters,
    ...(model.variadic ? { variadicParameter: model.variadic } : {}),
    returnType: model.returns,
    call: (args) => answer(() => compute(args)),
  };
}

function answer(compute: () => TfValue): FunctionReply {
  try {
    return { result: compute() };
  } catch (error) {
    // Terraform ends the sentence itself.
    if (error instanceof SizeError) return { error: error.message.replace(/\.$/, ""), argument: 0 };
    throw error;
  }
}
