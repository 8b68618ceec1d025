import type { ResourceModel } from "@croft/schemas/terraform-model.ts";
import type { TfObject } from "../tfplugin/value.ts";

/** How errors and warnings call an object: `croft_vm web/app-1`, or its id when it has no name. */
export function nameOf(model: ResourceModel, state: TfObject): string {
  const { name, project, id } = state;
  if (typeof name === "string") {
    return `${model.name} ${typeof project === "string" ? `${project}/` : ""}${name}`;
  }
  return typeof id === "string" ? `${model.name} ${id}` : model.name;
}
