import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startDetached } from "./detached.ts";
import { commandLineOf } from "./proc.ts";
import { CommandFailed, type Run, run } from "./run.ts";
import { behindWalls, findWalls, unitOf } from "./walls.ts";
import { awaitEnding, awaitProcess, readProcessStatus } from "./watcher.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-walls-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const owner = { uid: 52_001, gid: 52_001, groups: [] };
const asRoot = process.geteuid?.() === 0 ? test : test.skip;

test("a unit of the VM's own, then the watcher, then namespaces, then its user: in this order", () => {
  const vm = {
    id: "vm_a",
    runtimeDir: "/run/croft/x/vms/vm_a",
    owner,
    kvm: false,
    limits: null,
    watch: { statusFile: "/s", log: null },
  };
  const walls = { units: true, emptyFolder: "/run/croft/x/empty", ownProcesses: true };
  const words = behindWalls(["qemu", "-S"], vm, walls);
  const order = [
    "systemd-run",
    "--unit=croft-vm_a.scope",
    "--pid",
    "bash",
    "/s",
    "--mount",
    "setpriv",
    "qemu",
  ];
  const places = order.map((word) => words.indexOf(word));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(words).toContain("--scope");
  expect(unitOf("vm_a")).toBe("croft-vm_a.scope");
  // What the agent itself waits for has no watcher, and without root there is nothing to put around it.
  const none = { units: false, emptyFolder: null, ownProcesses: false };
  expect(behindWalls(["qemu"], { ...vm, owner: null, limits: null, watch: null }, none)).toEqual(["qemu"]);
});

asRoot("who gets its cards handed over sees no interface but a loopback that is down", async () => {
  const emptyFolder = join(folder, "empty-net");
  await mkdir(emptyFolder, { recursive: true });
  const runtimeDir = join(folder, "net");
  await mkdir(runtimeDir, { recursive: true });
  const vm = {
    id: "vm_n",
    runtimeDir,
    owner: null,
    kvm: false,
    limits: null,
    watch: null,
    network: "none" as const,
  };
  const list = ["sh", "-c", "cat /proc/net/dev | grep -o '^ *[^:]*:' | tr -d ' '"];
  const [command = "", ...args] = behindWalls(list, vm, { units: false, emptyFolder, ownProcesses: false });
  expect((await run(command, args)).stdout.trim()).toMatch(/^(lo:|)(\s*ifb\d+:)*$/);
});

test("units are demanded in vain where systemd does not run", async () => {
  const around = { root: true, runtimeDir: folder, booted: join(folder, "nothing") };
  await expect(findWalls(run, { ...around, setting: "systemd" })).rejects.toMatchObject({
    code: "invalid_request",
  });
});

asRoot(
  "where PID namespaces or all of them are not allowed, what is left is used, and the host says so",
  async () => {
    const forbidding =
      (word: string): Run =>
      async (command, args) => {
        if ([command, ...args].includes(word))
          throw new CommandFailed("unshare", 1, "not permitted", "exit code 1");
        return { stdout: "", stderr: "", exitCode: 0 };
      };
    const around = { setting: "sessions", root: true, runtimeDir: folder } as const;
    expect(await findWalls(forbidding("--pid"), around)).toMatchObject({
      walls: { emptyFolder: join(folder, "empty"), ownProcesses: false },
      condition: {
        status: "true",
        reason: "no_pid_namespaces",
        message: expect.stringContaining("not permitted"),
      },
    });
    expect(await findWalls(forbidding("--mount"), around)).toMatchObject({
      walls: { emptyFolder: null, ownProcesses: false },
      condition: {
        status: "false",
        reason: "no_namespaces",
        message: expect.stringContaining("not permitted"),
      },
    });
  },
);

