import { expect, test } from "@jest/globals";
import { isDestructive, summarize } from "./plan-summary.ts";

const change = (address: string, actions: string[], before: unknown = null) => ({
  address,
  change: { actions, before },
});
const of = (shown: object) => summarize(JSON.stringify(shown), "a".repeat(64));

test("what is destroyed and replaced is counted apart, with the GiB that go", () => {
  const plan = of({
    resource_changes: [
      change("croft_vm.new", ["create"]),
      change("croft_vm.same", ["no-op"]),
      change("data.croft_hosts.all", ["read"]),
      change("croft_vm.changed", ["update"]),
      change("croft_vm.anew", ["delete", "create"], { root_disk_gib: 10 }),
      change("croft_partition.anew", ["create", "delete"], { size_gib: 4 }),
      change("croft_partition.gone", ["delete"], { size_gib: 1.5 }),
      change("croft_vm.let_go", ["forget"]),
    ],
  });
  expect(plan).toMatchObject({ creates: 1, updates: 1, replaces: 2, destroys: 1, actions: 0, lost_gib: 16 });
  expect(plan.changes.map(({ address }) => address)).not.toContain("croft_vm.same");
  expect(isDestructive(plan)).toBe(true);
});

test("what only creates, changes or forgets destroys nothing", () => {
  const actions = [["create"], ["update"], ["forget"]];
  const plan = of({ resource_changes: actions.map((one) => change("croft_vm.a", one)) });
  expect(isDestructive(plan)).toBe(false);
});

test("an action that a change triggers may destroy what no plan shows", () => {
  const plan = of({
    resource_changes: [change("croft_vm.new", ["create"])],
    action_invocations: [{ address: "action.croft_partition_purge.old" }],
  });
  expect([plan.actions, isDestructive(plan)]).toEqual([1, true]);
  expect(plan.changes).toContainEqual({ address: "action.croft_partition_purge.old", actions: ["invoke"] });
});

test("values are not part of it", () => {
  const plan = of({ resource_changes: [change("croft_vm.a", ["delete"], { user_data: "a password" })] });
  expect(JSON.stringify(plan)).not.toContain("a password");
});
