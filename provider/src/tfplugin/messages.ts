/** The messages of protocol 6.11 that carry values: field numbers as the protocol's definition gives them. */
import {
  bool,
  bytes,
  embedded,
  encodedMessage,
  integer,
  mapOf,
  message,
  optional,
  repeated,
  string,
} from "./protobuf-message.ts";

const EMPTY = message({});

export const wireValue = message({ msgpack: bytes(1), json: bytes(2) });

const attributePathStep = message({
  attributeName: optional(string(1)),
  elementKeyString: optional(string(2)),
  elementKeyInt: optional(integer(3)),
});
const attributePath = message({ steps: repeated(embedded(1, attributePathStep)) });

export const SEVERITY = { error: 1, warning: 2 } as const;

const diagnostic = message({
  severity: integer(1),
  summary: string(2),
  detail: string(3),
  attribute: embedded(4, attributePath),
});

const rawState = message({ json: bytes(1), flatmap: mapOf(2, string(2)) });

const clientCapabilities = message({ deferralAllowed: bool(1), writeOnlyAttributesAllowed: bool(2) });

export const serverCapabilities = message({
  planDestroy: bool(1),
  getProviderSchemaOptional: bool(2),
  moveResourceState: bool(3),
  generateResourceConfig: bool(4),
});

export const DEFERRED = {
  resource_config_unknown: 1,
  provider_config_unknown: 2,
  absent_prerequisite: 3,
} as const;
const deferred = message({ reason: integer(1) });

const timestamp = message({ seconds: integer(1), nanos: integer(2) });
const typeNamed = message({ typeName: string(1) });
const named = message({ name: string(1) });

/** The field that says what went wrong. */
export const diagnostics = (number: number) => repeated(embedded(number, diagnostic));
const value = (number: number) => embedded(number, wireValue);
const identityData = message({ identityData: embedded(1, wireValue) });
const identity = (number: number) => embedded(number, identityData);
const capabilities = (number: number) => embedded(number, clientCapabilities);

/** Validation of resources, data sources and ephemeral resources differs in numbers only. */
const validateTyped = {
  request: message({ typeName: string(1), config: value(2) }),
  response: message({ diagnostics: diagnostics(1) }),
};

export const GetMetadata = {
  request: EMPTY,
  response: message({
    serverCapabilities: embedded(1, serverCapabilities),
    diagnostics: diagnostics(2),
    dataSources: repeated(embedded(3, typeNamed)),
    resources: repeated(embedded(4, typeNamed)),
    functions: repeated(embedded(5, named)),
    ephemeralResources: repeated(embedded(6, typeNamed)),
    listResources: repeated(embedded(7, typeNamed)),
    stateStores: repeated(embedded(8, typeNamed)),
    actions: repeated(embedded(9, typeNamed)),
  }),
};

/** Schemas and functions are encoded by schema-message.ts. */
export const GetProviderSchema = {
  request: EMPTY,
  response: message({
    provider: encodedMessage(1),
    resourceSchemas: mapOf(2, encodedMessage(2)),
    dataSourceSchemas: mapOf(3, encodedMessage(2)),
    diagnostics: diagnostics(4),
    providerMeta: encodedMessage(5),
    serverCapabilities: embedded(6, serverCapabilities),
    functions: mapOf(7, encodedMessage(2)),
    ephemeralResourceSchemas: mapOf(8, encodedMessage(2)),
    listResourceSchemas: mapOf(9, encodedMessage(2)),
    stateStoreSchemas: mapOf(10, encodedMessage(2)),
    actionSchemas: mapOf(11, encodedMessage(2)),
  }),
};

export const ValidateProviderConfig = {
  request: message({ config: value(1) }),
  response: message({ diagnostics: diagnostics(2) }),
};

export const ValidateResourceConfig = validateTyped;
export const ValidateDataResourceConfig = validateTyped;
export const ValidateEphemeralResourceConfig = validateTyped;

export const UpgradeResourceState = {
  request: message({ typeName: string(1), version: integer(2), rawState: embedded(3, rawState) }),
  response: message({ upgradedState: value(1), diagnostics: diagnostics(2) }),
};

export const ConfigureProvider = {
  request: message({ terraformVersion: string(1), config: value(2), clientCapabilities: capabilities(3) }),
  response: message({ diagnostics: diagnostics(1) }),
};

export const ReadResource = {
  request: message({
    typeName: string(1),
    currentState: value(2),
    private: bytes(3),
    providerMeta: value(4),
    clientCapabilities: capabilities(5),
    currentIdentity: identity(6),
  }),
  response: message({
    newState: value(1),
    diagnostics: diagnostics(2),
    private: bytes(3),
    deferred: embedded(4, deferred),
    newIdentity: identity(5),
  }),
};

