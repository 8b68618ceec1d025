import { expect, test } from "@jest/globals";
import { outdated } from "./outdated.ts";

const HOUR_MS = 3_600_000;

test("of a host that is known, only what was added is looked at, once", () => {
  const old = outdated(() => 0);
  old.add("alpha", ["vm_1"]);
  expect(old.take("alpha", false)).toBe("all");
  old.add("alpha", ["vm_2"]);
  old.add("alpha", ["vm_2", "vm_3"]);
  expect(old.take("alpha", false)).toEqual(new Set(["vm_2", "vm_3"]));
  expect(old.take("alpha", false)).toEqual(new Set());
  expect(old.take("beta", false)).toBe("all");
});

test("everything is looked at after a failure, when silence begins or ends, and after a while", () => {
  let now = 0;
  const old = outdated(() => now);
  old.take("alpha", false);
  old.forget("alpha");
  expect(old.take("alpha", false)).toBe("all");
  expect(old.take("alpha", true)).toBe("all");
  expect(old.take("alpha", true)).toEqual(new Set());
  expect(old.take("alpha", false)).toBe("all");
  now = HOUR_MS;
  expect(old.take("alpha", false)).toBe("all");
});
