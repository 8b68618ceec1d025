// The table of routes -> OpenAPI 3.1.
import { ERROR_CODES, type ErrorCode } from "../../src/errors.ts";
import type { FormerValue } from "../../src/route-facts.ts";
import { type JsonSchema, pascal, type Sources, tagsOf } from "../source.ts";
import { NamedSchemas, published } from "./component-schemas.ts";
import { eventSchemas } from "./events.ts";
import { addKindSchemas } from "./kind-schemas.ts";
import { codesOf, PROBLEM_RESPONSES, problemResponses } from "./problems.ts";
import { type Answer, type Body, type Parameter, type Route, reference } from "./route.ts";
import { routeGroups, routesOf } from "./routes.ts";
import { HEADERS } from "./shared-parameters.ts";

const header = (name: string) => ({ $ref: `#/components/headers/${name}` });

const headersOf = (names: readonly string[] = []): object =>
  names.length === 0 ? {} : { headers: Object.fromEntries(names.map((name) => [name, header(name)])) };

const schemaOf = (schema: string | JsonSchema): JsonSchema =>
  typeof schema === "string" ? reference(schema) : schema;

function answerOf({ description, content, headers, links }: Answer, deprecated: boolean): unknown {
  const more = deprecated ? [...(headers ?? []), "Deprecation", "Sunset"] : headers;
  const media = Object.entries(content ?? {}).map(([type, schema]) => [type, { schema: schemaOf(schema) }]);
  return {
    description,
    ...headersOf(more),
    ...(content === undefined ? {} : { content: Object.fromEntries(media) }),
    ...(links === undefined ? {} : { links: linksOf(links) }),
  };
}

const linksOf = (links: NonNullable<Answer["links"]>): object =>
  Object.fromEntries(
    links
      .map((link) =>
        typeof link === "string" ? { operation: link, parameters: { id: "$response.body#/id" } } : link,
      )
      .map(({ operation, parameters }) => [pascal(operation), { operationId: operation, parameters }]),
  );

/** With links from what makes an object to all that can be done with it, by its path. */
const linked = (routes: readonly Route[]): Route[] =>
  routes.map((route) => {
    if (route.of?.verb !== "create") return route;
    const further = routes
      .filter(({ path }) => path === `${route.path}/{id}` || path.startsWith(`${route.path}/{id}/`))
      .map(({ operation }) => operation);
    const answers = Object.entries(route.answers).map(([status, answer]) => [
      status,
      { ...answer, links: further },
    ]);
    return { ...route, answers: Object.fromEntries(answers) };
  });

function parameterOf({ list, prefix: _, ...parameter }: Parameter): unknown {
  if (parameter.schema.type === "array") return { ...parameter, style: "form", explode: list !== true };
  return parameter.schema.type === "object" ? { ...parameter, style: "form", explode: true } : parameter;
}

const pathParametersOf = ({ path, path_parameters = {} }: Route): unknown[] =>
  [...path.matchAll(/\{([a-z_]+)\}/g)].map(([, name = ""]) => {
    const described = path_parameters[name];
    if (described === undefined) throw new Error(`${path}: {${name}} is not described`);
    const { description, schema } = described;
    return { name, in: "path", required: true, description, schema };
  });

const bodyOfRoute = ({ schema, types = ["application/json"], example, optional }: Body): unknown => ({
  required: optional !== true,
  content: Object.fromEntries(
    types.map((type) => [
      type,
      {
        schema: reference(schema),
        ...(example === undefined ? {} : { examples: { request: { summary: "A request", value: example } } }),
      },
    ]),
  ),
});

const formerText = ({ field, value, instead, sunset }: FormerValue): string =>
  ` \`${field}: ${value}\` is taken until ${sunset}, and its answer has \`Deprecation\` and \`Sunset\`: send \`${instead}\`.`;

function operationOf(route: Route): unknown {
  const { operation, tag, summary, description, parameters = [], body, answers, deprecated } = route;
  const all = [...pathParametersOf(route), ...parameters.map(parameterOf)];
  const instead = deprecated === undefined ? "" : ` Instead: ${deprecated.instead}`;
  const former = body?.former?.map(formerText).join("") ?? "";
  const said = `${description ?? `${summary}.`}${instead}${former}`;
  const ends = deprecated !== undefined || former !== "";
  return {
    operationId: operation,
    tags: [tag],
    summary,
    description: said,
    ...(deprecated === undefined ? {} : { deprecated: true }),
    ...(route.open === true ? { security: [] } : {}),
    ...(all.length === 0 ? {} : { parameters: all }),
    ...(body === undefined ? {} : { requestBody: bodyOfRoute(body) }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, answerOf(answer, ends)]),
      ),
      ...problemResponses(route, new Set(Object.keys(answers).map(Number))),
    },
  };
}

function pathsOf(routes: readonly Route[]): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    const methods = paths[route.path];
    if (methods?.[route.method] !== undefined)
      throw new Error(`${route.method} ${route.path} is there twice`);
    if (methods !== undefined) methods[route.method] = operationOf(route);
  }
  return paths;
}

