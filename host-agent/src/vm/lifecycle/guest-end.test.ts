// What a guest's end does to a QEMU that lives and with which there is no connection.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SeedDocument, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createPaths, type Paths } from "../../host/paths.ts";
import { startTimeOf } from "../../host/proc.ts";
import { NO_WAY_OUT } from "../../network/way-out/no-way-out.ts";
import { Guest } from "./guest.ts";
import { Machine } from "./machine.ts";
import type { MachineContext } from "./machine-context.ts";
import { readRecord, type VmRecord, writeRecord } from "./record.ts";

const ID = "vm_0123456789abcdef";
let folder: string;
let paths: Paths;
let qemu: ChildProcess;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "croft-guest-end-"));
  paths = createPaths(join(folder, "state"), join(folder, "run"));
  await mkdir(paths.vm(ID), { recursive: true });
  qemu = spawn("sleep", ["60"], { stdio: "ignore" });
  await once(qemu, "spawn");
});
afterEach(() => {
  qemu.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const pid = () => qemu.pid as number;
const lives = async () => (await startTimeOf(pid())) !== null;

const context = () =>
  ({
    paths,
    bootId: "this boot",
    root: false,
    now: () => new Date(0),
    log: () => {},
    wayOut: NO_WAY_OUT,
    limits: { powerdownMs: 100, repeatMs: 50, quitMs: 300 },
    drives: { close: async () => {} },
  }) as unknown as MachineContext;

/** A guest whose record says that the process is its QEMU; it has no monitor. */
async function recordedGuest(): Promise<Guest> {
  const mark = { pid: pid(), startTime: (await startTimeOf(pid())) as string };
  const run = { mark, boot_id: "this boot", started_at: new Date(0).toISOString(), drives: [], forwards: [] };
  const record = { version: 1, id: ID, incarnation: 1, owner: null, images: [], seed: null, run, end: null };
  await writeRecord(paths.vm(ID), record as unknown as VmRecord);
  const guest = new Guest(context(), ID, { wake: () => {}, changed: () => {} });
  await guest.read();
  return guest;
}

test.each([0, 100])("a QEMU without a connection is ended all the same (%i ms to obey)", async (patience) => {
  const guest = await recordedGuest();
  let ending = 0;
  await guest.stop(patience, () => (ending += 1));
  expect(await lives()).toBe(false);
  expect(ending).toBe(1);
  expect((await readRecord(paths.vm(ID)))?.run).toBeNull();
  expect(guest.record.end?.reason).toBe("forced");
});

test("a process that ended unseen is settled by a stop, with how it ended", async () => {
  const guest = await recordedGuest();
  qemu.kill("SIGKILL");
  await once(qemu, "exit");
  await guest.stop(100, () => {});
  expect(guest.record.run).toBeNull();
  expect(guest.record.end?.reason).toBe("lost");
});

test("a kill settles a run whose process is gone already", async () => {
  const guest = await recordedGuest();
  qemu.kill("SIGKILL");
  await once(qemu, "exit");
  await guest.kill();
  expect(guest.record.run).toBeNull();
});

test("nothing is started over a run that is recorded", async () => {
  const guest = await recordedGuest();
  const document = { kind: "vm", id: ID, name: "v", incarnation: 1 } as VmDocument;
  const starting = guest.start(document, {} as SeedDocument, 0, () => {}, new AbortController().signal);
  await expect(starting).rejects.toMatchObject({ code: "host_error" });
  expect(await lives()).toBe(true);
  expect(guest.record.run).not.toBeNull();
});

test("a VM that is to be stopped ends its QEMU although the monitor does not answer", async () => {
  (await recordedGuest()).leave();
  const tell = { wake: () => {}, changed: () => {} };
  const machine = await Machine.load(context(), ID, tell);
  const document = { kind: "vm", id: ID, name: "v", generation: 3, incarnation: 1, wanted: "present" };
  await machine.apply({ ...document, power_state: "stopped" } as unknown as VmDocument, null);
  machine.leave();
  expect(await lives()).toBe(false);
  expect(machine.report()).toMatchObject({ state: "stopped", generation: 3 });
}, 30_000);
