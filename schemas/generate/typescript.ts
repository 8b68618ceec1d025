// schema -> TypeScript types.
import { dashes, type JsonSchema, type KindSource, pascal, restSchema, type Sources } from "./source.ts";

export const HEADER = "// Generated from schemas/; edit the YAML there and run `npm run generate`.\n";

const doc = (text: string | undefined, indent: string): string =>
  text ? `${indent}/** ${text.trim().replace(/\s+/g, " ").replaceAll("*/", "*\\/")} */\n` : "";

const scalar = (type: string): string =>
  ({ string: "string", integer: "number", number: "number", boolean: "boolean", null: "null" })[type] ??
  "unknown";

export function typeOf(schema: JsonSchema, indent: string): string {
  if (typeof schema.$ref === "string") return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.oneOf?.every((branch) => branch.title))
    return schema.oneOf.map((branch) => branch.title).join(" | ");
  if (schema.oneOf !== undefined && schema.properties === undefined)
    return schema.oneOf.map((branch) => typeOf(branch, indent)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const nullable = types.includes("null") ? " | null" : "";
  if (types.includes("object")) return objectType(schema, indent) + nullable;
  if (types.includes("array")) return `${arrayItem(schema, indent)}[]${nullable}`;
  return types.map(scalar).join(" | ") || "unknown";
}

function arrayItem(schema: JsonSchema, indent: string): string {
  if (!schema.items) return "unknown";
  const item = typeOf(schema.items, indent);
  const isObject = item.startsWith("{") && item.endsWith("}");
  return item.includes(" | ") && !isObject ? `(${item})` : item;
}

function objectType(schema: JsonSchema, indent: string): string {
  if (typeof schema.additionalProperties === "object") {
    return `Record<string, ${typeOf(schema.additionalProperties, indent)}>`;
  }
  if (!schema.properties) return "Record<string, unknown>";
  return body(schema, indent);
}

function body(schema: JsonSchema, indent: string): string {
  const required = new Set(schema.required ?? []);
  const inner = `${indent}  `;
  const lines = Object.entries(schema.properties ?? {}).map(
    ([name, property]) =>
      `${doc(property.description, inner)}${inner}${name}${required.has(name) ? "" : "?"}: ${typeOf(property, inner)};\n`,
  );
  return `{\n${lines.join("")}${indent}}`;
}

export const interfaceOf = (name: string, schema: JsonSchema): string =>
  `${doc(schema.description, "")}export interface ${name} ${body(schema, "")}\n`;

/** Types of one kind: its spec, status and states. */
export function kindTypes(source: KindSource): string {
  const name = pascal(source.kind);
  const spec = source.spec
    ? interfaceOf(`${name}Spec`, { ...restSchema(source.spec), description: source.description })
    : "";
  // As it is stored: what is summed up when it is shown, and what came with a later version, may be absent.
  const { required: _, ...status } = source.status;
  const states = `export type ${name}State = ${source.states.map((state) => JSON.stringify(state)).join(" | ")};\n`;
  return [HEADER, spec, interfaceOf(`${name}Status`, status), states].filter(Boolean).join("\n");
}

/** Types of all messages; a `oneOf` of titled branches becomes a union of interfaces. */
export function messageTypes(sources: Sources): string {
  const parts = sources.messages.map((message) => {
    const branches = titledBranches(message.schema).map((branch) =>
      interfaceOf(branch.title as string, branch),
    );
    const name = pascal(message.message);
    const own = message.schema.oneOf
      ? `${doc(message.description, "")}export type ${name} = ${typeOf(message.schema, "")};\n`
      : interfaceOf(name, { ...message.schema, description: message.description });
    return [...branches, own].join("\n");
  });
  const condition = `/** A named fact with a reason. */\nexport type Condition = HostReport["conditions"][number];\n`;
  return [HEADER, ...parts, condition].join("\n");
}

function titledBranches(schema: JsonSchema): JsonSchema[] {
  const own = schema.oneOf?.filter((branch) => branch.title) ?? [];
  const below = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...own, ...below.flatMap(titledBranches)];
}

