import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { CallFunction, GetMetadata, PlanResourceChange, UpgradeResourceState } from "./messages.ts";
import { bool, bytes, integer, mapOf, message, optional, repeated, string } from "./protobuf-message.ts";
import { encodeSchema } from "./schema-message.ts";

const everything = message({
  text: string(1),
  data: bytes(2),
  flag: bool(3),
  number: integer(4),
  maybe: optional(integer(5)),
  many: repeated(string(16)),
  byName: mapOf(17, string(2)),
});

test("the bytes are those of the protobuf encoding", () => {
  const encoded = everything.encode({ text: "hi", flag: true, number: 300, maybe: 0, many: ["", "x"] });
  expect(Buffer.from(encoded).toString("hex")).toBe("0a026869180120ac02280082010082010178");
});

test("any message survives", () => {
  const arbitrary = fc.record({
    text: fc.string({ unit: "grapheme" }),
    data: fc.uint8Array({ maxLength: 300 }),
    flag: fc.boolean(),
    number: fc.maxSafeNat(),
    maybe: fc.option(fc.nat()),
    many: fc.array(fc.string()),
    byName: fc.array(fc.tuple(fc.string(), fc.string())).map((pairs) => new Map(pairs)),
  });
  fc.assert(
    fc.property(arbitrary, (value) => {
      const read = everything.decode(everything.encode(value));
      expect({ ...read, data: new Uint8Array(read.data) }).toEqual(value);
    }),
  );
});

test("fields of later versions are passed over, whatever their form", () => {
  const bytesOfLater = Buffer.from(
    [
      "0a026869", // text: "hi"
      "f87d2a", // field 2015, varint
      "fa7d03616263", // field 2015, length
      "fd7d01020304", // field 2015, fixed32
      "f97d0102030405060708", // field 2015, fixed64
      "2001", // number: 1
    ].join(""),
    "hex",
  );
  expect(everything.decode(bytesOfLater)).toMatchObject({ text: "hi", number: 1, flag: false });
});

test.each(["0a", "0a05", "80", "0b", "ffffffffffffffffffffff"])("broken bytes %s are refused", (hex) => {
  expect(() => everything.decode(Buffer.from(hex, "hex"))).toThrow(RangeError);
});

test("a path step of index 0 is sent, not left out", () => {
  const encoded = PlanResourceChange.response.encode({
    requiresReplace: [
      { steps: [{ attributeName: "ports" }, { elementKeyInt: 0 }, { elementKeyString: "" }] },
    ],
  });
  expect(PlanResourceChange.response.decode(encoded).requiresReplace[0]?.steps).toEqual([
    { attributeName: "ports", elementKeyString: null, elementKeyInt: null },
    { attributeName: null, elementKeyString: null, elementKeyInt: 0 },
    { attributeName: null, elementKeyString: "", elementKeyInt: null },
  ]);
});

test("messages with numbers out of order and of optional parts keep them apart", () => {
  const metadata = GetMetadata.response.decode(
    GetMetadata.response.encode({ functions: [{ name: "f" }], resources: [{ typeName: "r" }] }),
  );
  expect([metadata.functions, metadata.resources, metadata.dataSources]).toEqual([
    [{ name: "f" }],
    [{ typeName: "r" }],
    [],
  ]);
  const failed = CallFunction.response.decode(
    CallFunction.response.encode({ error: { text: "no", functionArgument: 0 } }),
  );
  expect(failed.error).toEqual({ text: "no", functionArgument: 0 });
  const upgrade = UpgradeResourceState.request.encode({
    typeName: "t",
    rawState: { json: Buffer.from("{}") },
  });
  expect(Buffer.from(UpgradeResourceState.request.decode(upgrade).rawState!.json!).toString()).toBe("{}");
});

test("a schema is encoded as the protocol numbers it", () => {
  const encoded = encodeSchema({
    version: 2,
    block: {
      attributes: {
        a: { type: ["list", "string"], required: true, writeOnly: true },
        n: {
          nested: { nesting: "set", attributes: { b: { type: "bool", computed: true } } },
          optional: true,
        },
      },
      blocks: { t: { nesting: "single", block: { attributes: {} } } },
    },
  });
  const a = "0a0161 12115b226c697374222c22737472696e67225d 2001 4001 5801".replaceAll(" ", "");
  const b = "0a0162 120622626f6f6c22 3001 4001".replaceAll(" ", "");
  const nested = `0a${length(b)}${b}1803`;
  const n = `0a016e 2801 4001 52${length(nested)}${nested}`.replaceAll(" ", "");
  const t = "0a0174 1202 2801 1801".replaceAll(" ", "");
  const block = `12${length(a)}${a}12${length(n)}${n}1a${length(t)}${t}2801`;
  expect(Buffer.from(encoded).toString("hex")).toBe(`080212${length(block)}${block}`);
});

function length(hex: string): string {
  return (hex.length / 2).toString(16).padStart(2, "0");
}
