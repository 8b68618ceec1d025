import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { Leave } from "./leave.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-leave-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("leave counts for the boot in which it was given, also for the next agent, and for no other boot", async () => {
  const file = join(folder, "leave");
  const first = await Leave.open(file, "boot-1");
  expect(first.given).toBe(false);
  await first.give();
  expect((await Leave.open(file, "boot-1")).given).toBe(true);
  expect((await Leave.open(file, "boot-2")).given).toBe(false);
});
