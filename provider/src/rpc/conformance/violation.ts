/** A rule of Terraform that an answer broke, and where. */
import { numberText } from "../../tfplugin/number.ts";
import type { Path } from "../../tfplugin/path.ts";
import type { Attribute } from "../../tfplugin/schema.ts";
import { Decimal, type TfValue, Unknown } from "../../tfplugin/value.ts";

export interface Violation {
  readonly path: Path;
  /** A clause without a full stop, such as "was 1, but now 2". */
  readonly problem: string;
}

/** A value for a message, short; what is sensitive must not come here. */
export function shown(value: TfValue): string {
  if (value instanceof Unknown) return "(known after apply)";
  if (value instanceof Decimal || typeof value === "bigint" || typeof value === "number") {
    return shortened(numberText(value));
  }
  if (typeof value === "string") return JSON.stringify(shortened(value));
  if (Array.isArray(value)) return `a value with ${value.length} elements`;
  return value === null || typeof value === "boolean" ? String(value) : "another object";
}

const LONGEST_SHOWN = 80;

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** True when the attribute or anything in it is sensitive or write-only. */
export function holdsSecrets(attribute: Attribute): boolean {
  if (attribute.sensitive === true || attribute.writeOnly === true) return true;
  return attribute.nested !== undefined && Object.values(attribute.nested.attributes).some(holdsSecrets);
}
