/** Terraform's values on their way into REST: the body of a create, and the merge patch of an update. */
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import {
  emptyObject,
  equalValues,
  isObject,
  isUnknown,
  isWhollyKnown,
  objectOf,
  type TfObject,
  type TfValue,
} from "../tfplugin/value.ts";
import { contentFiles } from "./contents.ts";
import { sameToRest } from "./emptiness.ts";
import { onlyInState } from "./ignored.ts";

/** Body of a POST. Unknown parts (in a plan) are left out. */
export function createBody(model: ResourceModel, planned: TfObject, defaultTags: TfValue): TfObject {
  const body = emptyObject();
  for (const { name, source } of model.attributes) {
    if (
      source === "meta" &&
      (name === "project" || name === "name" || name === "tags" || name === "shared")
    ) {
      const value = toRest(planned[name] ?? null);
      // `shared = false` is what REST means without it.
      if (value !== null && value !== false) body[name] = value;
    }
  }
  if (isObject(defaultTags) && Object.keys(defaultTags).length > 0) body.default_tags = toRest(defaultTags);
  body.spec = specBody(model, planned);
  return body;
}

/** A plan with what only the configuration has: for the body of a create. */
export function withWriteOnly(model: ResourceModel, planned: TfObject, config: TfObject): TfObject {
  const given = model.attributes
    .filter(({ writeOnly }) => writeOnly)
    .map(({ name }) => [name, config[name] ?? null]);
  return objectOf({ ...planned, ...Object.fromEntries(given) });
}

/** The whole spec, uploads included. */
export function specBody(model: ResourceModel, planned: TfObject): TfObject {
  return withUploads(model, planned, specFields(model.attributes, planned));
}

function specFields(attributes: readonly AttributeModel[], planned: TfObject): TfObject {
  const spec = emptyObject();
  for (const attribute of attributes) {
    if (attribute.source !== "spec" || !(attribute.required || attribute.optional)) continue;
    const value = planned[attribute.name] ?? null;
    const rest =
      attribute.nested?.nesting === "single" && isObject(value)
        ? specFields(attribute.nested.attributes, value)
        : toRest(value);
    if (rest !== null) spec[attribute.name] = rest;
  }
  return spec;
}

/** A file that was uploaded is named by its hash: `path` becomes `upload`, `kernel.initrd_path` `kernel.initrd_upload`. */
function withUploads(model: ResourceModel, planned: TfObject, spec: TfObject): TfObject {
  for (const { at, field, hash } of contentFiles(model, planned)) {
    const [from, to] = [objectAt(planned, at), objectAt(spec, at)];
    const sha256 = from?.[hash];
    if (to !== undefined && typeof sha256 === "string") to[uploadField(field)] = sha256;
  }
  return spec;
}

const uploadField = (field: string): string => field.replace(/path$/, "upload");

function objectAt(object: TfObject, at: readonly unknown[]): TfObject | undefined {
  let found: TfValue | undefined = object;
  for (const step of at) found = isObject(found) ? found[step as string] : undefined;
  return isObject(found) ? found : undefined;
}

/** Without nulls inside objects, and without what is unknown (in a plan): an item that is known by half is left out. */
function toRest(value: TfValue): TfValue {
  if (isUnknown(value)) return null;
  if (Array.isArray(value)) return value.filter(isWhollyKnown).map(toRest);
  if (!isObject(value)) return value;
  const object = emptyObject();
  for (const [name, inner] of Object.entries(value)) {
    const rest = toRest(inner);
    if (rest !== null) object[name] = rest;
  }
  return object;
}

/**
 * Merge patch (RFC 7396) from prior to planned state: only what changed. Undefined when nothing that REST stores does,
 * for what is Terraform's alone (timeouts, a field read at create only) is no business of the server.
 */
export function patchBody(
  model: ResourceModel,
  prior: TfObject,
  planned: TfObject,
  defaultTags: TfValue,
): TfObject | undefined {
  const patch = emptyObject();
  const changed = (name: string) => !equalValues(prior[name], planned[name]);
  if (changed("name")) patch.name = planned.name ?? null;
  const tags = mergePatch(mapOf(prior.tags), mapOf(planned.tags));
  const tagsChange = Object.keys(tags).length > 0;
  if (tagsChange) patch.tags = tags;
  if (tagsChange || changed("tags_all"))
    patch.default_tags = wholeMap(mapOf(prior.tags_all), mapOf(defaultTags));
  const spec = mergePatch(storedBefore(model, prior, planned), stored(model, planned));
  for (const name of onlyInState(model, prior, planned)) delete spec[name];
  if (Object.keys(spec).length > 0) patch.spec = spec;
  return Object.keys(patch).length > 0 ? patch : undefined;
}

/** The spec as the server has it by a state, without what it takes at create only. */
function stored(model: ResourceModel, state: TfObject): TfObject {
  const spec = specBody(model, state);
  for (const { name, effect } of model.attributes) if (effect === "C") delete spec[name];
  return spec;
}

/**
 * After an import the state has the hash of what was uploaded, but not the file it came from. Naming that file then is
 * no change for the server.
 */
function storedBefore(model: ResourceModel, prior: TfObject, planned: TfObject): TfObject {
  const spec = stored(model, prior);
  for (const { at, field, hash, sources } of contentFiles(model, planned)) {
    const [from, to] = [objectAt(prior, at), objectAt(spec, at)];
    const sha256 = from?.[hash];
    const isNowhere = sources.every((name) => (from?.[name] ?? null) === null);
    if (to !== undefined && isNowhere && typeof sha256 === "string") to[uploadField(field)] = sha256;
  }
  return spec;
}

function mergePatch(before: TfObject, after: TfObject): TfObject {
  const patch = emptyObject();
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name] ?? null, after[name] ?? null];
    if (sameToRest(was, is)) continue;
    patch[name] = isObject(was) && isObject(is) ? mergePatch(was, is) : is;
  }
  return patch;
}

const mapOf = (value: TfValue | undefined): TfObject => (isObject(value) ? value : emptyObject());

/**
 * Sets a map whose present contents are not known but for a set of keys that has them all: which default tags an
 * object has does not show where its tags have the same keys.
 */
function wholeMap(keys: TfObject, wanted: TfObject): TfObject {
  const patch = emptyObject();
  for (const key of Object.keys(keys)) patch[key] = null;
  return Object.assign(patch, wanted);
}