asRoot(
  "what is started behind the walls is the process that its watcher noted, keeps its descriptors, and sees and writes nothing else",
  async () => {
    const { walls, condition } = await findWalls(run, {
      setting: "sessions",
      root: true,
      runtimeDir: folder,
    });
    expect(condition).toMatchObject({ type: "confinement", status: "true", reason: "confined" });
    const runtimeDir = join(folder, "own");
    await mkdir(runtimeDir, { mode: 0o700 });
    await run("chown", ["52001:52001", runtimeDir]);
    // As in the agent: what it makes is for it alone, and its guests' users must pass all the same.
    const umask = process.umask(0o077);
    const handed = await open("/etc/hostname", "r");
    const script = [
      // Its last number is that of its own namespace, where there is only one other: what holds it.
      "echo pid $$ of $(ls -d /proc/[0-9]* | wc -l), first $(cat /proc/1/comm 2>&1)",
      "echo uid $(id -u)",
      "echo caps $(grep CapEff /proc/self/status)",
      "echo root $(ls / | tr '\\n' ' ')",
      "echo processes $(ls /proc | grep -c '^[0-9]')",
      "echo inherited $(cat <&3) 2>/dev/null",
      "echo umask $(umask)",
      ...["/etc/shadow", "/etc/hostname", "/root", "/home", "/var", "/sys", "/proc/1/status", "/dev/vda"].map(
        (path) => `[ -e ${path} ] && echo sees ${path}`,
      ),
      "(touch /x || touch /usr/x || touch /proc/x) 2>/dev/null && echo writes",
      // Mount points, with nothing in them but the way to the own folder.
      "echo old $(ls -A /old) tmp $(ls -A /tmp)",
      `touch ${runtimeDir}/y && echo own`,
    ].join("\n");
    const statusFile = join(folder, "status");
    const vm = { id: "vm_a", runtimeDir, owner, kvm: false, limits: null, watch: { statusFile, log: null } };
    const words = behindWalls(["sh", "-c", script], vm, walls);
    const started = await startDetached(words, { logFile: join(folder, "log"), descriptors: [handed.fd] });
    expect(await started.exited).toEqual({ code: 0, signal: null });
    await handed.close();
    process.umask(umask);
    const said = readFileSync(join(folder, "log"), "utf8");
    const { watcher, process: noted } = await readProcessStatus(statusFile);
    expect(watcher?.pid).toBe(started.mark.pid);
    expect(noted?.pid).toBeGreaterThan(started.mark.pid);
    // The second of its namespace.
    expect(said).toMatch(/^pid 2 of [2-4], first .*No such file/m);
    expect(said).toContain("uid 52001\n");
    expect(said).toContain("caps CapEff: 0000000000000000\n");
    expect(said).toContain(`inherited ${readFileSync("/etc/hostname", "utf8").trim()}\n`);
    expect(said).toContain("own\n");
    expect(said).toContain("umask 0077\n");
    expect(said).toContain(`old tmp ${basename(folder)}\n`);
    expect(said).not.toContain("sees");
    expect(said).not.toContain("writes");
    // Itself and the commands it starts.
    expect(Number(/processes (\d+)/.exec(said)?.[1])).toBeLessThanOrEqual(4);
  },
);

const QEMU = "qemu-system-x86_64";
const hasQemu = process.geteuid?.() === 0 && spawnSync(QEMU, ["--version"]).status === 0;

(hasQemu ? test : test.skip)(
  "a QEMU behind the walls makes its sockets where the agent finds them",
  async () => {
    const umask = process.umask(0o077);
    const place = await mkdtemp(join(tmpdir(), "croft-walls-"));
    try {
      const { walls } = await findWalls(run, { setting: "sessions", root: true, runtimeDir: place });
      const runtimeDir = join(place, "vms", "vm_a");
      await mkdir(runtimeDir, { recursive: true });
      await run("chown", ["52001:52001", runtimeDir]);
      const qmp = join(runtimeDir, "qmp.sock");
      const words = [QEMU, "-machine", "none", "-S", "-nodefaults", "-display", "none", "-sandbox", "on"];
      const files = ["-qmp", `unix:${qmp},server=on,wait=off`, "-pidfile", join(runtimeDir, "qemu.lock")];
      const statusFile = join(place, "status");
      const vm = {
        id: "vm_a",
        runtimeDir,
        owner,
        kvm: false,
        limits: null,
        watch: { statusFile, log: null },
      };
      const log = join(place, "log");
      const started = await startDetached(behindWalls([...words, ...files], vm, walls), {
        logFile: log,
        descriptors: [],
      });
      let over = false;
      void started.exited.then(() => {
        over = true;
      });
      const answers = await connectTo(qmp, () => over);
      expect({ answers, words: readFileSync(log, "utf8") }).toEqual({ answers: true, words: "" });
      const mark = await awaitProcess(statusFile, started.exited, 5_000);
      expect((await commandLineOf(mark?.pid as number))?.[0]).toBe(QEMU);
      process.kill(mark?.pid as number, "SIGKILL");
      expect(await awaitEnding(statusFile, 5_000)).toMatchObject({ code: null, signal: "SIGKILL" });
    } finally {
      process.umask(umask);
      await rm(place, { recursive: true, force: true });
    }
  },
);

/** True once somebody listens at a path, which no event tells of; false when it is over before. */
async function connectTo(path: string, over: () => boolean): Promise<boolean> {
  while (!over()) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = connect(path, () => {
        socket.destroy();
        resolve(true);
      });
      socket.on("error", () => resolve(false));
    });
    if (answered) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

test("a command that is not there is said to be missing, and how one ended is told", async () => {
  const files = { logFile: join(folder, "log2"), descriptors: [] };
  await expect(startDetached(["/no/such/program"], files)).rejects.toThrow("/no/such/program");
  expect(await (await startDetached(["false"], files)).exited).toEqual({ code: 1, signal: null });
  const killed = await startDetached(["sleep", "60"], files);
  process.kill(killed.mark.pid, "SIGKILL");
  expect(await killed.exited).toEqual({ code: null, signal: "SIGKILL" });
});
