// For any configuration: what is planned obeys Terraform's rules, what is applied keeps the plan's promises, and then
// there is nothing left to plan. The reconciler is a pure stand-in here: it stores what was sent and fills in what it
// chooses, as the contract says.

import { GIB } from "@croft/schemas/bytes.ts";
import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Contents, contentFiles } from "../kit/contents.ts";
import { fillUnknown, stateOf } from "../kit/document.ts";
import { isEmpty } from "../kit/emptiness.ts";
import { planResource } from "../kit/plan.ts";
import { createBody, patchBody } from "../kit/request.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import type { ResourceRules } from "../kit/rules.ts";
import { resourceSchema } from "../kit/schema.ts";
import { validateConfig } from "../kit/validate.ts";
import { checkApply, checkPlan } from "../rpc/conformance/checks.ts";
import { hasErrors } from "../tfplugin/diagnostic.ts";
import {
  emptyObject,
  isObject,
  isUnknown,
  objectOf,
  type TfObject,
  type TfValue,
} from "../tfplugin/value.ts";
import { BEHAVIOURS } from "./all.ts";

const SETTINGS = { project: "web", defaultTags: objectOf({ owner: "ops" }) };

function anyValue(attribute: AttributeModel): fc.Arbitrary<TfValue> {
  const { nested, type } = attribute;
  if (nested?.nesting === "list") {
    return fc.array(objectWith(nested.attributes), { maxLength: Math.min(attribute.maxItems ?? 3, 3) });
  }
  if (nested !== undefined) return objectWith(nested.attributes);
  if (Array.isArray(type)) {
    const inner = scalar(attribute, type[1] as string);
    return type[0] === "map"
      ? fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), inner, { maxKeys: 3 }).map(objectOf)
      : fc.uniqueArray(inner, { maxLength: 2 });
  }
  return scalar(attribute, type as string);
}

function scalar(
  { values, pattern, minimum = 0, maximum = 1000 }: AttributeModel,
  type: string,
): fc.Arbitrary<TfValue> {
  if (values !== undefined) return fc.constantFrom(...values);
  if (type === "bool") return fc.boolean();
  if (type === "number") {
    return fc.integer({ min: Math.ceil(minimum), max: Math.min(maximum, Number.MAX_SAFE_INTEGER) });
  }
  if (pattern?.includes("ssh-ed25519"))
    return fc.constantFrom("a", "b").map((name) => `ssh-ed25519 ${"A".repeat(40)} ${name}\n`);
  if (pattern !== undefined)
    return fc.stringMatching(new RegExp(pattern)).filter((text) => new RegExp(pattern, "u").test(text));
  return fc.string({ minLength: 4, maxLength: 12 });
}

function objectWith(attributes: readonly AttributeModel[]): fc.Arbitrary<TfObject> {
  const fields = Object.fromEntries(
    attributes.map((attribute) => {
      if (attribute.computed && !attribute.optional) return [attribute.name, fc.constant(null)];
      const given = anyValue(attribute);
      return [attribute.name, attribute.required ? given : fc.option(given, { nil: null })];
    }),
  );
  return fc.record(fields).map((record) => oneOfEach(attributes, objectOf(record)));
}

/** Of fields of which there is exactly one, the first that was drawn stays. */
function oneOfEach(attributes: readonly AttributeModel[], object: TfObject): TfObject {
  for (const { exactlyOneOf, atMostOneOf } of attributes) {
    const names = exactlyOneOf ?? atMostOneOf ?? [];
    const given = names.filter((name) => object[name] !== null);
    for (const name of given.slice(1)) object[name] = null;
  }
  return object;
}

function configOf(model: ResourceModel): fc.Arbitrary<TfObject> {
  return objectWith(model.attributes)
    .map((config) => {
      if (config.shared === true) config.project = null;
      config.timeouts = null;
      return config;
    })
    .filter((config) => hasSources(model.attributes, config) && !hasErrors(validateConfig(model, config)));
}

/** What is made has one of each group of which there is exactly one. */
function hasSources(attributes: readonly AttributeModel[], object: TfObject): boolean {
  return attributes.every(({ name, exactlyOneOf = [name], nested }) => {
    const value = object[name] ?? null;
    const isGiven = exactlyOneOf[0] === name || exactlyOneOf.some((one) => object[one] !== null);
    return (
      isGiven && (nested?.nesting !== "single" || !isObject(value) || hasSources(nested.attributes, value))
    );
  });
}

/** Every file holds what its name hashes to. */
function contentsOf(model: ResourceModel, config: TfObject): Contents {
  return new Map(contentFiles(model, config).map(({ file }) => [file, hashOf(file)]));
}

const hashOf = (text: string): string =>
  [...text]
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7)
    .toString(16)
    .padStart(64, "0");

