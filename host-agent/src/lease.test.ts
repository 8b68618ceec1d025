// The lease of a host under a clock of the test's own; its file as the watchers read it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { Lease } from "./lease.ts";

let folder: string;
let file: string;
let up: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-lease-"));
  file = join(folder, "lease");
  up = 1000;
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (bootId = "boot-1"): Promise<Lease> => Lease.open(file, bootId, () => up);
const given = (seconds: number, generation = 7) => ({ seconds, generation });

test("counts from when it was asked for, not from when the answer came", async () => {
  const lease = await open();
  expect([lease.runs, lease.allows(99)]).toEqual([false, false]);
  const began = await lease.renew(async () => {
    up += 10.017;
    return given(40);
  });
  expect(began).toBe(true);
  expect(readFileSync(file, "utf8")).toBe("1040.00 boot-1\n");
  up = 1039.99;
  expect(lease.runs).toBe(true);
  up = 1040;
  expect(lease.runs).toBe(false);
});

test("an answer that comes after its end gives nothing, and an earlier one shortens nothing", async () => {
  const lease = await open();
  await lease.renew(async () => given(40));
  const late = lease.renew(async () => {
    up += 100;
    return given(40);
  });
  expect(await late).toBe(false);
  expect(lease.runs).toBe(false);
  up += 1;
  expect(await lease.renew(async () => given(40))).toBe(true);
  const before = readFileSync(file, "utf8");
  expect(await lease.renew(async () => given(10))).toBe(false);
  expect(readFileSync(file, "utf8")).toBe(before);
});

test("nothing starts by a config that is older than the one the renewal told of", async () => {
  const lease = await open();
  await lease.renew(async () => given(40, 8));
  expect([lease.allows(7), lease.allows(8)]).toEqual([false, true]);
});

test("goes on in the same boot for guests that run, and starts nothing before it was renewed", async () => {
  await (await open()).renew(async () => given(40));
  const next = await open();
  expect([next.runs, next.allows(99)]).toEqual([true, false]);
});

test.each([
  ["another boot", "9999.00 boot-0\n"],
  ["a crash", ""],
  ["another hand", "for ever boot-1\n"],
])("what is left of %s counts for nothing, and is removed before a watcher reads it", async (_of, text) => {
  writeFileSync(file, text);
  expect((await open()).runs).toBe(false);
  expect(() => readFileSync(file)).toThrow();
});
