/** What narrows a list of documents: REST does most of it, and the rest is done here. */
import { isObject, type TfObject } from "../tfplugin/value.ts";
import type { RestDocument } from "./rest-document.ts";

interface Filtered {
  readonly filters: readonly string[];
}

/** By what REST itself narrows. */
const REST_FILTERS = ["project", "name", "state"];

export function queryOf({ filters }: Filtered, config: TfObject): Record<string, string> {
  const query: Record<string, string> = {};
  for (const filter of REST_FILTERS) {
    const wanted = config[filter];
    if (filters.includes(filter) && typeof wanted === "string") query[filter] = wanted;
  }
  const { tags } = config;
  for (const [key, value] of Object.entries(isObject(tags) ? tags : {})) {
    if (typeof value === "string") query[`tag.${key}`] = value;
  }
  return query;
}

/** Where an object lives is decided by Croft and stands in its status, and labels are a map: REST does not narrow by them. */
export function matchesFilters(
  { filters }: Filtered,
  config: TfObject,
  { spec, status }: RestDocument,
): boolean {
  return filters.every((filter) => {
    const wanted = config[filter] ?? null;
    if (wanted === null || REST_FILTERS.includes(filter)) return true;
    const found = status[filter] ?? spec[filter] ?? null;
    return isObject(wanted) ? hasAll(found, wanted) : wanted === found;
  });
}

/** Whether a map has every one of these entries. */
const hasAll = (map: unknown, wanted: TfObject): boolean =>
  Object.entries(wanted).every(
    ([key, value]) => typeof map === "object" && map !== null && Reflect.get(map, key) === value,
  );
