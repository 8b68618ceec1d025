/** The one table of what is answered of protocol 6.11, of which nothing is refused. */
import type { CollectingHandler, StreamHandler, UnaryHandler } from "../plugin/grpc-server.ts";
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
import { type CollectingRpc, type Rpc, Runtime, type StreamingRpc } from "./runtime.ts";
import { readStateBytes, writeStateBytes } from "./state-bytes.ts";
import {
  configureStateStore,
  deleteState,
  getStates,
  lockState,
  unlockState,
  validateStateStoreConfig,
} from "./state-store.ts";
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
  ValidateStateStoreConfig: validateStateStoreConfig,
  ConfigureStateStore: configureStateStore,
  LockState: lockState,
  UnlockState: unlockState,
  GetStates: getStates,
  DeleteState: deleteState,
};

const STREAMED: Readonly<Record<string, StreamingRpc>> = {
  ListResource: listResource,
  InvokeAction: invokeAction,
  ReadStateBytes: readStateBytes,
};

const COLLECTED: Readonly<Record<string, CollectingRpc>> = {
  WriteStateBytes: writeStateBytes,
};

/** The provider's gRPC methods by path, and what ends its running calls. */
export function providerServices<C>(definition: ProviderDefinition<C>, log: Log) {
  const runtime = new Runtime(definition, log);
  const unary = new Map<string, UnaryHandler>();
  for (const [name, rpc] of Object.entries(ANSWERED)) {
    unary.set(`/tfplugin6.Provider/${name}`, (request) => rpc(runtime, request));
  }
  const streaming = new Map<string, StreamHandler>(
    Object.entries(STREAMED).map(([name, rpc]) => [
      `/tfplugin6.Provider/${name}`,
      (request) => rpc(runtime, request),
    ]),
  );
  const collecting = new Map<string, CollectingHandler>(
    Object.entries(COLLECTED).map(([name, rpc]) => [
      `/tfplugin6.Provider/${name}`,
      (requests) => rpc(runtime, requests),
    ]),
  );
  return {
    unary,
    streaming,
    collecting,
    stop: () => runtime.stop(),
    finish: async () => definition.finish?.(),
  };
}
