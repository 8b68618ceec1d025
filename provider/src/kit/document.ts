/**
 * An object as REST shows it, and its way into Terraform's state.
 *
 *   document --> stateOf ---------> what is there        (import, unknown parts after apply)
 *                stateOf + prior -> what is there, in the spelling of the state before (read)
 */
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import {
  emptyObject,
  isObject,
  isUnknown,
  objectOf,
  type TfObject,
  type TfValue,
} from "../tfplugin/value.ts";
import { defaultValue } from "./defaults.ts";
import { isEmpty } from "./emptiness.ts";
import { isIgnored } from "./ignored.ts";
import type { RestDocument } from "./rest-document.ts";
import type { ResourceRules } from "./rules.ts";
import { mergeTags } from "./tags.ts";

/** The state that a document means. `prior` gives what only Terraform has, and the spelling where both are equal. */
export function stateOf(rules: ResourceRules, found: RestDocument, prior: TfObject | null): TfObject {
  const document = { ...found, spec: withNewDefaults(rules.model, found.spec, prior) };
  const special = rules.readBack?.(document) ?? {};
  const state = emptyObject();
  for (const attribute of rules.model.attributes) {
    const { name } = attribute;
    const before = prior?.[name] ?? null;
    const now = Object.hasOwn(special, name)
      ? special[name]!
      : attribute.source === "meta"
        ? metaValue(document, name)
        : (specOrStatus(attribute, document.spec, document.status[name], before) ?? defaultValue(attribute));
    // Without a state before, everything is as the reconciler has it.
    const same = (one: TfValue, other: TfValue) => rules.sameValue?.(name, one, other) ?? false;
    // What the token may not read is as the state has it.
    if (document.withheld?.includes(`/spec/${name}`)) {
      state[name] = before;
      continue;
    }
    // Nobody wrote what is computed only.
    const written = attribute.required || attribute.optional;
    const ignored = isIgnored(rules.model.attributes, attribute, document.spec);
    if ((ignored || attribute.effect === "C") && now === null) state[name] = before;
    // Nothing is configured any more, which the server never heard of.
    else if (ignored && before === null && prior !== null) state[name] = null;
    else state[name] = written && prior !== null ? keepSpelling(before, now, same) : now;
  }
  if (rules.model.timeouts.length > 0) state.timeouts = prior?.timeouts ?? null;
  return state;
}

/** A spec in which nobody may have written the default of before: where the state has the new one, that counts. */
function withNewDefaults({ attributes }: ResourceModel, spec: TfObject, prior: TfObject | null): TfObject {
  const outdated = attributes.filter(
    ({ name, formerDefault, default: now }) =>
      formerDefault !== undefined && spec[name] === formerDefault && prior?.[name] === now,
  );
  return outdated.length === 0
    ? spec
    : objectOf({ ...spec, ...Object.fromEntries(outdated.map((one) => [one.name, defaultValue(one)])) });
}

function metaValue(document: RestDocument, name: string): TfValue {
  switch (name) {
    case "tags":
      return Object.keys(document.tags).length === 0 ? null : document.tags;
    case "tags_all":
      return mergeTags(document.default_tags, document.tags);
    default:
      return (document as unknown as TfObject)[name] ?? null;
  }
}

/** What is optional and computed stands in the spec when the user gave it, else in the status. */
function specOrStatus(
  attribute: AttributeModel,
  spec: TfObject,
  status: TfValue | undefined,
  prior: TfValue,
): TfValue {
  if (attribute.source === "terraform") return hasSibling(attribute, spec) ? null : prior;
  const fromSpec = attribute.source === "spec" ? (spec[attribute.name] ?? null) : (status ?? null);
  const value = fromSpec === null && attribute.optional && attribute.computed ? (status ?? null) : fromSpec;
  if (attribute.nested === undefined || value === null) return value;
  if (attribute.nested.nesting === "list") {
    return Array.isArray(value) ? value.map((item) => nestedObject(attribute, item, null, null)) : null;
  }
  return nestedObject(attribute, value, status ?? null, prior);
}

/** REST holds another of the fields of which there is exactly one (an image's `url`, so `path` is over). */
function hasSibling(attribute: AttributeModel, spec: TfObject): boolean {
  return (attribute.exactlyOneOf ?? attribute.atMostOneOf ?? []).some(
    (name) => (spec[name] ?? null) !== null,
  );
}

/** Only what the model names, and all of it: what was not written is null. */
type Nest = Pick<AttributeModel, "nested" | "source">;

function nestedObject(attribute: Nest, value: TfValue, status: TfValue, prior: TfValue): TfValue {
  if (!isObject(value)) return null;
  const object = emptyObject();
  for (const inner of attribute.nested?.attributes ?? []) {
    const before = isObject(prior) ? (prior[inner.name] ?? null) : null;
    const observed = isObject(status) ? status[inner.name] : undefined;
    object[inner.name] = specOrStatus(
      { ...inner, source: innerSource(attribute, inner) },
      value,
      observed,
      before,
    );
  }
  return object;
}

/** Inside a computed object everything comes from that object. */
function innerSource(outer: Nest, inner: AttributeModel): AttributeModel["source"] {
  return inner.source === "terraform" ? "terraform" : outer.source === "status" ? "spec" : inner.source;
}

/** What a data source shows of a document. Its `tags` are the merge with the default tags. */
export function viewOf(attributes: readonly AttributeModel[], document: RestDocument): TfObject {
  const view = emptyObject();
  for (const attribute of attributes) {
    const { name, source } = attribute;
    if (name === "tags") view[name] = metaValue(document, "tags_all");
    else if (source === "meta") view[name] = metaValue(document, name);
    else view[name] = specOrStatus(attribute, document.spec, document.status[name], null);
  }
  return view;
}

/** An object with exactly the named attributes: what is missing is null. */
export function arrange(attributes: readonly AttributeModel[], value: TfObject): TfObject {
  return nestedObject(
    { nested: { nesting: "single", attributes }, source: "status" },
    value,
    null,
    null,
  ) as TfObject;
}

/** What means the same stays as it was written, so that a refresh shows drift only where there is some. */
function keepSpelling(
  before: TfValue,
  now: TfValue,
  same: (one: TfValue, other: TfValue) => boolean,
): TfValue {
  if (isUnknown(before)) return now;
  if (isEmpty(before) && isEmpty(now)) return before;
  return before !== null && now !== null && same(before, now) ? before : now;
}

/** `planned` with its unknown parts taken from what is there. What the plan promised stays, as Terraform demands. */
export function fillUnknown(planned: TfValue, actual: TfValue): TfValue {
  if (isUnknown(planned)) return actual;
  if (Array.isArray(planned)) {
    const items = Array.isArray(actual) ? actual : [];
    return planned.map((item, index) => fillUnknown(item, items[index] ?? null));
  }
  if (!isObject(planned)) return planned;
  const from = isObject(actual) ? actual : emptyObject();
  const object = emptyObject();
  for (const name of Object.keys(planned)) object[name] = fillUnknown(planned[name]!, from[name] ?? null);
  return object;
}
