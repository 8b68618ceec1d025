/**
 * What Terraform lets a provider plan: what the configuration says, or the prior value where both mean the same.
 * Only computed attributes that are not configured may be chosen or left unknown. Write-only values are in no plan.
 * The same rules, without a prior value, hold for what a data source or an ephemeral resource answers.
 */
import { equalOfType } from "../../tfplugin/equality.ts";
import type { Path } from "../../tfplugin/path.ts";
import {
  type Attribute,
  type Attributes,
  attributeType,
  type Block,
  type CtyType,
  type NestedBlock,
  type NestedObject,
  nestedBlockType,
} from "../../tfplugin/schema.ts";
import {
  isObject,
  isWhollyKnown,
  type TfObject,
  type TfValue,
  UNKNOWN,
  Unknown,
} from "../../tfplugin/value.ts";
import { holdsSecrets, shown, type Violation } from "./violation.ts";

/** The same place in the three values that are compared. */
interface Place<T = TfValue> {
  readonly prior: T;
  readonly config: T;
  readonly planned: T;
}

export function planViolations(block: Block, place: Place<TfObject | null>, path: Path = []): Violation[] {
  if (place.planned === null && place.config !== null) {
    return [{ path, problem: "is planned to be absent, but is configured" }];
  }
  if (place.planned !== null && place.config === null) {
    return [{ path, problem: "is planned to be there, but is not configured" }];
  }
  if (place.planned === null) return [];
  return [
    ...attributesViolations(block.attributes, place, path),
    ...Object.entries(block.blocks ?? {}).flatMap(([name, nested]) =>
      blockViolations(nested, named(place, name), [...path, name]),
    ),
  ];
}

/** Nearly always nothing is wrong, so nothing is made before something is. */
function attributesViolations(attributes: Attributes, place: Place, path: Path): Violation[] {
  let found: Violation[] = NOTHING;
  for (const name in attributes) {
    const attribute = attributes[name]!;
    const planned = field(place.planned, name);
    const config = field(place.config, name);
    if (attribute.writeOnly === true) {
      if (planned !== null) {
        const problem = "is write-only, so it must be null in the plan";
        found = [...found, { path: [...path, name], problem }];
      }
      continue;
    }
    if (planned === config || equalOfType(attributeType(attribute), planned, config)) continue;
    if (attribute.computed === true && (attribute.optional !== true || config === null)) continue;
    const prior = field(place.prior, name);
    found = [...found, ...changedViolations(attribute, { prior, config, planned }, [...path, name])];
  }
  return found;
}

const NOTHING: Violation[] = [];

/** For what is planned otherwise than it is configured. */
function changedViolations(attribute: Attribute, place: Place, path: Path): Violation[] {
  const { prior, config, planned } = place;
  const type = attributeType(attribute);
  if (prior !== null && config !== null && equalOfType(type, planned, prior)) return [];
  const secret = holdsSecrets(attribute);
  if (config === null) {
    const what = secret ? "" : ` as ${shown(planned)}`;
    return [{ path, problem: `is planned${what}, but neither configured nor computed` }];
  }
  if (attribute.nested !== undefined) return nestedViolations(attribute.nested, type, place, path);
  const values = secret
    ? ""
    : ` (planned ${shown(planned)}, configured ${shown(config)}, before ${shown(prior)})`;
  return [{ path, problem: `is planned neither as configured nor as it was before${values}` }];
}

function nestedViolations(nested: NestedObject, type: CtyType, place: Place, path: Path): Violation[] {
  const { config, planned } = place;
  if (planned === null) return [{ path, problem: "is planned to be absent, but is configured" }];
  if (planned instanceof Unknown) return [{ path, problem: "is planned as unknown, but is configured" }];
  if (config instanceof Unknown)
    return [{ path, problem: "is planned as known, but its configuration is unknown" }];
  const inElement = (element: Place, at: Path): Violation[] =>
    (element.planned === null) === (element.config === null)
      ? attributesViolations(nested.attributes, element, at)
      : [{ path: at, problem: "is null in only one of plan and configuration" }];
  switch (nested.nesting) {
    case "single":
      return attributesViolations(nested.attributes, place, path);
    case "list":
      return listViolations(place, path, inElement);
    case "map":
      return mapViolations(place, path, inElement);
    default:
      return setViolations(type, place, path);
  }
}

