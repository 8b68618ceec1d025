/** The one table of what protocol 6.8 can ask, and of what later minor versions ask that is refused by name. */
import { GrpcError, STATUS } from "../plugin/grpc-frame.ts";
import type { UnaryHandler } from "../plugin/grpc-server.ts";
import { applyResourceChange } from "./apply-resource-change.ts";
import { callFunction } from "./call-function.ts";
import { closeEphemeralResource } from "./close-ephemeral-resource.ts";
import { configureProvider } from "./configure-provider.ts";
import { getFunctions } from "./get-functions.ts";
import { getMetadata } from "./get-metadata.ts";
import { getProviderSchema } from "./get-provider-schema.ts";
import { importResourceState } from "./import-resource-state.ts";
import { moveResourceState } from "./move-resource-state.ts";
import { openEphemeralResource } from "./open-ephemeral-resource.ts";
import { planResourceChange } from "./plan-resource-change.ts";
import type { Log, ProviderDefinition } from "./provider-definition.ts";
import { readDataSource } from "./read-data-source.ts";
import { readResource } from "./read-resource.ts";
import { renewEphemeralResource } from "./renew-ephemeral-resource.ts";
import { type Rpc, Runtime } from "./runtime.ts";
import { stopProvider } from "./stop-provider.ts";
import { upgradeResourceState } from "./upgrade-resource-state.ts";
import { validateDataResourceConfig } from "./validate-data-resource-config.ts";
import { validateEphemeralResourceConfig } from "./validate-ephemeral-resource-config.ts";
import { validateProviderConfig } from "./validate-provider-config.ts";
import { validateResourceConfig } from "./validate-resource-config.ts";

const ANSWERED: Readonly<Record<string, Rpc>> = {
  GetMetadata: getMetadata,
  GetProviderSchema: getProviderSchema,
  ValidateProviderConfig: validateProviderConfig,
  ValidateResourceConfig: validateResourceConfig,
  ValidateDataResourceConfig: validateDataResourceConfig,
  UpgradeResourceState: upgradeResourceState,
  ConfigureProvider: configureProvider,
  ReadResource: readResource,
  PlanResourceChange: planResourceChange,
  ApplyResourceChange: applyResourceChange,
  ImportResourceState: importResourceState,
  MoveResourceState: moveResourceState,
  ReadDataSource: readDataSource,
  ValidateEphemeralResourceConfig: validateEphemeralResourceConfig,
  OpenEphemeralResource: openEphemeralResource,
  RenewEphemeralResource: renewEphemeralResource,
  CloseEphemeralResource: closeEphemeralResource,
  GetFunctions: getFunctions,
  CallFunction: callFunction,
  StopProvider: stopProvider,
};

/** Name to the minor version it came with. Terraform asks some of these first and accepts the refusal. */
const REFUSED: Readonly<Record<string, string>> = {
  GetResourceIdentitySchemas: "6.9",
  UpgradeResourceIdentity: "6.9",
  ListResource: "6.10",
  ValidateListResourceConfig: "6.10",
  ValidateActionConfig: "6.10",
  PlanAction: "6.10",
  InvokeAction: "6.10",
  ValidateStateStoreConfig: "6.11",
  ConfigureStateStore: "6.11",
  ReadStateBytes: "6.11",
  WriteStateBytes: "6.11",
  LockState: "6.11",
  UnlockState: "6.11",
  GetStates: "6.11",
  DeleteState: "6.11",
  GenerateResourceConfig: "6.11",
};

/** The provider's gRPC methods by path, and what ends its running calls. */
export function providerServices<C>(definition: ProviderDefinition<C>, log: Log) {
  const runtime = new Runtime(definition, log);
  const unary = new Map<string, UnaryHandler>();
  for (const [name, rpc] of Object.entries(ANSWERED)) {
    unary.set(`/tfplugin6.Provider/${name}`, (request) => rpc(runtime, request));
  }
  for (const [name, version] of Object.entries(REFUSED)) {
    unary.set(`/tfplugin6.Provider/${name}`, () => {
      const reason = `came with protocol ${version}; this provider speaks 6.8`;
      throw new GrpcError(STATUS.unimplemented, `${name} ${reason}`);
    });
  }
  return { unary, stop: () => runtime.stop() };
}
