// What a change of the REST interface breaks for clients that were made from an earlier document: what is removed, what is
// narrowed in requests, what is newly required, what answers no longer promise. Pure: two documents in, sentences out.
import { isDeepStrictEqual } from "node:util";

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean | Schema;
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
}

interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: Schema }> };
  responses?: Record<string, { $ref?: string; content?: Record<string, { schema?: Schema }> }>;
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Requests may be widened, answers may be narrowed. */
type Direction = "request" | "answer";

const METHODS = ["get", "post", "patch", "put", "delete"];
const BOUNDS = [
  ["minimum", 1],
  ["minLength", 1],
  ["minItems", 1],
  ["maximum", -1],
  ["maxLength", -1],
  ["maxItems", -1],
] as const;

const typesOf = ({ type }: Schema): string[] => (type === undefined ? [] : [type].flat());
const nameOf = (schema: Schema): string | undefined => schema.$ref?.split("/").at(-1);

class Comparison {
  readonly found: string[] = [];
  readonly #before: OpenApiDocument;
  readonly #after: OpenApiDocument;
  readonly #seen = new Set<string>();

  constructor(before: OpenApiDocument, after: OpenApiDocument) {
    this.#before = before;
    this.#after = after;
  }

  paths(): void {
    for (const [path, methods] of Object.entries(this.#before.paths)) {
      for (const method of METHODS) {
        const [before, after] = [methods[method], this.#after.paths[path]?.[method]];
        const what = `${method.toUpperCase()} ${path}`;
        if (before === undefined) continue;
        if (after === undefined) this.found.push(`${what} is removed`);
        else this.#operation(what, before, after);
      }
    }
  }

  #operation(what: string, before: Operation, after: Operation): void {
    if (before.operationId !== after.operationId)
      this.found.push(`${what} is called ${after.operationId} instead of ${before.operationId}`);
    this.#parameters(what, before.parameters ?? [], after.parameters ?? []);
    if (after.requestBody?.required && !before.requestBody?.required)
      this.found.push(`${what}: its body is newly required`);
    for (const [type, media] of Object.entries(before.requestBody?.content ?? {})) {
      const now = after.requestBody?.content[type];
      if (now === undefined) this.found.push(`${what}: a body of ${type} is no longer taken`);
      else this.#schema(`${what} body`, media.schema ?? {}, now.schema ?? {}, "request");
    }
    for (const [status, answer] of Object.entries(before.responses ?? {}).filter(([one]) => one < "300")) {
      const now = after.responses?.[status];
      if (now === undefined) this.found.push(`${what}: ${status} is no longer answered`);
      for (const [type, media] of Object.entries(now === undefined ? {} : (answer.content ?? {}))) {
        const content = now?.content?.[type];
        if (content === undefined) this.found.push(`${what}: ${status} no longer has ${type}`);
        else this.#schema(`${what} ${status}`, media.schema ?? {}, content.schema ?? {}, "answer");
      }
    }
  }

  #parameters(what: string, before: readonly Parameter[], after: readonly Parameter[]): void {
    const same = (a: Parameter) => (b: Parameter) => a.name === b.name && a.in === b.in;
    for (const one of before) {
      const now = after.find(same(one));
      if (now === undefined) this.found.push(`${what}: the parameter ${one.name} is removed`);
      else this.#schema(`${what} ${one.name}`, one.schema ?? {}, now.schema ?? {}, "request");
    }
    for (const one of after.filter(({ required }) => required)) {
      if (!before.find(same(one))?.required)
        this.found.push(`${what}: the parameter ${one.name} is newly required`);
    }
  }

  #schema(where: string, before: Schema, after: Schema, direction: Direction): void {
    const [a, b] = [nameOf(before), nameOf(after)];
    if (a !== undefined || b !== undefined) {
      const key = `${a} ${b} ${direction}`;
      if (this.#seen.has(key)) return;
      this.#seen.add(key);
      const [old, now] = [this.#resolved(this.#before, before), this.#resolved(this.#after, after)];
      this.#schema(b ?? a ?? where, old, now, direction);
      return;
    }
    if (isDeepStrictEqual(before, after) && !JSON.stringify(before).includes("$ref")) return;
    this.#values(where, before, after, direction);
    this.#members(where, before, after, direction);
    if (before.items && after.items) this.#schema(`${where}[]`, before.items, after.items, direction);
    const [branches, now] = [before.oneOf ?? [], after.oneOf ?? []];
    for (const branch of branches) {
      const match = now.find(
        (one) => nameOf(one) === nameOf(branch) && isDeepStrictEqual(one.type, branch.type),
      );
      if (match !== undefined) this.#schema(where, branch, match, direction);
      else this.found.push(`${where}: ${nameOf(branch) ?? branch.type} is no longer one of its kinds`);
    }
  }

  #resolved(document: OpenApiDocument, schema: Schema): Schema {
    const name = nameOf(schema);
    return name === undefined ? schema : (document.components.schemas[name] ?? {});
  }

  #values(where: string, before: Schema, after: Schema, direction: Direction): void {
    const [wide, narrow] = direction === "request" ? [before, after] : [after, before];
    const lost = typesOf(wide).filter(
      (type) => typesOf(narrow).length > 0 && !typesOf(narrow).includes(type),
    );
    for (const type of lost) {
      this.found.push(
        direction === "request" ? `${where} may no longer be ${type}` : `${where} may be ${type} now`,
      );
    }
    // Of an answer new values are no break: readers bear them, as the document says.
    if (direction === "answer") return;
    for (const value of after.enum === undefined ? [] : (before.enum ?? ["any other value"])) {
      if (!after.enum?.includes(value)) this.found.push(`${where}: ${value} is no longer taken`);
    }
    if (after.pattern !== undefined && after.pattern !== before.pattern)
      this.found.push(`${where} has another pattern`);
    for (const [bound, sign] of BOUNDS) {
      const [old, now] = [before[bound], after[bound]];
      if (now !== undefined && (old === undefined || (now - old) * sign > 0))
        this.found.push(`${where}: ${bound} is narrowed to ${now}`);
    }
  }

  #members(where: string, before: Schema, after: Schema, direction: Direction): void {
    const required = direction === "request" ? after.required : before.required;
    const known = new Set(direction === "request" ? before.required : after.required);
    for (const name of (required ?? []).filter((one) => !known.has(one))) {
      if (direction === "request") this.found.push(`${where}.${name} is newly required`);
      else if (after.properties?.[name] !== undefined) this.found.push(`${where}.${name} may be absent now`);
    }
    for (const [name, old] of Object.entries(before.properties ?? {})) {
      const now = after.properties?.[name];
      if (now === undefined) this.found.push(`${where}.${name} is removed`);
      else this.#schema(`${where}.${name}`, old, now, direction);
    }
  }
}

/** One sentence for each thing that a client made from `before` may stumble over. */
export function breakingChanges(before: OpenApiDocument, after: OpenApiDocument): string[] {
  const comparison = new Comparison(before, after);
  comparison.paths();
  return [...new Set(comparison.found)].sort();
}
