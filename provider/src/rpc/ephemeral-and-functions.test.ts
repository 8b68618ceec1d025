import { describe, expect, test } from "@jest/globals";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { DynamicValue, objectOf, type TfValue, UNKNOWN, Unknown } from "../tfplugin/value.ts";
import { codecOfType, decodeValue, encodeValue } from "../tfplugin/value-codec.ts";
import { BLOCK, providerWith, serve, wire } from "./fixtures/call-provider.ts";
import type { EphemeralResourceDefinition, FunctionDefinition } from "./provider-definition.ts";

describe("an ephemeral resource", () => {
  const closed: string[] = [];
  const serving = (handlers: Partial<EphemeralResourceDefinition>) => {
    closed.length = 0;
    const ticket: EphemeralResourceDefinition = {
      schema: { version: 0, block: BLOCK },
      open: ({ config }) => ({
        result: objectOf({ ...config, id: "1", count: 1 }),
        private: Buffer.from("p"),
      }),
      close: ({ private: bytes }) => {
        closed.push(Buffer.from(bytes).toString());
        return {};
      },
      ...handlers,
    };
    return serve({ ...providerWith({}), ephemeralResources: new Map([["ticket", ticket]]) });
  };
  const open = (handlers: Partial<EphemeralResourceDefinition>, deferralAllowed = false) =>
    serving(handlers).call("OpenEphemeralResource", {
      typeName: "ticket",
      config: wire({ name: "a" }),
      clientCapabilities: { deferralAllowed },
    });

  test("is not closed by us when all is well, or when it failed to open", async () => {
    expect((await open({})).diagnostics).toEqual([]);
    expect((await open({ open: () => ({ diagnostics: [errorDiagnostic("no")] }) })).diagnostics).toHaveLength(
      1,
    );
    expect(closed).toEqual([]);
  });

  test.each<[string, Partial<EphemeralResourceDefinition>, RegExp]>([
    [
      "changes its configuration",
      { open: () => ({ result: objectOf({ id: "1", name: "b", count: 1 }), private: Buffer.from("p") }) },
      /^name is planned neither as configured/,
    ],
    [
      "is not known as a whole",
      { open: () => ({ result: objectOf({ id: UNKNOWN, name: "a", count: 1 }), private: Buffer.from("p") }) },
      /^id is still unknown/,
    ],
    [
      "is to be renewed, which it cannot",
      {
        open: () => ({
          result: objectOf({ id: "1", name: "a", count: 1 }),
          private: Buffer.from("p"),
          renewAt: new Date(),
        }),
      },
      /has a renewAt that nothing can be done about/,
    ],
    [
      "is deferred without being asked",
      { open: () => ({ deferred: "absent_prerequisite", private: Buffer.from("p") }) },
      /is deferred .* which Terraform did not allow/,
    ],
  ])("that %s is refused, and closed at once", async (_name, handlers, problem) => {
    const answer = await open(handlers);
    expect(answer.diagnostics.map((one) => one?.detail)).toEqual([expect.stringMatching(problem)]);
    expect([answer.result, closed]).toEqual([null, ["p"]]);
  });

  test("may be deferred where that is allowed, without a result", async () => {
    const answer = await open({ open: () => ({ deferred: "provider_config_unknown" }) }, true);
    expect([answer.diagnostics, answer.deferred, closed]).toEqual([[], { reason: 2 }, []]);
  });
});

describe("a function", () => {
  const call = async (definition: Partial<FunctionDefinition>, ...args: TfValue[]) => {
    const type = "dynamic" as const;
    const one: FunctionDefinition = {
      summary: "",
      parameters: [{ name: "first", type, allowNull: true, allowUnknown: true }],
      variadicParameter: { name: "more", type: "number" },
      returnType: "number",
      call: (given) => ({ result: given.length }),
      ...definition,
    };
    const answer = await serve({ ...providerWith({}), functions: new Map([["f", one]]) }).call(
      "CallFunction",
      {
        name: "f",
        arguments: args.map((value, i) => ({
          msgpack: encodeValue(codecOfType(i === 0 ? "dynamic" : "number"), value),
        })),
      },
    );
    const { msgpack } = answer.result ?? {};
    return {
      error: answer.error,
      result: msgpack === undefined ? undefined : decodeValue(codecOfType("number"), msgpack),
    };
  };
  const text = new DynamicValue("string", "x");

  test("gets null, unknown and any number of further arguments", async () => {
    expect(await call({}, null)).toEqual({ error: null, result: 1 });
    expect(await call({}, text, 1, 2, 3)).toEqual({ error: null, result: 4 });
    const seen: TfValue[] = [];
    const noting: FunctionDefinition["call"] = ([first]) => {
      seen.push(first!);
      return { result: UNKNOWN };
    };
    expect((await call({ call: noting }, UNKNOWN)).result).toBeInstanceOf(Unknown);
    expect(seen).toEqual([UNKNOWN]);
  });

  test("names the argument that is wrong, the first one and a further one too", async () => {
    for (const argument of [0, 2]) {
      const { error } = await call({ call: () => ({ error: "odd", argument }) }, text, 1, 2);
      expect(error).toEqual({ text: "odd", functionArgument: argument });
    }
    expect((await call({ call: () => ({ error: "all odd" }) }, text)).error).toEqual({
      text: "all odd",
      functionArgument: null,
    });
  });

  test.each<[string, Partial<FunctionDefinition>, RegExp]>([
    [
      "an argument that is not there",
      { call: () => ({ error: "odd", argument: 5 }) },
      /names argument 5, but there are 1/,
    ],
    ["nothing known of what is known", { call: () => ({ result: UNKNOWN }) }, /result is not wholly known/],
    ["another type", { call: () => ({ result: "x" }) }, /a number is required/],
    [
      "an exception",
      {
        call: () => {
          throw new Error("boom");
        },
      },
      /defect of the provider in function f: boom/,
    ],
  ])("that answers %s has a defect", async (_name, definition, problem) => {
    expect((await call(definition, text)).error?.text).toMatch(problem);
  });
});