/** The problem's schema with the table's codes. */
function problemSchemas({ messages }: Sources): Record<string, JsonSchema> {
  const source = messages.find(({ message }) => message === "problem");
  if (source === undefined) throw new Error("there is no problem.schema.yaml");
  const code: JsonSchema = {
    type: "string",
    enum: Object.keys(ERROR_CODES),
    description: "Code from the table.",
  };
  const { properties = {}, ...problem } = published(source.schema);
  const { items = {}, ...errors } = properties.errors ?? {};
  return {
    Problem: {
      ...problem,
      description: source.description,
      properties: {
        ...properties,
        code: reference("ErrorCode"),
        errors: { ...errors, items: reference("FieldError") },
      },
    },
    FieldError: { ...items, properties: { ...items.properties, code: reference("ErrorCode") } },
    ErrorCode: code,
  };
}

/** The schemas of the document by their names. */
export function componentsOf(sources: Sources): Record<string, JsonSchema> {
  const named = new NamedSchemas();
  named.add("Tags", { ...tagsOf("string"), description: "Keys and values." });
  named.add("TagsPatch", {
    ...tagsOf(["string", "null"]),
    description: "Keys and values; null removes a key.",
  });
  const report = messageOf(sources, "host_report");
  const condition = published(report.properties?.conditions?.items ?? {});
  const trace_id: JsonSchema = {
    type: "string",
    description: "Trace of the last request that changed its object; absent for none.",
  };
  named.add("Condition", {
    ...condition,
    description: "A named fact with a reason.",
    properties: { ...condition.properties, trace_id },
  });
  const { additionalProperties: _, ...disk } = published(report.properties?.disks?.items ?? {});
  const host: JsonSchema = { type: "string", description: "Name of the host." };
  named.add("HostDisk", {
    ...disk,
    description: "A disk of a host, adopted or not.",
    required: [...(disk.required ?? []), "host"],
    properties: { ...disk.properties, host },
  });
  const counters = published(messageOf(sources, "host_counters").properties?.vms?.items ?? {});
  named.add("VmCounters", { ...counters, description: "What a VM used since its start." });
  for (const source of sources.kinds) addKindSchemas(named, source);
  const others = [
    problemSchemas(sources),
    eventSchemas(sources),
    ...routeGroups(sources).map(({ schemas }) => schemas),
  ];
  for (const [name, schema] of others.flatMap(Object.entries<JsonSchema>)) named.add(name, schema);
  return Object.fromEntries(Object.entries(named.schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function messageOf({ messages }: Sources, name: string): JsonSchema {
  const source = messages.find(({ message }) => message === name);
  if (source === undefined) throw new Error(`there is no message ${name}`);
  return source.schema;
}

const codeTable = (codes: readonly ErrorCode[]): string =>
  codes.map((code) => `\`${code}\` (${ERROR_CODES[code].status})`).join(", ");

/** The whole OpenAPI document as an object. */
export function openApi(sources: Sources): unknown {
  const routes = linked(routesOf(sources));
  const tags = [...new Set(routes.map(({ tag }) => tag))].sort();
  return {
    openapi: "3.1.0",
    info: {
      title: "Croft",
      version: "1",
      summary: "REST interface of the reconciler",
      description: [
        "What is created becomes so after the answer: `?wait=ready` of a GET waits for it.",
        "Members that are not described are refused in requests, and may come in answers with later versions, as may new values of enumerations.",
        "Errors are problem documents (RFC 9457); `type` leads to an explanation of their code.",
        "Answers are kept by no shared cache, and asked about before they are used again (`Cache-Control: private, no-cache`); those with secrets are kept by none. From 32 KiB on they are compressed for who accepts `gzip` or `br`.",
        "No other origin is allowed to call it from a browser: no CORS header is sent.",
        `Error codes: ${codeTable(codesOf())}.`,
      ].join(" "),
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "The reconciler that the document came from." }],
    tags: tags.map((name) => ({
      name,
      description:
        TAG_TEXTS[name] ?? sources.kinds.find(({ plural }) => plural === name)?.description.trim() ?? name,
    })),
    security: [{ token: [] }],
    paths: pathsOf(routes),
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token (`POST /v1/tokens`)." },
      },
      headers: usedHeaders(routes),
      responses: PROBLEM_RESPONSES,
      schemas: componentsOf(sources),
    },
  };
}

/** Headers that an answer has; linters take the others for forgotten ones. */
function usedHeaders(routes: readonly Route[]): Record<string, unknown> {
  const text = JSON.stringify([pathsOf(routes), PROBLEM_RESPONSES]);
  return Object.fromEntries(
    Object.entries(HEADERS).filter(([name]) => text.includes(`#/components/headers/${name}"`)),
  );
}

const TAG_TEXTS: Readonly<Record<string, string>> = {
  access: "Consoles, tunnels and certificates to log in to VMs with.",
  changes: "What happened, and what would happen.",
  federation: "Tokens for pipelines, in exchange for their ID tokens.",
  gitops: "Runs of GitOps by pull.",
  reconciler: "The reconciler itself: health, figures, this document.",
  states: "States of Terraform.",
  tokens: "Who may call, and what.",
  uploads: "Bytes of images.",
};
