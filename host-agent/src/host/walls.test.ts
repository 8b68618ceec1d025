import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startDetached } from "./detached.ts";
import { run } from "./run.ts";
import { behindWalls, findWalls, unitOf } from "./walls.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-walls-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const owner = { uid: 52_001, gid: 52_001, groups: [] };
const asRoot = process.geteuid?.() === 0 ? test : test.skip;

test("a unit of the VM's own, then namespaces, then its user: in this order", () => {
  const vm = { id: "vm_a", runtimeDir: "/run/croft/x/vms/vm_a", owner, kvm: false };
  const words = behindWalls(["qemu", "-S"], vm, { units: true, emptyFolder: "/run/croft/x/empty" });
  const places = ["systemd-run", "--unit=croft-vm_a.scope", "unshare", "setpriv", "qemu"].map((w) =>
    words.indexOf(w),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(words).toContain("--scope");
  expect(unitOf("vm_a")).toBe("croft-vm_a.scope");
  expect(behindWalls(["qemu"], { ...vm, owner: null }, { units: false, emptyFolder: null })).toEqual([
    "qemu",
  ]);
});

test("units are demanded in vain where systemd does not run", async () => {
  const around = { root: true, runtimeDir: folder, booted: join(folder, "nothing") };
  await expect(findWalls(run, { ...around, setting: "systemd" })).rejects.toMatchObject({
    code: "invalid_request",
  });
});

asRoot(
  "what is started behind the walls keeps its pid and descriptors, and sees and writes nothing else",
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
      "echo pid $$",
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
    const words = behindWalls(["sh", "-c", script], { id: "vm_a", runtimeDir, owner, kvm: false }, walls);
    const started = await startDetached(words, { logFile: join(folder, "log"), descriptors: [handed.fd] });
    expect(await started.exited).toEqual({ code: 0, signal: null });
    await handed.close();
    process.umask(umask);
    const said = readFileSync(join(folder, "log"), "utf8");
    expect(said).toContain(`pid ${started.mark.pid}\n`);
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
      const files = ["-qmp", `unix:${qmp},server=on,wait=off`, "-pidfile", join(runtimeDir, "qemu.pid")];
      const vm = { id: "vm_a", runtimeDir, owner, kvm: false };
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
      expect(Number(readFileSync(join(runtimeDir, "qemu.pid"), "utf8"))).toBe(started.mark.pid);
      process.kill(started.mark.pid, "SIGKILL");
      expect(await started.exited).toEqual({ code: null, signal: "SIGKILL" });
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
