// Every reply of a test's server, held against the document: status, media type, headers, body. What the server says and the
// document does not fails the test, whatever it was about.

import openapi from "@croft/schemas/generated/openapi.json" with { type: "json" };
import { ROUTES } from "@croft/schemas/generated/typescript/routes.ts";
import Ajv from "ajv/dist/2020.js";
import { routeFinder } from "./find-route.ts";

const AjvClass = Ajv as unknown as typeof Ajv.default;

interface Media {
  schema?: object;
}

interface DocumentedResponse {
  $ref?: string;
  headers?: Record<string, object>;
  content?: Record<string, Media>;
}

interface Operation {
  responses: Record<string, DocumentedResponse>;
}

/** What HTTP itself, or Node, says of each answer. */
const OF_HTTP = new Set([
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
  "content-type",
  "x-content-type-options",
  "x-accel-buffering",
  "cache-control",
  "allow",
  "vary",
  "content-encoding",
  // Of every answer: said once, at the head of the document.
  "croft-request-id",
]);

const find = routeFinder(ROUTES);
const ajv = new AjvClass({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(openapi, "openapi");
const compiled = new Map<string, ReturnType<typeof ajv.compile>>();

const paths = openapi.paths as unknown as Record<string, Record<string, Operation>>;
const responses = openapi.components.responses as unknown as Record<string, DocumentedResponse>;

const resolved = (response: DocumentedResponse): DocumentedResponse =>
  response.$ref === undefined ? response : (responses[response.$ref.split("/").at(-1) ?? ""] ?? response);

function validator(schema: object): ReturnType<typeof ajv.compile> {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const made = ajv.compile(JSON.parse(key.replaceAll('"#/', '"openapi#/')));
  compiled.set(key, made);
  return made;
}

export interface ToCheck {
  method: string;
  /** With its query. */
  path: string;
  status: number;
  headers: Headers;
  /** Parsed where it is JSON. */
  body: unknown;
}

/** What the document lacks of a reply, or has otherwise. */
export function undocumented({ method, path, status, headers, body }: ToCheck): string[] {
  const found = find(path.split("?", 1)[0] ?? "");
  const verb = method === "HEAD" ? "get" : method.toLowerCase();
  const route = found?.methods.get(verb);
  // No operation of the document: the path or the method is refused as such.
  if (route === undefined)
    return [404, 405, 401, 400].includes(status) ? [] : [`${method} ${path} ${status}`];
  // One that OpenAPI has no name for.
  if (route.method !== verb) return [];
  const what = `${method} ${route.path} ${status}`;
  const documented = paths[route.path]?.[route.method]?.responses[String(status)];
  if (documented === undefined) return [`${what} is not in the document`];
  const { content = {}, headers: named = {} } = resolved(documented);
  const known = new Set([...OF_HTTP, ...Object.keys(named).map((name) => name.toLowerCase())]);
  const strange = [...headers.keys()].filter((name) => !known.has(name));
  return [
    ...strange.map((name) => `${what}: the document lacks the header ${name}`),
    ...(method === "HEAD" ? [] : bodyFaults(what, content, headers.get("content-type"), body)),
  ];
}

function bodyFaults(
  what: string,
  content: Record<string, Media>,
  contentType: string | null,
  body: unknown,
): string[] {
  const types = Object.keys(content);
  if (contentType === null) return types.length === 0 ? [] : [`${what}: it has no body`];
  const type = contentType.split(";", 1)[0] ?? "";
  const media = content[type];
  if (media === undefined) return [`${what}: the document lacks ${type}`];
  if (!type.endsWith("json") || media.schema === undefined) return [];
  const validate = validator(media.schema);
  if (validate(body)) return [];
  return (validate.errors ?? [])
    .slice(0, 5)
    .map(
      ({ instancePath, message, params }) => `${what}: ${instancePath} ${message} ${JSON.stringify(params)}`,
    );
}

/** What of events the document lacks. */
export function undocumentedEvents(events: readonly object[]): string[] {
  const validate = validator({ $ref: "#/components/schemas/Event" });
  const wrong = events.filter((event) => !validate(event));
  return wrong.map((event) => {
    const type = String((event as { type?: unknown }).type);
    const name = openapi.components.schemas.Event.discriminator.mapping as Record<string, string>;
    const ref = name[type];
    if (ref === undefined) return `the document lacks the event ${type}`;
    const own = validator({ $ref: ref });
    own(event);
    return `${type}: ${ajv.errorsText(own.errors)}`;
  });
}
