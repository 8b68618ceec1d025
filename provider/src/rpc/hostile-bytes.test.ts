/** Bytes that no Terraform would send: every RPC answers or refuses them at once, and lives on. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseExactJson } from "../tfplugin/exact-json.ts";
import { CallFunction, PlanResourceChange, UpgradeResourceState } from "../tfplugin/messages.ts";
import { codecOfType, decodeValue } from "../tfplugin/value-codec.ts";
import { holds } from "./fixtures/generated/property-runs.ts";
import { typeOf } from "./fixtures/generated/values.ts";
import { toyProvider } from "./fixtures/toy-provider.ts";
import { providerServices } from "./provider-services.ts";

/** Processor time: far more than any of these calls takes, and independent of what else the machine does. */
const LIMIT_MS = 10_000;

const { unary } = providerServices(toyProvider, () => {});
const rpcs = [...unary.keys()].filter((path) => !path.endsWith("/StopProvider"));

/** "answered" or "refused"; throws when it took too long. */
async function attempt(path: string, bytes: Uint8Array): Promise<string> {
  const begun = process.cpuUsage();
  let outcome = "answered";
  try {
    await unary.get(path)!(Buffer.from(bytes));
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    outcome = "refused";
  }
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(LIMIT_MS);
  return outcome;
}

const value = (bytes: Uint8Array) => ({ msgpack: bytes });
const plan = (config: Uint8Array) =>
  PlanResourceChange.request.encode({
    typeName: "toy_thing",
    config: value(config),
    proposedNewState: value(config),
  });

/** The attribute `anything`, a null of a type. */
function dynamicOfType(type: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(type.length);
  const head = Buffer.from("81a8616e797468696e6792c6", "hex");
  return Buffer.concat([head, length, Buffer.from(type), Buffer.from("c0", "hex")]);
}

describe("hostile bytes", () => {
  test("of any kind are answered or refused at once by every RPC", async () => {
    await holds(
      fc.asyncProperty(fc.constantFrom(...rpcs), fc.uint8Array({ maxLength: 200 }), async (path, bytes) => {
        await attempt(path, bytes);
      }),
      300,
    );
  });

  test("that are a request but for some bits, or end too early", async () => {
    const request = plan(Buffer.from("83a46e616d65a161a26964c0a473697a65d30020000000000001", "hex"));
    await holds(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(request.length - 1), fc.nat(255)), { maxLength: 4 }),
        fc.nat(request.length),
        async (changes, length) => {
          const bytes = Buffer.from(request);
          for (const [at, byte] of changes) bytes[at] = byte;
          await attempt("/tfplugin6.Provider/PlanResourceChange", bytes.subarray(0, length));
        },
      ),
      300,
    );
  });

  test("in the place of a value of any type", async () => {
    await holds(
      fc.asyncProperty(typeOf(2), fc.uint8Array({ maxLength: 60 }), async (type, bytes) => {
        try {
          decodeValue(codecOfType(type), bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      500,
    );
  });

  const deep = 200_000;
  const json = (text: string) =>
    UpgradeResourceState.request.encode({
      typeName: "toy_thing",
      version: 2,
      rawState: { json: Buffer.from(text) },
    });
  test.each<[string, string, Uint8Array]>([
    ["arrays within arrays", "PlanResourceChange", plan(Buffer.alloc(deep, 0x91))],
    [
      "maps within maps, of a name nobody knows",
      "PlanResourceChange",
      plan(Buffer.from("81a178".repeat(deep), "hex")),
    ],
    [
      "an array of four thousand million elements",
      "PlanResourceChange",
      plan(Buffer.from("81a6706f727473ddffffffff", "hex")),
    ],
    ["a text of four gigabytes", "PlanResourceChange", plan(Buffer.from("81a46e616d65dbffffffff61", "hex"))],
    [
      "a type within types",
      "PlanResourceChange",
      plan(dynamicOfType(`${'["list",'.repeat(50_000)}"string"${"]".repeat(50_000)}`)),
    ],
    ["a state of arrays within arrays", "UpgradeResourceState", json("[".repeat(deep))],
    [
      "a state of arrays within arrays, and a fraction",
      "UpgradeResourceState",
      json(`${"[".repeat(deep)}1.5`),
    ],
    ["a number of a million digits", "UpgradeResourceState", json(`{"size":${"9".repeat(1_000_000)}}`)],
    ["a number of zeros between", "UpgradeResourceState", json(`{"size":1${"0".repeat(1_000_000)}1}`)],
    ["an exponent without end", "UpgradeResourceState", json('{"size":1e999999999}')],
    ["a text of quotes", "UpgradeResourceState", json(`{"name":"${'\\"'.repeat(500_000)}","ratio":0.5}`)],
    [
      "very many empty arguments",
      "CallFunction",
      CallFunction.request.encode({
        name: "digits",
        arguments: Array.from({ length: 300_000 }, () => ({})),
      }),
    ],
    ["fields without end", "PlanResourceChange", Buffer.from("ffffffffffffffffff01".repeat(1000), "hex")],
  ])("%s", async (_name, rpc, bytes) => {
    await attempt(`/tfplugin6.Provider/${rpc}`, bytes);
  });

  test("leave the provider as it was", async () => {
    expect(await attempt("/tfplugin6.Provider/GetProviderSchema", new Uint8Array())).toBe("answered");
    expect(() => parseExactJson("[".repeat(deep))).toThrow();
  });
});
