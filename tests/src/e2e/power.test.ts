// The verbs of a VM's life on its host, with a real QEMU and a real kernel: paused and resumed, restarted once, ended in
// each of the ways there are, and started again by its policy. Guests are used again within a test.
import { spawn } from "node:child_process";
import { chownSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import { isAlive, startTimeOf } from "../../../host-agent/src/host/proc.ts";
import { shutDownGuests } from "../../../host-agent/src/vm/lifecycle/host-shutdown.ts";
import { GuestLab, type LabVm, until } from "../harness/guest-lab.ts";
import type { SerialShell } from "../harness/serial-shell.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

let lab: GuestLab;
beforeAll(async () => {
  lab = await GuestLab.open();
});
afterEach(() => lab.clean());
afterAll(() => lab?.close());

const bootId = (shell: SerialShell): Promise<string> => shell.run("cat /proc/sys/kernel/random/boot_id");
const booted = (vm: LabVm, times: number): Promise<void> =>
  until(
    () => readFileSync(path.join(vm.folder, "serial.log"), "utf8").split("READY").length > times,
    180_000,
  );
const watcherOf = (pid: number): number =>
  Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
/** Lets the machine look at what it was woken for. */
const afterWake = async (vm: LabVm, happens: () => void): Promise<void> => {
  const wakes = vm.wakes;
  happens();
  await until(() => vm.wakes > wakes, 180_000);
  await vm.apply();
};

test("a guest is paused and resumed with its memory, and restarted once for each number", async () => {
  const vm = await lab.machine({ power_state: "paused" });
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "paused", code: null, exit: null });
  // It has not run at all: nothing was ever written to its serial port.
  expect(readFileSync(path.join(vm.folder, "serial.log"), "utf8")).toBe("");
  await vm.apply({ power_state: "running", generation: 2 });
  expect(vm.report()).toMatchObject({ state: "running", generation: 2 });
  await vm.ready();
  const shell = await vm.shell();
  const boot = await bootId(shell);
  await vm.apply({ power_state: "paused", generation: 3 });
  expect(vm.report()).toMatchObject({ state: "paused", generation: 3 });
  await expect(shell.run("echo here", 2_000)).rejects.toThrow();
  await vm.newAgent();
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "paused" });
  await vm.apply({ power_state: "running", generation: 4 });
  // What was asked while it stood still is answered first.
  expect(await bootId(shell)).toContain(boot);

  const { pid } = vm;
  await vm.apply({ restart_number: 1, restart_allowed: false, generation: 5 });
  expect(vm.report()).toMatchObject({ state: "running", generation: 5, exit: { reason: "stopped" } });
  expect(vm.pid).not.toBe(pid);
  await booted(vm, 2);
  const next = await vm.shell();
  const second = await bootId(next);
  expect(second).not.toBe(boot);
  // Neither the same number again nor another agent restarts it.
  await vm.newAgent();
  await vm.apply({ generation: 6 });
  expect(await bootId(next)).toBe(second);
});

test("an agent that dies in the middle of a restart leaves one that the next one ends, once", async () => {
  const vm = await lab.machine();
  await vm.apply();
  await vm.ready();
  // What the agent writes down before it ends the guest, and then it is gone.
  vm.machine.leave();
  const file = path.join(vm.folder, "record.json");
  const record = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...record, run: { ...record.run, stopping: true } }));
  process.kill(record.run.mark.pid, "SIGKILL");
  await until(async () => (await startTimeOf(record.run.mark.pid)) === null, 180_000);
  await vm.newAgent();
  await vm.apply({ restart_number: 1, restart_policy: "never", generation: 2 });
  const { pid } = vm;
  expect(vm.report()).toMatchObject({ state: "running", exit: { reason: "stopped" } });
  await vm.apply({ generation: 3 });
  expect(vm.pid).toBe(pid);
});

