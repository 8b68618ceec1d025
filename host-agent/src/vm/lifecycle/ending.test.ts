// Ends are told apart by what was seen of them, with a folder that holds the words of QEMU and guest.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { processEnd, type Seen } from "./ending.ts";
import type { Run } from "./record.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-ending-"));
  writeFileSync(join(folder, "qemu.log"), "qemu: something broke\n");
  writeFileSync(join(folder, "serial.log"), "of the start before\nKernel panic\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = {
  mark: null,
  boot_id: "boot",
  key: "k",
  started_at: "2026-01-01T00:00:00.000Z",
  restarts: 2,
  serial_log_offset: 20,
  stopping: false,
} as unknown as Run;
const nothing: Seen = { status: null, exit: null, signalled: false, obeyed: null };
const ended = (seen: Partial<Seen>, more: Partial<Run> = {}, bootId = "boot") =>
  processEnd(
    { ...run, ...more },
    { ...nothing, ...seen },
    { bootId, folder, time: new Date("2026-01-01T00:01:00Z") },
  );

test("what the guest did itself", async () => {
  expect(await ended({ status: "shutdown" })).toMatchObject({ reason: "shutdown", code: null, restarts: 2 });
  expect(await ended({ status: "guest-panicked" })).toMatchObject({
    reason: "panicked",
    code: "vm_panicked",
    serial_log_tail: "Kernel panic",
  });
});

test("what happened to QEMU, with its last words", async () => {
  const at = new Date("2026-01-01T00:00:30Z");
  const exit = (code: number | null, signal: string | null) => ({ exit: { code, signal, at } });
  expect(await ended(exit(1, null))).toMatchObject({
    reason: "crashed",
    exit_code: 1,
    signal: null,
    message: expect.stringContaining("something broke"),
  });
  expect(await ended(exit(null, "SIGSEGV"))).toMatchObject({ reason: "crashed", signal: "SIGSEGV" });
  expect(await ended(exit(null, "SIGKILL"))).toMatchObject({ reason: "killed", signal: "SIGKILL" });
  // QEMU ends in order when it is asked to by a signal, so its exit code tells nothing.
  expect(await ended({ ...exit(0, null), signalled: true })).toMatchObject({
    reason: "killed",
    exit_code: null,
  });
  // Nobody saw QEMU's word for it; that it ended in order says as much.
  expect(await ended(exit(0, null))).toMatchObject({ reason: "killed", exit_code: null, signal: null });
  expect(await ended({})).toMatchObject({ reason: "lost", code: "vm_exited" });
});

test("when it happened: the watcher's time, unless a clock that was set makes it nonsense", async () => {
  const ending = (at: string) => ended({ exit: { code: null, signal: "SIGKILL", at: new Date(at) } });
  expect(await ending("2026-01-01T00:00:30Z")).toMatchObject({ at: "2026-01-01T00:00:30.000Z" });
  for (const impossible of ["2025-01-01T00:00:00Z", "2027-01-01T00:00:00Z"]) {
    expect(await ending(impossible)).toMatchObject({ at: "2026-01-01T00:01:00.000Z" });
  }
});

test("what the agent did, and whether the guest obeyed", async () => {
  const stopping = { stopping: true };
  expect(await ended({ obeyed: true }, stopping)).toMatchObject({ reason: "stopped", message: null });
  expect(await ended({ obeyed: false }, stopping)).toMatchObject({ reason: "forced", code: null });
  expect(await ended({}, stopping)).toMatchObject({ reason: "stopped" });
});

test("what the host did", async () => {
  expect(await ended({}, { stopping: true }, "another boot")).toMatchObject({
    reason: "host_down",
    code: null,
  });
});