/** A given hash has to be that of the file. */
function withTrueHashes(model: ResourceModel, config: TfObject): TfObject {
  for (const { at, hash, file } of contentFiles(model, config)) {
    const holder = at.length === 0 ? config : config[String(at[0])];
    if (isObject(holder) && holder[hash] !== null) holder[hash] = hashOf(file);
  }
  return config;
}

function sampleStatus(attribute: AttributeModel): TfValue {
  if (attribute.nested !== undefined) {
    return objectOf(
      Object.fromEntries(attribute.nested.attributes.map((inner) => [inner.name, sampleStatus(inner)])),
    );
  }
  if (Array.isArray(attribute.type)) return objectOf({ "80/tcp": 20000 });
  if (attribute.type === "number") return 7;
  if (attribute.type === "bool") return true;
  return attribute.values?.[0] ?? `chosen-${attribute.name}`;
}

/** What the reconciler answers: the spec with defaults, and in the status what it chose or saw. */
function documentOf(model: ResourceModel, body: TfObject): RestDocument {
  const spec = objectOf({ ...(body.spec as TfObject) });
  const status = objectOf({ observed_generation: 1, state: model.kind === "vm" ? "running" : "ready" });
  for (const attribute of model.attributes) {
    const { name, source } = attribute;
    if (source === "spec" && attribute.default !== undefined && spec[name] === undefined) {
      spec[name] = attribute.default as TfValue;
    }
    if (source === "status" || (attribute.optional && attribute.computed))
      status[name] = sampleStatus(attribute);
    if (attribute.nested?.nesting === "single" && source === "spec" && isObject(spec[name])) {
      status[name] = sampleStatus(attribute);
    }
  }
  // What was asked for was reached.
  if (typeof spec.size_gib === "number" && "size_bytes" in status) status.size_bytes = spec.size_gib * GIB;
  if (isObject(spec.file) && typeof spec.file.size_gib === "number") status.size_gib = spec.file.size_gib;
  // A hash is there for what is there.
  const kernel = spec.kernel;
  if (
    isObject(kernel) &&
    !("initrd_upload" in kernel) &&
    !("initrd_url" in kernel) &&
    isObject(status.kernel)
  ) {
    status.kernel.initrd_sha256 = null;
  }
  return {
    kind: model.kind,
    id: `${KINDS[model.kind as Kind].idPrefix}_0123456789abcdef`,
    project: (body.project as string | undefined) ?? null,
    shared: body.shared === true,
    name: (body.name as string | undefined) ?? null,
    tags: (body.tags as TfObject | undefined) ?? emptyObject(),
    default_tags: (body.default_tags as TfObject | undefined) ?? emptyObject(),
    generation: 1,
    created_at: "2026-01-01T00:00:00Z",
    deleting: false,
    spec,
    status,
  };
}

function merge(target: TfValue | undefined, patch: TfValue): TfValue {
  if (!isObject(patch)) return patch;
  const result = objectOf({ ...(isObject(target) ? target : {}) });
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = merge(result[name], value);
  }
  return result;
}

function patched(model: ResourceModel, document: RestDocument, patch: TfObject | undefined): RestDocument {
  const { tags, default_tags, spec, name, project, shared } = document;
  const before = { tags, default_tags, spec, name, project, shared } as unknown as TfObject;
  return documentOf(model, merge(before, patch ?? emptyObject()) as TfObject);
}

const planFor = (rules: ResourceRules, prior: TfObject | null, config: TfObject) => {
  const { state, replace, diagnostics } = planResource(rules, {
    prior,
    config,
    settings: SETTINGS,
    contents: contentsOf(rules.model, config),
  });
  const { block } = resourceSchema(rules.model);
  expect(
    checkPlan(rules.model.name, block, { prior, config, planned: state, requiresReplace: replace }),
  ).toEqual([]);
  return { state, replace, diagnostics };
};

const applied = (rules: ResourceRules, planned: TfObject, document: RestDocument): TfObject => {
  const state = fillUnknown(planned, stateOf(rules, document, null)) as TfObject;
  expect(checkApply(rules.model.name, resourceSchema(rules.model).block, planned, state)).toEqual([]);
  return state;
};

const created = (rules: ResourceRules, config: TfObject) => {
  const { state: planned, diagnostics } = planFor(rules, null, config);
  expect(diagnostics).toEqual([]);
  const document = documentOf(rules.model, createBody(rules.model, planned, SETTINGS.defaultTags));
  return { document, state: applied(rules, planned, document) };
};

const plain = (value: TfObject): unknown => JSON.parse(JSON.stringify(value));
/** Other configurations each time; a failure names its seed. */
const RUNS = { numRuns: 25 };

