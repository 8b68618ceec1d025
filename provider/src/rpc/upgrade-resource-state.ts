import { type Diagnostic, errorDiagnostic, hasErrors } from "../tfplugin/diagnostic.ts";
import { UpgradeResourceState } from "../tfplugin/messages.ts";
import { fromJsonTyped } from "../tfplugin/typed-codec.ts";
import type { TfObject } from "../tfplugin/value.ts";
import { attempt } from "./attempt.ts";
import { checkState } from "./conformance/checks.ts";
import type { ResourceDefinition } from "./provider-definition.ts";
import type { Rpc, Runtime } from "./runtime.ts";
import { readStored, unknownName, writeDiagnostics, writeValue } from "./wire.ts";

const RPC = "UpgradeResourceState";

/** Terraform asks this for every stored resource at every plan, mostly with a state of the present version. */
export const upgradeResourceState: Rpc = async (runtime, bytes) => {
  const request = UpgradeResourceState.request.decode(bytes);
  const { typeName, version } = request;
  const resource = runtime.definition.resources.get(typeName);
  if (resource === undefined) {
    const diagnostics = writeDiagnostics([unknownName("resource type", typeName)]);
    return UpgradeResourceState.response.encode({ diagnostics });
  }
  return UpgradeResourceState.response.encode(
    await attempt(RPC, typeName, runtime.log, async () => {
      const { block } = resource.schema;
      const codec = runtime.codec(block);
      const { state, diagnostics } = await upgrade(
        runtime,
        resource,
        typeName,
        version,
        readStored(request.rawState),
      );
      if (state === undefined) return { diagnostics: writeDiagnostics(diagnostics) };
      const upgraded = fromJsonTyped(codec, state) as TfObject;
      const broken = checkState(RPC, typeName, block, upgraded);
      return {
        diagnostics: writeDiagnostics([...diagnostics, ...broken]),
        upgradedState: writeValue(codec, upgraded),
      };
    }),
  );
};

interface Upgraded {
  /** In stored form, of the present version; absent when there are errors. */
  readonly state?: TfObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** One step after the other, from the version that was stored to the present one. */
async function upgrade<C>(
  runtime: Runtime<C>,
  { schema, upgrades = [] }: ResourceDefinition<C>,
  typeName: string,
  version: number,
  stored: TfObject,
): Promise<Upgraded> {
  if (version > schema.version) {
    const detail =
      `The state of this ${typeName} has version ${version}, this provider writes version ` +
      `${schema.version}. Run "terraform init -upgrade" to get a newer provider.`;
    return { diagnostics: [errorDiagnostic("State of a newer provider", detail)] };
  }
  const diagnostics: Diagnostic[] = [];
  let state = stored;
  for (let from = version; from < schema.version; from += 1) {
    const step = upgrades[from];
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
