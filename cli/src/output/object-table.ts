// Objects of a kind as a table: project, name, state and age, and between them the columns that the kind's schema names.

import { age } from "@croft/schemas/age.ts";
import { cleanLine } from "@croft/schemas/clean-text.ts";
import { COLUMNS } from "@croft/schemas/generated/typescript/columns.ts";
import { type Document, KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { tintOfState } from "./color.ts";
import type { Cell, TableColumn, TableRow } from "./table.ts";

export interface ObjectTable {
  columns: TableColumn[];
  rows: TableRow[];
}

interface View {
  wide: boolean;
  now: Date;
  /** Names of objects that columns refer to by their ids. */
  names: ReadonlyMap<string, string>;
}

const ID = /^[a-z]+_[0-9a-z]{16}$/;

export function objectTable(kind: Kind, documents: readonly Document[], view: View): ObjectTable {
  const inProjects = KINDS[kind].scope !== "global";
  const fields = (COLUMNS[kind] ?? []).filter(({ wide }) => view.wide || !wide);
  const values = documents.map((document) => fields.map(({ path }) => valueAt(document, path)));
  const numeric = fields.map((_, at) => values.some((row) => typeof row[at] === "number"));
  const reasons = documents.some(({ status }) => status.state_reason !== null);
  const columns: TableColumn[] = [
    ...(inProjects ? [{ title: "Project", key: true }] : []),
    { title: KINDS[kind].hasName ? "Name" : "Id", key: true },
    { title: "State", key: true },
    ...fields.map(({ title }, at): TableColumn => ({ title, right: numeric[at] === true })),
    { title: "Age", right: true },
    ...(reasons ? [{ title: "Reason" }] : []),
    ...(view.wide ? [...(KINDS[kind].hasName ? [{ title: "Id" }] : []), { title: "Tags" }] : []),
  ];
  const rows = documents.map((document, row): TableRow => {
    const { id, project, name, status, created_at, tags } = document;
    const cells: Cell[] = [
      ...(inProjects ? [{ text: project ?? "" }] : []),
      { text: name ?? id },
      { text: status.state, tint: tintOfState(status.state) },
      ...fields.map(({ path }, at): Cell => ({ text: textOf(values[row]?.[at], path, view) })),
      { text: age(created_at, view.now) },
      ...(reasons ? [{ text: status.state_reason ?? "" }] : []),
      ...(view.wide ? [...(KINDS[kind].hasName ? [{ text: id }] : []), { text: tagText(tags) }] : []),
    ];
    return { cells };
  });
  return { columns, rows };
}

/** Ids of other objects in the columns that are shown. */
export function referredIds(kind: Kind, documents: readonly Document[], wide: boolean): string[] {
  const fields = (COLUMNS[kind] ?? []).filter((column) => wide || !column.wide);
  const ids = documents.flatMap((document) => fields.map(({ path }) => valueAt(document, path)));
  return [...new Set(ids.filter((id): id is string => typeof id === "string" && ID.test(id)))];
}

export function valueAt(document: unknown, path: readonly string[]): unknown {
  let value = document;
  for (const name of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function textOf(value: unknown, path: readonly string[], { names, now }: View): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") {
    return /_at$/.test(path.at(-1) ?? "") ? age(value, now) : (names.get(value) ?? cleanLine(value));
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export const tagText = (tags: Readonly<Record<string, string>>): string =>
  Object.entries(tags)
    .map(([key, value]) => (value === "" ? key : `${key}=${value}`))
    .join(",");