function blockViolations(nested: NestedBlock, place: Place, path: Path): Violation[] {
  const { config, planned } = place;
  if (planned === null && nested.nesting !== "single") {
    return [{ path, problem: "must be an empty collection when there are no blocks, not null" }];
  }
  const type = nestedBlockType(nested);
  if (equalOfType(type, planned, config)) return [];
  if (config instanceof Unknown) return [{ path, problem: "is planned, but its blocks are not known yet" }];
  if (planned instanceof Unknown) return [{ path, problem: "is planned as unknown, which blocks cannot be" }];
  const inElement = (element: Place, at: Path) =>
    element.planned instanceof Unknown
      ? [{ path: at, problem: UNKNOWN_BLOCK }]
      : planViolations(nested.block, objects(element), at);
  switch (nested.nesting) {
    case "list":
      return listViolations(place, path, inElement);
    case "map":
      return mapViolations(place, path, inElement);
    case "set":
      return elements(planned).some((element) => element instanceof Unknown)
        ? [{ path, problem: `has an element that ${UNKNOWN_BLOCK}` }]
        : [];
    default:
      return inElement(place, path);
  }
}

const UNKNOWN_BLOCK = "is planned as unknown, which a block cannot be";

type InElement = (element: Place, path: Path) => Violation[];

function listViolations(place: Place, path: Path, inElement: InElement): Violation[] {
  const [prior, config, planned] = [elements(place.prior), elements(place.config), elements(place.planned)];
  if (planned.length !== config.length) return [count(planned.length, config.length, path)];
  return planned.flatMap((element, i) =>
    inElement({ planned: element, config: config[i]!, prior: prior[i] ?? null }, [...path, i]),
  );
}

function mapViolations(place: Place, path: Path, inElement: InElement): Violation[] {
  const [config, planned] = [keys(place.config), keys(place.planned)];
  const odd = [
    ...planned.filter((key) => !config.includes(key)),
    ...config.filter((key) => !planned.includes(key)),
  ];
  if (odd.length > 0) {
    return odd.map((key) => ({
      path: [...path, { key }],
      problem: "is in only one of plan and configuration",
    }));
  }
  return planned.flatMap((key) => inElement(named(place, key), [...path, { key }]));
}

/**
 * Elements of a set have no identity, so a changed one cannot be told from a new one; only the count can be wrong.
 * Elements that are not known yet may turn out to be one.
 */
function setViolations(type: CtyType, { config, planned }: Place, path: Path): Violation[] {
  if (!isWhollyKnown(config)) return [];
  const most = distinct(type, elements(planned)).length;
  const least = isWhollyKnown(planned) ? most : Math.min(1, most);
  const configured = elements(config).length;
  return configured >= least && configured <= most ? [] : [count(most, configured, path)];
}

function distinct(type: CtyType, values: readonly TfValue[]): TfValue[] {
  const element = typeof type === "string" ? type : (type[1] as CtyType);
  return values.filter(
    (value, i) =>
      !isWhollyKnown(value) || values.findIndex((other) => equalOfType(element, value, other)) === i,
  );
}

function count(planned: number, config: number, path: Path): Violation {
  return { path, problem: `has ${planned} elements in the plan, but ${config} in the configuration` };
}

function named({ prior, config, planned }: Place, name: string): Place {
  return { prior: field(prior, name), config: field(config, name), planned: field(planned, name) };
}

/** Of what is unknown, every part is. */
function field(object: TfValue, name: string): TfValue {
  if (object instanceof Unknown) return UNKNOWN;
  return isObject(object) && Object.hasOwn(object, name) ? object[name]! : null;
}

function objects({ prior, config, planned }: Place): Place<TfObject | null> {
  const object = (value: TfValue) => (isObject(value) ? value : null);
  return { prior: object(prior), config: object(config), planned: object(planned) };
}

function elements(value: TfValue): readonly TfValue[] {
  return Array.isArray(value) ? value : [];
}

function keys(value: TfValue): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}
