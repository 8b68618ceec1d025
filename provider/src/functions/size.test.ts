import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { numberFromText } from "../tfplugin/number.ts";
import { functions } from "./all.ts";

const call = (name: string, ...args: (string | number)[]) =>
  functions()
    .get(name)
    ?.call(
      args.map((arg) => (typeof arg === "number" ? numberFromText(String(arg)) : arg)),
      new AbortController().signal,
    );

describe("a size is read", () => {
  test.each([
    ["parse_size_gib", "1.5TiB", 1536],
    ["parse_size_gib", " 20 GiB ", 20],
    ["parse_size_gib", "0GiB", 0],
    ["parse_size_gib", "1024MiB", 1],
    ["parse_size_mib", "2GiB", 2048],
    ["parse_size_mib", "0.5GiB", 512],
    ["parse_size_mib", "1048576B", 1],
    ["parse_size_gib", "1073741824kB", 1000],
  ])("by %s(%j)", (name, text, result) => {
    expect(call(name, text)).toEqual({ result });
  });

  test.each([
    ["parse_size_gib", "1536MiB", "1536MiB is no whole number of GiB: it is between 1 and 2 GiB"],
    ["parse_size_gib", "500GB", "500GB is no whole number of GiB: it is between 465 and 466 GiB"],
    ["parse_size_gib", "20", '"20" is no size'],
    ["parse_size_gib", "-1GiB", '"-1GiB" is no size'],
    ["parse_size_gib", "20 gibibytes", '"gibibytes" is no unit'],
    ["parse_size_mib", "1K", '"K" is no unit; write KiB, as in "10KiB"'],
    ["parse_size_gib", "10G", '"G" is no unit; write GiB, as in "10GiB"'],
  ])("not by %s(%j), which says why", (name, text, message) => {
    expect(call(name, text)).toMatchObject({ error: expect.stringContaining(message), argument: 0 });
    expect(call(name, text)).toMatchObject({ error: expect.not.stringMatching(/\.$/) });
  });
});

describe("a size is written", () => {
  test.each([
    [[1536 * 1024 ** 3], "1.5TiB"],
    [[20, "GiB"], "20GiB"],
    [[1025, "MiB"], "1025MiB"],
    [[0], "0B"],
    [[1000, "GB"], "976562500KiB"],
    [[0.5, "KiB"], "512B"],
    [[2 ** 53 - 1], "9007199254740991B"],
  ])("of %j as %s", (args, result) => {
    expect(call("format_size", ...args)).toEqual({ result });
  });

  test("and refused when it is no number of bytes", () => {
    expect(call("format_size", 0.3)).toMatchObject({ error: "0.3 B is no whole number of bytes" });
    expect(call("format_size", -1)).toMatchObject({ error: "-1 is less than nothing" });
    expect(call("format_size", 1, "GiB", "MiB")).toHaveProperty("error");
  });

  test("so that it is read again as it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (mib) => {
        const written = call("format_size", mib, "MiB") as { result: string };
        expect(call("parse_size_mib", written.result)).toEqual({ result: mib });
      }),
    );
  });
});
