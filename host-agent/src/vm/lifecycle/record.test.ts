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

test.each([
  [{}, "80d45098ec61846c7d595c265885c7108034a875086a819af30c7f93296f996c"],
  [{ cpu_model: "Nehalem" }, "57ce3325dbcabf950564867f6b257d891212ae0195d7c4d4b45cff4d04d01c59"],
  [
    { firmware: "uefi", secure_boot: true, tpm: true },
    "b81ff945eea86735756dce703b6777efb5b1f6e48601b6c215695be2a9289b7b",
  ],
  [{ tpm: true }, "4061eb201901b7d71c6e19d16c5b4825ed1bdad660311947fa04af4b7105af59"],
  [
    { boot_from: "cdrom", cdroms: [{ id: "i", sha256: "b".repeat(64), size_bytes: 1 }, null] },
    "55e96de43f444fb50b99e0a5e541be342b4395f79e46bd02a1413b4c32881e8e",
  ],
  [{ restart_number: 4 }, "bdf37791295321b2d4985a76103759d581675ce9342745479ce2de28214feb27"],
])("the key of a start stays what agents of before wrote into records: %j", (more, key) => {
  const document = {
    incarnation: 2,
    image: {
      id: "img_0123456789abcdef",
      sha256: "a".repeat(64),
      format: "qcow2",
      size_bytes: 1,
      virtual_size_bytes: 1,
      kernel: null,
    },
    cpus: 2,
    memory_mib: 384,
    root_disk_gib: 3,
    drives: [{ partition: "prt_0123456789abcdef", serial: "data", read_only: false }],
    ports: [{ guest_port: 80, host_port: 8080, host_address: "127.0.0.1", protocol: "tcp" }],
    ssh_port: 20_000,
    start_number: 1,
    ...more,
  };
  expect(startKey(document as unknown as VmDocument)).toBe(key);
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
