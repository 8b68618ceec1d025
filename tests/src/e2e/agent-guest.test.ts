// The agent's guests, with a real QEMU and a real kernel. Each test has a VM of its own.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import { isAlive, startTimeOf } from "../../../host-agent/src/host/proc.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { tryGuest } from "../../../host-agent/src/vm/qemu/accelerator.ts";
import { freePort } from "../harness/free-port.ts";
import { GuestLab, until } from "../harness/guest-lab.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

let lab: GuestLab;
beforeAll(async () => {
  lab = await GuestLab.open();
});
afterEach(() => lab.clean());
afterAll(() => lab?.close());

const PARTITION = "prt_0123456789abcdef";
const drive = {
  partition: PARTITION,
  serial: PARTITION,
  read_only: false,
  force_detach: false,
  attachment: null,
};

/** A file that serves as a partition. */
function partitionFile(sizeBytes: number): string {
  const file = path.join(lab.paths.runtimeDir, `${PARTITION}.img`);
  writeFileSync(file, "");
  truncateSync(file, 4 * 1024 ** 2 + sizeBytes);
  // Stands for what the disk side does for the user of a VM.
  execFileSync("chmod", ["0666", file]);
  lab.drives.set(PARTITION, {
    kind: "window",
    path: file,
    descriptor: null,
    offsetBytes: 4 * 1024 ** 2,
    sizeBytes,
  });
  return file;
}

const firstLine = (port: number) =>
  new Promise<string>((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.setTimeout(60_000, () => socket.destroy());
    socket.on("data", (data) => {
      resolve(String(data).trim());
      socket.destroy();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(""));
  });

test("a guest starts, has its seed, is reached by its ports, and stops in order", async () => {
  const vm = await lab.machine({ probe_ssh: true });
  await vm.apply();
  expect(vm.report()).toMatchObject({
    state: "running",
    code: null,
    message: null,
    accelerator: "tcg",
    generation: 1,
    ssh_ready: false,
  });
  await vm.ready();
  await until(() => vm.report().ssh_ready, 180_000);
  expect(readFileSync(path.join(vm.folder, "serial.log"), "utf8")).toContain("READY");

  const shell = await vm.shell();
  await shell.run("mount -t iso9660 /dev/vdb /mnt");
  expect(await shell.run("cat /mnt/meta-data")).toContain(vm.document.id);
  expect(await shell.run("ls -l /mnt/user-data")).toMatch(/^-r--------/);
  // The root disk is as large as asked for, not as its image.
  expect(await shell.run("cat /sys/block/vda/size")).toBe(String(1024 ** 3 / 512));

  const port = await freePort();
  const forward = { guest_port: 22, host_port: port, host_address: "127.0.0.1", protocol: "tcp" as const };
  await vm.apply({ ports: [forward], generation: 2 });
  expect(vm.report()).toMatchObject({ state: "running", code: null, busy_ports: [] });
  expect(await firstLine(port)).toBe("SSH-2.0-tiny");
  await vm.apply({ ports: [], generation: 3 });
  expect(await firstLine(port)).toBe("");

  const { pid } = vm;
  await vm.apply({ power_state: "stopped", generation: 4 });
  expect(vm.report()).toMatchObject({ state: "stopped", code: null, generation: 4, ssh_ready: false });
  expect(await startTimeOf(pid)).toBeNull();
});

test("a guest reaches nothing of its host", async () => {
  const server = createServer((socket) => socket.end("secret\n")).listen(0, "0.0.0.0");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  let reached = 0;
  server.on("connection", () => reached++);
  // It can be reached: what follows is the guest's doing.
  expect(await firstLine(port)).toBe("secret");
  expect(reached).toBe(1);

  const vm = await lab.machine();
  await vm.apply();
  await vm.ready();
  const shell = await vm.shell();
  expect(await shell.run("ifconfig eth0")).toContain("10.0.2.15");
  for (const address of ["10.0.2.2", "10.0.2.3", "10.0.2.4", "127.0.0.1"]) {
    expect(await shell.run(`nc -w 2 ${address} ${port} < /dev/null 2>&1 || echo refused`)).toContain(
      "refused",
    );
  }
  expect(await shell.run("nc -w 2 10.0.2.3 53 < /dev/null 2>&1 || echo refused")).toContain("refused");
  expect(
    await shell.run(
      "nslookup example.com 10.0.2.3 > /dev/null 2>&1 && echo resolved || echo nothing",
      30_000,
    ),
  ).toBe("nothing");
  expect(reached).toBe(1);
  server.close();
});

test("QEMU runs as a user of its own and its files are not for others", async () => {
  const vm = await lab.machine();
  await vm.apply();
  const status = readFileSync(`/proc/${vm.pid}/status`, "utf8");
  const uid = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
  if (process.geteuid?.() === 0) {
    expect(uid).toBeGreaterThan(1000);
    expect(/^Groups:[\t ]*$/m.test(status)).toBe(true);
  }
  expect(/^NoNewPrivs:\s+(\d)/m.exec(status)?.[1]).toBe("1");
  expect(/^Seccomp:\s+(\d)/m.exec(status)?.[1]).toBe("2");
  expect(statSync(vm.runtime).mode & 0o777).toBe(0o700);
  expect(statSync(vm.runtime).uid).toBe(uid);
  for (const file of ["root.qcow2", "seed.iso", "record.json", "serial.log"]) {
    expect(statSync(path.join(vm.folder, file)).mode & 0o077).toBe(0);
  }
  // Nothing of the seed stands on the command line.
  expect(readFileSync(`/proc/${vm.pid}/cmdline`, "utf8")).not.toContain("cloud-config");
});

test("another agent finds the guest, whose process goes on", async () => {
  const vm = await lab.machine();
  await vm.apply();
  const { pid } = vm;
  await vm.newAgent();
  expect(vm.report()).toMatchObject({ state: "running", generation: 0 });
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "running", generation: 1 });
  expect(vm.pid).toBe(pid);
});