/** Names of the fields of a spec that only callers who may write the object read. */
function sensitiveFields({ kind, spec, status }: KindSource): string[] {
  const properties = Object.entries(spec?.properties ?? {});
  const isSensitive = (schema: JsonSchema): boolean => schema["x-sensitive"] === true;
  const deeper = [...properties.map(([, schema]) => schema), status].some((schema) =>
    nestedSchemas(schema).some(isSensitive),
  );
  if (deeper) throw new Error(`${kind}: x-sensitive is known for the top-level fields of a spec only`);
  return properties.filter(([, schema]) => isSensitive(schema)).map(([name]) => name);
}

const nestedSchemas = (schema: JsonSchema): JsonSchema[] =>
  [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])].flatMap((nested) => [
    nested,
    ...nestedSchemas(nested),
  ]);

const articleOf = ({ noun }: KindSource): string => noun.slice(0, noun.indexOf(" "));
const nounOf = ({ noun }: KindSource): string => noun.slice(noun.indexOf(" ") + 1);

/** The table of kinds and the types that map a kind to its parts. */
export function kindTable(sources: Sources): string {
  const imports = sources.kinds.map((source) => {
    const name = pascal(source.kind);
    const names = [...(source.spec ? [`${name}Spec`] : []), `${name}State`, `${name}Status`];
    return `import type { ${names.join(", ")} } from "./${dashes(source.kind)}.ts";\n`;
  });
  const rows = sources.kinds.map(
    (source) =>
      `  ${source.kind}: { kind: "${source.kind}", plural: "${source.plural}", idPrefix: "${source.id_prefix}", scope: "${source.scope}", ` +
      `noun: ${JSON.stringify(nounOf(source))}, article: ${JSON.stringify(articleOf(source))}, ` +
      `onHost: ${source.lives_on_host === true}, holdsOthers: ${source.holds_others === true}, waitsForCapacity: ${source.waits_for_capacity === true}, ` +
      `terraform: ${JSON.stringify(source.terraform ?? null)}, hasName: ${source.name !== undefined}, ` +
      `nameEffect: ${JSON.stringify(source.name?.effect ?? null)}, writable: ${source.spec !== undefined}, ` +
      `sensitive: ${JSON.stringify(sensitiveFields(source))} },\n`,
  );
  const map = (part: "Spec" | "Status" | "State"): string =>
    sources.kinds
      .map(
        (source) =>
          `  ${source.kind}: ${part === "Spec" && !source.spec ? "Record<string, never>" : pascal(source.kind) + part};\n`,
      )
      .join("");
  return `${HEADER}
${imports.join("")}import type { Condition } from "./messages.ts";

/** What is known of each kind beside its fields. */
export const KINDS = {
${rows.join("")}} as const;

export type Kind = keyof typeof KINDS;

export interface SpecByKind {
${map("Spec")}}

export interface StatusByKind {
${map("Status")}}

export interface StateByKind {
${map("State")}}

export type SpecOf<K extends Kind> = SpecByKind[K];

/** What every status carries. */
interface Standing<State> {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  state: State;
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Error code that goes with it. */
  state_code: string | null;
  conditions: Condition[];
}

type WholeStatusByKind = { [K in Kind]: StatusByKind[K] & Standing<StateByKind[K]> };

/** Status of a kind with what every status carries. */
export type StatusOf<K extends Kind> = WholeStatusByKind[K];

/** An object as REST shows it. */
export interface Document<K extends Kind = Kind> {
  kind: K;
  id: string;
  /** Name of its project; null for shared and global objects. */
  project: string | null;
  shared: boolean;
  name: string | null;
  tags: Record<string, string>;
  default_tags: Record<string, string>;
  /** Rises with every write of a user; what If-Match compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  created_at: string;
  updated_at: string;
  created_by: string;
  deleting: boolean;
  /** Whether it is in somebody's Terraform state (POST /v1/claims). */
  claimed: boolean;
  spec: SpecOf<K>;
  status: StatusOf<K>;
  /** JSON pointers of fields that the caller may not read; absent when there are none. */
  withheld?: string[];
}
`;
}