describe.each(BEHAVIOURS.map((rules) => [rules.model.name, rules] as const))(
  "%s, for any configuration",
  (_, rules) => {
    const { model } = rules;
    const configs = configOf(model).map((config) => withTrueHashes(model, config));

    test("the plan after a create is empty, and so is a refresh", () => {
      fc.assert(
        fc.property(configs, (config) => {
          const { document, state } = created(rules, config);
          expect(plain(stateOf(rules, document, state))).toEqual(plain(state));
          const again = planFor(rules, state, config);
          expect(again.replace).toEqual([]);
          expect(plain(again.state)).toEqual(plain(state));
        }),
        RUNS,
      );
    });

    test("the plan after an import changes nothing but what only Terraform has", () => {
      const own = model.attributes
        .filter(({ source, effect }) => source === "terraform" || effect === "C")
        .map(({ name }) => name);
      fc.assert(
        fc.property(configs, (config) => {
          const { document } = created(rules, config);
          const imported = stateOf(rules, document, null);
          const { state, replace } = planFor(rules, imported, config);
          expect(replace).toEqual([]);
          const without = (object: TfObject) => {
            const rest = plain(object) as Record<string, unknown>;
            for (const name of [...own, "kernel"]) delete rest[name];
            // An object with no tags is one with none.
            if (isEmpty(object.tags ?? null)) rest.tags = null;
            return rest;
          };
          expect(without(state)).toEqual(without(imported));
        }),
        RUNS,
      );
    });

    test("the plan after an update is empty", () => {
      fc.assert(
        fc.property(configs, configs, (first, second) => {
          const { document, state } = created(rules, first);
          const config = objectOf({ ...first, ...liveChanges(model, second) });
          if (hasErrors(validateConfig(model, config))) return;
          const update = planFor(rules, state, withTrueHashes(model, config));
          if (update.replace.length > 0 || hasErrors(update.diagnostics)) return;
          const after = patched(model, document, patchBody(model, state, update.state, SETTINGS.defaultTags));
          const next = applied(rules, update.state, after);
          expect(plain(stateOf(rules, after, next))).toEqual(plain(next));
          const again = planFor(rules, next, config);
          expect(again.replace).toEqual([]);
          expect(plain(again.state)).toEqual(plain(next));
        }),
        RUNS,
      );
    });
  },
);

function liveChanges(model: ResourceModel, config: TfObject): TfObject {
  const live = model.attributes.filter(
    ({ effect, contentOf }) => effect !== "X" && effect !== undefined && contentOf === undefined,
  );
  return objectOf(Object.fromEntries(live.map(({ name }) => [name, config[name] ?? null])));
}

describe("growth that failed", () => {
  const rulesOf = (kind: string) => BEHAVIOURS.find(({ model }) => model.kind === kind) as ResourceRules;
  const planned = (kind: string, config: TfObject, prior: TfObject) =>
    planResource(rulesOf(kind), { config, prior, settings: SETTINGS, contents: new Map() });
  const partitionState = (size_gib: number, gib: number) =>
    objectOf({
      id: "prt_0123456789abcdef",
      project: "web",
      name: "data",
      number: 1,
      size_gib,
      size_bytes: gib * GIB,
    });
  const partitionConfig = (size_gib: number) => objectOf({ project: "web", name: "data", size_gib });

  test("of a partition is planned again", () => {
    const { state } = planned("partition", partitionConfig(2), partitionState(2, 1));
    expect(isUnknown(state.size_bytes)).toBe(true);
    expect(planned("partition", partitionConfig(2), partitionState(2, 2)).state.size_bytes).toBe(2 * GIB);
  });

  test("may be taken back, and nothing more than that", () => {
    expect(planned("partition", partitionConfig(1), partitionState(2, 1)).diagnostics).toEqual([]);
    expect(planned("partition", partitionConfig(1), partitionState(2, 2)).diagnostics).toMatchObject([
      { summary: "size_gib cannot get smaller" },
    ]);
    expect(planned("partition", partitionConfig(1), partitionState(3, 2)).diagnostics).toHaveLength(1);
  });

  test("of a file disk is planned again, and may be taken back", () => {
    const disk = (size_gib: number, reached?: number) =>
      objectOf({
        host: "alpha",
        file: objectOf({ name: "data", size_gib }),
        ...(reached === undefined ? {} : { id: "dsk_0123456789abcdef", size_gib: reached }),
      });
    expect(isUnknown(planned("disk", disk(20), disk(20, 10)).state.size_gib)).toBe(true);
    expect(planned("disk", disk(10), disk(20, 10)).diagnostics).toEqual([]);
    expect(planned("disk", disk(9), disk(20, 10)).diagnostics).toHaveLength(1);
  });
});