test("a guest that panics is told from one that is killed, and both are started again after a while", async () => {
  const vm = await lab.machine();
  await vm.apply();
  await vm.ready();
  const shell = await vm.shell();
  await afterWake(vm, () => shell.send("echo c > /proc/sysrq-trigger"));
  expect(vm.report()).toMatchObject({
    state: "starting",
    code: "vm_panicked",
    next_start_at: expect.any(String),
    restarts: 0,
    exit: { reason: "panicked", exit_code: null, signal: null },
  });
  expect(vm.report().exit?.serial_log_tail).toContain("RIP");
  expect(vm.report().message).toContain("panicked");

  const wakes = vm.wakes;
  await until(() => vm.wakes > wakes, 180_000);
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "running", code: null, restarts: 1, next_start_at: null });
  // How it ended stays to be seen.
  expect(vm.report().exit).toMatchObject({ reason: "panicked" });

  await afterWake(vm, () => process.kill(vm.pid, "SIGTERM"));
  expect(vm.report()).toMatchObject({ state: "starting", code: "vm_exited", exit: { reason: "killed" } });
  const next = Date.parse(String(vm.report().next_start_at));
  expect(next - Date.parse(String(vm.report().exit?.at))).toBe(4_000);
  // Asked for anew, it neither waits nor remembers.
  await vm.apply({ start_number: 1, generation: 2 });
  expect(vm.report()).toMatchObject({ state: "running", restarts: 0 });

  await vm.apply({ restart_policy: "never", generation: 3 });
  await afterWake(vm, () => process.kill(vm.pid, "SIGSEGV"));
  expect(vm.report()).toMatchObject({
    state: "failed",
    code: "vm_exited",
    next_start_at: null,
    exit: { reason: "crashed", signal: "SIGSEGV" },
  });
});

test.each([
  ["SIGKILL", "killed"],
  ["SIGSEGV", "crashed"],
  ["SIGTERM", "killed"],
] as const)(
  "an end by %s that no agent saw is told by the next one, which starts the guest again",
  async (signal, reason) => {
    const vm = await lab.machine();
    await vm.apply();
    await vm.ready();
    const { pid } = vm;
    const watcher = watcherOf(pid);
    vm.machine.leave();
    process.kill(pid, signal);
    await until(async () => (await startTimeOf(watcher)) === null, 180_000);
    const gone = Date.now();
    await vm.newAgent();
    // QEMU takes SIGTERM for a wish and ends by itself.
    const told = signal === "SIGTERM" ? null : signal;
    expect(vm.report()).toMatchObject({
      state: "failed",
      code: "vm_exited",
      restarts: 0,
      exit: { reason, signal: told, exit_code: null, serial_log_tail: expect.stringContaining("READY") },
    });
    expect(vm.report().message).toContain(told ?? "terminating on signal 15");
    // When it ended, not when somebody looked.
    expect(Date.parse(String(vm.report().exit?.at))).toBeLessThanOrEqual(gone);
    const wakes = vm.wakes;
    await vm.apply();
    if (vm.report().state === "starting") {
      expect(vm.report().next_start_at).toEqual(expect.any(String));
      await until(() => vm.wakes > wakes, 180_000);
      await vm.apply();
    }
    expect(vm.report()).toMatchObject({ state: "running", restarts: 1, exit: { reason } });
    expect(vm.pid).not.toBe(pid);
  },
);

test("a guest whose watcher was killed runs on, and how it ended is then lost", async () => {
  const vm = await lab.machine({ restart_policy: "never" });
  await vm.apply();
  const { pid } = vm;
  const watcher = watcherOf(pid);
  process.kill(watcher, "SIGKILL");
  await until(async () => (await startTimeOf(watcher)) === null, 180_000);
  await vm.newAgent();
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "running" });
  expect(vm.pid).toBe(pid);
  await afterWake(vm, () => process.kill(pid, "SIGKILL"));
  expect(vm.report()).toMatchObject({ state: "failed", code: "vm_exited", exit: { reason: "lost" } });
  expect(vm.report().message).toContain("what watched it");
  await vm.apply({ start_number: 1, generation: 2 });
  expect(vm.report()).toMatchObject({ state: "running", code: null });
});

