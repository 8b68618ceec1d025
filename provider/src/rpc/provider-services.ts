/** The one table of what is answered of protocol 6.11, and what is refused by name. */
import { GrpcError, STATUS } from "../plugin/grpc-frame.ts";
import type { StreamHandler, UnaryHandler } from "../plugin/grpc-server.ts";
import { applyResourceChange } from "./apply-resource-change.ts";
import { callFunction } from "./call-function.ts";
import { closeEphemeralResource } from "./close-ephemeral-resource.ts";
import { configureProvider } from "./configure-provider.ts";
import { generateResourceConfig } from "./generate-resource-config.ts";
import { getFunctions } from "./get-functions.ts";
import { getMetadata } from "./get-metadata.ts";
import { getProviderSchema } from "./get-provider-schema.ts";
import { getResourceIdentitySchemas } from "./get-resource-identity-schemas.ts";
import { importResourceState } from "./import-resource-state.ts";
import { invokeAction } from "./invoke-action.ts";
import { listResource } from "./list-resource.ts";
import { moveResourceState } from "./move-resource-state.ts";
import { openEphemeralResource } from "./open-ephemeral-resource.ts";
import { planAction } from "./plan-action.ts";
import { planResourceChange } from "./plan-resource-change.ts";
import type { Log, ProviderDefinition } from "./provider-definition.ts";
import { readDataSource } from "./read-data-source.ts";
import { readResource } from "./read-resource.ts";
import { renewEphemeralResource } from "./renew-ephemeral-resource.ts";
import { type Rpc, Runtime, type StreamingRpc } from "./runtime.ts";
import { stopProvider } from "./stop-provider.ts";
import { upgradeResourceIdentity } from "./upgrade-resource-identity.ts";
import { upgradeResourceState } from "./upgrade-resource-state.ts";
import { validateActionConfig } from "./validate-action-config.ts";
import { validateDataResourceConfig } from "./validate-data-resource-config.ts";
import { validateEphemeralResourceConfig } from "./validate-ephemeral-resource-config.ts";
import { validateListResourceConfig } from "./validate-list-resource-config.ts";
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
  GenerateResourceConfig: generateResourceConfig,
  ReadDataSource: readDataSource,
  ValidateEphemeralResourceConfig: validateEphemeralResourceConfig,
  OpenEphemeralResource: openEphemeralResource,
  RenewEphemeralResource: renewEphemeralResource,
  CloseEphemeralResource: closeEphemeralResource,
  GetFunctions: getFunctions,
  CallFunction: callFunction,
  StopProvider: stopProvider,
  GetResourceIdentitySchemas: getResourceIdentitySchemas,
  UpgradeResourceIdentity: upgradeResourceIdentity,
  ValidateListResourceConfig: validateListResourceConfig,
  ValidateActionConfig: validateActionConfig,
  PlanAction: planAction,
};

const STREAMED: Readonly<Record<string, StreamingRpc>> = {
  ListResource: listResource,
  InvokeAction: invokeAction,
};

/** Name to the minor version it came with. Terraform asks some of these first and accepts the refusal. */
const REFUSED: Readonly<Record<string, string>> = {
  ValidateStateStoreConfig: "6.11",
  ConfigureStateStore: "6.11",
  ReadStateBytes: "6.11",
  WriteStateBytes: "6.11",
  LockState: "6.11",
  UnlockState: "6.11",
  GetStates: "6.11",
  DeleteState: "6.11",
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
      const reason = `came with protocol ${version}; this provider does not do that`;
      throw new GrpcError(STATUS.unimplemented, `${name} ${reason}`);
    });
  }
  const streaming = new Map<string, StreamHandler>(
    Object.entries(STREAMED).map(([name, rpc]) => [
      `/tfplugin6.Provider/${name}`,
      (request) => rpc(runtime, request),
    ]),
  );
  return { unary, streaming, stop: () => runtime.stop() };
}
