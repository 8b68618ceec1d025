import { describe, expect, test } from "@jest/globals";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import * as messages from "../tfplugin/messages.ts";
import type { MessageCodec } from "../tfplugin/protobuf-message.ts";
import { type Block, unsetObject } from "../tfplugin/schema.ts";
import { objectOf, type TfObject, type TfValue, UNKNOWN } from "../tfplugin/value.ts";
import { codecOfBlock, decodeValue, encodeValue } from "../tfplugin/value-codec.ts";
import { toyProvider } from "./fixtures/toy-provider.ts";
import type { ProviderDefinition, ResourceDefinition } from "./provider-definition.ts";
import { providerServices } from "./provider-services.ts";

type Exchange<Q, A> = { readonly request: MessageCodec<Q>; readonly response: MessageCodec<A> };
type Name = Exclude<keyof typeof messages, "wireValue" | "serverCapabilities" | "SEVERITY" | "DEFERRED">;

/** Calls RPCs of a provider as Terraform would, without a process in between. */
function serve<C>(definition: ProviderDefinition<C>) {
  const services = providerServices(definition, () => {});
  return {
    stop: services.stop,
    async call<N extends Name>(name: N, request: Partial<RequestOf<N>>): Promise<AnswerOf<N>> {
      const exchange = exchanges[name] as unknown as Exchange<RequestOf<N>, AnswerOf<N>>;
      const handler = services.unary.get(`/tfplugin6.Provider/${name}`)!;
      return exchange.response.decode(await handler(Buffer.from(exchange.request.encode(request))));
    },
  };
}
const exchanges = { ...messages };
type RequestOf<N extends Name> = ReturnType<(typeof messages)[N]["request"]["decode"]>;
type AnswerOf<N extends Name> = ReturnType<(typeof messages)[N]["response"]["decode"]>;

const BLOCK: Block = {
  attributes: {
    id: { type: "string", computed: true },
    name: { type: "string", required: true },
    count: { type: "number", computed: true },
  },
};
const codec = codecOfBlock(BLOCK);
const NULL = { msgpack: encodeValue(codec, null) };

function wire(values: Record<string, TfValue>) {
  return { msgpack: encodeValue(codec, objectOf({ ...unsetObject(BLOCK), ...values })) };
}

function read(value: { msgpack?: Uint8Array } | null | undefined): TfObject | null {
  return value?.msgpack === undefined ? null : (decodeValue(codec, value.msgpack) as TfObject | null);
}

/** A provider with the one resource `unit`, whose handlers a test gives. */
function providerWith(handlers: Partial<ResourceDefinition>): ProviderDefinition {
  const unit: ResourceDefinition = {
    schema: { version: 3, block: BLOCK },
    read: ({ currentState }) => ({ newState: currentState }),
    plan: ({ proposedNewState }) => ({ plannedState: proposedNewState }),
    apply: ({ plannedState }) => ({ newState: plannedState }),
    ...handlers,
  };
  return {
    schema: { version: 0, block: { attributes: {} } },
    configure: () => ({}),
    resources: new Map([["unit", unit]]),
  };
}

const create = { typeName: "unit", priorState: NULL, config: wire({ name: "a" }) };

