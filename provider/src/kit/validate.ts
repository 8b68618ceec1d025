/**
 * Checks a configuration by the rules of its model, before anybody is asked. What is unknown is not judged; every
 * complaint has the path of its field.
 */
import { NAME_PATTERN } from "@croft/schemas/names.ts";
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import { type Diagnostic, errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { compareNumbers } from "../tfplugin/number.ts";
import { type Path, pathText } from "../tfplugin/path.ts";
import { Decimal, isObject, isUnknown, type TfObject, type TfValue } from "../tfplugin/value.ts";
import { MAX_TAG_KEY, MAX_TAG_VALUE, MAX_TAGS } from "./tags.ts";
import { parseDuration } from "./timeouts.ts";

/** Of a data source or an ephemeral resource. */
export const validateAttributes = (attributes: readonly AttributeModel[], config: TfObject): Diagnostic[] =>
  checkObject(attributes, config, []);

export function validateConfig(model: ResourceModel, config: TfObject): Diagnostic[] {
  return [
    ...checkObject(model.attributes, config, []),
    ...checkTimeouts(config.timeouts ?? null),
    ...checkTags(config.tags ?? null, ["tags"]),
  ];
}

function checkObject(attributes: readonly AttributeModel[], object: TfObject, at: Path): Diagnostic[] {
  return [
    ...checkChoices(attributes, object, at),
    ...attributes.flatMap((attribute) =>
      checkAttribute(attribute, object[attribute.name] ?? null, [...at, attribute.name]),
    ),
  ];
}

/** Exactly one of, at most one of: each group once. */
function checkChoices(attributes: readonly AttributeModel[], object: TfObject, at: Path): Diagnostic[] {
  const groups = new Map<string, { names: readonly string[]; needsOne: boolean }>();
  for (const { exactlyOneOf, atMostOneOf, contentOf } of attributes) {
    const names = exactlyOneOf ?? atMostOneOf;
    // Of contents that are there already nobody has to say where they came from: see `missingContents`.
    const needsOne = exactlyOneOf !== undefined && contentOf === undefined;
    if (names !== undefined) groups.set(names.join(), { names, needsOne });
  }
  return [...groups.values()].flatMap(({ names, needsOne }) => {
    const values = names.map((name) => object[name] ?? null);
    const given = names.filter((_, index) => values[index] !== null && !isUnknown(values[index]));
    const list = listOf(names);
    if (given.length > 1) {
      return [errorDiagnostic(`Only one of ${list} may be given`, "Remove the others.", [...at, given[1]!])];
    }
    return needsOne && values.every((value) => value === null) ? [oneIsMissing(names, at)] : [];
  });
}

const listOf = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(" and ");

/** Also at plan, for what only a plan can judge. */
export function oneIsMissing(names: readonly string[], at: Path): Diagnostic {
  const where = at.length === 0 ? "" : ` in ${pathText(at)}`;
  return errorDiagnostic(`One of ${listOf(names)} is missing${where}`, "Give exactly one of them.", at);
}

function checkAttribute(attribute: AttributeModel, value: TfValue, at: Path): Diagnostic[] {
  if (value === null || isUnknown(value)) return [];
  if (Array.isArray(value)) {
    return [
      ...checkCount(attribute, value.length, at),
      ...(attribute.uniqueItems ? checkUnique(value, at) : []),
      ...value.flatMap((item, index) => checkItem(attribute, item, [...at, index])),
    ];
  }
  if (attribute.nested !== undefined)
    return isObject(value) ? checkObject(attribute.nested.attributes, value, at) : [];
  return checkValue(attribute, value, at);
}

function checkCount(attribute: AttributeModel, count: number, at: Path): Diagnostic[] {
  const { maxItems } = attribute;
  return maxItems === undefined || count <= maxItems
    ? []
    : [
        errorDiagnostic(
          `${pathText(at)} is too long`,
          `It has ${count} items; at most ${maxItems} are allowed.`,
          at,
        ),
      ];
}

function checkUnique(items: readonly TfValue[], at: Path): Diagnostic[] {
  return items.flatMap((item, index) => {
    const first = items.indexOf(item);
    if (item === null || isUnknown(item) || first === index) return [];
    const path = [...at, index];
    return [
      errorDiagnostic(
        `${pathText(path)} is there twice`,
        `It is the same as ${pathText([...at, first])}. Remove one of them.`,
        path,
      ),
    ];
  });
}

function checkItem(attribute: AttributeModel, item: TfValue, at: Path): Diagnostic[] {
  if (isUnknown(item)) return [];
  if (item === null) {
    return [
      errorDiagnostic(`${pathText(at)} is null`, "Items of a list need a value: remove it or give one.", at),
    ];
  }
  if (attribute.nested !== undefined)
    return isObject(item) ? checkObject(attribute.nested.attributes, item, at) : [];
  return checkValue(attribute, item, at);
}

function checkValue(attribute: AttributeModel, value: TfValue, at: Path): Diagnostic[] {
  const complaint =
    typeof value === "string"
      ? textComplaint(attribute, value)
      : typeof value === "number" || typeof value === "bigint" || value instanceof Decimal
        ? numberComplaint(attribute, value)
        : undefined;
  return complaint === undefined ? [] : [errorDiagnostic(`${pathText(at)} is not valid`, complaint, at)];
}

function textComplaint(attribute: AttributeModel, value: string): string | undefined {
  const shown = shownAs(attribute, value);
  if (attribute.values !== undefined && !attribute.values.includes(value)) {
    return `${shown} is none of ${attribute.values.map((one) => JSON.stringify(one)).join(", ")}.`;
  }
  const length = [...value].length;
  const { minLength, maxLength, pattern } = attribute;
  if (minLength !== undefined && length < minLength)
    return `${shown} is shorter than ${minLength} characters.`;
  if (maxLength !== undefined && length > maxLength) {
    return `It has ${length} characters; at most ${maxLength} are allowed.`;
  }
  if (pattern !== undefined && !regexOf(pattern).test(value) && !mayBeMocked(pattern, value))
    return mismatch(attribute, pattern, value);
  return undefined;
}

const shownAs = ({ sensitive }: AttributeModel, value: string): string =>
  sensitive ? "The value" : JSON.stringify(clip(value));

const mismatch = (attribute: AttributeModel, pattern: string, value: string): string =>
  `${shownAs(attribute, value)} ${expectation(attribute, pattern)}`;

/** Texts of these patterns come from computed attributes: ids and hashes. */
const COMPUTED = /^\^(([a-z]+_)\[0-9a-z\]\{16\}|\[0-9a-f\]\{64\})\$$/;

/**
 * `terraform test` gives the computed attributes of a `mock_provider` eight random letters and digits, and has the provider
 * check what refers to them; OpenTofu gives 4 to 15. Nothing that is really planned passes for that: a plan checks again.
 */
const mayBeMocked = (pattern: string, value: string): boolean =>
  COMPUTED.test(pattern) && /^[0-9A-Za-z]{4,15}$/.test(value);

/** At plan, where nothing comes from a mock: what validation let pass as one. */
export function checkMocked(
  attributes: readonly AttributeModel[],
  object: TfObject,
  at: Path = [],
): Diagnostic[] {
  return attributes.flatMap((attribute) => {
    const value = object[attribute.name] ?? null;
    const here = [...at, attribute.name];
    const places = Array.isArray(value)
      ? value.map((item, index) => ({ item, path: [...here, index] }))
      : [{ item: value, path: here }];
    return places.flatMap(({ item, path }) => {
      if (isObject(item)) return checkMocked(attribute.nested?.attributes ?? [], item, path);
      const { pattern } = attribute;
      return typeof item === "string" && pattern !== undefined && mayBeMocked(pattern, item)
        ? [errorDiagnostic(`${pathText(path)} is not valid`, mismatch(attribute, pattern, item), path)]
        : [];
    });
  });
}

const patterns = new Map<string, RegExp>();

function regexOf(pattern: string): RegExp {
  let regex = patterns.get(pattern);
  if (regex === undefined) {
    regex = new RegExp(pattern, "u");
    patterns.set(pattern, regex);
  }
  return regex;
}

/** What was expected, in words where the pattern is one that people meet often. */
function expectation(attribute: AttributeModel, pattern: string): string {
  if (pattern === NAME_PATTERN) {
    return "is not a name: lower-case letters, digits and dashes, at most 63 characters, with a letter or digit at both ends.";
  }
  if (pattern === "^[0-9a-f]{64}$") return "is not a SHA-256: 64 hexadecimal digits in lower case.";
  const id = /^\^([a-z]+_)\[0-9a-z\]\{16\}\$$/.exec(pattern)?.[1];
  if (id !== undefined) {
    const resource = `croft_${attribute.reference ?? attribute.name}`;
    return `is not an id: it begins with ${id}; refer to the \`id\` of a ${resource}.`;
  }
  return `does not match ${pattern}.`;
}

function numberComplaint(attribute: AttributeModel, value: number | bigint | Decimal): string | undefined {
  const { minimum, maximum } = attribute;
  if (minimum !== undefined && compareNumbers(value, minimum) < 0)
    return `It is ${value}; at least ${minimum} is needed.`;
  if (maximum !== undefined && compareNumbers(value, maximum) > 0) {
    return `It is ${value}; at most ${maximum} is allowed.`;
  }
  if (
    minimum !== undefined &&
    (value instanceof Decimal || (typeof value === "number" && !Number.isInteger(value)))
  ) {
    return `It is ${value}; a whole number is needed.`;
  }
  return undefined;
}

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);