test("a guest that an agent without watchers started is found, ended and told of", async () => {
  const vm = await lab.machine({ restart_policy: "never" });
  await vm.apply();
  await vm.ready();
  const { pid } = vm;
  // What such an agent leaves: no name of a start in the record, nothing beside it, and QEMU's own pid file.
  const older = () => {
    vm.machine.leave();
    const file = path.join(vm.folder, "record.json");
    const record = JSON.parse(readFileSync(file, "utf8"));
    const { start, ...run } = record.run;
    rmSync(path.join(vm.folder, `qemu-${start}.status`), { force: true });
    const pidFile = path.join(vm.runtime, "qemu.pid");
    writeFileSync(pidFile, `${run.mark.pid}\n`);
    const { uid, gid } = statSync(vm.runtime);
    chownSync(pidFile, uid, gid);
    // As it is between the spawn and what follows it.
    writeFileSync(file, JSON.stringify({ ...record, run: { ...run, mark: null } }));
  };
  older();
  await vm.newAgent();
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "running", code: null });
  expect(vm.pid).toBe(pid);
  await afterWake(vm, () => process.kill(pid, "SIGKILL"));
  expect(vm.report()).toMatchObject({ state: "failed", exit: { reason: "lost" } });
  await vm.apply({ start_number: 1, generation: 2 });
  await booted(vm, 2);
  older();
  await vm.newAgent();
  await vm.apply({ power_state: "stopped", generation: 3 });
  expect(vm.report()).toMatchObject({ state: "stopped", exit: { reason: "stopped" } });
});

test("a guest that powers itself off is started again only when its policy is `always`", async () => {
  const vm = await lab.machine({ restart_policy: "always" });
  await vm.apply();
  await vm.ready();
  const shell = await vm.shell();
  await afterWake(vm, () => shell.send("poweroff -f"));
  expect(vm.report()).toMatchObject({ state: "starting", code: null, exit: { reason: "shutdown" } });
  await vm.apply({ restart_policy: "on_failure", generation: 2 });
  expect(vm.report()).toMatchObject({ state: "stopped", next_start_at: null, exit: { reason: "shutdown" } });
});

test("a guest that does not obey is ended, and the status says which it was", async () => {
  const vm = await lab.machine();
  await vm.apply();
  await vm.ready();
  const shell = await vm.shell();
  await shell.run("rm /etc/acpi/PWRF/00000080");
  lab.context.limits = { ...lab.context.limits, powerdownMs: 1_500 };
  try {
    await vm.apply({ power_state: "stopped", generation: 2 });
  } finally {
    lab.context.limits = { ...lab.context.limits, powerdownMs: 10_000 };
  }
  expect(vm.report()).toMatchObject({ state: "stopped", code: null, exit: { reason: "forced" } });
  expect(vm.report().message).toContain("in time");
  await vm.apply({ power_state: "running", generation: 3 });
  await booted(vm, 2);
  await vm.apply({ power_state: "stopped", generation: 4 });
  expect(vm.report()).toMatchObject({ state: "stopped", message: null, exit: { reason: "stopped" } });
});

test("after a boot of the host a VM stays down when start_on_boot is false, until it is asked for anew", async () => {
  const vm = await lab.machine({ start_on_boot: false });
  await vm.apply();
  vm.machine.leave();
  process.kill(vm.pid, "SIGKILL");
  const boot = lab.context.bootId;
  lab.context.bootId = "the boot after";
  try {
    await vm.newAgent();
    await vm.apply();
    expect(vm.report()).toMatchObject({ state: "stopped", exit: { reason: "host_down" } });
    await vm.apply({ start_number: 1, generation: 2 });
    expect(vm.report()).toMatchObject({ state: "running" });
  } finally {
    lab.context.bootId = boot;
  }
});

