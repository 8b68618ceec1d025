// What must not work: from inside a guest, and from the user and the namespaces of another VM's QEMU.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { startTimeOf } from "../../../host-agent/src/host/proc.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { findWalls } from "../../../host-agent/src/host/walls.ts";
import { GuestLab, type LabVm, until } from "../harness/guest-lab.ts";
import type { SerialShell } from "../harness/serial-shell.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

// Without root guests run as the agent's own user, which the host's conditions say; there is nothing to try then.
const asRoot = process.geteuid?.() === 0 ? test : test.skip;

let lab: GuestLab;
let victim: LabVm;
let other: LabVm;
/** Of `other`: a serial port has one client. */
let shell: SerialShell;

beforeAll(async () => {
  lab = await GuestLab.open();
  if (process.geteuid?.() !== 0) return;
  const { runtimeDir } = lab.paths;
  execFileSync("chmod", ["0711", runtimeDir]);
  const found = await findWalls(run, { setting: "sessions", root: true, runtimeDir });
  expect(found.condition).toMatchObject({ status: "true", reason: "confined" });
  lab.context.walls = found.walls;
  victim = await lab.machine();
  other = await lab.machine();
  await Promise.all([victim.apply(), other.apply()]);
  expect([victim, other].map((vm) => vm.report().message)).toEqual([null, null]);
  await other.ready();
  shell = await other.shell();
});
afterAll(async () => {
  await lab.clean();
  lab.close();
});

const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
const SPACES = ["mount", "ipc", "uts", "cgroup", "pid"];
const userOf = (vm: LabVm): number => statSync(vm.runtime).uid;

/** A script as the user of a VM's QEMU, with the host's view or with that QEMU's own. Never throws. */
function asUserOf(vm: LabVm, where: "host" | "inside", script: string): string {
  const uid = userOf(vm);
  const user = [
    "setpriv",
    `--reuid=${uid}`,
    `--regid=${uid}`,
    "--clear-groups",
    "--no-new-privs",
    "--",
    "sh",
    "-c",
    script,
  ];
  const enter =
    where === "host"
      ? []
      : ["nsenter", "--target", String(vm.pid), ...SPACES.map((name) => `--${name}`), "--root", "--"];
  const [command = "", ...args] = [...enter, ...user];
  const { stdout, stderr } = spawnSync(command, args, { encoding: "utf8", timeout: 60_000 });
  return `${stdout}${stderr}`;
}

asRoot("QEMU has a user, a folder, namespaces and a filter of its own, and no right beyond", () => {
  expect(userOf(victim)).not.toBe(userOf(other));
  for (const vm of [victim, other]) {
    const status = readFileSync(`/proc/${vm.pid}/status`, "utf8");
    expect(Number(/^Uid:\s+(\d+)/m.exec(status)?.[1])).toBe(userOf(vm));
    expect(/^CapEff:\s+(\S+)/m.exec(status)?.[1]).toMatch(/^0+$/);
    expect(/^NoNewPrivs:\s+(\d)/m.exec(status)?.[1]).toBe("1");
    expect(/^Seccomp:\s+(\d)/m.exec(status)?.[1]).toBe("2");
    for (const kind of ["mnt", "ipc", "uts", "cgroup", "pid"]) {
      expect(readlinkSync(`/proc/${vm.pid}/ns/${kind}`)).not.toBe(readlinkSync(`/proc/self/ns/${kind}`));
    }
    const seen = readdirSync(`/proc/${vm.pid}/root`);
    expect(seen).not.toEqual(expect.arrayContaining(["var"]));
    expect(seen).not.toEqual(expect.arrayContaining(["root"]));
    expect(readdirSync(`/proc/${vm.pid}/root/etc`)).not.toContain("passwd");
  }
});

asRoot("the kernel bounds what a VM's processes take, and its group goes with it", async () => {
  const { groups } = lab.context.walls;
  if (groups === undefined) {
    process.stdout.write("no control groups can be written here: the bounds of VMs were not looked at\n");
    return;
  }
  const gone = await lab.machine();
  await gone.apply();
  const folder = path.join(groups.folders.memory, `${groups.prefix}${gone.document.id}`);
  const members = readFileSync(path.join(folder, "cgroup.procs"), "utf8").trim().split("\n").map(Number);
  // Its watcher is there too.
  expect(members).toContain(gone.pid);
  expect(members.length).toBeGreaterThan(1);
  const file = groups.version === 1 ? "memory.limit_in_bytes" : "memory.max";
  const most = Number(readFileSync(path.join(folder, file), "utf8"));
  expect(most).toBeGreaterThan(gone.document.memory_mib * 1024 ** 2);
  expect(most).toBeLessThan((gone.document.memory_mib + 1024) * 1024 ** 2);
  await gone.apply({ wanted: "deleted" });
  await until(async () => !existsSync(folder), 60_000);
});

asRoot("another VM's user reads nothing of a VM, with the host's view or with its own", async () => {
  const files = ["seed.iso", "root.qcow2", "serial.log", "record.json", "qemu.log"].map((name) =>
    path.join(victim.folder, name),
  );
  const sockets = readdirSync(victim.runtime).map((name) => path.join(victim.runtime, name));
  expect(sockets.some((name) => name.endsWith("qmp.sock"))).toBe(true);
  for (const where of ["host", "inside"] as const) {
    for (const file of [...files, ...sockets]) {
      expect(statSync(file).isFile() || statSync(file).isSocket()).toBe(true);
      expect(asUserOf(other, where, `cat ${file} > /dev/null && echo READ`)).not.toContain("READ");
      expect(asUserOf(other, where, `: >> ${file} && echo WROTE`)).not.toContain("WROTE");
    }
    expect(asUserOf(other, where, `ls ${victim.runtime} && echo LISTED`)).not.toContain("LISTED");
    const connect = `perl -MIO::Socket::UNIX -e 'print "CONNECTED" if IO::Socket::UNIX->new(Peer => shift)' ${victim.runtime}/qmp.sock`;
    expect(asUserOf(other, where, connect)).not.toContain("CONNECTED");
  }
  // The same words as the VM's own user: what was refused above was refused for a reason.
  expect(asUserOf(victim, "host", `ls ${victim.runtime} && echo LISTED`)).toContain("LISTED");
});

