import { describe, expect, test } from "@jest/globals";
import { objectOf, UNKNOWN } from "../tfplugin/value.ts";
import { codecOfBlock, decodeValue, encodeValue } from "../tfplugin/value-codec.ts";
import { create, type Name, providerWith, read, serve, wire } from "./fixtures/call-provider.ts";
import { toyProvider } from "./fixtures/toy-provider.ts";

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

test("after an interrupt, ConfigureProvider begins a new run", async () => {
  const aborted: boolean[] = [];
  const { call } = serve(
    providerWith({
      read: ({ currentState }, { signal }) => {
        aborted.push(signal.aborted);
        return { newState: currentState };
      },
    }),
  );
  const request = { typeName: "unit", currentState: wire({ id: "1", name: "a" }) };
  await call("StopProvider", {});
  await call("ReadResource", request);
  await call("ConfigureProvider", { config: { msgpack: Uint8Array.of(0x80) } });
  await call("ReadResource", request);
  expect(aborted).toEqual([true, false]);
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
    const config = {
      msgpack: encodeValue(codecOfBlock(schema.block), { name: "n", secret: null, lifetime_ms: 1000 }),
    };
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
    expect(schema.diagnostics).toEqual([]);
    expect([...schema.resourceSchemas.keys()]).toEqual(["toy_thing", "toy_label"]);
    expect([...schema.ephemeralResourceSchemas.keys()]).toEqual(["toy_ticket"]);
    expect([...(await toy.call("GetFunctions", {})).functions.keys()]).toEqual([
      "digits",
      "describe",
      "pick",
    ]);
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