test("guests of a host that goes down are shut down at once, and come back as their start_on_boot says", async () => {
  const [first, second, stays] = await Promise.all([
    lab.machine(),
    lab.machine(),
    lab.machine({ start_on_boot: false }),
  ]);
  const all = [first, second, stays];
  for (const vm of all) {
    await vm.apply();
    await vm.ready();
  }
  // One that does not obey holds up no other.
  await (await second.shell()).run("rm /etc/acpi/PWRF/00000080");
  const pids = all.map(({ pid }) => pid);
  for (const vm of all) vm.machine.leave();
  const told: string[] = [];
  const around = {
    bootId: lab.context.bootId,
    log: (_: string, words: string, fields = {}) => void told.push(`${words} ${JSON.stringify(fields)}`),
    limits: { powerdownMs: 8_000, repeatMs: 1_000, quitMs: 5_000 },
  };
  expect(await shutDownGuests(lab.paths, around)).toBe(3);
  for (const pid of pids) expect(await startTimeOf(pid)).toBeNull();
  const last = told.find((line) => line.includes(second.document.id));
  expect(told.at(-1)).toBe(last);
  expect(last).toContain("in time");
  expect(told.filter((line) => line.startsWith("guest powered itself off"))).toHaveLength(2);
  expect(await shutDownGuests(lab.paths, around)).toBe(0);
  // The machine stayed up after all: nobody wanted the guest off.
  await second.newAgent();
  await second.apply();
  expect(second.report()).toMatchObject({ state: "running", exit: { reason: "stopped" } });
  const boot = lab.context.bootId;
  lab.context.bootId = "the boot after";
  try {
    for (const vm of [first, stays]) {
      await vm.newAgent();
      await vm.apply();
    }
    expect(first.report()).toMatchObject({ state: "running", exit: { reason: "host_down" } });
    expect(stays.report()).toMatchObject({ state: "stopped", exit: { reason: "host_down" } });
  } finally {
    lab.context.bootId = boot;
  }
});

test("a process that after a boot has pid and start time of a guest of the boot before is not taken for it", async () => {
  const vm = await lab.machine({ restart_policy: "never", start_on_boot: false });
  await vm.apply();
  vm.machine.leave();
  process.kill(vm.pid, "SIGKILL");
  const other = spawn("sleep", ["60"], { stdio: "ignore" });
  try {
    const pid = other.pid as number;
    const mark = { pid, startTime: (await startTimeOf(pid)) as string };
    const file = path.join(vm.folder, "record.json");
    const record = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(
      file,
      JSON.stringify({ ...record, run: { ...record.run, mark, boot_id: "the boot before" } }),
    );
    await vm.newAgent();
    await vm.apply();
    expect(vm.report()).toMatchObject({ state: "stopped", exit: { reason: "host_down" } });
    await vm.apply({ power_state: "stopped", generation: 2 });
    expect(await isAlive(mark)).toBe(true);
  } finally {
    other.kill("SIGKILL");
  }
});

test("firmware, CPU and ignition are what was asked for, and the firmware's variables are kept", async () => {
  const ignition = { format: "ignition", user_data: '{"ignition":{"version":"3.4.0"}}' } as const;
  const vm = await lab.machine({ firmware: "uefi", cpu_model: "Nehalem" });
  await vm.apply({}, ignition);
  expect(vm.report()).toMatchObject({ state: "running", code: null });
  await vm.ready();
  const shell = await vm.shell();
  expect(await shell.run("ls -d /sys/firmware/efi")).toBe("/sys/firmware/efi");
  expect(await shell.run("grep -c Nehalem /proc/cpuinfo")).toBe("1");
  expect(await shell.run("ls /dev/vd*")).toBe("/dev/vda");
  expect(await shell.run("cat /sys/firmware/qemu_fw_cfg/by_name/opt/com.coreos/config/raw")).toBe(
    ignition.user_data,
  );
  const variables = statSync(path.join(vm.folder, "uefi-variables.fd"));
  expect(variables.mode & 0o077).toBe(0);
  await vm.apply({ firmware: "bios", generation: 2, restart_allowed: false }, ignition);
  expect(vm.report()).toMatchObject({ state: "running", code: "restart_refused" });
  await vm.apply({ firmware: "bios", generation: 3, restart_allowed: true }, ignition);
  await booted(vm, 2);
  expect(await (await vm.shell()).run("ls -d /sys/firmware/efi || echo none")).toContain("none");
  expect(statSync(path.join(vm.folder, "uefi-variables.fd")).ino).toBe(variables.ino);
  await vm.apply({ cpu_model: "no-such-cpu", generation: 4 }, ignition);
  expect(vm.report()).toMatchObject({
    state: "failed",
    code: "vm_start_failed",
    exit: { reason: "not_started" },
  });
  expect(vm.report().message).toContain("no-such-cpu");
});
