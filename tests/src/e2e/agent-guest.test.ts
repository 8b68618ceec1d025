// The agent's guests, with a real QEMU and a real kernel. Each test has a VM of its own.
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { GuestLab } from "../harness/guest-lab.ts";

let lab: GuestLab;
beforeAll(async () => {
  lab = await GuestLab.open();
}, 120_000);
afterEach(() => lab.clean(), 20_000);
afterAll(() => lab?.close());

test("a guest starts, is seen running, and stops in order", async () => {
  const vm = await lab.machine();
  await vm.apply();
  expect(vm.report()).toMatchObject({
    state: "running",
    code: null,
    message: null,
    accelerator: "tcg",
    generation: 1,
  });
  await vm.ready();
  const shell = await vm.shell();
  expect(await shell.run("cat /proc/cmdline")).toContain("rdinit=/init");

  await vm.apply({ power_state: "stopped", generation: 2 });
  expect(vm.report()).toMatchObject({ state: "stopped", code: null, generation: 2 });
}, 30_000);
