// A watcher and its process, both real; the agent that started them is the test, which they do not need.
import { spawn } from "node:child_process";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startDetached } from "./detached.ts";
import { isAlive, killProcess, type ProcessMark, waitGone } from "./proc.ts";
import { awaitEnding, awaitProcess, readProcessStatus, type Watch, watched } from "./watcher.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-watcher-"));
  file = join(folder, "start.status");
});
afterEach(() => rmSync(folder, { recursive: true }));

const asRoot = process.geteuid?.() === 0 ? test : test.skip;
const NEVER = new Promise<never>(() => {});

/** Waits for words of the process. */
async function says(words: string): Promise<void> {
  while (!readFileSync(join(folder, "log"), "utf8").includes(words)) await new Promise(setImmediate);
}

async function start(
  script: string,
  options: {
    own?: boolean;
    descriptors?: number[];
    log?: Watch["log"];
    lease?: string;
    bound?: boolean;
  } = {},
) {
  const { log = null, lease = null } = options;
  // As walls.ts has it for what ends with a lease.
  const command = options.bound === true ? ["setpriv", "--pdeathsig", "KILL", "--"] : [];
  const words = watched(
    [...command, "sh", "-c", script],
    { statusFile: file, log, lease },
    options.own ?? false,
  );
  const files = { logFile: join(folder, "log"), descriptors: options.descriptors ?? [] };
  const launched = await startDetached(words, files);
  const mark = await awaitProcess(file, launched.exited, 60_000);
  return { watcher: launched.mark, exited: launched.exited, mark: mark as ProcessMark };
}

test("it notes its process, and how that ended and when: by a code or by a signal", async () => {
  const before = Date.now();
  const failing = await start("exit 3");
  expect(await readProcessStatus(file)).toMatchObject({
    watcher: { pid: failing.watcher.pid },
    process: failing.mark,
  });
  const ending = await awaitEnding(file, 60_000);
  expect(ending).toMatchObject({ code: 3, signal: null });
  expect(ending?.at.getTime()).toBeGreaterThanOrEqual(before - 1);
  expect(ending?.at.getTime()).toBeLessThanOrEqual(Date.now() + 1);
  for (const signal of ["SIGKILL", "SIGSEGV", "SIGABRT", "SIGTERM", "SIGQUIT", "SIGINT", "SIGHUP"] as const) {
    rmSync(file);
    const { mark } = await start("exec sleep 60");
    process.kill(mark.pid, signal);
    expect(await awaitEnding(file, 60_000)).toMatchObject({ code: null, signal });
  }
});

test("what ends a unit in order does not end it before its process, and killed it leaves that running", async () => {
  const { watcher, mark } = await start(
    "trap 'sleep 0.2; exit 0' TERM; echo up; while :; do sleep 0.05; done",
  );
  await says("up");
  for (const { pid } of [watcher, mark]) process.kill(pid, "SIGTERM");
  expect(await awaitEnding(file, 60_000)).toMatchObject({ code: 0, signal: null });
  rmSync(file);
  const second = await start("exec sleep 60");
  await killProcess(second.watcher, "SIGKILL");
  await second.exited;
  expect(await isAlive(second.mark)).toBe(true);
  await killProcess(second.mark, "SIGKILL");
  await waitGone(second.mark, 60_000);
  // Well before the limit, which the test would not live to see: there is nobody left who could tell.
  expect(await awaitEnding(file, 600_000)).toBeNull();
});

