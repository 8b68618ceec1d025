/**
 * Fields that say where contents come from (`url`, `path`) and the hash of these contents beside them.
 *
 * The hash decides: as long as it is equal, it does not matter where the contents come from. It is what the user
 * gave, or for a file the hash that was computed before the plan; contents behind a URL are only known once fetched.
 */
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import { type Diagnostic, errorDiagnostic, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import { type Path, pathText } from "../tfplugin/path.ts";
import { equalValues, isObject, isUnknown, type TfObject, type TfValue, UNKNOWN } from "../tfplugin/value.ts";
import { oneIsMissing } from "./validate.ts";

/** SHA-256 in hex of each file by the path that was written, or null when there is no such file. */
export type Contents = ReadonlyMap<string, string | null>;

/** One field that names a file, its hash beside it, and where both stand. */
export interface ContentFile {
  /** Path of the object that has both: empty, or such as `["kernel"]`. */
  readonly at: Path;
  readonly field: string;
  readonly hash: string;
  /** All fields that may say where contents of this hash come from. */
  readonly sources: readonly string[];
  /** The file's path as written. */
  readonly file: string;
}

/** The known paths of files in a configuration or a state. */
export function contentFiles(model: ResourceModel, object: TfObject): ContentFile[] {
  return filesOf(model.attributes, object, []);
}

function filesOf(attributes: readonly AttributeModel[], object: TfObject, at: Path): ContentFile[] {
  return attributes.flatMap((attribute) => {
    const value = object[attribute.name];
    if (attribute.nested?.nesting === "single" && isObject(value)) {
      return filesOf(attribute.nested.attributes, value, [...at, attribute.name]);
    }
    if (attribute.contentOf === undefined || attribute.source !== "terraform" || typeof value !== "string")
      return [];
    const sources = attributes
      .filter(({ contentOf }) => contentOf === attribute.contentOf)
      .map(({ name }) => name);
    return [{ at, field: attribute.name, hash: attribute.contentOf, sources, file: value }];
  });
}

export interface HashPlanning {
  /** Name of the hash. */
  readonly hash: string;
  /** The fields that say where its contents come from. */
  readonly sources: readonly AttributeModel[];
  /** The object that has them all. */
  readonly config: TfObject;
  readonly prior: TfObject | null;
  readonly contents: Contents;
  readonly at: Path;
}

export function planHash(planning: HashPlanning, diagnostics: Diagnostic[]): TfValue {
  const { hash, sources, config, prior, contents, at } = planning;
  const given = config[hash] ?? null;
  const before = prior?.[hash] ?? null;
  const source = sources.find((candidate) => (config[candidate.name] ?? null) !== null);
  if (source === undefined) {
    const names = sources.find(({ exactlyOneOf }) => exactlyOneOf !== undefined)?.exactlyOneOf;
    if (names === undefined) return given;
    // What is to be made needs a source, and so does what had one. Of an import, what was uploaded is known by its hash alone.
    const isImported = prior !== null && names.every((name) => (prior[name] ?? null) === null);
    if (!isImported) diagnostics.push(oneIsMissing(names, at));
    return isImported ? (given ?? before) : given;
  }
  const from = config[source.name]!;
  const path = [...at, source.name];
  const isFile = source.source === "terraform" && typeof from === "string";
  const actual = isFile ? (contents.get(from) ?? null) : null;
  if (given !== null) {
    if (actual !== null && typeof given === "string" && given !== actual) {
      diagnostics.push(
        errorDiagnostic(
          `${pathText(path)} does not hold what ${pathText([...at, hash])} says`,
          `The file ${from} has the SHA-256 ${actual}. Correct the hash, or leave it out: it is computed.`,
          [...at, hash],
        ),
      );
    }
    return given;
  }
  if (isUnknown(from)) return UNKNOWN;
  if (!isFile) return prior !== null && equalValues(prior[source.name], from) ? before : UNKNOWN;
  if (actual !== null) return actual;
  if (before === null || isUnknown(before)) return UNKNOWN;
  diagnostics.push(
    warningDiagnostic(
      `${pathText(path)} names a file that is not there`,
      `Nothing is at ${from}, so it cannot be told whether its contents changed. What was uploaded before stays.`,
      path,
    ),
  );
  return before;
}
