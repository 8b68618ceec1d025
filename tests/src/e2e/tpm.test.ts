// A guest's TPM: what it keeps, as long as what, and that its process is no more and no less than its QEMU.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import { run } from "../../../host-agent/src/host/run.ts";
import { findWalls } from "../../../host-agent/src/host/walls.ts";
import { GuestLab, type LabVm, until } from "../harness/guest-lab.ts";
import type { SerialShell } from "../harness/serial-shell.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

let lab: GuestLab;
beforeAll(async () => {
  lab = await GuestLab.open();
  const { runtimeDir } = lab.paths;
  execFileSync("chmod", ["0711", runtimeDir]);
  const root = process.geteuid?.() === 0;
  lab.context.walls = (await findWalls(run, { setting: "sessions", root, runtimeDir })).walls;
});
afterEach(() => lab.clean());
afterAll(() => lab?.close());

// Commands of "TPM 2.0 Library, Part 3" for an index of eight bytes that needs no password, as bytes in hexadecimal.
const INDEX = "01800001";
const PASSWORD = "00000009 40000009 0000 00 0000";
const DEFINE = `8002 0000002d 0000012a 40000001 ${PASSWORD} 0000 000e ${INDEX} 000b 00060006 0000 0008`;
const write = (value: string) => `8002 0000002b 00000137 ${INDEX} ${INDEX} ${PASSWORD} 0008 ${value} 0000`;
const READ = `8002 00000023 0000014e ${INDEX} ${INDEX} ${PASSWORD} 0008 0000`;

/** What the TPM answers, without the length: its code, then what it gives. */
async function ask(shell: SerialShell, command: string): Promise<{ code: string; answer: string }> {
  const bytes = command.replaceAll(" ", "").replaceAll(/../g, "\\x$&");
  const words = `exec 5<>/dev/tpm0; printf '${bytes}' >&5; dd bs=4096 count=1 <&5 2>/dev/null | od -An -v -tx1; exec 5>&-`;
  const answer = (await shell.run(words)).replaceAll(/\s/g, "");
  return { code: answer.slice(12, 20), answer: answer.slice(20) };
}

const VALUE = "63726f6674203432";
const reads = async (shell: SerialShell): Promise<string | null> => {
  const { code, answer } = await ask(shell, READ);
  return code === "00000000" ? answer.slice(12, 28) : null;
};
async function booted(vm: LabVm): Promise<SerialShell> {
  expect(vm.report()).toMatchObject({ state: "running", code: null });
  const { run: start } = JSON.parse(readFileSync(path.join(vm.folder, "record.json"), "utf8"));
  const said = () => readFileSync(path.join(vm.folder, "serial.log"), "utf8").slice(start.serial_log_offset);
  await until(() => said().includes("READY"), 180_000);
  return vm.shell();
}
const tpmsOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
const isGone = (pid: number): boolean => !existsSync(`/proc/${pid}`) || stateOf(pid) === "Z";
const stateOf = (pid: number) => /^State:\s+(\S)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];

test("what a TPM was given outlasts agents, stops and kills, and not the TPM", async () => {
  const vm = await lab.machine({ tpm: true });
  await vm.apply();
  let shell = await booted(vm);
  expect(await shell.run("cat /sys/class/tpm/tpm0/tpm_version_major")).toBe("2");
  expect((await ask(shell, DEFINE)).code).toBe("00000000");
  expect((await ask(shell, write(VALUE))).code).toBe("00000000");
  expect(await reads(shell)).toBe(VALUE);

  const { pid } = vm;
  const tpms = tpmsOf(pid);
  expect(tpms).toHaveLength(1);
  await vm.newAgent();
  await vm.apply();
  expect([vm.pid, tpmsOf(pid)]).toEqual([pid, tpms]);
  expect(await reads(shell)).toBe(VALUE);

  await vm.apply({ power_state: "stopped", generation: 2 });
  await until(() => tpms.every(isGone), 180_000);
  await vm.apply({ power_state: "running", generation: 3 });
  shell = await booted(vm);
  expect(await reads(shell)).toBe(VALUE);

  const killed = tpmsOf(vm.pid);
  const { wakes } = vm;
  process.kill(vm.pid, "SIGKILL");
  await until(() => vm.wakes > wakes, 180_000);
  await until(() => killed.every(isGone), 180_000);
  await vm.apply({ start_number: 1, generation: 4 });
  shell = await booted(vm);
  expect(await reads(shell)).toBe(VALUE);

  await vm.apply({ tpm: false, restart_allowed: false, generation: 5 });
  expect(vm.report()).toMatchObject({
    code: "restart_refused",
    message: expect.stringContaining("tpm true to false"),
  });
  await vm.apply({ restart_allowed: true, generation: 6 });
  shell = await booted(vm);
  expect(await shell.run("ls /dev/tpm0 2>/dev/null || echo none")).toBe("none");
  expect(tpmsOf(vm.pid)).toEqual([]);
  expect(existsSync(path.join(vm.folder, "tpm"))).toBe(false);
  await vm.apply({ tpm: true, generation: 7 });
  shell = await booted(vm);
  expect(await reads(shell)).toBeNull();
});

test("each VM has a TPM of its own, which goes with the VM", async () => {
  const vms = [await lab.machine({ tpm: true }), await lab.machine({ tpm: true })] as const;
  await Promise.all(vms.map((vm) => vm.apply()));
  const [first, second] = [await booted(vms[0]), await booted(vms[1])];
  await ask(first, DEFINE);
  await ask(first, write(VALUE));
  expect([await reads(first), await reads(second)]).toEqual([VALUE, null]);
  const tpms = tpmsOf(vms[0].pid);
  await vms[0].apply({ wanted: "deleted", generation: 2 });
  expect(vms[0].report().state).toBe("deleted");
  await until(() => tpms.every(isGone), 180_000);
  expect(existsSync(vms[0].folder)).toBe(false);
});
