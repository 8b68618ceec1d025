// The schemas of the document -> TypeScript types under the same names, for programs of this repository that call REST.
import type { Sources } from "../source.ts";
import { HEADER, interfaceOf, typeOf } from "../typescript.ts";
import { componentsOf } from "./openapi.ts";

/** `typescript/rest.ts`. */
export function restTypeModule(sources: Sources): string {
  const types = Object.entries(componentsOf(sources)).map(([name, schema]) =>
    schema.properties === undefined
      ? `export type ${name} = ${typeOf(schema, "")};\n`
      : interfaceOf(name, schema),
  );
  return [HEADER, ...types].join("\n");
}
