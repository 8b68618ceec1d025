// What a computed field becomes unknown with: named one by one, or by the effect that a change of them has.
import type { JsonSchema, KindSource } from "./source.ts";

/** `{ effect: R, fields: [a] }`: every field of the spec whose change has this effect, and these. */
interface Derived {
  effect: string;
  fields?: string[];
}

const isDerived = (value: unknown): value is Derived =>
  typeof value === "object" && value !== null && "effect" in value;

function fieldsOf(spec: JsonSchema | undefined, { effect, fields = [] }: Derived): string[] {
  const byEffect = Object.entries(spec?.properties ?? {})
    .filter(([, property]) => property["x-effect"] === effect)
    .map(([name]) => name);
  return [...new Set([...byEffect, ...fields])];
}

/** The source with every `x-unknown-when` as a list of fields. */
export function withUnknownWhen(source: KindSource): KindSource {
  const properties = Object.entries(source.status.properties ?? {}).map(
    ([name, property]): [string, JsonSchema] => {
      const when = property["x-unknown-when"];
      return [
        name,
        isDerived(when) ? { ...property, "x-unknown-when": fieldsOf(source.spec, when) } : property,
      ];
    },
  );
  return { ...source, status: { ...source.status, properties: Object.fromEntries(properties) } };
}
