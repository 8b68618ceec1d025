// schema -> what a status shows of a member that its stored document lacks: of those that answers always have.
import type { JsonSchema, Sources } from "./source.ts";
import { HEADER } from "./typescript.ts";

/** Undefined for what has none, and is therefore always stored or summed up. */
function defaultOf({ type }: JsonSchema): unknown {
  const types = [type ?? []].flat();
  if (types.includes("null")) return null;
  if (types.includes("array")) return [];
  if (types.includes("boolean")) return false;
  return types.includes("integer") || types.includes("number") ? 0 : undefined;
}

/** `typescript/status-defaults.ts`. */
export function statusDefaults({ kinds }: Sources): string {
  const rows = kinds.map(({ kind, status }) => {
    const members = (status.required ?? []).map((name) => [name, defaultOf(status.properties?.[name] ?? {})]);
    const known = Object.fromEntries(members.filter(([, value]) => value !== undefined));
    return `  ${kind}: ${JSON.stringify(Object.entries(known))},\n`;
  });
  return `${HEADER}
import type { Kind } from "./kinds.ts";

/** Members that a status always shows, and what it shows of those that are not stored, as documents of older versions are. */
export const STATUS_DEFAULTS: Readonly<Record<Kind, readonly (readonly [name: string, value: unknown])[]>> = {
${rows.join("")}};
`;
}
