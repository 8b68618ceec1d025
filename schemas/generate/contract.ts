// schema -> which fields of host documents an agent of an older version does not know.
import type { JsonSchema, Sources } from "./source.ts";
import { HEADER } from "./typescript.ts";

interface Later {
  path: string[];
  since: number;
  only_null: boolean;
  absent?: unknown;
  dispensable?: true;
}

/** Fields below a schema that came later than the first version, or that may be null only since. */
function laterFields(schema: JsonSchema, path: string[] = []): Later[] {
  const found: Later[] = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const here = [...path, name];
    const [since, nullSince, absent] = [
      property["x-since"],
      property["x-null-since"],
      property["x-when-absent"],
    ];
    if (typeof since === "number") {
      found.push({
        path: here,
        since,
        only_null: false,
        ...(absent === undefined ? {} : { absent }),
        ...(property["x-dispensable"] === true ? { dispensable: true } : {}),
      });
      continue;
    }
    if (typeof nullSince === "number") found.push({ path: here, since: nullSince, only_null: true });
    found.push(...laterFields(property, here));
    for (const item of property.items ? [property.items, ...(property.items.oneOf ?? [])] : []) {
      found.push(...laterFields(item, [...here, "*"]));
    }
  }
  return found;
}

/** What hosts say, in messages of their own. */
const SAID = ["host_report", "host_counters"];

/** `typescript/contract.ts`. */
export function contractModule(sources: Sources): string {
  const schemaOf = (name: string) => sources.messages.find((one) => one.message === name);
  const message = schemaOf("host_document");
  const said = Object.fromEntries(SAID.map((name) => [name, laterFields(schemaOf(name)?.schema ?? {})]));
  const byKind = Object.fromEntries(
    (message?.schema.oneOf ?? []).map((one) => [String(one.properties?.kind?.const), laterFields(one)]),
  );
  const firstKnown = Object.fromEntries(
    (message?.schema.oneOf ?? []).map((one) => [String(one.properties?.kind?.const), one["x-since"] ?? 1]),
  );
  const newest = Math.max(
    ...Object.values(firstKnown).map(Number),
    ...[...Object.values(byKind), ...Object.values(said)].flatMap((fields) =>
      fields.map(({ since }) => since),
    ),
  );
  return `${HEADER}
/** The newest version of the messages between reconciler and agents: it rises with their fields. */
export const CONTRACT_VERSION = ${newest};

/** Kinds of the documents that hosts are sent. */
export const HOST_DOCUMENT_KINDS = ${JSON.stringify(Object.keys(byKind))} as const;

/** The first version that knows documents of a kind. */
export const DOCUMENT_SINCE: Readonly<Record<string, number>> = ${JSON.stringify(firstKnown)};

export interface LaterField {
  /** Names of properties, \`*\` for each item of a list. */
  path: readonly string[];
  /** The first version that knows it. */
  since: number;
  /** Whether the field is older and only null is new. */
  only_null: boolean;
  /** The value that means the same as leaving it out. */
  absent?: unknown;
  /** Whether leaving it out only does less: an older agent is sent the document without it. */
  dispensable?: true;
}

/** What agents of older versions do not know, by kind of document. */
export const LATER_FIELDS: Readonly<Record<string, readonly LaterField[]>> = ${JSON.stringify(byKind, null, 2)};

/** What reconcilers of older versions do not know, by message of an agent. */
export const LATER_SAID = ${JSON.stringify(said, null, 2)} satisfies Readonly<Record<string, readonly LaterField[]>>;
`;
}
