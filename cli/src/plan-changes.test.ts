import { expect, test } from "@jest/globals";
import { destroyedBy } from "./plan-changes.ts";

const plan = (changes: Record<string, string[]>): string =>
  JSON.stringify({
    resource_changes: Object.entries(changes).map(([address, actions]) => ({ address, change: { actions } })),
  });

test("what is deleted, or replaced in either order, counts as destroyed", () => {
  const shown = plan({
    "croft_vm.a": ["delete"],
    "croft_vm.b": ["delete", "create"],
    "croft_vm.c": ["create", "delete"],
    "croft_vm.d": ["update"],
    "croft_vm.e": ["create"],
    "data.x.y": ["read"],
    "croft_vm.f": ["no-op"],
    "croft_vm.g": ["forget"],
  });
  expect(destroyedBy(shown)).toEqual(["croft_vm.a", "croft_vm.b", "croft_vm.c"]);
  expect(destroyedBy("{}")).toEqual([]);
});
