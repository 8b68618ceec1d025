// schema -> a reference page per kind.
import type { AttributeModel } from "../src/terraform-model.ts";
import type { KindSource } from "./source.ts";
import { resourceModel } from "./terraform.ts";

const EFFECTS: Record<string, string> = {
  L: "live",
  R: "restarts the VM",
  X: "replaces",
  F: "refused",
  C: "read at create only",
};

function typeName(attribute: AttributeModel): string {
  if (attribute.nested) return attribute.nested.nesting === "list" ? "list of objects" : "object";
  const type = attribute.type as string | readonly string[];
  return typeof type === "string" ? type : `${type[0]} of ${type[1]}`;
}

function need(attribute: AttributeModel): string {
  if (attribute.required) return "required";
  if (attribute.default !== undefined) return `default \`${JSON.stringify(attribute.default)}\``;
  if (attribute.optional) return attribute.computed ? "optional, else chosen" : "optional";
  return "computed";
}

function range(attribute: AttributeModel): string {
  const parts = [
    ...(attribute.values ? [attribute.values.map((value) => `\`${value}\``).join(", ")] : []),
    ...(attribute.minimum === undefined ? [] : [`${attribute.minimum} to ${attribute.maximum}`]),
    ...(attribute.maxLength === undefined || attribute.values
      ? []
      : [`up to ${attribute.maxLength} characters`]),
    ...(attribute.maxItems === undefined ? [] : [`up to ${attribute.maxItems} entries`]),
  ];
  return parts.join("; ");
}

function effect(attribute: AttributeModel): string {
  const own = attribute.effect ? (EFFECTS[attribute.effect] as string) : "";
  return attribute.shrink ? `grows: ${own}; shrinking is refused` : own;
}

function rows(attributes: readonly AttributeModel[], prefix = ""): string[] {
  return attributes.flatMap((attribute) => {
    const unknown = attribute.unknownWhen?.length
      ? attribute.unknownWhen.map((name) => `\`${name}\``).join(", ")
      : "";
    const cells = [
      `\`${prefix}${attribute.name}\``,
      typeName(attribute),
      need(attribute),
      range(attribute),
      effect(attribute),
      unknown,
      attribute.description.replaceAll("|", "\\|"),
    ];
    return [
      `| ${cells.join(" | ")} |`,
      ...(attribute.nested ? rows(attribute.nested.attributes, `${prefix}${attribute.name}.`) : []),
    ];
  });
}

/** The Markdown page of one kind. */
export function referencePage(source: KindSource): string {
  const model = resourceModel(source);
  const deletion = source.deletion ? `\n${source.deletion.trim()}\n` : "";
  return `<!-- Generated from schemas/resources; run \`npm run generate\`. -->
# ${source.terraform}

${model.description}
${deletion}
REST: \`/v1/${source.plural}\` · ids: \`${source.id_prefix}_…\` · states: ${source.states.map((state) => `\`${state}\``).join(", ")}

| field | type | given | range | a change | unknown when these change | what it is |
|---|---|---|---|---|---|---|
${rows(model.attributes).join("\n")}

The block \`timeouts\` takes \`create\`, \`read\`, \`update\` and \`delete\` (durations such as \`"10m"\`; 20 minutes unless given).
`;
}