test("an agent that died while it started a guest leaves one that the next one lets run", async () => {
  const vm = await lab.machine();
  await vm.apply();
  const { pid } = vm;
  // As the record is between the spawn and what follows it.
  vm.machine.leave();
  const file = path.join(vm.folder, "record.json");
  const record = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...record, run: { ...record.run, mark: null } }));
  await vm.newAgent();
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "running", code: null });
  expect(vm.pid).toBe(pid);
});

test("a process that has the pid of a dead guest is not taken for it, and not killed", async () => {
  const vm = await lab.machine({ restart_policy: "never" });
  await vm.apply();
  vm.machine.leave();
  process.kill(vm.pid, "SIGKILL");
  const other = spawn("sleep", ["60"], { stdio: "ignore" });
  const pid = other.pid as number;
  const file = path.join(vm.folder, "record.json");
  const record = JSON.parse(readFileSync(file, "utf8"));
  record.run.mark.pid = pid;
  writeFileSync(file, JSON.stringify(record));
  const status = path.join(vm.folder, `qemu-${record.run.start}.status`);
  writeFileSync(status, readFileSync(status, "utf8").replace(/^process \d+/m, `process ${pid}`));

  await vm.newAgent();
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "failed", code: "vm_exited" });
  await vm.apply({ power_state: "stopped", generation: 2 });
  expect(vm.report()).toMatchObject({ state: "stopped" });
  expect(await isAlive({ pid, startTime: (await startTimeOf(pid)) as string })).toBe(true);
  other.kill("SIGKILL");
});

