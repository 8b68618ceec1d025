import { expect, test } from "@jest/globals";
import { chooseUser, VM_USERS } from "./owner.ts";
import { type End, macOf, staysEnded, uuidOf } from "./record.ts";

const end = (by: End["by"]): End => ({
  by,
  code: null,
  message: null,
  serial_log_tail: null,
  boot_id: "boot 1",
  key: "key 1",
  busy_ports: [],
});

test("a guest that powered off stays off, also after a boot of the host, until something else is asked for", () => {
  expect(staysEnded(end("guest"), "key 1", "boot 1")).toBe(true);
  expect(staysEnded(end("guest"), "key 1", "boot 2")).toBe(true);
  expect(staysEnded(end("guest"), "key 2", "boot 1")).toBe(false);
});

test("a failure is not tried again, but forgotten when the host was booted", () => {
  expect(staysEnded(end("failure"), "key 1", "boot 1")).toBe(true);
  expect(staysEnded(end("failure"), "key 1", "boot 2")).toBe(false);
  expect(staysEnded(end("failure"), "key 2", "boot 1")).toBe(false);
});

test("what the agent stopped starts again as soon as it is wanted", () => {
  expect(staysEnded(end("agent"), "key 1", "boot 1")).toBe(false);
  expect(staysEnded(null, "key 1", "boot 1")).toBe(false);
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
