/** Data sources that show documents: one by its name, or a list narrowed by filters. */
import type { DataSourceModel } from "@croft/schemas/terraform-model.ts";
import { viewOf } from "../kit/document.ts";
import { matchesFilters, queryOf } from "../kit/filters.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import type { Croft } from "../lifecycle/croft.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import { emptyObject, type TfObject, type TfValue } from "../tfplugin/value.ts";

/** Undefined when there is none of that id or name. */
export async function readOne(
  model: DataSourceModel,
  config: TfObject,
  croft: Croft & { client: ReconcilerClient },
  signal: AbortSignal,
): Promise<TfObject | undefined> {
  const { id, name } = config;
  const document =
    typeof id === "string"
      ? (await croft.client.list(model.plural, { ids: id }, signal))[0]
      : await named(model, String(name), config.project ?? croft.settings.project, croft.client, signal);
  if (document === undefined) return undefined;
  const view = viewOf(model.attributes, document);
  for (const { name: argument, optional } of model.attributes) {
    if (optional) view[argument] = config[argument] ?? (document as unknown as TfObject)[argument] ?? null;
  }
  return view;
}

/** What is in quarantine or on its way out has no name any more. */
async function named(
  { plural, scope }: DataSourceModel,
  name: string,
  project: TfValue,
  client: ReconcilerClient,
  signal: AbortSignal,
): Promise<RestDocument | undefined> {
  const found = (await client.list(plural, { name }, signal)).filter(({ deleting }) => !deleting);
  if (scope === "global") return found[0];
  const own = found.find((one) => one.project !== null && one.project === project);
  return own ?? found.find(({ shared }) => shared);
}

const MOST_NAMED = 10;

/** For who looked for a name in vain: those that it could have been, in a sentence and a space; at most ten. */
export async function namesThereAre(
  { plural, scope }: DataSourceModel,
  config: TfObject,
  croft: Croft & { client: ReconcilerClient },
  signal: AbortSignal,
): Promise<string> {
  const project = config.project ?? croft.settings.project;
  const { documents } = await croft.client.page(plural, {}, null, 1000, signal);
  const names = documents
    .filter((one) => !one.deleting && (scope === "global" || one.shared || one.project === project))
    .flatMap(({ name }) => name ?? [])
    .sort();
  const where =
    scope === "global" ? "" : ` ${typeof project === "string" ? `in project ${project}` : "shared"}`;
  if (names.length === 0) return `There are none${where}. `;
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  return `There are ${names.slice(0, MOST_NAMED).join(", ")}${more}. `;
}

export async function readList(
  model: DataSourceModel,
  config: TfObject,
  client: ReconcilerClient,
  signal: AbortSignal,
): Promise<TfObject> {
  const query = queryOf(model, config);
  const also = model.alsoState !== undefined && query.state === undefined;
  const queries = also ? [query, { ...query, state: model.alsoState ?? "" }] : [query];
  const pages = await Promise.all(queries.map((one) => client.list(model.plural, one, signal)));
  const documents = pages.flat().filter((document) => matchesFilters(model, config, document));
  documents.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const inner = model.attributes.find(({ name }) => name === model.list)?.nested?.attributes ?? [];
  const list = documents.map((document) => viewOf(inner, document));
  return Object.assign(emptyObject(), config, { [model.list ?? model.plural]: list });
}

const sortKey = ({ project, name, id }: RestDocument): string => `${project ?? ""}/${name ?? ""}/${id}`;
