import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createId, kindOfId } from "./ids.ts";

test("an id of a partition has the 20 characters that a virtio serial keeps", () => {
  expect(createId("partition", new Uint8Array(10).fill(255))).toBe("prt_zzzzzzzzzzzzzzzz");
});

test("different bytes give different ids, and each tells its kind", () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      const same = one.every((byte, index) => byte === other[index]);
      expect(createId("vm", one) === createId("vm", other)).toBe(same);
      expect(kindOfId(createId("vm", one))).toBe("vm");
    }),
  );
});

test("text that is no id has no kind", () => {
  for (const text of ["", "vm_", "vm_0123456789abcde", "xyz_0123456789abcdef", "vm-0123456789abcdef"]) {
    expect(kindOfId(text)).toBeUndefined();
  }
});
