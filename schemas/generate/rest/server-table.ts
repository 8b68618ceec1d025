// The table of routes -> what the server reads of it, and the validators of bodies.

import { type JsonSchema, pascal, type Sources } from "../source.ts";
import { HEADER } from "../typescript.ts";
import { eventKinds } from "./events.ts";
import { refusalsOf } from "./problems.ts";
import type { Parameter, Route } from "./route.ts";
import { routeGroups, routesOf } from "./routes.ts";

/** One route as the server has it. */
function factsOf(route: Route): Record<string, unknown> {
  const { operation, method, path, aliases, open, parameters = [], body, answers, of, deprecated } = route;
  const types = Object.values(answers).flatMap(({ content = {} }) => Object.keys(content));
  const named = (place: Parameter["in"]): unknown[] =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, required, schema, prefix }) => ({
        name,
        required: required === true,
        ...(prefix === undefined ? {} : { prefix }),
        schema: bare(schema),
      }));
  return {
    operation,
    method,
    path,
    open: open === true,
    query: named("query"),
    headers: named("header"),
    produces: [...new Set(types)],
    body: bodyFacts(body),
    ...(aliases === undefined ? {} : { aliases }),
    ...(of === undefined ? {} : of),
    codes: refusalsOf(route),
    ...(deprecated === undefined ? {} : { deprecated }),
  };
}

const bodyFacts = (body: Route["body"]): unknown =>
  body === undefined
    ? null
    : {
        types: body.types ?? ["application/json"],
        large: body.large === true,
        read: body.stream !== true,
        checked: body.stream !== true && body.checkedByKind !== true,
        ...(body.former === undefined ? {} : { former: body.former }),
      };

/** What is checked of a parameter. */
function bare({
  type,
  enum: values,
  minimum,
  maximum,
  minLength,
  maxLength,
  pattern,
  maxItems,
  items,
}: JsonSchema): unknown {
  const bounds = { type, enum: values, minimum, maximum, minLength, maxLength, pattern, maxItems };
  return JSON.parse(JSON.stringify({ ...bounds, ...(items === undefined ? {} : { items: bare(items) }) }));
}

/** `typescript/routes.ts`. */
export function routeModule(sources: Sources): string {
  const routes = routesOf(sources);
  const own = routes.filter(({ of }) => of === undefined).map(({ operation }) => JSON.stringify(operation));
  return `${HEADER}
import type { RouteFacts } from "../../src/route-facts.ts";

/** Operations that are of no kind alone: the server has a handler for each. */
export type Operation =
${own.map((name) => `  | ${name}`).join("\n")};

/** Every route that is served. */
export const ROUTES: readonly RouteFacts[] = ${JSON.stringify(routes.map(factsOf), null, 1)};
`;
}

/** \`typescript/event-types.ts\`. */
export const eventTypeModule = (sources: Sources): string => `${HEADER}
/** Every type of event, as the document of the REST interface describes it. */
export type EventType =
${eventKinds(sources)
  .map(({ type }) => `  | ${JSON.stringify(type)}`)
  .join("\n")};
`;

/** Schemas of the bodies that no kind checks, by the name of their validator. */
export function requestSchemas(
  sources: Sources,
): { validator: string; operation: string; schema: JsonSchema }[] {
  const schemas = Object.assign({}, ...routeGroups(sources).map((group) => group.schemas)) as Record<
    string,
    JsonSchema
  >;
  return routesOf(sources).flatMap(({ operation, body }) => {
    if (body === undefined || body.stream === true || body.checkedByKind === true) return [];
    const schema = schemas[body.schema];
    if (schema === undefined) throw new Error(`${operation}: there is no schema ${body.schema}`);
    return [{ validator: `validate${pascal(operation)}`, operation, schema: resolved(schema, schemas) }];
  });
}

/** A schema with what it refers to inside it. */
function resolved(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
  if (name !== undefined) return resolved(schemas[name] ?? {}, schemas);
  const properties = Object.entries(schema.properties ?? {}).map(([key, one]) => [
    key,
    resolved(one, schemas),
  ]);
  return {
    ...schema,
    ...(schema.properties === undefined ? {} : { properties: Object.fromEntries(properties) }),
    ...(schema.items === undefined ? {} : { items: resolved(schema.items, schemas) }),
  };
}
