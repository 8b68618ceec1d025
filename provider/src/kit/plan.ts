/**
 * What a resource will be: configuration and prior state in, planned state out.
 *
 * Fields are planned in three rounds, because each looks at the ones before: what the user may write; hashes of
 * contents, which follow from where the contents come from; and computed fields, which become unknown when a field
 * that moves them changed.
 */
import type { AttributeModel } from "@croft/schemas/terraform-model.ts";
import { type Diagnostic, errorDiagnostic } from "../tfplugin/diagnostic.ts";
import type { Path } from "../tfplugin/path.ts";
import {
  emptyObject,
  equalValues,
  isObject,
  isUnknown,
  objectOf,
  type TfObject,
  type TfValue,
  UNKNOWN,
} from "../tfplugin/value.ts";
import { type Contents, planHash } from "./contents.ts";
import { defaultValue } from "./defaults.ts";
import { replacedBy, shrunk } from "./effects.ts";
import { sameToRest } from "./emptiness.ts";
import { governedChanges, isIgnored, keepsFormerDefault, onlyInState } from "./ignored.ts";
import { nameOf } from "./naming.ts";
import type { PlanSettings, ResourceRules } from "./rules.ts";
import { mergeTags } from "./tags.ts";
import { newId, notFollowed, replacedByUnknown, unsureOf } from "./unknown-fields.ts";
import { valueAt } from "./value-at.ts";

export interface PlanInput {
  /** null: it is to be created, perhaps anew. */
  readonly prior: TfObject | null;
  readonly config: TfObject;
  readonly settings: PlanSettings;
  /** Hashes of the files that the configuration names. */
  readonly contents: Contents;
  /** Fields whose two spellings the reconciler knows to mean the same. */
  readonly same?: ReadonlySet<string>;
  /** Fields whose change the reconciler makes without a replacement this time. */
  readonly live?: ReadonlySet<string>;
}

