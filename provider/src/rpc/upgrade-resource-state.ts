import { errorDiagnostic, hasErrors } from "../tfplugin/diagnostic.ts";
import { UpgradeResourceState } from "../tfplugin/messages.ts";
import { fromJsonTyped } from "../tfplugin/typed-codec.ts";
import type { TfObject } from "../tfplugin/value.ts";
import { attempt } from "./attempt.ts";
import { checkState } from "./conformance.ts";
import type { ResourceDefinition, UpgradeStateReply } from "./provider-definition.ts";
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
      const codec = runtime.codec(resource.schema.block);
      const stored = readStored(request.rawState);
      const current = version === resource.schema.version;
      if (current) return { upgradedState: writeValue(codec, fromJsonTyped(codec, stored)) };
      const reply = await upgrade(runtime, resource, typeName, version, stored);
      if (reply.state === undefined) return { diagnostics: writeDiagnostics(reply.diagnostics) };
      const upgradedState = writeValue(codec, reply.state);
      const broken = checkState(RPC, typeName, resource.schema.block, reply.state);
      const diagnostics = writeDiagnostics([...(reply.diagnostics ?? []), ...broken]);
      return { diagnostics, upgradedState };
    }),
  );
};

async function upgrade<C>(
  runtime: Runtime<C>,
  resource: ResourceDefinition<C>,
  typeName: string,
  version: number,
  state: TfObject,
): Promise<UpgradeStateReply> {
  if (version > resource.schema.version) {
    const detail =
      `The state of this ${typeName} has version ${version}, this provider writes version ` +
      `${resource.schema.version}. Run "terraform init -upgrade" to get a newer provider.`;
    return { diagnostics: [errorDiagnostic("State of a newer provider", detail)] };
  }
  if (resource.upgradeState === undefined) {
    const codec = runtime.codec(resource.schema.block);
    return { state: fromJsonTyped(codec, state) as TfObject };
  }
  const reply = await resource.upgradeState({ version, state }, runtime.context);
  if (reply.state === undefined && !hasErrors(reply.diagnostics)) {
    throw new Error("upgradeState returned neither a state nor an error");
  }
  return reply;
}
