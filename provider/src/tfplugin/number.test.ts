import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareNumbers, numberFromDouble, numberFromText, numberText } from "./number.ts";
import { Decimal } from "./value.ts";

describe("numberFromText", () => {
  test.each([
    ["0", 0],
    ["-0", 0],
    ["-0.000", 0],
    ["12", 12],
    ["1e3", 1000],
    ["12.50", 12.5],
    ["-0.25", -0.25],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["9007199254740993", 9007199254740993n],
    ["-123456789012345678901234567890", -123456789012345678901234567890n],
    ["1.5e30", 1500000000000000000000000000000n],
  ])("%s is held exactly as a number or bigint", (text, value) => {
    expect(numberFromText(text)).toBe(value);
  });

  test.each([
    ["0.1", "0.1"],
    ["-0.10", "-0.1"],
    ["1e-7", "0.0000001"],
    ["3.14159265358979323846264338327950288", "3.14159265358979323846264338327950288"],
    ["9007199254740993.5", "9007199254740993.5"],
  ])("%s is no double, so it stays decimal text", (text, canonical) => {
    expect(numberFromText(text)).toEqual(new Decimal(canonical));
  });

  test.each(["", "x", "1.", ".5", "0x10", "1e999999", "NaN", "1_000"])("%j is refused", (text) => {
    expect(() => numberFromText(text)).toThrow(RangeError);
  });
});

describe("numberFromDouble", () => {
  test("a double that only looks like 0.1 keeps all its digits", () => {
    expect(numberFromDouble(0.1)).toEqual(
      new Decimal("0.1000000000000000055511151231257827021181583404541015625"),
    );
  });

  test("halves are numbers, large whole doubles are bigint", () => {
    expect(numberFromDouble(0.5)).toBe(0.5);
    expect(numberFromDouble(2 ** 70)).toBe(2n ** 70n);
    expect(Object.is(numberFromDouble(-0), 0)).toBe(true);
  });

  test("every finite double denotes the same number before and after", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
        expect(Number(numberText(numberFromDouble(double)))).toBe(double === 0 ? 0 : double);
      }),
    );
  });
});

test("text to number to text is the identity on canonical decimals", () => {
  const canonical = fc
    .tuple(fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }), fc.stringMatching(/^([0-9]{0,40}[1-9])?$/))
    .map(([whole, fraction]) => (fraction === "" ? whole.toString() : `${whole}.${fraction}`));
  fc.assert(
    fc.property(canonical, (text) => {
      expect(numberText(numberFromText(text))).toBe(text);
    }),
  );
});

test("numbers compare by value across their forms", () => {
  expect(compareNumbers(1, 2)).toBe(-1);
  expect(compareNumbers(9007199254740993n, 9007199254740991)).toBe(1);
  expect(compareNumbers(new Decimal("0.1"), new Decimal("0.10000000000000000001"))).toBe(-1);
  expect(compareNumbers(0.5, new Decimal("0.1"))).toBe(1);
});