describe("apply never loses what was made", () => {
  test("what a handler throws is a diagnostic, and the prior state and private bytes stay", async () => {
    const { call } = serve(
      providerWith({
        apply: () => {
          throw new Error("boom");
        },
      }),
    );
    const prior = wire({ id: "1", name: "a" });
    const answer = await call("ApplyResourceChange", {
      typeName: "unit",
      priorState: prior,
      plannedState: wire({ id: "1", name: "b" }),
      config: wire({ name: "b" }),
      plannedPrivate: Buffer.from("p"),
    });
    expect(read(answer.newState)).toMatchObject({ id: "1", name: "a" });
    expect(Buffer.from(answer.private).toString()).toBe("p");
    expect(answer.diagnostics).toMatchObject([
      {
        severity: 1,
        summary: "Defect of the provider in ApplyResourceChange of unit",
        detail: expect.stringMatching(/^boom/),
      },
    ]);
  });

  test("a create that failed keeps its state, without what is unknown", async () => {
    const { call } = serve(
      providerWith({
        apply: ({ plannedState }) => ({
          newState: objectOf({ ...plannedState, id: "1" }),
          diagnostics: [errorDiagnostic("no", "", ["name"])],
        }),
      }),
    );
    const plannedState = wire({ id: UNKNOWN, name: "a", count: UNKNOWN });
    const answer = await call("ApplyResourceChange", { ...create, plannedState });
    expect(read(answer.newState)).toEqual(objectOf({ id: "1", name: "a", count: null }));
    expect(answer.diagnostics).toMatchObject([
      { severity: 1, summary: "no", attribute: { steps: [{ attributeName: "name" }] } },
    ]);
  });

  test("of an answer that does not fit the schema, what fits is kept", async () => {
    const { call } = serve(
      providerWith({ apply: () => ({ newState: objectOf({ id: "1", name: 7, count: UNKNOWN }) }) }),
    );
    const plannedState = wire({ id: UNKNOWN, name: "a", count: UNKNOWN });
    const answer = await call("ApplyResourceChange", { ...create, plannedState });
    expect(read(answer.newState)).toEqual(objectOf({ id: "1", name: null, count: null }));
    expect(answer.diagnostics[0]?.detail).toMatch(/name: a string is required, got a number/);
  });

  test("a value that differs from the plan is an error, and saved", async () => {
    const { call } = serve(
      providerWith({ apply: () => ({ newState: objectOf({ id: "1", name: "b", count: UNKNOWN }) }) }),
    );
    const plannedState = wire({ id: UNKNOWN, name: "a", count: UNKNOWN });
    const answer = await call("ApplyResourceChange", { ...create, plannedState });
    expect(read(answer.newState)).toEqual(objectOf({ id: "1", name: "b", count: null }));
    expect(answer.diagnostics.map((one) => one?.detail?.split(".")[0])).toEqual([
      'name was planned as "a", but is now "b"',
      "count is still unknown",
    ]);
  });

  test("an error without a state keeps the prior one; silence is a defect", async () => {
    const prior = { typeName: "unit", priorState: wire({ id: "1", name: "a" }), plannedState: NULL };
    const failing = serve(providerWith({ apply: () => ({ diagnostics: [errorDiagnostic("in use")] }) }));
    const kept = await failing.call("ApplyResourceChange", prior);
    expect(read(kept.newState)).toMatchObject({ id: "1" });
    const silent = serve(providerWith({ apply: () => ({}) }));
    const defect = await silent.call("ApplyResourceChange", prior);
    expect(defect.diagnostics[0]?.detail).toMatch(/neither a state nor an error/);
  });
});

