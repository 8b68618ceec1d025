import { expect, test } from "@jest/globals";
import { sampleVm } from "../../planner/sample-objects.ts";
import { restartReasons } from "./restart-reasons.ts";
import { withWayOut } from "./way-out-condition.ts";

const other = { type: "x", status: "true", reason: "y", message: "z" } as const;

test("a VM that reaches nothing says why as long as that is so", () => {
  expect(withWayOut([other], undefined)).toEqual([other]);
  const told = withWayOut([other], "at_next_start");
  expect(told).toMatchObject([other, { type: "way_out", status: "false", reason: "at_next_start" }]);
  expect(withWayOut(told, "none")).toMatchObject([other, { reason: "host_has_none" }]);
  expect(withWayOut(told, "open")).toEqual([other]);
});

test("a plan that restarts such a VM says that it has a way out afterwards", () => {
  const vm = sampleVm();
  const reasons = (conditions: ReturnType<typeof withWayOut>) =>
    restartReasons(
      { ...vm, status: { ...vm.status, state: "running", conditions } },
      { ...vm.spec, cpus: 2 },
      [{ pointer: "/cpus", effect: "R", before: 1, after: 2, shrinks: false }],
    ).map(({ message }) => message);
  expect(reasons([])).toEqual(["cpus changes from 1 to 2, which needs a restart"]);
  expect(reasons(withWayOut([], "at_next_start"))).toEqual([
    "cpus changes from 1 to 2, which needs a restart, and gives the VM the way to the internet that it was started without",
  ]);
});
