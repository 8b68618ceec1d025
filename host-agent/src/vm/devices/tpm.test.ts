import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { chown, mkdir, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Detached, startDetached } from "../../host/detached.ts";
import { isAlive, waitGone } from "../../host/proc.ts";
import { run } from "../../host/run.ts";
import { behindWalls, findWalls, type Walls } from "../../host/walls.ts";
import { besideTpm, ensureTpm, removeTpm } from "./tpm.ts";

const root = process.geteuid?.() === 0;
const owner = root ? { uid: 52_001, gid: 52_001 } : null;

let folder: string;
let runtimeDir: string;
const begun: Detached[] = [];
let walls: Walls = { units: false, emptyFolder: null, ownProcesses: false };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "croft-tpm-"));
  // As in the agent: the folder of its state lets nobody through, that of its sockets does.
  await mkdir(join(folder, "vm"), { mode: 0o700 });
  await run("chmod", ["0711", folder]);
  runtimeDir = join(folder, "own, with a comma");
  await mkdir(runtimeDir, { mode: 0o700 });
  if (owner === null) return;
  await chown(runtimeDir, owner.uid, owner.gid);
  walls = (await findWalls(run, { setting: "sessions", root, runtimeDir: folder })).walls;
});
afterAll(async () => {
  for (const { mark } of begun) if (await isAlive(mark)) process.kill(mark.pid, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const vm = { name: "v", tpm: true } as VmDocument;
const log = () => readFileSync(join(folder, "log"), "utf8");

/** Starts a TPM beside a shell that stands for QEMU, with another open file that only QEMU is to have. */
async function start(script: string, program?: string): Promise<Detached> {
  const tpm = await ensureTpm(join(folder, "vm"), vm, owner);
  const [disk, state] = [await open("/etc/hostname"), await open(tpm?.state ?? "")];
  const descriptors = [disk.fd, disk.fd, disk.fd, disk.fd, disk.fd, disk.fd, disk.fd, disk.fd, state.fd];
  const beside = { program: program ?? tpm?.program ?? "", state: 2 + descriptors.length, runtimeDir };
  const words = besideTpm(["sh", "-c", script], beside);
  const who = {
    id: "vm_a",
    runtimeDir,
    owner: owner && { ...owner, groups: [] },
    kvm: false,
    limits: null,
    watch: null,
  };
  const started = await startDetached(behindWalls(words, who, walls), {
    logFile: join(folder, "log"),
    descriptors,
  });
  await disk.close();
  await state.close();
  begun.push(started);
  return started;
}

/** The swtpm that a process started, and the mark by which it is known. */
async function tpmOf({ mark }: Detached): Promise<{ pid: number; startTime: string }> {
  const children = readFileSync(`/proc/${mark.pid}/task/${mark.pid}/children`, "utf8").trim().split(" ");
  expect(children).toHaveLength(1);
  const stat = readFileSync(`/proc/${children[0]}/stat`, "utf8");
  expect(stat).toContain("(swtpm)");
  return { pid: Number(children[0]), startTime: stat.slice(stat.lastIndexOf(")")).split(" ")[20] ?? "" };
}

/** What a process has open by name, apart from its input and output. */
const opened = (pid: number): string[] => [
  ...new Set(
    readdirSync(`/proc/${pid}/fd`)
      .filter((fd) => Number(fd) > 2)
      .map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
      .filter((target) => target.startsWith("/") && target !== "/dev/null"),
  ),
];

const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

/** Waits until a shell has turned into `sleep` and sleeps: while that is loaded, its libraries are open. */
async function becomesSleep(pid: number): Promise<void> {
  // Which no event tells of.
  while (!readFileSync(`/proc/${pid}/stat`, "utf8").includes("(sleep) S")) await pause();
}

test("a TPM listens before QEMU runs, has nothing of QEMU's, and ends with it", async () => {
  for (const signal of ["SIGKILL", "SIGTERM"] as const) {
    const started = await start(
      `[ -S '${runtimeDir}/tpm.sock' ] && echo listens; echo over; exec sleep 1000`,
    );
    // Which no event tells of.
    while (!log().includes("over")) await pause();
    expect(log()).toContain("listens");
    const tpm = await tpmOf(started);
    const statusOf = () => readFileSync(`/proc/${tpm.pid}/status`, "utf8");
    // It listens a moment before it has its filter, which no event tells of.
    while (/^Seccomp:\s+(\d)/m.exec(statusOf())?.[1] !== "2") await pause();
    const status = statusOf();
    if (owner !== null) {
      expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).toBe("52001");
      expect(/^CapEff:\s+(\S+)/m.exec(status)?.[1]).toMatch(/^0+$/);
      expect(readdirSync(`/proc/${tpm.pid}/root`)).not.toContain("var");
    }
    expect(opened(tpm.pid)).toEqual([join(folder, "vm/tpm")]);
    await becomesSleep(started.mark.pid);
    expect(opened(started.mark.pid)).toEqual(["/etc/hostname"]);
    expect(statSync(join(runtimeDir, "tpm.sock")).mode & 0o777).toBe(0o600);
    process.kill(started.mark.pid, signal);
    expect(await started.exited).toMatchObject({ signal });
    expect(await waitGone(tpm, 5_000)).toBe(true);
  }
});

test("without its TPM no QEMU runs, and the log has why", async () => {
  const started = await start("echo there", "/usr/bin/no-such-swtpm");
  expect(await started.exited).toEqual({ code: 1, signal: null });
  expect(log()).toContain("no-such-swtpm");
  expect(log()).not.toContain("there");
});

test("what a TPM keeps goes with the TPM", async () => {
  const state = join(folder, "vm/tpm");
  await ensureTpm(join(folder, "vm"), vm, owner);
  expect(statSync(state).mode & 0o777).toBe(0o700);
  expect(await ensureTpm(join(folder, "vm"), { ...vm, tpm: false }, owner)).toBeNull();
  expect(() => statSync(state)).toThrow("ENOENT");
  await removeTpm(join(folder, "vm"));
});

test("a host without swtpm says what to install", async () => {
  await expect(ensureTpm(join(folder, "vm"), vm, owner, async () => null)).rejects.toMatchObject({
    code: "host_error",
    message: "starting VM v: this host has no swtpm, which its TPM needs",
    detail: expect.stringContaining("package swtpm"),
  });
});
