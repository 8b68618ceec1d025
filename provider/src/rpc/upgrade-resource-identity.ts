import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { UpgradeResourceIdentity } from "../tfplugin/messages.ts";
import { identityType } from "../tfplugin/schema.ts";
import { fromJsonTyped } from "../tfplugin/typed-codec.ts";
import type { TfObject } from "../tfplugin/value.ts";
import { attempt } from "./attempt.ts";
import { writeIdentity } from "./identity.ts";
import type { Rpc } from "./runtime.ts";
import { upgradeStored } from "./upgrade-stored.ts";
import { readStored, unknownName, writeDiagnostics } from "./wire.ts";

const RPC = "UpgradeResourceIdentity";

/** Terraform asks this for stored identities of another version only. */
export const upgradeResourceIdentity: Rpc = async (runtime, bytes) => {
  const { typeName, version, rawIdentity } = UpgradeResourceIdentity.request.decode(bytes);
  const resource = runtime.definition.resources.get(typeName);
  const identity = resource?.identity;
  if (identity === undefined) {
    const refusal =
      resource === undefined
        ? unknownName("resource type", typeName)
        : errorDiagnostic("There is no identity", `A ${typeName} has no identity beside its state.`);
    return UpgradeResourceIdentity.response.encode({ diagnostics: writeDiagnostics([refusal]) });
  }
  return UpgradeResourceIdentity.response.encode(
    await attempt(RPC, typeName, runtime.log, async () => {
      const { schema, upgrades = [] } = identity;
      const stored = { what: "identity", typeName, version, value: readStored(rawIdentity) };
      const { state, diagnostics } = await upgradeStored(runtime, schema.version, upgrades, stored);
      if (state === undefined) return { diagnostics: writeDiagnostics(diagnostics) };
      const codec = runtime.codecOfType(identityType(schema), schema);
      const upgraded = fromJsonTyped(codec, state) as TfObject;
      return {
        upgradedIdentity: writeIdentity(runtime, identity, upgraded),
        diagnostics: writeDiagnostics(diagnostics),
      };
    }),
  );
};
