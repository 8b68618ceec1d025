/** Data sources that show documents: one by its name, or a list narrowed by filters. */
import type { DataSourceModel } from "@croft/schemas/terraform-model.ts";
import { viewOf } from "../kit/document.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import { emptyObject, type TfObject } from "../tfplugin/value.ts";

/** Undefined when there is none of that name. */
export async function readOne(
  model: DataSourceModel,
  config: TfObject,
  client: ReconcilerClient,
  signal: AbortSignal,
): Promise<TfObject | undefined> {
  const by = model.by ?? "name";
  const found = await client.get(model.plural, String(config[by]), signal);
  if (found === undefined) return undefined;
  return Object.assign(viewOf(model.attributes, found.document), { [by]: config[by] ?? null });
}

export async function readList(
  model: DataSourceModel,
  config: TfObject,
  client: ReconcilerClient,
  signal: AbortSignal,
): Promise<TfObject> {
  const { project } = config;
  const query: Record<string, string> =
    model.filters.includes("project") && typeof project === "string" ? { project } : {};
  const queries = model.alsoState === undefined ? [query] : [query, { ...query, state: model.alsoState }];
  const pages = await Promise.all(queries.map((one) => client.list(model.plural, one, signal)));
  const documents = pages.flat().filter((document) => matches(model, config, document));
  documents.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const inner = model.attributes.find(({ name }) => name === model.list)?.nested?.attributes ?? [];
  const list = documents.map((document) => viewOf(inner, document));
  return Object.assign(emptyObject(), config, { [model.list ?? model.plural]: list });
}

const sortKey = ({ project, name, id }: RestDocument): string => `${project ?? ""}/${name ?? ""}/${id}`;

/** REST narrows by project; where an object lives is decided by Croft and stands in its status. */
function matches(model: DataSourceModel, config: TfObject, { project, spec, status }: RestDocument): boolean {
  return model.filters.every((filter) => {
    const wanted = config[filter] ?? null;
    if (wanted === null) return true;
    return wanted === (filter === "project" ? project : (status[filter] ?? spec[filter] ?? null));
  });
}
