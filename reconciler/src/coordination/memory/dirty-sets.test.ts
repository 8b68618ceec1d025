import { expect, test } from "@jest/globals";
import { createDirtySets } from "./dirty-sets.ts";

const HOUR_MS = 3_600_000;

test("of a host that is known, only what was added is inspected, once", () => {
  const dirty = createDirtySets(() => 0);
  dirty.add("alpha", ["vm_1"]);
  expect(dirty.take("alpha", false)).toBe("all");
  dirty.add("alpha", ["vm_2"]);
  dirty.add("alpha", ["vm_2", "vm_3"]);
  expect(dirty.take("alpha", false)).toEqual(new Set(["vm_2", "vm_3"]));
  expect(dirty.take("alpha", false)).toEqual(new Set());
  expect(dirty.take("beta", false)).toBe("all");
});

test("everything is inspected after a failure, when silence begins or ends, and after a while", () => {
  let now = 0;
  const dirty = createDirtySets(() => now);
  dirty.take("alpha", false);
  dirty.forget("alpha");
  expect(dirty.take("alpha", false)).toBe("all");
  expect(dirty.take("alpha", true)).toBe("all");
  expect(dirty.take("alpha", true)).toEqual(new Set());
  expect(dirty.take("alpha", false)).toBe("all");
  now = HOUR_MS;
  expect(dirty.take("alpha", false)).toBe("all");
});
