// The schemas of the document: what the sources say, in the shape that generators of clients read. Objects inside objects
// get names of their own (`VmGuestInterface`), and a choice that is only about what is required becomes a sentence: the
// server checks it, and no generator is thrown off by it.
import { isDeepStrictEqual } from "node:util";
import { type JsonSchema, pascal, restSchema } from "../source.ts";
import { reference } from "./route.ts";

export type Components = Record<string, JsonSchema>;

/** `interfaces` → `interface`, `addresses` → `address`, `tags` → `tag`. */
const singular = (name: string): string =>
  name
    .replace(/ies$/, "y")
    .replace(/(ss|sh|ch|x)es$/, "$1")
    .replace(/([^s])s$/, "$1");

const isChoiceOfRequired = (schema: JsonSchema): boolean =>
  schema.oneOf?.every((branch) => Object.keys(branch).join() === "required") ?? false;

/** A choice of what is required, as text. */
function choiceText({ oneOf = [] }: JsonSchema): string {
  const names = oneOf.map(({ required = [] }) => required.map((name) => `\`${name}\``).join(" with "));
  return `Exactly one of ${names.join(" and ")} is given.`;
}

/** A schema without annotations of our own, and without what generators do not read. */
export function published(source: JsonSchema): JsonSchema {
  const { oneOf, const: constant, discriminator: _, ...schema } = restSchema(source);
  const out: JsonSchema = schema;
  if (constant !== undefined) Object.assign(out, { type: "string", enum: [constant] });
  if (isChoiceOfRequired(source)) {
    out.description = [schema.description?.trim(), choiceText(source)].filter(Boolean).join(" ");
  } else if (oneOf !== undefined) out.oneOf = oneOf.map(published);
  if (schema.properties !== undefined) {
    out.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, published(property)]),
    );
  }
  if (schema.items !== undefined) out.items = published(schema.items);
  return out;
}

/** The name of what lies inside a schema, by the path to it, and the one that is taken when that is another's. */
export type Naming = (path: string) => [name: string, otherwise: string];

/** Collects schemas under names. */
export class NamedSchemas {
  readonly schemas: Components = {};

  /** Adds a schema, and what lies inside it under names of its own. Returns what refers to it. */
  add(name: string, schema: JsonSchema, naming: Naming = (path) => [name + path, name + path]): JsonSchema {
    return this.#named([name, name], this.#nested("", schema, naming));
  }

  #named([name, otherwise]: [string, string], schema: JsonSchema): JsonSchema {
    const free = [name, otherwise].find(
      (one) => this.schemas[one] === undefined || isDeepStrictEqual(this.schemas[one], schema),
    );
    if (free === undefined) throw new Error(`two schemas of the document are called ${otherwise}`);
    this.schemas[free] = schema;
    return reference(free);
  }

  #nested(path: string, schema: JsonSchema, naming: Naming): JsonSchema {
    if (schema.properties === undefined) return schema;
    const properties = Object.entries(schema.properties).map(([key, property]): [string, JsonSchema] => [
      key,
      this.#property(path + pascal(singular(key)), property, naming),
    ]);
    return { ...schema, properties: Object.fromEntries(properties) };
  }

  #property(path: string, property: JsonSchema, naming: Naming): JsonSchema {
    const { items, description } = property;
    const inside = (schema: JsonSchema): JsonSchema =>
      this.#named(naming(path), this.#nested(path, schema, naming));
    if (items?.properties !== undefined) return { ...property, items: inside(items) };
    if (property.properties === undefined) return property;
    const isNullable = Array.isArray(property.type) && property.type.includes("null");
    const named = inside({ ...property, type: "object" });
    const said = description === undefined ? {} : { description };
    return isNullable ? { oneOf: [named, { type: "null" }], ...said } : { ...named, ...said };
  }
}
