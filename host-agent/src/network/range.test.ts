import { expect, test } from "@jest/globals";
import { networkAddress, overlap, parseRange } from "./range.ts";

const overlaps = (a: string, b: string) => overlap(parseRange(a), parseRange(b));

test("ranges overlap when one address is in both", () => {
  expect(overlaps("10.0.0.0/8", "10.77.0.1/24")).toBe(true);
  expect(overlaps("10.77.0.0/24", "10.77.1.0/24")).toBe(false);
  expect(overlaps("fd00::/48", "fd00:0:0:1::5")).toBe(true);
  expect(overlaps("fd00:1::/48", "fd00::/48")).toBe(false);
  expect(overlaps("::/0", "0.0.0.0/0")).toBe(false);
});

test("a network's own address is the first of its range", () => {
  expect(networkAddress("10.77.3.9/22")).toBe("10.77.0.0/22");
  expect(networkAddress("fd00::1:2:3:4/64")).toBe("fd00:0:0:0:0:0:0:0/64");
});

test("what is no range is refused", () => {
  expect(() => parseRange("broadcast")).toThrow(RangeError);
});