export const PlanResourceChange = {
  request: message({
    typeName: string(1),
    priorState: value(2),
    proposedNewState: value(3),
    config: value(4),
    priorPrivate: bytes(5),
    providerMeta: value(6),
    clientCapabilities: capabilities(7),
    priorIdentity: identity(8),
  }),
  response: message({
    plannedState: value(1),
    requiresReplace: repeated(embedded(2, attributePath)),
    plannedPrivate: bytes(3),
    diagnostics: diagnostics(4),
    deferred: embedded(6, deferred),
    plannedIdentity: identity(7),
  }),
};

export const ApplyResourceChange = {
  request: message({
    typeName: string(1),
    priorState: value(2),
    plannedState: value(3),
    config: value(4),
    plannedPrivate: bytes(5),
    providerMeta: value(6),
    plannedIdentity: identity(7),
  }),
  response: message({
    newState: value(1),
    private: bytes(2),
    diagnostics: diagnostics(3),
    newIdentity: identity(5),
  }),
};

const importedResource = message({
  typeName: string(1),
  state: value(2),
  private: bytes(3),
  identity: identity(4),
});

export const ImportResourceState = {
  request: message({
    typeName: string(1),
    id: string(2),
    clientCapabilities: capabilities(3),
    identity: identity(4),
  }),
  response: message({
    importedResources: repeated(embedded(1, importedResource)),
    diagnostics: diagnostics(2),
    deferred: embedded(3, deferred),
  }),
};

export const GenerateResourceConfig = {
  request: message({
    typeName: string(1),
    state: value(2),
  }),
  response: message({
    config: value(1),
    diagnostics: diagnostics(2),
  }),
};

export const MoveResourceState = {
  request: message({
    sourceProviderAddress: string(1),
    sourceTypeName: string(2),
    sourceSchemaVersion: integer(3),
    sourceState: embedded(4, rawState),
    targetTypeName: string(5),
    sourcePrivate: bytes(6),
  }),
  response: message({
    targetState: value(1),
    diagnostics: diagnostics(2),
    targetPrivate: bytes(3),
    targetIdentity: identity(4),
  }),
};

export const ReadDataSource = {
  request: message({
    typeName: string(1),
    config: value(2),
    providerMeta: value(3),
    clientCapabilities: capabilities(4),
  }),
  response: message({ state: value(1), diagnostics: diagnostics(2), deferred: embedded(3, deferred) }),
};

export const OpenEphemeralResource = {
  request: message({ typeName: string(1), config: value(2), clientCapabilities: capabilities(3) }),
  response: message({
    diagnostics: diagnostics(1),
    renewAt: embedded(2, timestamp),
    result: value(3),
    private: optional(bytes(4)),
    deferred: embedded(5, deferred),
  }),
};

export const RenewEphemeralResource = {
  request: message({ typeName: string(1), private: bytes(2) }),
  response: message({
    diagnostics: diagnostics(1),
    renewAt: embedded(2, timestamp),
    private: optional(bytes(3)),
  }),
};

export const CloseEphemeralResource = {
  request: message({ typeName: string(1), private: bytes(2) }),
  response: message({ diagnostics: diagnostics(1) }),
};

export const GetFunctions = {
  request: EMPTY,
  response: message({ functions: mapOf(1, encodedMessage(2)), diagnostics: diagnostics(2) }),
};

const functionError = message({ text: string(1), functionArgument: optional(integer(2)) });

export const CallFunction = {
  request: message({ name: string(1), arguments: repeated(value(2)) }),
  response: message({ result: value(1), error: embedded(2, functionError) }),
};

export const StopProvider = {
  request: EMPTY,
  response: message({ error: string(1) }),
};

export const GetResourceIdentitySchemas = {
  request: EMPTY,
  response: message({ identitySchemas: mapOf(1, encodedMessage(2)), diagnostics: diagnostics(2) }),
};

export const UpgradeResourceIdentity = {
  request: message({ typeName: string(1), version: integer(2), rawIdentity: embedded(3, rawState) }),
  response: message({ upgradedIdentity: identity(1), diagnostics: diagnostics(2) }),
};

/** Each message of the answer is an event. */
export const ListResource = {
  request: message({
    typeName: string(1),
    config: value(2),
    includeResourceObject: bool(3),
    limit: integer(4),
  }),
  response: message({
    identity: identity(1),
    displayName: string(2),
    resourceObject: value(3),
    diagnostic: diagnostics(4),
  }),
};

export const ValidateListResourceConfig = validateTyped;

export const ValidateActionConfig = {
  request: message({ actionType: string(1), config: value(2) }),
  response: message({ diagnostics: diagnostics(1) }),
};

export const PlanAction = {
  request: message({ actionType: string(1), config: value(2), clientCapabilities: capabilities(3) }),
  response: message({ diagnostics: diagnostics(1), deferred: embedded(2, deferred) }),
};

/** Each message of the answer is an event: any number of `progress`, then `completed`. */
export const InvokeAction = {
  request: message({ actionType: string(1), config: value(2), clientCapabilities: capabilities(3) }),
  response: message({
    progress: embedded(1, message({ message: string(1) })),
    completed: embedded(2, message({ diagnostics: diagnostics(1) })),
  }),
};
