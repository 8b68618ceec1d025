import { UpgradeResourceState } from "../tfplugin/messages.ts";
import { fromJsonTyped } from "../tfplugin/typed-codec.ts";
import type { TfObject } from "../tfplugin/value.ts";
import { attempt } from "./attempt.ts";
import { checkState } from "./conformance/checks.ts";
import type { Rpc } from "./runtime.ts";
import { upgradeStored } from "./upgrade-stored.ts";
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
      const stored = { what: "state", typeName, version, value: readStored(request.rawState) };
      const { upgrades = [], schema } = resource;
      const { state, diagnostics } = await upgradeStored(runtime, schema.version, upgrades, stored);
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