/** Also for the provider's `default_tags`. */
export function checkTags(tags: TfValue, at: Path): Diagnostic[] {
  if (!isObject(tags)) return [];
  const names = Object.keys(tags);
  const found: Diagnostic[] = [];
  if (names.length > MAX_TAGS) {
    found.push(
      errorDiagnostic(
        "There are too many tags",
        `There are ${names.length}; at most ${MAX_TAGS} are allowed.`,
        at,
      ),
    );
  }
  for (const name of names) {
    const value = tags[name] ?? null;
    const path = [...at, { key: name }];
    if (name === "" || [...name].length > MAX_TAG_KEY) {
      found.push(
        errorDiagnostic(
          "A tag's key is not valid",
          `A key has 1 to ${MAX_TAG_KEY} characters; this one has ${[...name].length}.`,
          path,
        ),
      );
    }
    if (value === null) {
      found.push(
        errorDiagnostic(
          "A tag has no value",
          "Give it a value (an empty one is fine), or leave the tag out.",
          path,
        ),
      );
    }
    if (typeof value === "string" && [...value].length > MAX_TAG_VALUE) {
      found.push(
        errorDiagnostic(
          "A tag's value is too long",
          `It has ${[...value].length} characters; at most ${MAX_TAG_VALUE} are allowed.`,
          path,
        ),
      );
    }
  }
  return found;
}

function checkTimeouts(timeouts: TfValue): Diagnostic[] {
  if (!isObject(timeouts)) return [];
  return Object.entries(timeouts).flatMap(([operation, text]) =>
    typeof text !== "string" || parseDuration(text) !== undefined
      ? []
      : [
          errorDiagnostic(
            "A timeout is not a duration",
            `${JSON.stringify(clip(text))} is no duration above zero; write one such as "90s", "10m" or "1h30m".`,
            ["timeouts", operation],
          ),
        ],
  );
}
