/** From where REST says something is wrong (a JSON pointer into the body) to where the user wrote it. */
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import type { Path, PathStep } from "../tfplugin/path.ts";

/** Undefined when no field of the resource corresponds: the complaint is about the whole resource then. */
export function pathOfPointer(model: Pick<ResourceModel, "attributes">, pointer: string): Path | undefined {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (steps[0] === "spec" || steps[0] === "status") steps.shift();
  if (steps.length === 0) return undefined;
  return walk(model.attributes, steps);
}

function walk(attributes: readonly AttributeModel[], steps: readonly string[]): Path | undefined {
  const [name = "", ...rest] = steps;
  const attribute =
    attributes.find((candidate) => candidate.name === name) ??
    attributes.find((candidate) => candidate.name === name.replace(/upload$/, "path")) ??
    (name === "default_tags" ? attributes.find((candidate) => candidate.name === "tags") : undefined);
  if (attribute === undefined) return undefined;
  if (rest.length === 0) return [attribute.name];
  if (attribute.nested?.nesting === "single") {
    return [attribute.name, ...(walk(attribute.nested.attributes, rest) ?? [])];
  }
  const [index = "", ...inner] = rest;
  const isList =
    attribute.nested?.nesting === "list" || (Array.isArray(attribute.type) && attribute.type[0] === "list");
  // Items of a set have no place.
  if (Array.isArray(attribute.type) && attribute.type[0] === "set") return [attribute.name];
  const step: PathStep = isList ? Number(index) : { key: index };
  const beyond =
    attribute.nested === undefined || inner.length === 0
      ? []
      : (walk(attribute.nested.attributes, inner) ?? []);
  return [attribute.name, step, ...beyond];
}
