import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { chooseUser, VM_USERS } from "./owner.ts";
import { macOf, readRecord, uuidOf } from "./record.ts";

test("a record of an older agent is read: its guest outlives the agent's version", async () => {
  const folder = mkdtempSync(join(tmpdir(), "croft-record-"));
  try {
    const old = { version: 1, id: "vm_a", incarnation: 1, owner: null, images: [], seed: null };
    const end = { by: "guest", code: null, message: null, serial_log_tail: null, boot_id: "b", key: "k" };
    const text = JSON.stringify({ ...old, run: null, end: { ...end, busy_ports: [] } });
    writeFileSync(join(folder, "record.json"), text);
    expect(await readRecord(folder)).toMatchObject({ end: { reason: "shutdown", key: "k" }, exit: null });
    writeFileSync(
      join(folder, "record.json"),
      JSON.stringify({ ...old, run: { mark: null, key: "k" }, end: null }),
    );
    expect(await readRecord(folder)).toMatchObject({ run: { restart_number: 0, restarts: 0 } });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("UUID and address of a VM are always the same and of the right form", () => {
  expect(uuidOf("vm_a")).toBe(uuidOf("vm_a"));
  expect(uuidOf("vm_a")).not.toBe(uuidOf("vm_b"));
  expect(uuidOf("vm_a")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(macOf("vm_a")).toMatch(/^52:54:00(:[0-9a-f]{2}){3}$/);
});

test("each VM has a user of its own, and a full range is an error", () => {
  const first = chooseUser("vm_a", new Set());
  const second = chooseUser("vm_a", new Set([first]));
  expect(second).not.toBe(first);
  const all = new Set(Array.from({ length: VM_USERS.count }, (_, i) => VM_USERS.first + i));
  expect(all.has(first) && all.has(second)).toBe(true);
  expect(() => chooseUser("vm_a", all)).toThrow(RangeError);
});
