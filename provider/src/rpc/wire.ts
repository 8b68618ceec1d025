/** Between decoded values and the parts of messages that carry them. */
import type { Diagnostic } from "../tfplugin/diagnostic.ts";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { parseExactJson } from "../tfplugin/exact-json.ts";
import { DEFERRED, SEVERITY } from "../tfplugin/messages.ts";
import { type Path, pathText } from "../tfplugin/path.ts";
import type { Block } from "../tfplugin/schema.ts";
import { fromJsonTyped } from "../tfplugin/typed-codec.ts";
import { isObject, type TfObject, type TfValue } from "../tfplugin/value.ts";
import { type Codec, decodeValue, encodeValue } from "../tfplugin/value-codec.ts";
import { ValueError } from "../tfplugin/value-error.ts";
import type { ClientCapabilities, DeferredReason, ProviderDefinition } from "./provider-definition.ts";
import type { Runtime } from "./runtime.ts";

export interface WireValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** Terraform writes MessagePack; the protocol also allows JSON. Absent is null. */
export function readValue(codec: Codec, wire: WireValue | null): TfValue {
  if (wire === null) return null;
  if (wire.msgpack !== undefined && wire.msgpack.length > 0) return decodeValue(codec, wire.msgpack);
  if (wire.json === undefined || wire.json.length === 0) return null;
  return fromJsonTyped(codec, parseExactJson(Buffer.from(wire.json).toString()));
}

export function readObject(codec: Codec, wire: WireValue | null): TfObject | null {
  const value = readValue(codec, wire);
  if (value === null || isObject(value)) return value;
  throw new ValueError("an object is required");
}

/** For requests in which the object cannot be absent. */
export function readPresent(codec: Codec, wire: WireValue | null): TfObject {
  const object = readObject(codec, wire);
  if (object === null) throw new ValueError("an object is required, got null");
  return object;
}

export function writeValue(codec: Codec, value: TfValue): { msgpack: Uint8Array } {
  return { msgpack: encodeValue(codec, value) };
}

/** As Terraform has it when it reads a state that it stored: a refresh that changed nothing is to look like it. */
export function writeStored(codec: Codec, value: TfValue): { msgpack: Uint8Array } {
  return { msgpack: encodeValue(codec, value, true) };
}

export function readMeta<C>(runtime: Runtime<C>, wire: WireValue | null): TfObject | null {
  const { metaSchema } = runtime.definition as ProviderDefinition;
  return metaSchema === undefined ? null : readObject(runtime.codec(metaSchema.block), wire);
}

/** A stored state without a schema. Terraform wrote it, so it is an object; the old flat form is from before 0.12. */
export function readStored(raw: { readonly json?: Uint8Array } | null): TfObject {
  const text = Buffer.from(raw?.json ?? []).toString();
  const state = text === "" ? null : parseExactJson(text);
  if (isObject(state)) return state;
  throw new ValueError("the stored state is not a JSON object");
}

/** Older Terraforms send no capabilities. */
export function readCapabilities(wire: Partial<ClientCapabilities> | null): ClientCapabilities {
  return {
    deferralAllowed: wire?.deferralAllowed ?? false,
    writeOnlyAttributesAllowed: wire?.writeOnlyAttributesAllowed ?? false,
  };
}

export function writeDeferred(reason: DeferredReason | undefined): { reason: number } | null {
  return reason === undefined ? null : { reason: DEFERRED[reason] };
}

/** `block`: the schema that the paths are of, for those that lead into nested attributes. */
export function writeDiagnostics(diagnostics: readonly Diagnostic[] | undefined, block?: Block) {
  return (diagnostics ?? []).map((diagnostic) => {
    const { severity, summary, path = [] } = diagnostic;
    const attribute = block === undefined ? path : resolvable(path, block);
    return {
      severity: SEVERITY[severity],
      summary,
      detail: attribute.length === path.length ? diagnostic.detail : withPlace(diagnostic, path),
      attribute: attribute.length === 0 ? null : writePath(attribute),
    };
  });
}

/**
 * The part of a path for which Terraform finds a line. It follows blocks, attributes and their items, and for anything in a
 * nested attribute it shows the first line of the resource (1.11; internal/tfdiags/contextual.go of its source): then the attribute that holds it is nearer.
 */
function resolvable(path: Path, { blocks = {} }: Block): Path {
  const [first] = path;
  if (typeof first !== "string" || Object.hasOwn(blocks, first)) return path;
  const nested = path.findIndex((step, index) => index > 0 && typeof step === "string");
  return nested < 0 ? path : path.slice(0, nested);
}

function withPlace({ summary, detail }: Diagnostic, path: Path): string {
  const place = pathText(path);
  if (summary.includes(place) || detail.includes(place)) return detail;
  return detail === "" ? `Attribute: ${place}` : `${detail}\n\nAttribute: ${place}`;
}

export function writePath(path: Path) {
  return {
    steps: path.map((step) => {
      if (typeof step === "string") return { attributeName: step };
      return typeof step === "number" ? { elementKeyInt: step } : { elementKeyString: step.key };
    }),
  };
}

export function writeTime(date: Date | undefined): { seconds: number; nanos: number } | null {
  if (date === undefined) return null;
  const milliseconds = date.getTime();
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds, nanos: (milliseconds - seconds * 1000) * 1_000_000 };
}

/** A private part as bytes of its own: what was read is a view of the whole request. */
export function readPrivate(bytes: Uint8Array): Uint8Array {
  return bytes.length === 0 ? NONE : Buffer.from(bytes);
}

const NONE = new Uint8Array();

/** What a handler of the provider threw, or an answer that does not fit the schema, as an error that says where. */
export function defect(rpc: string, subject: string, error: unknown): Diagnostic {
  const summary = `Defect of the provider in ${rpc} of ${subject}`;
  if (error instanceof ValueError) {
    const detail = `The answer does not fit the schema: ${pathText(error.path)}: ${error.problem}.`;
    return errorDiagnostic(summary, `${detail} Please report it.`, error.path);
  }
  const text = error instanceof Error ? error.message : String(error);
  return errorDiagnostic(summary, `${text}\n\nThis is not an error of the configuration: please report it.`);
}

export function unknownName(what: string, name: string): Diagnostic {
  return errorDiagnostic(
    `Unknown ${what} ${JSON.stringify(name)}`,
    `This provider has no ${what} of this name. Run "terraform init -upgrade" if a newer version has it.`,
  );
}