test("a killed QEMU is a failure with its last lines, and starts again only when asked anew", async () => {
  const vm = await lab.machine({ restart_policy: "never" });
  await vm.apply();
  await vm.ready();
  const wakes = vm.wakes;
  process.kill(vm.pid, "SIGKILL");
  await until(() => vm.wakes > wakes, 180_000);
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "failed", code: "vm_exited", accelerator: null });
  expect(vm.report().message).toContain("SIGKILL");
  expect(vm.report().exit).toMatchObject({ reason: "killed", signal: "SIGKILL" });
  expect(vm.report().exit?.serial_log_tail).toContain("READY");
  await vm.apply({ generation: 2, name: "renamed" });
  expect(vm.report()).toMatchObject({ state: "failed", generation: 2 });
  await vm.apply({ generation: 3, start_number: 1 });
  expect(vm.report()).toMatchObject({ state: "running", code: null });
});

test("after a boot of the host its guests are started again", async () => {
  const vm = await lab.machine();
  await vm.apply();
  vm.machine.leave();
  process.kill(vm.pid, "SIGKILL");
  lab.context.bootId = "the next boot";
  await vm.newAgent();
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "running", code: null });
});

test("a root disk whose file system is not mounted is missed, and no empty one is made in its place", async () => {
  const vm = await lab.machine();
  await vm.apply();
  // As an agent of before leaves it.
  rmSync(lab.paths.rootDiskMark(vm.document.id));
  await vm.newAgent();
  await vm.apply();
  await vm.apply({ power_state: "stopped", generation: 2 });
  const away = `${vm.folder}-elsewhere`;
  renameSync(vm.folder, away);
  await vm.newAgent();
  await vm.apply({ power_state: "running", generation: 3 });
  expect(vm.report()).toMatchObject({ state: "error", code: "host_error" });
  expect(vm.report().message).toMatch(/its root disk is gone: .*no empty one is made/);
  expect(existsSync(path.join(vm.folder, "root.qcow2"))).toBe(false);
  rmSync(vm.folder, { recursive: true });
  renameSync(away, vm.folder);
  await vm.newAgent();
  await vm.apply({ power_state: "running", generation: 3 });
  expect(vm.report()).toMatchObject({ state: "running", code: null });
});

test("a guest that powers itself off is stopped, also when no agent was there, and stays so", async () => {
  const vm = await lab.machine();
  await vm.apply();
  await vm.ready();
  const shell = await vm.shell();
  vm.machine.leave();
  shell.send("poweroff -f");
  await until(
    () => readFileSync(path.join(vm.folder, "serial.log"), "utf8").includes("poweroff"),
    1_000,
  ).catch(() => {});
  await until(async () => {
    await vm.newAgent();
    return vm.report().state === "stopped";
  }, 180_000);
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "stopped", code: null, message: null });
  await vm.apply({ generation: 2, start_number: 1 });
  expect(vm.report()).toMatchObject({ state: "running" });
});

test("a guest that reboots goes on", async () => {
  const vm = await lab.machine();
  await vm.apply();
  await vm.ready();
  const shell = await vm.shell();
  const { pid } = vm;
  shell.send("reboot -f");
  const log = path.join(vm.folder, "serial.log");
  await until(() => readFileSync(log, "utf8").split("READY").length === 3, 180_000);
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "running" });
  expect(vm.pid).toBe(pid);
});

test("what needs a restart restarts the guest, or says that it may not", async () => {
  const vm = await lab.machine();
  await vm.apply();
  const { pid } = vm;
  await vm.apply({ generation: 2, cpus: 2, restart_allowed: false });
  expect(vm.report()).toMatchObject({ state: "running", code: "restart_refused", generation: 2 });
  expect(vm.pid).toBe(pid);
  await vm.ready();
  await vm.apply({ generation: 3, root_disk_gib: 2, restart_allowed: true });
  expect(vm.report()).toMatchObject({ state: "running", code: null, generation: 3 });
  expect(vm.pid).not.toBe(pid);
  const log = path.join(vm.folder, "serial.log");
  await until(() => readFileSync(log, "utf8").split("READY").length === 3, 180_000);
  const shell = await vm.shell();
  expect(await shell.run("nproc")).toBe("2");
  expect(await shell.run("cat /sys/block/vda/size")).toBe(String((2 * 1024 ** 3) / 512));
});

