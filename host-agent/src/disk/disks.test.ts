// What takes longer than the loop's patience.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Paths } from "../host/paths.ts";
import { run } from "../host/run.ts";
import { Disks } from "./disks.ts";
import {
  createDiskFixture,
  type DiskFixture,
  disk,
  MIB,
  ONE,
  partition,
  tableOf,
} from "./fixtures/disk.fixture.ts";

let ground: DiskFixture;
let paths: Paths;
let disks: Disks;
beforeEach(async () => {
  ground = await createDiskFixture();
  paths = ground.paths;
  disks = ground.fresh();
});
afterEach(() => ground.remove());
const table = () => tableOf(ground.image);

test("a step that takes long is reported as going on, and joined by the next call", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let ended = () => {};
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const slow: typeof run = async (command, args, options) => {
    if (command === "fallocate") await gate;
    return await run(command, args, options);
  };
  const options = { paths, host: "alpha", root: false, now: () => new Date() };
  disks = new Disks({ ...options, run: slow, patienceMs: 50, onChange: () => ended() });
  await disks.applyDisk(disk());
  expect(await disks.applyPartition(partition(ONE, 20))).toMatchObject({ state: "creating", code: null });
  expect(await disks.applyPartition(partition(ONE, 20))).toMatchObject({ state: "creating", code: null });
  // A newer document waits for the older one's work and is answered by itself.
  const newer = disks.applyPartition(partition(ONE, 20, { generation: 2, filesystem: null }));
  expect(await newer).toMatchObject({ state: "creating", generation: 2 });
  release();
  await end;
  const later = new Disks({ ...options, run });
  expect(await later.applyDisk(disk())).toMatchObject({ free_bytes: 234 * MIB });
  expect((await table()).partitions).toHaveLength(1);
});
