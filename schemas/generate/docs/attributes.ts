// Attributes in words: what is given, what it may be, and what changing it does.
import type { AttributeModel, Effect } from "../../src/terraform-model.ts";

const EFFECTS: Readonly<Record<Effect, string>> = {
  L: "changes in place",
  R: "restarts the VM",
  M: "moves it to another host, with its bytes",
  X: "**replaces** the object",
  F: "is refused",
  C: "nothing: it is read at create only",
};

function typeName({ nested, type }: AttributeModel): string {
  if (nested) return nested.nesting === "list" ? "list of objects" : "object";
  const cty = type as string | readonly string[];
  return typeof cty === "string" ? cty : `${cty[0]} of ${cty[1]}`;
}

const code = (text: unknown): string => `\`${text}\``;

/** Rules of a value, in a sentence each. */
function rules(attribute: AttributeModel): string[] {
  const {
    values,
    minimum,
    maximum,
    maxLength,
    maxItems,
    exactlyOneOf,
    atMostOneOf,
    default: initial,
  } = attribute;
  const others = (names: readonly string[]) =>
    names
      .filter((name) => name !== attribute.name)
      .map(code)
      .join(", ");
  return [
    ...(initial === undefined ? [] : [`Default: ${code(JSON.stringify(initial))}.`]),
    ...(values ? [`One of ${values.map((value) => code(value)).join(", ")}.`] : []),
    ...(minimum === undefined
      ? []
      : [maximum === undefined ? `At least ${minimum}.` : `${minimum} to ${maximum}.`]),
    ...(maxLength === undefined || values ? [] : [`At most ${maxLength} characters.`]),
    ...(maxItems === undefined ? [] : [`At most ${maxItems} entries.`]),
    ...(exactlyOneOf ? [`Give exactly one of this and ${others(exactlyOneOf)}.`] : []),
    ...(atMostOneOf ? [`At most one of this and ${others(atMostOneOf)}.`] : []),
  ];
}

/** A list of attributes as the registry shows it, what is nested below. */
export function attributeList(attributes: readonly AttributeModel[], depth = 0): string {
  return attributes
    .map((attribute) => {
      const traits = [
        typeName(attribute),
        ...(attribute.sensitive ? ["sensitive"] : []),
        ...(attribute.writeOnly ? ["write-only"] : []),
      ].join(", ");
      const line = [attribute.description, ...rules(attribute)].join(" ");
      const inner = attribute.nested ? `\n${attributeList(attribute.nested.attributes, depth + 1)}` : "";
      return `${"  ".repeat(depth)}- ${code(attribute.name)} (${traits}) ${line}${inner}`;
    })
    .join("\n");
}

function change({ effect, shrink }: AttributeModel, outer: Effect): string {
  const what = EFFECTS[effect ?? outer];
  return shrink === undefined ? what : `growing ${what}; shrinking is refused`;
}

/** One row for each field that a user may change. */
export function changeRows(attributes: readonly AttributeModel[], at = "", outer: Effect = "L"): string[] {
  return attributes.flatMap((attribute) => {
    // What is only told cannot be changed, and a write-only value is compared with nothing.
    if ((attribute.computed && !attribute.optional) || attribute.writeOnly) return [];
    const row = `| ${code(at + attribute.name)} | ${change(attribute, outer)} |`;
    // Items of a list change with their list.
    if (attribute.nested?.nesting !== "single") return [row];
    return [
      row,
      ...changeRows(attribute.nested.attributes, `${at}${attribute.name}.`, attribute.effect ?? outer),
    ];
  });
}

/** The three groups of the registry's layout. */
export function groups(attributes: readonly AttributeModel[]): {
  required: AttributeModel[];
  optional: AttributeModel[];
  told: AttributeModel[];
} {
  return {
    required: attributes.filter(({ required }) => required),
    optional: attributes.filter(({ optional }) => optional),
    told: attributes.filter(({ required, optional }) => !required && !optional),
  };
}