asRoot("another VM's user cannot look into a VM's process, and in its own view there is none", () => {
  for (const file of ["mem", "environ", "maps", "fd", "root", "cwd"]) {
    const look = `(cat /proc/${victim.pid}/${file} || ls /proc/${victim.pid}/${file}/) && echo SEEN`;
    expect(asUserOf(other, "host", look)).not.toContain("SEEN");
    expect(asUserOf(other, "inside", look)).not.toContain("SEEN");
  }
  expect(asUserOf(other, "host", `kill -0 ${victim.pid} && echo SENT`)).not.toContain("SENT");
  expect(asUserOf(other, "inside", `[ -e /proc/${victim.pid} ] && echo THERE`)).not.toContain("THERE");
  // Of its own namespace it sees its own QEMU and the shell that looks.
  const names = "cd /proc; for pid in [0-9]*; do cat $pid/comm; done";
  expect(asUserOf(other, "inside", names).trim().split("\n").sort()).toEqual([
    "sh",
    other.document.id.slice(0, 15),
  ]);
  expect(asUserOf(other, "inside", `kill -0 ${victim.pid} && echo SENT`)).not.toContain("SENT");
  // Tracing is asked of the kernel itself: PTRACE_ATTACH is 16, and system call 101 on x86-64.
  const trace = `perl -e 'print syscall(101, 16, ${victim.pid}, 0, 0) == 0 ? "TRACED" : "refused $!"'`;
  expect(asUserOf(other, "host", trace)).toContain("refused");
  expect(asUserOf(other, "inside", trace)).not.toContain("TRACED");
});

asRoot("no VM's user writes the image that others are made of, nor does a guest", async () => {
  const base = lab.paths.image(victim.image.sha256);
  const before = hashOf(base);
  for (const where of ["host", "inside"] as const) {
    expect(asUserOf(other, where, `: >> ${base} && echo WROTE`)).not.toContain("WROTE");
  }
  // Its root disk is its own, its seed is not to be written.
  expect(
    await shell.run("dd if=/dev/zero of=/dev/vda bs=64k count=16 2>/dev/null && sync && echo done"),
  ).toBe("done");
  expect(await shell.run("cat /sys/block/vdb/ro")).toBe("1");
  expect(await shell.run("(dd if=/dev/zero of=/dev/vdb count=1 2>&1 && echo WROTE) | tail -1")).not.toContain(
    "WROTE",
  );
  expect(hashOf(base)).toBe(before);
});

asRoot("a guest reaches no server on its host's loopback", async () => {
  const server = createServer((socket) => socket.end("secret\n")).listen(0, "0.0.0.0");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  let reached = 0;
  server.on("connection", () => reached++);
  for (const address of ["10.0.2.2", "10.0.2.3"]) {
    expect(await shell.run(`nc -w 2 ${address} ${port} < /dev/null 2>&1 || echo refused`)).toContain(
      "refused",
    );
  }
  expect(reached).toBe(0);
  server.close();
});

asRoot("processor time of a guest is counted behind the walls, for each of its processors", async () => {
  const counters = await other.machine.counters();
  expect(counters?.cpu_seconds).toBeGreaterThan(0);
  expect(counters?.vcpu_seconds).toEqual([expect.any(Number)]);
  expect(counters?.vcpu_seconds[0]).toBeGreaterThan(0);
});

asRoot("a second start of the same root disk fails, and the VM says so in QEMU's words", async () => {
  const second = await lab.machine();
  mkdirSync(second.folder, { recursive: true });
  linkSync(path.join(victim.folder, "root.qcow2"), path.join(second.folder, "root.qcow2"));
  await second.apply();
  expect(second.report()).toMatchObject({ state: "failed", code: "vm_start_failed" });
  expect(second.report().message).toMatch(/Failed to get "write" lock/);
  expect(victim.report()).toMatchObject({ state: "running" });
  // By hand as root, past the agent, it is no different.
  const byHand = spawnSync("qemu-img", ["resize", path.join(victim.folder, "root.qcow2"), "2G"], {
    encoding: "utf8",
  });
  expect(byHand.stderr).toMatch(/Failed to get "write" lock/);
});

asRoot(
  "how a guest behind the walls ended is known to an agent that comes later, and its user cannot forge it",
  async () => {
    const forged = path.join(
      victim.folder,
      readdirSync(victim.folder).find((name) => name.endsWith(".status"))!,
    );
    for (const where of ["host", "inside"] as const) {
      expect(asUserOf(victim, where, `echo ended 0 1.5 >> ${forged} && echo WROTE`)).not.toContain("WROTE");
    }
    const { pid } = victim;
    const held = readlinkSync(`/proc/${pid}/ns/pid`);
    victim.machine.leave();
    process.kill(pid, "SIGSEGV");
    await until(async () => (await startTimeOf(pid)) === null, 180_000);
    await victim.newAgent();
    expect(victim.report()).toMatchObject({ exit: { reason: "crashed", signal: "SIGSEGV" } });
    const left = () =>
      readdirSync("/proc").filter((name) => {
        try {
          return readlinkSync(`/proc/${name}/ns/pid`) === held;
        } catch {
          return false;
        }
      });
    await until(() => left().length === 0, 180_000);
  },
);