test("a QEMU that ends at once and a port that is taken are told in words; nothing is left behind", async () => {
  const vm = await lab.machine({ memory_mib: 64 * 1024 * 1024 });
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "failed", code: "vm_start_failed" });
  expect(vm.report().message).toMatch(/QEMU says: .*(memory|RAM)/i);

  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await vm.apply({ memory_mib: 160, ssh_port: port, generation: 2 });
  expect(vm.report()).toMatchObject({ state: "starting", code: "port_in_use", busy_ports: [port] });
  expect(vm.report().message).toContain(`port ${port}`);
  server.close();
  await vm.apply({ generation: 3, start_number: 1 });
  expect(vm.report()).toMatchObject({ state: "running", code: null, busy_ports: [] });

  await vm.apply({ wanted: "deleted", generation: 4 });
  expect(vm.report()).toMatchObject({ state: "deleted" });
  expect(existsSync(vm.folder)).toBe(false);
  expect(existsSync(vm.runtime)).toBe(false);
});

test("a partition is there from the first boot, is unplugged and plugged in live, and keeps its bytes", async () => {
  const file = partitionFile(16 * 1024 ** 2);
  const vm = await lab.machine({ drives: [drive] });
  await vm.apply();
  expect(vm.report().drives).toEqual([{ partition: PARTITION, attached: true, code: null, message: null }]);
  await vm.ready();
  const shell = await vm.shell();
  const find = `grep -l ${PARTITION} /sys/block/vd*/serial 2>/dev/null | cut -d/ -f4`;
  const name = await shell.run(find);
  expect(name).toMatch(/^vd[a-z]$/);
  expect(await shell.run(`cat /sys/block/${name}/size`)).toBe(String((16 * 1024 ** 2) / 512));
  await shell.run(`echo written-by-guest > /dev/${name}; sync`);
  expect(readFileSync(file).indexOf("written-by-guest")).toBe(4 * 1024 ** 2);

  await vm.apply({ drives: [], detaching: [{ partition: PARTITION, force_detach: false }], generation: 2 });
  expect(vm.report()).toMatchObject({ state: "running", drives: [] });
  expect(lab.closed).toContain(PARTITION);
  expect(await shell.run(`${find}; echo end`)).toBe("end");

  await vm.apply({ drives: [{ ...drive, read_only: true }], detaching: [], generation: 3 });
  expect(vm.report().drives).toMatchObject([{ attached: true }]);
  await until(async () => (await shell.run(find)) !== "", 180_000);
  const again = await shell.run(find);
  expect(await shell.run(`head -c 16 /dev/${again}; echo x > /dev/${again} || echo refused`)).toMatch(
    /written-by-guest[\s\S]*refused/,
  );
});

test("a guest that does not let go is told, and stopped when that is asked for", async () => {
  partitionFile(1024 ** 2);
  const vm = await lab.machine({ drives: [drive] });
  // A guest without an operating system: nobody hears the request.
  vm.image.kernel = null;
  await vm.apply();
  const detaching = [{ partition: PARTITION, force_detach: false }];
  await vm.apply({ drives: [], detaching, generation: 2 });
  const reported = { partition: PARTITION, attached: true, code: "detach_timeout" };
  expect(vm.report()).toMatchObject({ state: "running", drives: [reported] });
  await vm.apply({ detaching: [{ partition: PARTITION, force_detach: true }], generation: 3 });
  expect(vm.report()).toMatchObject({ state: "stopped", code: "detach_timeout", drives: [] });
  await vm.apply({ detaching: [], generation: 4 });
  expect(vm.report()).toMatchObject({ state: "stopped" });
});

test("a drive whose partition cannot be had is told, and the guest runs on", async () => {
  lab.drives.delete(PARTITION);
  const vm = await lab.machine();
  await vm.apply();
  await vm.apply({ drives: [drive], generation: 2 });
  expect(vm.report()).toMatchObject({
    state: "running",
    drives: [{ partition: PARTITION, attached: false, code: "reference_not_found" }],
  });
});