test("its process has the descriptors in their order, however many, and it keeps none of them", async () => {
  const handed = await Promise.all(Array.from({ length: 20 }, () => open("/etc/hostname", "r")));
  const { watcher, mark } = await start("read line < /proc/self/fd/22; echo $line; exec sleep 60", {
    descriptors: handed.map(({ fd }) => fd),
  });
  for (const one of handed) await one.close();
  // A shell that is being loaded opens and closes others meanwhile.
  const own = (pid: number) =>
    readdirSync(`/proc/${pid}/fd`).filter((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`) === "/etc/hostname";
      } catch {
        return false;
      }
    });
  expect(
    own(mark.pid)
      .map(Number)
      .sort((a, b) => a - b),
  ).toEqual(Array.from({ length: 20 }, (_, index) => index + 3));
  // Besides the usual three the pipe at which it waits.
  while (readdirSync(`/proc/${watcher.pid}/fd`).length > 4) await new Promise(setImmediate);
  expect(own(watcher.pid)).toEqual([]);
  await says(readFileSync("/etc/hostname", "utf8"));
  await killProcess(mark, "SIGKILL");
  expect(await awaitEnding(file, 60_000)).toMatchObject({ signal: "SIGKILL" });
});

asRoot("in a PID namespace, all of it ends with the process, also when the watcher is gone", async () => {
  const members = (mark: ProcessMark) => {
    const space = readlinkSync(`/proc/${mark.pid}/ns/pid`);
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          return readlinkSync(`/proc/${pid}/ns/pid`) === space;
        } catch {
          return false;
        }
      })
      .map((pid) => ({ pid: Number(pid), startTime: startTime(pid) }));
  };
  const startTime = (pid: string) =>
    readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] as string;
  for (const watcherGoes of [false, true]) {
    rmSync(file, { force: true });
    const { watcher, mark, exited } = await start("exec sleep 60", { own: true });
    const all = members(mark);
    // What holds the namespace, as nobody in particular, and the process.
    expect(all.map(({ pid }) => pid)).toContain(mark.pid);
    expect(all).toHaveLength(2);
    const holder = all.find(({ pid }) => pid !== mark.pid) as ProcessMark;
    const holderUser = () => /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${holder.pid}/status`, "utf8"))?.[1];
    while (holderUser() === "0") await new Promise(setImmediate);
    expect(holderUser()).toBe("65534");
    if (watcherGoes) await killProcess(watcher, "SIGKILL");
    if (watcherGoes) await exited;
    expect(await isAlive(mark)).toBe(true);
    // Its own fault, such as only a process with the default handling has.
    process.kill(mark.pid, "SIGSEGV");
    for (const one of all) expect(await waitGone(one, 60_000)).toBe(true);
    const ending = await awaitEnding(file, 60_000);
    expect(ending?.signal ?? null).toBe(watcherGoes ? null : "SIGSEGV");
  }
});

test("a watcher that cannot write, or whose command is not there, leaves no process behind", async () => {
  const nowhere = watched(["sleep", "60"], { statusFile: join(folder, "none", "status"), log: null }, false);
  const log = { logFile: join(folder, "log"), descriptors: [] };
  const launched = await startDetached(nowhere, log);
  expect(await awaitProcess(join(folder, "none", "status"), launched.exited, 60_000)).toBeNull();
  expect(readFileSync(log.logFile, "utf8")).toContain("No such file");
  const { exited } = await startDetached(
    watched(["/no/such/program"], { statusFile: file, log: null }, false),
    log,
  );
  expect(await exited).toMatchObject({ code: 127 });
  expect(await awaitEnding(file, 60_000)).toMatchObject({ code: 127 });
});

test("what is not a whole note counts as not written, and nothing but a live watcher is waited for", async () => {
  const other = spawn("sleep", ["60"], { stdio: "ignore" });
  try {
    const told = async (text: string) => {
      writeFileSync(file, text);
      return readProcessStatus(file);
    };
    const nothing = { watcher: null, process: null, ended: null };
    expect(await readProcessStatus(join(folder, "none"))).toEqual(nothing);
    for (const text of [
      ...["", "ended 137", "ended 137 1700000000.5", "process 0 5\n", "process -1 5\n", "process 12\n"],
      ...["x process 12 34\n", "ended 1e3 1700000000.5\n", "ended  137 1700000000.5\n", "process 12 34 56\n"],
    ]) {
      expect(await told(text)).toEqual(nothing);
    }
    expect(await told("process 12 34\nended 137 1700000000.500000\nended 0 1700000001.5\n")).toEqual({
      watcher: null,
      process: { pid: 12, startTime: "34" },
      ended: { code: null, signal: "SIGKILL", at: new Date(1_700_000_000_500) },
    });
    // A watcher's number that another process has by now.
    await told(`watcher ${other.pid} 1\nprocess 12 34\n`);
    expect(await awaitEnding(file, 60_000)).toBeNull();
    await expect(awaitProcess(join(folder, "none"), NEVER, 20)).rejects.toThrow("no process");
  } finally {
    other.kill("SIGKILL");
  }
});

test("a log that its process floods stays bounded while nobody else looks, and goes on where it was moved aside", async () => {
  const path = join(folder, "flooded");
  writeFileSync(path, "");
  const { mark } = await start(`while :; do head -c 4000 /dev/zero; echo; sleep 0.01; done >> ${path}`, {
    log: { path, bytes: 20_000, everySeconds: 0.1 },
  });
  const sizes = () => [path, `${path}.1`].map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  // Moved aside, and moved aside again: it is still watched.
  const inode = () => statSync(`${path}.1`, { throwIfNoEntry: false })?.mtimeMs;
  while (inode() === undefined) await sleep(10);
  const first = inode();
  while (inode() === first) await sleep(10);
  for (const size of sizes()) expect(size).toBeLessThan(2_000_000);
  await killProcess(mark, "SIGKILL");
  expect(await awaitEnding(file, 60_000)).toMatchObject({ signal: "SIGKILL" });
});

