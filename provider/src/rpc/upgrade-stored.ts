/** Brings what was stored by an older version of a schema up to the present one, one step after the other. */
import { type Diagnostic, errorDiagnostic, hasErrors } from "../tfplugin/diagnostic.ts";
import type { TfObject } from "../tfplugin/value.ts";
import type { StateUpgrade } from "./provider-definition.ts";
import type { Runtime } from "./runtime.ts";

export interface Upgraded {
  /** In stored form, of the present version; absent when there are errors. */
  readonly state?: TfObject;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Stored {
  /** What it is, for messages: "state", "identity". */
  readonly what: string;
  readonly typeName: string;
  readonly version: number;
  readonly value: TfObject;
}

export async function upgradeStored<C>(
  runtime: Runtime<C>,
  present: number,
  steps: readonly StateUpgrade<C>[],
  { what, typeName, version, value }: Stored,
): Promise<Upgraded> {
  if (version > present) {
    const detail =
      `The ${what} of this ${typeName} has version ${version}, this provider writes version ` +
      `${present}. Run "terraform init -upgrade" to get a newer provider.`;
    return {
      diagnostics: [
        errorDiagnostic(`${what === "state" ? "State" : "Identity"} of a newer provider`, detail),
      ],
    };
  }
  const diagnostics: Diagnostic[] = [];
  let state = value;
  for (let from = version; from < present; from += 1) {
    const step = steps[from];
    if (step === undefined) throw new Error(`there is no step from version ${from} to ${from + 1}`);
    const reply = await step(state, runtime.context);
    diagnostics.push(...(reply.diagnostics ?? []));
    if (hasErrors(reply.diagnostics)) return { diagnostics };
    if (reply.state === undefined) {
      throw new Error(`the step from version ${from} to ${from + 1} returned neither a state nor an error`);
    }
    state = reply.state;
  }
  return { state, diagnostics };
}
