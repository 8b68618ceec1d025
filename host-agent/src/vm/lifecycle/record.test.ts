import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { chooseUser, VM_USERS } from "./owner.ts";
import { macOf, type Run, readRecord, startKey, uuidOf, type VmRecord } from "./record.ts";
import { needsRestart } from "./view.ts";

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
    // Neither its TPM, of which nobody spoke then, nor what else was not spoken of is a reason to restart it.
    const size = { cpus: 1, memory_mib: 64, root_disk_gib: 1 };
    const run = { ...((await readRecord(folder)) as VmRecord).run, ...size } as Run;
    expect(needsRestart(run, size as VmDocument)).toEqual([]);
    expect(needsRestart(run, { ...size, tpm: true } as VmDocument)).toEqual(["tpm false to true"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a TPM makes a start another one, and a VM without keeps the key that it had", () => {
  const document = { image: { sha256: "a", kernel: null }, drives: [], ports: [] } as unknown as VmDocument;
  expect(startKey({ ...document, tpm: false })).toBe(startKey(document));
  expect(startKey({ ...document, tpm: true })).not.toBe(startKey(document));
  const uefi = { ...document, firmware: "uefi" } as const;
  expect(startKey({ ...uefi, tpm: true })).not.toBe(startKey(uefi));
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