describe("plan", () => {
  test("an incomplete answer names what is missing", async () => {
    const { call } = serve(
      providerWith({ plan: () => ({ plannedState: objectOf({ id: UNKNOWN, name: "a" }) }) }),
    );
    const answer = await call("PlanResourceChange", { ...create, proposedNewState: create.config });
    expect(answer.diagnostics[0]?.detail).toMatch(/count: the attribute is missing/);
  });

  test("private bytes go on unless they are changed", async () => {
    const request = { ...create, proposedNewState: create.config, priorPrivate: Buffer.from("old") };
    const keeping = await serve(providerWith({})).call("PlanResourceChange", request);
    expect(Buffer.from(keeping.plannedPrivate).toString()).toBe("old");
    const plan: ResourceDefinition["plan"] = ({ proposedNewState }) => ({
      plannedState: proposedNewState,
      plannedPrivate: Buffer.from("new"),
    });
    const changing = await serve(providerWith({ plan })).call("PlanResourceChange", request);
    expect(Buffer.from(changing.plannedPrivate).toString()).toBe("new");
  });

  test("a handler may change what it is given; the rules still see what Terraform sent", async () => {
    const { call } = serve(
      providerWith({
        plan: ({ config, proposedNewState }) => {
          config!.name = "b";
          proposedNewState!.name = "b";
          return { plannedState: proposedNewState };
        },
      }),
    );
    const answer = await call("PlanResourceChange", { ...create, proposedNewState: create.config });
    expect(answer.diagnostics[0]?.detail).toMatch(/^name is planned neither as configured/);
  });

  test("a deferred answer says why", async () => {
    const { call } = serve(
      providerWith({
        plan: ({ proposedNewState, clientCapabilities }) =>
          clientCapabilities.deferralAllowed
            ? { plannedState: proposedNewState, deferred: "absent_prerequisite" }
            : { plannedState: proposedNewState },
      }),
    );
    const request = { ...create, proposedNewState: create.config };
    expect((await call("PlanResourceChange", request)).deferred).toBeNull();
    const clientCapabilities = { deferralAllowed: true };
    expect((await call("PlanResourceChange", { ...request, clientCapabilities })).deferred).toEqual({
      reason: 3,
    });
  });
});

describe("stored states", () => {
  const json = (text: string) => ({ typeName: "unit", version: 3, rawState: { json: Buffer.from(text) } });

  test("of the present version are taken over by name, exactly", async () => {
    const { call } = serve(providerWith({ upgradeState: () => ({ state: objectOf({}) }) }));
    const answer = await call(
      "UpgradeResourceState",
      json('{"id":"1","count":9007199254740993,"gone":true}'),
    );
    expect(answer.diagnostics).toEqual([]);
    expect(read(answer.upgradedState)).toEqual(objectOf({ id: "1", name: null, count: 9007199254740993n }));
  });

  test("of an older version are upgraded", async () => {
    const { call } = serve(
      providerWith({
        upgradeState: ({ version, state }) => ({
          state: objectOf({ id: state.key!, name: `v${version}`, count: null }),
        }),
      }),
    );
    const answer = await call("UpgradeResourceState", { ...json('{"key":"1"}'), version: 1 });
    expect(read(answer.upgradedState)).toEqual(objectOf({ id: "1", name: "v1", count: null }));
  });

  test("of a newer version, or no JSON at all, are errors", async () => {
    const { call } = serve(providerWith({}));
    const newer = await call("UpgradeResourceState", { ...json("{}"), version: 4 });
    expect(newer.diagnostics).toMatchObject([{ summary: "State of a newer provider" }]);
    const broken = await call("UpgradeResourceState", json("{1.5"));
    expect(broken.diagnostics[0]?.detail).toMatch(/JSON: unexpected text/);
  });
});

describe("read", () => {
  test("null is gone; private bytes stay; unknown values are a defect", async () => {
    const request = {
      typeName: "unit",
      currentState: wire({ id: "1", name: "a" }),
      private: Buffer.from("p"),
    };
    const gone = await serve(providerWith({ read: () => ({ newState: null }) })).call(
      "ReadResource",
      request,
    );
    expect([read(gone.newState), Buffer.from(gone.private).toString()]).toEqual([null, "p"]);
    const state = objectOf({ id: "1", name: "a", count: UNKNOWN });
    const unknown = await serve(providerWith({ read: () => ({ newState: state }) })).call(
      "ReadResource",
      request,
    );
    expect(unknown.diagnostics[0]?.detail).toMatch(/^count is still unknown/);
  });
});

test("StopProvider aborts every running call, and later ones at once", async () => {
  const started = deferred();
  const { call } = serve(
    providerWith({
      apply: async ({ plannedState }, { signal }) => {
        started.resolve();
        if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
        return { newState: objectOf({ ...plannedState, id: "1", count: 0 }) };
      },
    }),
  );
  const plannedState = wire({ id: UNKNOWN, name: "a", count: UNKNOWN });
  const calls = Array.from({ length: 20 }, () => call("ApplyResourceChange", { ...create, plannedState }));
  await started.promise;
  expect(await call("StopProvider", {})).toEqual({ error: "" });
  for (const answer of await Promise.all(calls)) expect(read(answer.newState)).toMatchObject({ id: "1" });
  const later = await call("ApplyResourceChange", { ...create, plannedState });
  expect(later.diagnostics).toEqual([]);
});

