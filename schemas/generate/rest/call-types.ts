// The table of routes -> types of calls: what each takes and answers, for the client of this repository
// (`client/rest-calls.ts`).
import type { JsonSchema, Sources } from "../source.ts";
import { HEADER, typeOf } from "../typescript.ts";
import { componentsOf } from "./openapi.ts";
import type { Route } from "./route.ts";
import { routesOf } from "./routes.ts";

const METHODS = ["get", "post", "patch", "delete"] as const;

/** What a call answers with: the JSON of any status that is no problem; `undefined` when it answers with none. */
function answerOf({ answers }: Route): string {
  const types = Object.values(answers).map(({ content = {} }) => {
    const schema = content["application/json"];
    return schema === undefined ? "undefined" : nameOf(schema);
  });
  const json = [...new Set(types)].filter((type) => type !== "undefined");
  return json.length === 0 ? "undefined" : json.join(" | ");
}

const nameOf = (schema: string | JsonSchema): string =>
  typeof schema === "string" ? schema : typeOf(schema, "      ");

function bodyOf({ body }: Route): string {
  if (body === undefined) return "undefined";
  const isJson = (body.types ?? ["application/json"]).some((type) => type.endsWith("json"));
  const type = isJson ? body.schema : "Uint8Array";
  return body.optional === true ? `${type} | undefined` : type;
}

const queryOf = ({ parameters = [] }: Route): string =>
  parameters
    .filter((parameter) => parameter.in === "query")
    .map(({ name, prefix }) => (prefix === undefined ? JSON.stringify(name) : `\`${prefix}\${string}\``))
    .join(" | ") || "never";

const callOf = (route: Route): string =>
  `    ${JSON.stringify(route.path)}: { answer: ${answerOf(route)}; body: ${bodyOf(route)}; query: ${queryOf(route)} };\n`;

/** `typescript/rest-calls.ts`. */
export function callTypeModule(sources: Sources): string {
  const routes = routesOf(sources);
  const methods = METHODS.map((method) => {
    const own = routes.filter((route) => route.method === method);
    return `  ${method.toUpperCase()}: {\n${own.map(callOf).join("")}  };\n`;
  });
  const body = methods.join("");
  const names = Object.keys(componentsOf(sources)).filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return `${HEADER}
import type {
${names.map((name) => `  ${name},\n`).join("")}} from "./rest.ts";

/** Every call: by its method and path, what it answers with as JSON, what body it takes, and names of its query parameters. */
export interface RestCalls {
${body}}
`;
}
