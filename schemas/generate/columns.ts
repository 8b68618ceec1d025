// schema -> the columns of each kind in the tables of the command `croft`.
import type { Column } from "../src/column.ts";
import type { ColumnSource, JsonSchema, KindSource, Sources } from "./source.ts";
import { HEADER } from "./typescript.ts";

/** The schema that a dotted path such as `status.usage.vms` leads to. */
function schemaAt(kind: KindSource, path: readonly string[]): JsonSchema | undefined {
  const [half, ...rest] = path;
  let schema: JsonSchema | undefined =
    half === "spec" ? kind.spec : half === "status" ? kind.status : undefined;
  for (const name of rest) schema = schema?.properties?.[name];
  return rest.length === 0 ? undefined : schema;
}

function columnOf(kind: KindSource, { title, from, wide }: ColumnSource): Column {
  const path = from.split(".");
  if (schemaAt(kind, path) === undefined) {
    throw new Error(`${kind.kind}.schema.yaml: the column ${title} is from ${from}, which is no field`);
  }
  return { title, path, wide: wide === true };
}

/** `typescript/columns.ts`. */
export function columnTable({ kinds }: Sources): string {
  const columns = Object.fromEntries(
    kinds.map((kind) => [kind.kind, (kind.columns ?? []).map((column) => columnOf(kind, column))]),
  );
  return `${HEADER}
import type { Column } from "../../src/column.ts";
import type { Kind } from "./kinds.ts";

/** What tables show of each kind beside project, name, state and age. */
export const COLUMNS: Readonly<Record<Kind, readonly Column[]>> = ${JSON.stringify(columns, null, 2)};
`;
}
