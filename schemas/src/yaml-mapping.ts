// Texts that some program is to read as a YAML mapping, such as cloud-init's configuration.
import { load, YAML11_SCHEMA, YAMLException } from "js-yaml";

export type YamlMappingResult =
  | { readonly mapping: Readonly<Record<string, unknown>> }
  | { readonly fault: string };

/** A line with nothing but a comment. Of one line only: an expression that spans lines takes ages over many empty ones. */
const EMPTY = /^\s*(#|$)/;

/** Of a bracket or a quoted text that ends at the begin of a line. */
const UNINDENTED = "deficient indentation";

/** Whether something stands on this line or below: what has no end is no YAML for anybody. */
const goesOn = (text: string, line: number): boolean =>
  text
    .split(/\r\n?|\n/)
    .slice(line)
    .some((one) => one.trim() !== "");

/**
 * Reads a mapping, with what readers of YAML 1.1 bear: keys that stand twice, and brackets and quoted texts whose lines are not
 * indented, of which nothing but that is known then: the mapping is empty. `fault` is a sentence that repeats nothing of the
 * text, which may hold secrets.
 */
export function readYamlMapping(text: string): YamlMappingResult {
  if (text.split(/\r\n?|\n/).every((line) => EMPTY.test(line))) return { mapping: {} };
  try {
    const value: unknown = load(text, { json: true, schema: YAML11_SCHEMA }) ?? {};
    if (typeof value === "object" && !Array.isArray(value))
      return { mapping: value as Readonly<Record<string, unknown>> };
    return { fault: "It is no mapping of names to values." };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    if (error.reason === UNINDENTED && goesOn(text, error.mark?.line ?? 0)) return { mapping: {} };
    // Some reasons quote what stands there.
    const reason = /["'<`]/.test(error.reason) ? "" : ` (${error.reason})`;
    return { fault: `Line ${error.mark === undefined ? 1 : error.mark.line + 1} is no YAML${reason}.` };
  }
}
