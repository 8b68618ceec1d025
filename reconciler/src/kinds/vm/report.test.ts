// What a report of a VM comes to in its status: power as the contract reads it back, how it ended, and when it is ready.
import type { VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { sampleObserving } from "../../planner/fixtures/host-snapshot.fixture.ts";
import { sampleVm, VM_SPEC, vmReport } from "../../planner/sample-objects.ts";
import type { Stored } from "../../store/store.ts";
import { observeVm } from "./report.ts";

function statusOf(spec: Partial<Stored<"vm">["spec"]>, entry: Partial<VmReport>): Stored<"vm">["status"] {
  const vm = sampleVm({ spec: { ...VM_SPEC, ...spec } });
  const observed = observeVm(vm, sampleObserving([vmReport(entry)], { vms: [vm] }));
  if (observed.gone) throw new Error("it is not gone");
  return observed.status;
}

test.each([
  ["stopped", "running", "stopped"],
  ["failed", "running", "stopped"],
  ["paused", "running", "paused"],
  ["starting", "paused", "paused"],
  ["stopping", "stopped", "stopped"],
  ["stopping", "running", "running"],
  ["error", "running", "running"],
] as const)("a VM that is %s and wanted %s reads back %s", (state, wanted, shown) => {
  expect(statusOf({ power_state: wanted }, { state }).power_state).toBe(shown);
});

test("a VM that is to stand still is ready when it does, whatever is waited for in its guest", () => {
  const wait_for: Stored<"vm">["spec"]["wait_for"] = ["ssh"];
  expect(statusOf({ power_state: "paused", wait_for }, { state: "paused" }).ready).toBe(true);
  expect(statusOf({ power_state: "paused", wait_for }, { state: "running" }).ready).toBe(false);
  expect(statusOf({ power_state: "stopped", wait_for }, { state: "stopped" }).ready).toBe(true);
  expect(statusOf({ power_state: "running", wait_for }, { state: "paused" }).ready).toBe(false);
});

test("ssh and address are not met before the reboot that user data asks for, and the reboot is waited for once", () => {
  const vm = sampleVm({
    spec: { ...VM_SPEC, wait_for: ["ssh"] },
    internal: { reboots_first: true },
  });
  const guest: NonNullable<VmReport["guest"]> = {
    hostname: null,
    os: null,
    kernel: null,
    agent_version: null,
    addresses: [],
    interfaces: [],
    cloud_init: "running",
    cloud_init_errors: [],
  };
  const seen = (entry: Partial<VmReport>) => {
    const observed = observeVm(vm, sampleObserving([vmReport({ ssh_ready: true, ...entry })], { vms: [vm] }));
    if (observed.gone) throw new Error("it is not gone");
    return observed;
  };
  const before = seen({ guest });
  expect(before.status).toMatchObject({
    ready: false,
    state_reason: "Waits for ssh (it counts after the reboot that user data asks for).",
  });
  expect(before.internal).toBeUndefined();
  const after = seen({ guest, reboots: 1 });
  expect([after.status.ready, after.internal]).toEqual([true, {}]);
  // Its condition was not met, or an earlier agent counted none: the guest says when it is through.
  const through = seen({ guest: { ...guest, cloud_init: "done" } });
  expect([through.status.ready, through.internal]).toEqual([true, {}]);
});

test("a VM that found nothing to boot says so, and a wait for its guest ends", () => {
  const boot_fault = 'the firmware says "No bootable device"';
  const waits = statusOf({ wait_for: ["ssh"] }, { boot_fault });
  expect(waits).toMatchObject({ ready: false, state: "running", state_code: "nothing_to_boot" });
  expect(waits.state_reason).toContain("No bootable device");
  const runs = statusOf({ wait_for: ["running"] }, { boot_fault });
  expect([runs.ready, runs.state_code]).toEqual([true, null]);
  expect(runs.conditions).toMatchObject([{ type: "nothing_to_boot", status: "true" }]);
  expect(statusOf({ wait_for: ["ssh"] }, {}).conditions).toEqual([]);
});

test("how it ended is shown as its host tells it, and nothing by a host whose agent is older", () => {
  const exit: VmReport["exit"] = {
    reason: "panicked",
    at: "2026-01-01T00:00:00Z",
    exit_code: null,
    signal: null,
    message: "The guest's kernel panicked.",
    serial_log_tail: "Oops",
  };
  const waiting = { state: "starting", restarts: 3, next_start_at: "2026-01-01T00:00:16Z", exit } as const;
  expect(statusOf({}, waiting)).toMatchObject({ exit, restarts: 3, next_start_at: "2026-01-01T00:00:16Z" });
  expect(statusOf({}, {})).toMatchObject({ exit: null, restarts: 0, next_start_at: null });
});
