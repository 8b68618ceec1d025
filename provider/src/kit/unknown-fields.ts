/**
 * Fields that are not known before the apply, and what is said of them.
 *
 * A field whose change replaces may be unknown although nothing differs: a `depends_on` of a data source is enough. So an
 * unknown value replaces only what cannot have it. That is certain of the id of an object that this run makes, which is
 * why its plan promises how it begins: Terraform hands the promise on with the unknown value.
 */
import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { type Diagnostic, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import { type Path, pathText } from "../tfplugin/path.ts";
import { type TfValue, UNKNOWN, Unknown } from "../tfplugin/value.ts";

/** The id of an object that is still to be made. */
export const newId = (kind: string): Unknown =>
  Object.hasOwn(KINDS, kind)
    ? new Unknown({ isNull: false, prefix: `${KINDS[kind as Kind].idPrefix}_` })
    : UNKNOWN;

/** Whether a value that is still to become known may be the one that is there. */
export function mayBe({ refinements = {} }: Unknown, value: TfValue): boolean {
  const { isNull, prefix } = refinements;
  if (value === null) return isNull !== false;
  if (isNull === true) return false;
  if (typeof value !== "string" || prefix === undefined) return true;
  // Every object that this run makes has another id than those that are there.
  return value.startsWith(prefix) && !/^[a-z]+_$/.test(prefix);
}

export const unsureOf = (name: string, path: Path): Diagnostic =>
  warningDiagnostic(
    `${pathText(path)} of ${name} is not known before the apply`,
    "It comes from something that is still to be made or read. If it turns out to be the value that the object has, nothing changes. If it is another, the apply stops at this object: plan and apply again then, and the plan shows the replacement.",
    path,
  );

export const replacedByUnknown = (name: string, path: Path): Diagnostic =>
  warningDiagnostic(
    `${name} is replaced because ${pathText(path)} is not known before the apply`,
    "Nothing else replaces it. If the value is the one that the object has, make it known to the plan: refer to it without `depends_on`, or apply what it comes from first (`-target`).",
    path,
  );

/** `fields` are configured otherwise than they are, and `sibling`, which is not set, means that they stay. */
export const notFollowed = (name: string, sibling: string, fields: readonly string[]): Diagnostic =>
  warningDiagnostic(
    `${name} keeps its ${fields.join(", ")}`,
    `What is configured differs from what it has. \`${sibling}\` is not set, which means "ignore": nothing is changed. Set \`${sibling} = "replace"\` to make it anew, by which its root disk is lost, or \`${sibling} = "ignore"\` to keep it without this warning.`,
    [fields[0] ?? sibling],
  );
