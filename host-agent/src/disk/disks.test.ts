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
  TWO,
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

test("a partition that moves to another host by itself stays in its place while it is read", async () => {
  await disks.applyDisk(disk());
  const { start_bytes } = await disks.applyPartition(partition(ONE, 20));
  // Behind it, so that it grows this far only elsewhere.
  await disks.applyPartition(partition(TWO, 20));
  // As a move opens it: no VM has it, so it stands for itself.
  const mover = { vm: ONE, owner: null, readOnly: true };
  await disks.drives.open(ONE, mover);
  const grown = partition(ONE, 60, { generation: 2 });
  expect(await disks.applyPartition(grown)).toMatchObject({ code: "partition_attached", start_bytes });
  await expect(disks.drives.open(ONE, { ...mover, vm: "vm_1" })).rejects.toMatchObject({
    code: "partition_attached",
  });
  await disks.drives.close(ONE, ONE);
  expect((await disks.applyPartition(grown)).start_bytes).not.toBe(start_bytes);
  // Nobody reads any more after the agent's end, though its note is there.
  await disks.drives.open(ONE, mover);
  expect(await ground.fresh().drives.holder(ONE)).toBeNull();
});
