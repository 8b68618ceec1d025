// The largest inputs of each route, from the document of the REST interface: what its schema lets be largest, and what is as long as
// bodies are read and of the worst kinds for whoever reads it.

import openapi from "@croft/schemas/generated/openapi.json" with { type: "json" };
import { ROUTES } from "@croft/schemas/generated/typescript/routes.ts";
import type { RouteFacts } from "@croft/schemas/route-facts.ts";

const SMALL_BYTES = 64 * 1024;
const LARGE_BYTES = 4 * 1024 * 1024;
/** As many values as are read of one body, less those around them. */
const VALUES = 99_000;
/** As many as are read of one object. */
const MEMBERS = 250;
const DEEPEST = 30;

export interface FloodRequest {
  method: string;
  /** With the parameters of the path still in it. */
  path: string;
  types: readonly string[];
  /** Texts, or undefined where the route takes no body. */
  bodies: readonly (string | undefined)[];
}

interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  maxLength?: number;
  maxItems?: number;
  maxProperties?: number;
  maximum?: number;
}

/** As long as Node reads a request's head. */
export const LONGEST_QUERY = `?${Array.from({ length: 1500 }, (_one, i) => `p${i}=1`).join("&")}`;

/** Every route that is served, each with its largest inputs. */
export const floodRequests = (): FloodRequest[] =>
  ROUTES.map((route) => ({
    method: route.method,
    path: route.path,
    types: route.body?.types ?? ["application/json"],
    bodies: route.method === "get" ? [undefined] : bodiesOf(route),
  }));

function bodiesOf(route: RouteFacts): string[] {
  const bytes = (route.body?.large ? LARGE_BYTES : SMALL_BYTES) - 200;
  return [...worstBodies(bytes), ...largestBySchema(route, bytes)];
}

/** One long text, many short values, many empty objects, many members, deep ones. */
function worstBodies(bytes: number): string[] {
  const list = (one: string): string => {
    const count = Math.min(VALUES, Math.floor(bytes / (one.length + 1)));
    return `[${Array.from({ length: count }, () => one).join(",")}]`;
  };
  const members = (first: number): string =>
    `{${Array.from({ length: MEMBERS }, (_one, i) => `"f${first}x${i}":1`).join(",")}}`;
  const objects = Array.from({ length: Math.min(390, Math.floor(bytes / (MEMBERS * 12))) }, (_one, i) =>
    members(i),
  );
  const deep = "[".repeat(DEEPEST) + "]".repeat(DEEPEST);
  const wrap = (filling: string): string => `{"project":"web","name":"n","spec":{"description":${filling}}}`;
  return [
    wrap(`"${"a".repeat(bytes - 60)}"`),
    wrap(`"${"\\u00e9".repeat((bytes - 60) / 6)}"`),
    wrap(list("1")),
    wrap(list("{}")),
    wrap(`[${objects.join(",")}]`),
    wrap(
      `[${Array.from({ length: Math.floor(Math.min(VALUES / DEEPEST, bytes / 61)) }, () => deep).join(",")}]`,
    ),
  ];
}

/** As large as the body's schema lets each part be, as far as the bytes go. */
function largestBySchema({ method, path }: RouteFacts, bytes: number): string[] {
  const paths = openapi.paths as Record<string, Record<string, { requestBody?: { content: object } }>>;
  const content = paths[path]?.[method]?.requestBody?.content ?? {};
  return Object.values(content).map(({ schema }: { schema: Schema }) => {
    const text = JSON.stringify(new Filling(bytes).of(schema));
    if (text.length > bytes + 200)
      throw new Error(`the largest body of ${path} is ${text.length} bytes long`);
    return text;
  });
}

class Filling {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  of(schema: Schema, depth = 0): unknown {
    if (schema.$ref !== undefined) return this.of(referred(schema.$ref), depth);
    if (schema.const !== undefined) return schema.const;
    const choice = schema.enum ?? schema.oneOf ?? schema.anyOf ?? schema.allOf;
    if (schema.enum !== undefined) return this.#took(schema.enum.at(-1));
    if (choice?.[0] !== undefined && schema.properties === undefined)
      return this.of(choice[0] as Schema, depth);
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    if (type === "array") return this.#list(schema, depth);
    if (type === "object") return this.#object(schema, depth);
    if (type === "integer" || type === "number") return this.#took(schema.maximum ?? 1);
    if (type === "boolean") return this.#took(true);
    return this.#text(schema.maxLength ?? 100);
  }

  #took(value: unknown): unknown {
    this.#left -= JSON.stringify(value ?? null).length + 4;
    return value ?? null;
  }

  #text(longest: number): unknown {
    return this.#took("a".repeat(Math.max(0, Math.min(longest, this.#left - 10))));
  }

  #list({ items = {}, maxItems = 1000 }: Schema, depth: number): unknown[] {
    const list: unknown[] = [];
    while (list.length < maxItems && this.#left > 1000 && depth < DEEPEST)
      list.push(this.of(items, depth + 1));
    return list;
  }

  #object({ properties = {}, additionalProperties, maxProperties = MEMBERS }: Schema, depth: number): object {
    const members: [string, unknown][] = [];
    const take = (name: string, of: Schema): void => {
      this.#left -= name.length + 4;
      members.push([name, this.of(of, depth + 1)]);
    };
    for (const [name, of] of Object.entries(properties)) if (this.#left > 200) take(name, of);
    if (typeof additionalProperties !== "object") return Object.fromEntries(members);
    while (members.length < maxProperties && this.#left > 1000) {
      take(`k${members.length}`, additionalProperties);
    }
    return Object.fromEntries(members);
  }
}

function referred(reference: string): Schema {
  const name = reference.split("/").at(-1) ?? "";
  const found = (openapi.components.schemas as unknown as Record<string, Schema>)[name];
  if (found === undefined) throw new Error(`${reference} is nowhere`);
  return found;
}