export interface Planned {
  readonly state: TfObject;
  readonly replace: readonly Path[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Planning extends PlanInput {
  readonly rules: ResourceRules;
  readonly diagnostics: Diagnostic[];
}

export function planResource(rules: ResourceRules, input: PlanInput): Planned {
  const planning: Planning = { ...input, rules, diagnostics: [] };
  const { attributes } = rules.model;
  const state = planObject(planning, attributes, input.config, input.prior, []);
  planProject(planning, state);
  const pending = pendingOf(planning, state);
  planComputed(planning, state, pending);
  if (rules.model.timeouts.length > 0) state.timeouts = input.config.timeouts ?? null;
  const { prior } = input;
  if (prior === null) return { state, replace: [], diagnostics: planning.diagnostics };
  const live = [...(input.live ?? []), ...pending, ...onlyInState(rules.model, prior, state)];
  const { replace, unsure } = replacedBy(attributes, prior, state, new Set(live));
  // A replacement is a new object, which may well be smaller.
  if (replace.length === 0) {
    const allowed = new Set(rules.takesBack?.(prior, state));
    planning.diagnostics.push(...shrunk(attributes, { prior, planned: state, allowed }));
  }
  planning.diagnostics.push(...remarks(planning, prior, state, replace, unsure));
  return { state, replace, diagnostics: planning.diagnostics };
}

/** What a user would not expect of a change: that a field is not followed, and what an unknown value may lead to. */
function remarks(
  { rules, config }: Planning,
  prior: TfObject,
  state: TfObject,
  replace: readonly Path[],
  unsure: readonly Path[],
): Diagnostic[] {
  const name = nameOf(rules.model, prior);
  const ignored = rules.model.attributes
    .filter((sibling) => sibling.default === "ignore" && (config[sibling.name] ?? null) === null)
    .flatMap((sibling) => {
      const fields = governedChanges(rules.model.attributes, sibling.name, config, prior);
      return fields.length === 0 ? [] : [notFollowed(name, sibling.name, fields)];
    });
  const unknown = replace.filter((path) => isUnknown(valueAt(state, path.join("."))));
  if (replace.length > 0) {
    const onlyUnknown = unknown.length === replace.length ? unknown : [];
    return [...ignored, ...onlyUnknown.slice(0, 1).map((path) => replacedByUnknown(name, path))];
  }
  return [...ignored, ...unsure.map((path) => unsureOf(name, path))];
}

/** Rounds one and two for the fields of one object. */
function planObject(
  planning: Planning,
  attributes: readonly AttributeModel[],
  config: TfObject,
  prior: TfObject | null,
  at: Path,
): TfObject {
  const planned = emptyObject();
  const hashes = new Set(attributes.flatMap((attribute) => attribute.contentOf ?? []));
  for (const attribute of attributes) {
    const { name } = attribute;
    if (hashes.has(name)) continue;
    const given = (config[name] ?? null) !== null || attribute.default !== undefined;
    const keeps =
      keepsFormerDefault(attributes, attribute, config, prior) ||
      (isIgnored(attributes, attribute, config) && given && (prior?.[name] ?? null) !== null);
    planned[name] = keeps
      ? prior![name]!
      : planAttribute(planning, attribute, config[name] ?? null, prior, [...at, name]);
  }
  for (const hash of hashes) {
    const sources = attributes.filter((attribute) => attribute.contentOf === hash);
    planned[hash] = planHash(
      { hash, sources, config, prior, contents: planning.contents, at },
      planning.diagnostics,
    );
    keepPlaces(planned, prior, hash, sources);
  }
  return planned;
}

/** Equal contents lie at another path in another checkout, which changes nothing: the path in the state stays. */
function keepPlaces(
  planned: TfObject,
  prior: TfObject | null,
  hash: string,
  sources: readonly AttributeModel[],
): void {
  const before = prior?.[hash] ?? null;
  if (before === null || isUnknown(before) || planned[hash] !== before) return;
  for (const { name, source } of sources) {
    const [was, is] = [prior?.[name], planned[name]];
    if (source === "terraform" && typeof was === "string" && typeof is === "string") planned[name] = was;
  }
}

function planAttribute(
  planning: Planning,
  attribute: AttributeModel,
  config: TfValue,
  outerPrior: TfObject | null,
  at: Path,
): TfValue {
  if (attribute.computed && !attribute.optional) return null; // round three
  if (attribute.writeOnly) return null;
  const prior = outerPrior?.[attribute.name] ?? null;
  if (config === null) {
    if (attribute.effect === "C") return prior;
    if (attribute.default !== undefined) return defaultValue(attribute);
    if (!attribute.computed) return null;
    return outerPrior === null ? UNKNOWN : prior;
  }
  if (isUnknown(config)) return attribute.effect === "C" && prior !== null ? prior : config;
  if (prior !== null && keepsPrior(planning, attribute, config, prior)) return prior;
  if (attribute.nested?.nesting === "single" && isObject(config)) {
    return planObject(planning, attribute.nested.attributes, config, isObject(prior) ? prior : null, at);
  }
  return config;
}

/** Read at create only, or another spelling of the same. */
function keepsPrior(planning: Planning, attribute: AttributeModel, config: TfValue, prior: TfValue): boolean {
  if (attribute.effect === "C") return true;
  if (planning.same?.has(attribute.name)) return true;
  return planning.rules.sameValue?.(attribute.name, prior, config) ?? false;
}

/** The provider's project is for new objects only, and not for shared ones. */
function planProject(planning: Planning, state: TfObject): void {
  const { rules, config, prior, settings, diagnostics } = planning;
  if (
    !rules.model.attributes.some((attribute) => attribute.name === "project" && attribute.source === "meta")
  ) {
    return;
  }
  const given = config.project ?? null;
  const shared = rules.model.scope === "shareable" ? (state.shared ?? false) : false;
  if (shared === true) {
    if (given !== null) {
      diagnostics.push(
        errorDiagnostic(
          `${rules.model.name} is shared and has a project`,
          "What is shared belongs to no project. Remove `project`, or remove `shared = true`.",
          ["project"],
        ),
      );
    }
    state.project = null;
    return;
  }
  if (given !== null) return;
  const before = prior?.project ?? null;
  if (isUnknown(shared)) state.project = UNKNOWN;
  else state.project = before ?? settings.project;
  if (state.project === null) {
    diagnostics.push(
      errorDiagnostic(
        `${rules.model.name} has no project`,
        `Set \`project\` here or in the provider's configuration, or set the environment variable CROFT_PROJECT${
          rules.model.scope === "shareable" ? "; or set `shared = true` to make it for all projects" : ""
        }.`,
      ),
    );
  }
}

/** What is still to become known and what the user does not say. */
function pendingOf({ rules, prior, config }: Planning, state: TfObject): readonly string[] {
  const pending = prior === null ? [] : (rules.pending?.(prior) ?? []);
  return pending.filter((name) => (config[name] ?? null) === null && state[name] === null);
}

/** Round three. */
function planComputed(planning: Planning, state: TfObject, pending: readonly string[]): void {
  const { rules, prior, settings } = planning;
  for (const attribute of rules.model.attributes) {
    const { name } = attribute;
    if (attribute.computed && attribute.optional && pending.includes(name)) state[name] = UNKNOWN;
    if (!attribute.computed || attribute.optional) continue;
    if (name === "tags_all") {
      state[name] = mergeTags(settings.defaultTags, state.tags ?? null);
    } else if (prior === null && name === "id") {
      state[name] = newId(rules.model.kind);
    } else if (prior === null || pending.includes(name)) {
      state[name] = UNKNOWN;
    } else {
      const moved = (attribute.unknownWhen ?? []).some(
        (dotted) => !sameToRest(valueAt(prior, dotted), valueAt(state, dotted)),
      );
      state[name] = moved ? UNKNOWN : (prior[name] ?? null);
    }
  }
}

/** Whether a plan changes anything at all, state of Terraform's own included. */
export const isChange = (prior: TfObject, planned: TfObject): boolean =>
  !equalValues(objectOf(prior), objectOf(planned));