test("the end of a process is noted at once, however long the watcher waits between two looks at its log", async () => {
  const path = join(folder, "quiet");
  const { mark } = await start("exec sleep 60", { own: false, log: { path, bytes: 10, everySeconds: 3600 } });
  await killProcess(mark, "SIGKILL");
  expect(await awaitEnding(file, 20_000)).toMatchObject({ signal: "SIGKILL" });
});

/** The end of a lease, so many seconds from now, as an agent writes it. */
function leaseOf(seconds: number): string {
  const lease = join(folder, "lease");
  const end = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]) + seconds;
  writeFileSync(lease, `${end.toFixed(2)} 5b5e3d0f-boot\n`);
  return lease;
}

describe("a process that ends with a lease", () => {
  test("runs while it is renewed, and is ended in order when it is over, by nobody but the watcher", async () => {
    const lease = leaseOf(2.5);
    const { mark } = await start("trap 'echo asked; exit 0' TERM; echo up; while :; do sleep 0.05; done", {
      lease,
    });
    await says("up");
    await sleep(2_000);
    leaseOf(2.5);
    await sleep(2_000);
    expect(await isAlive(mark)).toBe(true);
    const ending = await awaitEnding(file, 60_000);
    expect(ending).toMatchObject({ code: 0, leaseExpired: true });
    expect(readFileSync(join(folder, "log"), "utf8")).toContain("asked");
  });

  test.each([
    ["emptied", ""],
    ["filled with something else", "008 for ever\n"],
    ["removed", null],
  ])("outlives by nothing a file that is %s: the last good end counts", async (_what, text) => {
    const lease = leaseOf(4);
    const { mark } = await start("echo up; exec sleep 60", { lease });
    await says("up");
    await sleep(1_500);
    if (text === null) rmSync(lease);
    else writeFileSync(lease, text);
    await sleep(1_000);
    expect(await isAlive(mark)).toBe(true);
    expect(await awaitEnding(file, 60_000)).toMatchObject({ signal: "SIGTERM", leaseExpired: true });
  });

  test("is killed at once without a lease, or with one that ended long ago: it may run elsewhere", async () => {
    for (const lease of [join(folder, "none"), leaseOf(-5)]) {
      rmSync(file, { force: true });
      // A SIGTERM would end it, and gives it time: it gets none.
      await start("exec sleep 60", { lease });
      expect(await awaitEnding(file, 60_000)).toMatchObject({ signal: "SIGKILL", leaseExpired: true });
    }
  });

  test("is killed when it takes no SIGTERM", async () => {
    await start("trap '' TERM; while :; do sleep 0.05; done", { lease: leaseOf(0.5) });
    expect(await awaitEnding(file, 60_000)).toMatchObject({ signal: "SIGKILL", leaseExpired: true });
  });

  asRoot("is ended in a PID namespace of its own as well", async () => {
    await start("exec sleep 60", { lease: leaseOf(0.5), own: true });
    expect(await awaitEnding(file, 60_000)).toMatchObject({ signal: "SIGTERM", leaseExpired: true });
  });

  test("that is stopped, is killed", async () => {
    const { mark } = await start("echo up; exec sleep 60", { lease: leaseOf(1) });
    await says("up");
    process.kill(mark.pid, "SIGSTOP");
    expect(await awaitEnding(file, 60_000)).toMatchObject({ signal: "SIGKILL", leaseExpired: true });
  });

  test("ends with its watcher", async () => {
    const { mark, watcher } = await start("echo up; exec sleep 60", { lease: leaseOf(60), bound: true });
    await says("up");
    await killProcess(watcher, "SIGKILL");
    expect(await waitGone(mark, 60_000)).toBe(true);
  });

  test("has its log bounded as well, by who cannot hang the watcher", async () => {
    writeFileSync(join(folder, "big"), "");
    const log = { path: join(folder, "big"), bytes: 1000, everySeconds: 1 };
    const { watcher, mark } = await start(
      "while :; do head -c 2000 /dev/zero >> big; sleep 0.3; done".replace("big", join(folder, "big")),
      { lease: leaseOf(60), log },
    );
    const moved = (): boolean => readdirSync(folder).includes("big.1");
    for (let tries = 0; tries < 100 && !moved(); tries++) await sleep(100);
    expect(moved()).toBe(true);
    await killProcess(mark, "SIGKILL");
    expect(await waitGone(watcher, 60_000)).toBe(true);
  });
});
