// A kind's own part of the messages between reconciler and agents: its document and its report, from its own YAML.
import type { JsonSchema, KindSource, MessageSource } from "./source.ts";

type Change = (schema: JsonSchema) => JsonSchema;

/** A schema with what lies at a path of properties (`*`: the items of a list) changed. */
function changedAt(schema: JsonSchema, [name, ...rest]: readonly string[], change: Change): JsonSchema {
  if (name === undefined) return change(schema);
  if (name === "*") return { ...schema, items: changedAt(schema.items ?? {}, rest, change) };
  const { properties = {} } = schema;
  return {
    ...schema,
    properties: { ...properties, [name]: changedAt(properties[name] ?? {}, rest, change) },
  };
}

const withBranches =
  (branches: readonly JsonSchema[]): Change =>
  (schema) => ({ ...schema, oneOf: [...branches, ...(schema.oneOf ?? [])] });

const withValues =
  (values: readonly string[]): Change =>
  (schema) => ({ ...schema, enum: [...(schema.enum ?? []), ...values] });

/** The messages, with what the kinds bring of them. */
export function withHostMessages(
  messages: readonly MessageSource[],
  kinds: readonly KindSource[],
): MessageSource[] {
  const own = kinds.filter(({ host_document }) => host_document !== undefined);
  const documents = own.flatMap(({ host_document }) => host_document ?? []);
  const reports = kinds.flatMap(({ host_report }) => host_report ?? []);
  const changes: Readonly<Record<string, [path: string[], Change]>> = {
    host_document: [[], withBranches(documents)],
    host_report: [["objects", "*"], withBranches(reports)],
    host_config: [["documents", "*", "kind"], withValues(own.map(({ kind }) => kind))],
  };
  return messages.map((source) => {
    const [path, change] = changes[source.message] ?? [];
    if (path === undefined || change === undefined || own.length === 0) return source;
    return { ...source, schema: changedAt(source.schema, path, change) };
  });
}
