/** Schemas and function signatures as messages. Only written, never read, because this is the provider's side. */
import {
  bool,
  bytes,
  embedded,
  encodedMessage,
  integer,
  message,
  repeated,
  string,
} from "./protobuf-message.ts";
import type {
  Attribute,
  Attributes,
  Block,
  CtyType,
  IdentitySchema,
  NestedBlock,
  NestedObject,
  Schema,
} from "./schema.ts";

const NESTING = { single: 1, list: 2, set: 3, map: 4, group: 5 } as const;
const MARKDOWN = 1;

const schemaMessage = message({ version: integer(1), block: encodedMessage(2) });

const blockMessage = message({
  attributes: repeated(bytes(2)),
  blocks: repeated(bytes(3)),
  description: string(4),
  descriptionKind: integer(5),
  deprecated: bool(6),
});

const attributeMessage = message({
  name: string(1),
  type: bytes(2),
  description: string(3),
  required: bool(4),
  optional: bool(5),
  computed: bool(6),
  sensitive: bool(7),
  descriptionKind: integer(8),
  deprecated: bool(9),
  nestedType: encodedMessage(10),
  writeOnly: bool(11),
});

const objectMessage = message({ attributes: repeated(bytes(1)), nesting: integer(3) });

const nestedBlockMessage = message({
  typeName: string(1),
  block: encodedMessage(2),
  nesting: integer(3),
  minItems: integer(4),
  maxItems: integer(5),
});

export function encodeSchema(schema: Schema): Uint8Array {
  return schemaMessage.encode({ version: schema.version, block: encodeBlock(schema.block) });
}

const actionSchemaMessage = message({ schema: encodedMessage(1) });

export function encodeActionSchema(schema: Schema): Uint8Array {
  return actionSchemaMessage.encode({ schema: encodeSchema(schema) });
}

const identityMessage = message({ version: integer(1), attributes: repeated(bytes(2)) });

const identityAttributeMessage = message({
  name: string(1),
  type: bytes(2),
  requiredForImport: bool(3),
  optionalForImport: bool(4),
  description: string(5),
});

export function encodeIdentitySchema({ version, attributes }: IdentitySchema): Uint8Array {
  return identityMessage.encode({
    version,
    attributes: Object.entries(attributes).map(([name, { type, optionalForImport, description }]) =>
      identityAttributeMessage.encode({
        name,
        type: encodeType(type),
        requiredForImport: optionalForImport !== true,
        optionalForImport: optionalForImport ?? false,
        description: description ?? "",
      }),
    ),
  });
}

function encodeBlock(block: Block): Uint8Array {
  return blockMessage.encode({
    attributes: encodeAttributes(block.attributes),
    blocks: Object.entries(block.blocks ?? {}).map(([name, nested]) => encodeNestedBlock(name, nested)),
    description: block.description ?? "",
    descriptionKind: MARKDOWN,
    deprecated: block.deprecated ?? false,
  });
}

function encodeAttributes(attributes: Attributes): Uint8Array[] {
  return Object.entries(attributes).map(([name, attribute]) => encodeAttribute(name, attribute));
}

function encodeAttribute(name: string, attribute: Attribute): Uint8Array {
  return attributeMessage.encode({
    name,
    ...(attribute.type === undefined
      ? { nestedType: encodeObject(attribute.nested) }
      : { type: encodeType(attribute.type) }),
    description: attribute.description ?? "",
    required: attribute.required ?? false,
    optional: attribute.optional ?? false,
    computed: attribute.computed ?? false,
    sensitive: attribute.sensitive ?? false,
    descriptionKind: MARKDOWN,
    deprecated: attribute.deprecated ?? false,
    writeOnly: attribute.writeOnly ?? false,
  });
}

function encodeObject(nested: NestedObject): Uint8Array {
  return objectMessage.encode({
    attributes: encodeAttributes(nested.attributes),
    nesting: NESTING[nested.nesting],
  });
}

function encodeNestedBlock(name: string, nested: NestedBlock): Uint8Array {
  return nestedBlockMessage.encode({
    typeName: name,
    block: encodeBlock(nested.block),
    nesting: NESTING[nested.nesting],
    minItems: nested.minItems ?? 0,
    maxItems: nested.maxItems ?? 0,
  });
}

function encodeType(type: CtyType): Uint8Array {
  return Buffer.from(JSON.stringify(type));
}

export interface FunctionSignature {
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly ParameterSignature[];
  readonly variadicParameter?: ParameterSignature;
  readonly returnType: CtyType;
}

interface ParameterSignature {
  readonly name: string;
  readonly type: CtyType;
  readonly allowNull?: boolean;
  readonly allowUnknown?: boolean;
  readonly description?: string;
}

const parameterMessage = message({
  name: string(1),
  type: bytes(2),
  allowNull: bool(3),
  allowUnknown: bool(4),
  description: string(5),
  descriptionKind: integer(6),
});

const functionMessage = message({
  parameters: repeated(embedded(1, parameterMessage)),
  variadicParameter: embedded(2, parameterMessage),
  return: embedded(3, message({ type: bytes(1) })),
  summary: string(4),
  description: string(5),
  descriptionKind: integer(6),
});

export function encodeFunction(signature: FunctionSignature): Uint8Array {
  const { variadicParameter } = signature;
  return functionMessage.encode({
    parameters: signature.parameters.map(parameter),
    variadicParameter: variadicParameter === undefined ? null : parameter(variadicParameter),
    return: { type: encodeType(signature.returnType) },
    summary: signature.summary,
    description: signature.description ?? "",
    descriptionKind: MARKDOWN,
  });
}

function parameter(signature: ParameterSignature) {
  return {
    name: signature.name,
    type: encodeType(signature.type),
    allowNull: signature.allowNull ?? false,
    allowUnknown: signature.allowUnknown ?? false,
    description: signature.description ?? "",
    descriptionKind: MARKDOWN,
  };
}