describe("names that do not exist are errors that say so", () => {
  test.each<[Name, object, string]>([
    ["ReadResource", { typeName: "x" }, 'Unknown resource type "x"'],
    ["PlanResourceChange", { typeName: "x" }, 'Unknown resource type "x"'],
    ["ValidateResourceConfig", { typeName: "x" }, 'Unknown resource type "x"'],
    ["UpgradeResourceState", { typeName: "x" }, 'Unknown resource type "x"'],
    ["ReadDataSource", { typeName: "x" }, 'Unknown data source "x"'],
    ["ValidateDataResourceConfig", { typeName: "x" }, 'Unknown data source "x"'],
    ["OpenEphemeralResource", { typeName: "x" }, 'Unknown ephemeral resource "x"'],
    ["ImportResourceState", { typeName: "unit" }, "Import is not supported"],
    ["MoveResourceState", { targetTypeName: "unit" }, "Moving between resource types is not supported"],
  ])("%s", async (name, request, summary) => {
    const answer = (await serve(providerWith({})).call(name, request as never)) as {
      diagnostics: readonly { summary?: string }[];
    };
    expect(answer.diagnostics.map((one) => one.summary)).toEqual([summary]);
  });

  test("an apply of an unknown type keeps the state", async () => {
    const priorState = wire({ id: "1", name: "a" });
    const answer = await serve(providerWith({})).call("ApplyResourceChange", { typeName: "x", priorState });
    expect(read(answer.newState)).toMatchObject({ id: "1" });
  });
});

describe("the toy provider's other parts", () => {
  const toy = serve(toyProvider);

  test("functions take further arguments and answer errors as text", async () => {
    const number = (value: number) => ({ msgpack: Uint8Array.of(value) });
    const answer = await toy.call("CallFunction", { name: "digits", arguments: [number(1), number(2)] });
    expect(Buffer.from(answer.result!.msgpack!).toString("hex")).toBe("92a131a132");
    const absent = await toy.call("CallFunction", { name: "nope" });
    expect(absent.error?.text).toMatch(/no function "nope"/);
  });

  test("an ephemeral resource is opened, renewed and closed with its private bytes", async () => {
    const { schema } = toyProvider.ephemeralResources!.get("toy_ticket")!;
    const config = { msgpack: encodeValue(codecOfBlock(schema.block), { name: "n", secret: null }) };
    const opened = await toy.call("OpenEphemeralResource", { typeName: "toy_ticket", config });
    expect(decodeValue(codecOfBlock(schema.block), opened.result!.msgpack!)).toMatchObject({
      secret: "secret of n",
    });
    const renewed = await toy.call("RenewEphemeralResource", {
      typeName: "toy_ticket",
      private: opened.private!,
    });
    const request = { typeName: "toy_ticket", private: renewed.private! };
    expect((await toy.call("CloseEphemeralResource", request)).diagnostics).toEqual([]);
  });

  test("schemas and functions are listed by either RPC", async () => {
    const schema = await toy.call("GetProviderSchema", {});
    expect([...schema.resourceSchemas.keys()]).toEqual(["toy_thing"]);
    expect([...schema.ephemeralResourceSchemas.keys()]).toEqual(["toy_ticket"]);
    expect([...(await toy.call("GetFunctions", {})).functions.keys()]).toEqual(["digits"]);
  });

  test("an import starts from the id", async () => {
    const answer = await toy.call("ImportResourceState", { typeName: "toy_thing", id: "x" });
    expect(answer.importedResources).toMatchObject([{ typeName: "toy_thing" }]);
  });
});

function deferred(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}
