// schema -> ajv standalone validators, as ES modules with declarations beside them.
import Ajv from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { bounded, itemsWithinLength } from "./bounds.ts";
import { type ConfiguredProgram, configSource } from "./config-files.ts";
import { requestSchemas } from "./rest/server-table.ts";
import {
  createBody,
  type JsonSchema,
  type KindSource,
  patchBody,
  restSchema,
  type Sources,
} from "./source.ts";
import { HEADER } from "./typescript.ts";

// Both packages are CommonJS: what is callable sits under `default` there, and the types say so only halfway.
const AjvClass = Ajv as unknown as typeof Ajv.default;
const toCode = standalone as unknown as typeof standalone.default;

/** Code of a module that exports one validator per schema. */
function moduleOf(schemas: Record<string, JsonSchema>, useDefaults: boolean): string {
  const ajv = new AjvClass({
    allErrors: true,
    discriminator: true,
    useDefaults,
    strict: false,
    // A format is for readers; what is checked has a pattern or code of its own.
    validateFormats: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(itemsWithinLength(schema), name);
  const code = toCode(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
  return HEADER + withImports(code);
}

// ajv writes `require` even into ES modules: each becomes an import of the same CommonJS module.
function withImports(code: string): string {
  const imports: string[] = [];
  const body = code.replace(/require\("([^"]+)"\)\.default/g, (_match, path: string) => {
    const name = `runtime${imports.length}`;
    imports.push(`import ${name} from "${path.endsWith(".js") ? path : `${path}.js`}";`);
    return `(${name}.default ?? ${name})`;
  });
  if (body.includes("require(")) throw new Error("a require is left in a generated validator");
  return `${imports.join("\n")}\n${body}\n`;
}

const declarations = (names: string[]): string => `${HEADER}
import type { AjvError } from "../../src/validation.ts";

interface Validator {
  (data: unknown): boolean;
  errors?: AjvError[] | null;
}
${names.map((name) => `export declare const ${name}: Validator;`).join("\n")}
`;

/** Validators of one kind: create bodies, merge patches, and the spec that a patch leaves. Defaults are filled in. */
export function kindValidators(source: KindSource): { code: string; declaration: string } {
  const schemas = {
    validateCreate: createBody(source),
    validatePatch: patchBody(source),
    validateSpec: restSchema(source.spec as JsonSchema),
  };
  return { code: moduleOf(schemas, true), declaration: declarations(Object.keys(schemas)) };
}

/** Messages that an agent sends. */
const FROM_AGENTS = new Set(["host_report", "host_counters", "stream_refusal"]);

/** Validators of the messages between reconciler and agents. Unknown fields are refused by name. */
export function messageValidators(sources: Sources): { code: string; declaration: string } {
  const names = {
    host_config: "validateHostConfig",
    host_document: "validateHostDocument",
    host_report: "validateHostReport",
    stream_request: "validateStreamRequest",
    stream_refusal: "validateStreamRefusal",
    host_counters: "validateHostCounters",
    log_line: "validateLogLine",
  };
  const schemas = Object.fromEntries(
    sources.messages
      .filter((message) => message.message in names)
      .map((message) => {
        const schema = restSchema(message.schema);
        const checked = FROM_AGENTS.has(message.message) ? bounded(schema) : schema;
        return [names[message.message as keyof typeof names], checked];
      }),
  );
  return { code: moduleOf(schemas, false), declaration: declarations(Object.keys(schemas)) };
}

/** Validators of the bodies of requests that are of no kind, and the table of them by operation. */
export function requestValidators(sources: Sources): { code: string; declaration: string } {
  const requests = requestSchemas(sources);
  const schemas = Object.fromEntries(requests.map(({ validator, schema }) => [validator, schema]));
  const rows = requests.map(({ operation, validator }) => `  ${operation}: ${validator},\n`).join("");
  return {
    code: `${moduleOf(schemas, false)}export const REQUEST_VALIDATORS = {\n${rows}};\n`,
    declaration: `${declarations(Object.keys(schemas))}
/** By operation. */
export declare const REQUEST_VALIDATORS: Readonly<Record<string, Validator>>;
`,
  };
}

/** The validator of a configuration file, which fills in what is not written there. */
export function configValidator(
  sources: Sources,
  { message, validator }: ConfiguredProgram,
): { code: string; declaration: string } {
  const schemas = { [validator]: restSchema(configSource(sources, message).schema) };
  return { code: moduleOf(schemas, true), declaration: declarations(Object.keys(schemas)) };
}
