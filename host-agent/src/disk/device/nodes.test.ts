// Loop devices over files that somebody removed, as the kernel shows them below /sys.

import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { detachRemoved } from "./nodes.ts";

let folder: string;
const ran: string[] = [];
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "croft-nodes-")));
  ran.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const run = async (command: string, args: readonly string[] = []) => {
  ran.push([command, ...args].join(" "));
  return { stdout: "", stderr: "" };
};
const roots = () => ({ sys: join(folder, "sys"), dev: join(folder, "dev") });

async function loop(name: string, backing: string): Promise<void> {
  await mkdir(join(folder, "sys/block", name, "loop"), { recursive: true });
  await writeFile(join(folder, "sys/block", name, "loop/backing_file"), `${backing}\n`);
}

test("only the device over the removed file of this name is let go", async () => {
  await mkdir(join(folder, "disks"));
  const file = join(folder, "disks/data.img");
  await loop("loop0", file);
  await loop("loop1", `${file} (deleted)`);
  await loop("loop2", `${join(folder, "disks/other.img")} (deleted)`);
  await detachRemoved(run as never, roots() as never, file);
  expect(ran).toEqual([`losetup -d ${join(folder, "dev/loop1")}`]);
});

test("where no file disk was ever made there is nothing to let go, and a disk that never came about is released", async () => {
  await loop("loop0", "/elsewhere (deleted)");
  await detachRemoved(run as never, roots() as never, join(folder, "disks/data.img"));
  expect(ran).toEqual([]);
});
