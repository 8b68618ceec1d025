/**
 * Any schema, any two configurations: created, changed, read, stored and destroyed through the RPCs as Terraform
 * calls them, by a resource that is made of nothing but its schema. No rule is broken on the way, and no value changed.
 */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { equalOfType } from "../../tfplugin/equality.ts";
import { type Attribute, attributeType, type Block, blockType } from "../../tfplugin/schema.ts";
import { objectOf, type TfObject, type TfValue } from "../../tfplugin/value.ts";
import { type Codec, codecOfBlock, decodeValue, encodeValue } from "../../tfplugin/value-codec.ts";
import { serve } from "../fixtures/call-provider.ts";
import { genericResource } from "../fixtures/generated/generic-resource.ts";
import { knownConfiguration } from "../fixtures/generated/known-configuration.ts";
import { holds } from "../fixtures/generated/property-runs.ts";
import { configuration, schema } from "../fixtures/generated/schemas.ts";
import { settled } from "../fixtures/generated/settled.ts";
import { storedText } from "../fixtures/generated/stored-text.ts";
import { anyValue } from "../fixtures/generated/values.ts";
import { checkApply, checkFinalPlan, checkPlan, checkSchema } from "./checks.ts";

interface Life {
  readonly block: Block;
  readonly first: TfObject;
  readonly second: TfObject;
}

const life = (): fc.Arbitrary<Life> =>
  schema(2).chain((block) =>
    fc.record({
      block: fc.constant(block),
      first: configuration(block, true),
      second: configuration(block, true),
    }),
  );

/** Terraform's side of the calls about one resource of one schema. */
function terraform(block: Block) {
  const { call } = serve({
    schema: { version: 0, block: { attributes: {} } },
    configure: () => ({}),
    resources: new Map([["any", genericResource(block)]]),
  });
  const codec: Codec = codecOfBlock(block);
  const type = blockType(block);
  const wire = (value: TfValue) => ({ msgpack: encodeValue(codec, value) });
  const value = (bytes: { msgpack?: Uint8Array } | null) =>
    decodeValue(codec, bytes!.msgpack!) as TfObject | null;
  const typeName = "any";

  async function plan(priorState: TfObject | null, config: TfObject | null) {
    // What Terraform proposes is of no use to this resource, which plans from the configuration.
    const request = {
      typeName,
      priorState: wire(priorState),
      config: wire(config),
      proposedNewState: wire(config),
    };
    const answer = await call("PlanResourceChange", request);
    expect(answer.diagnostics).toEqual([]);
    return value(answer.plannedState);
  }

  async function apply(prior: TfObject | null, planned: TfObject | null, config: TfObject | null) {
    const request = { typeName, priorState: wire(prior), plannedState: wire(planned), config: wire(config) };
    const answer = await call("ApplyResourceChange", request);
    expect(answer.diagnostics).toEqual([]);
    return value(answer.newState);
  }

  return {
    /** Plans with what is unknown, plans again when everything is known, and applies. */
    async change(prior: TfObject | null, written: TfObject): Promise<TfObject> {
      expect((await call("ValidateResourceConfig", { typeName, config: wire(written) })).diagnostics).toEqual(
        [],
      );
      const first = await plan(prior, written);
      const known = knownConfiguration(block, written);
      const final = await plan(prior, known);
      expect(checkFinalPlan(typeName, block, first, final)).toEqual([]);
      return (await apply(prior, final, known)) as TfObject;
    },
    async destroy(state: TfObject): Promise<void> {
      expect(await apply(state, await plan(state, null), null)).toBeNull();
    },
    /** The plan of what is there already. */
    plan,
    async read(state: TfObject): Promise<TfObject | null> {
      const answer = await call("ReadResource", { typeName, currentState: wire(state) });
      expect(answer.diagnostics).toEqual([]);
      return value(answer.newState);
    },
    async storedAndRead(state: TfObject): Promise<TfObject | null> {
      const rawState = { json: Buffer.from(storedText(type, state)) };
      const answer = await call("UpgradeResourceState", { typeName, version: 0, rawState });
      expect(answer.diagnostics).toEqual([]);
      return value(answer.upgradedState);
    },
  };
}

/**
 * True where a provider may answer more than one value. Terraform trusts it with sets of objects, because an element
 * that changed cannot be told from a new one.
 */
function isOpen({ computed, writeOnly, nested }: Attribute): boolean {
  if (computed === true || writeOnly === true) return true;
  return nested !== undefined && (nested.nesting === "set" || Object.values(nested.attributes).some(isOpen));
}

function kept(block: Block): string[] {
  return Object.entries(block.attributes)
    .filter(([, one]) => !isOpen(one))
    .map(([name]) => name);
}

interface Forgery extends Life {
  readonly name: string;
  readonly forged: TfValue;
}

/** A configuration, one of its attributes, and another value for it. */
const forgery = (): fc.Arbitrary<Forgery> =>
  life()
    .map((given) => ({ ...given, first: knownConfiguration(given.block, given.first) }))
    .filter(({ block }) => kept(block).length > 0)
    .chain((given) =>
      fc.constantFrom(...kept(given.block)).chain((name) => {
        const type = attributeType(given.block.attributes[name]!);
        return anyValue(type, { unknown: false, nullable: true })
          .filter((forged) => !equalOfType(type, forged, given.first[name]!))
          .map((forged) => ({ ...given, name, forged }));
      }),
    );

describe("for any schema and any configurations", () => {
  test("the schemas are ones that Terraform takes", async () => {
    await holds(
      fc.asyncProperty(schema(2), async (block) => expect(checkSchema("any", block)).toEqual([])),
      100,
    );
  });

  test("a whole life breaks no rule, and every value survives", async () => {
    await holds(
      fc.asyncProperty(life(), async ({ block, first, second }) => {
        const type = blockType(block);
        const core = terraform(block);
        const created = await core.change(null, first);
        for (const seen of [await core.read(created), await core.storedAndRead(created)]) {
          expect(equalOfType(type, seen, created)).toBe(true);
        }
        const again = await core.plan(created, knownConfiguration(block, first));
        expect(equalOfType(type, again, created)).toBe(true);
        const changed = await core.change(created, second);
        await core.destroy(changed);
      }),
      150,
    );
  });

  test("a plan or an apply with one value that nobody configured is found out, at its place", async () => {
    await holds(
      fc.asyncProperty(forgery(), async ({ block, first, name, forged }) => {
        const planned = await terraform(block).plan(null, first);
        const wrong = objectOf({ ...planned, [name]: forged });
        const request = { prior: null, config: first, requiresReplace: [] };
        const inPlan = checkPlan("any", block, { ...request, planned: wrong });
        const actual = settled(blockType(block), wrong) as TfObject;
        const inApply = checkApply("any", block, planned, actual);
        for (const found of [inPlan, inApply]) expect(found.map(({ path }) => path?.[0])).toContain(name);
        const honest = settled(blockType(block), planned) as TfObject;
        expect(checkApply("any", block, planned, honest)).toEqual([]);
      }),
      100,
    );
  });
});
