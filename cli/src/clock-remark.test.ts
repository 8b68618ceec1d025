import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { expect, test } from "@jest/globals";
import { clockRemark } from "./clock-remark.ts";

const vm = (guest: object | null) =>
  ({ project: "web", name: "app", status: { guest } }) as unknown as Document<"vm">;

test("a login says by how much a guest's clock is off, and nothing of one that is right or unknown", () => {
  expect(clockRemark(vm({ clock_offset_seconds: -900 }))).toContain(
    "VM web/app is 900 seconds behind its host's",
  );
  expect(clockRemark(vm({ clock_offset_seconds: 900 }))).toContain("900 seconds ahead of its host's");
  for (const guest of [null, {}, { clock_offset_seconds: null }, { clock_offset_seconds: -3 }]) {
    expect(clockRemark(vm(guest))).toBeUndefined();
  }
});