const asRoot = process.geteuid?.() === 0 ? test : test.skip;
// The small file system is mounted.
asRoot("a guest whose host has no room waits, and goes on when there is room", async () => {
  const full = await GuestLab.open({ stateMib: 48 });
  try {
    const vm = await full.machine();
    await vm.apply();
    await vm.ready();
    const shell = await vm.shell();
    const filler = path.join(full.paths.stateDir, "filler");
    const { bavail, bsize } = statfsSync(full.paths.stateDir);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 4 * 1024 ** 2)));
    const wrote = shell.run("dd if=/dev/zero bs=1M count=8 conv=fsync of=/dev/vda 2>&1; echo ended $?");
    await until(async () => {
      await vm.apply();
      return vm.report().state === "error";
    }, 180_000);
    expect(vm.report()).toMatchObject({ state: "error", code: "vm_io_error" });
    rmSync(filler);
    await until(async () => {
      await vm.apply();
      return vm.report().state === "running";
    }, 180_000);
    expect(await wrote).toMatch(/ended 0$/);
  } finally {
    await full.clean();
    full.close();
  }
});

asRoot("a guest whose thin partition has no room waits, and goes on when there is room", async () => {
  const full = await GuestLab.open({ stateMib: 48 });
  const file = path.join(full.paths.stateDir, "disk");
  writeFileSync(file, "");
  truncateSync(file, 64 * 1024 ** 2);
  const loop = execFileSync("losetup", ["--find", "--show", file], { encoding: "utf8" }).trim();
  try {
    // Stands for the node that the disk side makes for the user of a VM.
    const node = path.join(full.paths.runtimeDir, PARTITION);
    const { rdev } = statSync(loop);
    execFileSync("mknod", ["-m", "0666", node, "b", String(rdev >> 8), String(rdev & 0xff)]);
    full.drives.set(PARTITION, {
      kind: "device",
      path: node,
      descriptor: null,
      sizeBytes: 64 * 1024 ** 2,
      thin: true,
    });
    const vm = await full.machine();
    await vm.apply({ drives: [drive] });
    await vm.ready();
    const shell = await vm.shell();
    const disk = (await shell.run("grep -l prt_ /sys/block/vd*/serial")).split("/")[3];
    const filler = path.join(full.paths.stateDir, "filler");
    const { bavail, bsize } = statfsSync(full.paths.stateDir);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 4 * 1024 ** 2)));
    const wrote = shell.run(`dd if=/dev/zero bs=1M count=8 conv=fsync of=/dev/${disk} 2>&1; echo ended $?`);
    await until(async () => {
      await vm.apply();
      return vm.report().state === "error";
    }, 60_000);
    expect(vm.report()).toMatchObject({ state: "error", code: "vm_io_error" });
    rmSync(filler);
    await until(async () => {
      await vm.apply();
      return vm.report().state === "running";
    }, 60_000);
    expect(await wrote).toMatch(/ended 0$/);
  } finally {
    await full.clean();
    execFileSync("losetup", ["--detach", loop]);
    full.close();
  }
});

test("a monitor that hangs does not keep a VM from being deleted", async () => {
  const vm = await lab.machine();
  await vm.apply();
  process.kill(vm.pid, "SIGSTOP");
  vm.machine.leave();
  await vm.newAgent();
  await vm.apply({ wanted: "deleted" });
  expect(vm.report()).toMatchObject({ state: "deleted" });
  expect(readdirSync(lab.paths.vms)).not.toContain(vm.document.id);
});

test("the tiny guest that has to prove an accelerator does so under emulation", async () => {
  const { walls, root } = lab.context;
  const where = { run, paths: lab.paths, qemu: "qemu-system-x86_64", root, walls };
  expect(await tryGuest(where, "tcg", 20_000)).toBeNull();
  expect(await tryGuest({ ...where, qemu: "false" }, "tcg", 20_000)).not.toBeNull();
});
