/** A function. It has to be pure: Terraform refuses another result for the same arguments in one run. */
import type { CtyType } from "../../tfplugin/schema.ts";
import type { TfValue } from "../../tfplugin/value.ts";
import type { Answer } from "./answers.ts";

interface FunctionParameter {
  readonly name: string;
  readonly type: CtyType;
  /** Absent: Terraform itself refuses null. */
  readonly allowNull?: boolean;
  /** Absent: with an unknown argument Terraform does not call, and the result is unknown. */
  readonly allowUnknown?: boolean;
  readonly description?: string;
}

/** Functions run in a process that is not configured. */
export interface FunctionDefinition {
  readonly summary: string;
  /** Markdown. */
  readonly description?: string;
  readonly parameters: readonly FunctionParameter[];
  /** Its values follow the others in `args`. */
  readonly variadicParameter?: FunctionParameter;
  readonly returnType: CtyType;
  call(args: readonly TfValue[], signal: AbortSignal): Answer<FunctionReply>;
}

export type FunctionReply =
  /** Known as a whole, unless an argument is not. */
  | { readonly result: TfValue }
  /** `argument` counts from 0. */
  | { readonly error: string; readonly argument?: number };
