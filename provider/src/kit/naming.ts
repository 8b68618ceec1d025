import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { ResourceModel } from "@croft/schemas/terraform-model.ts";
import type { TfObject, TfValue } from "../tfplugin/value.ts";

/** How errors and warnings call an object: `croft_vm web/app-1`, or its id when it has no name. */
export function nameOf(model: ResourceModel, state: TfObject): string {
  const { name, project, id } = state;
  if (typeof name === "string") {
    return `${model.name} ${typeof project === "string" ? `${project}/` : ""}${name}`;
  }
  return typeof id === "string" ? `${model.name} ${id}` : model.name;
}

/**
 * What a kind calls an object that nobody else can be: its name, or where it has none what it was made of. A create of
 * what a state has already can only be a replacement, and the old one still stands in its way.
 */
export function heldName(model: ResourceModel, state: TfObject): string {
  const { project, name } = state;
  const made = model.attributes
    .filter(({ required }) => required)
    .map((attribute) => state[attribute.name] ?? null);
  return [model.kind, typeof name === "string" ? `${String(project ?? "-")}/${name}` : jsonOf(made)].join(
    " ",
  );
}

const jsonOf = (values: readonly TfValue[]): string =>
  JSON.stringify(values, (_, value) => (typeof value === "bigint" ? value.toString() : value));

/** What people call a kind of REST: `VM`. */
export const nounOf = (kind: string): string =>
  Object.hasOwn(KINDS, kind) ? KINDS[kind as Kind].noun : kind;
