// Partitions that a real QEMU has, moved while it runs: with root through nodes of loop devices, without as windows of a file.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { withRoot } from "../../../../tests/src/harness/with-root.ts";
import { run } from "../../host/run.ts";
import { growIfLarger, nodeInUse, nodeSizes } from "../../vm/devices/drive-mirror.ts";
import { plug } from "../../vm/devices/hotplug.ts";
import { connectQmp, type Qmp } from "../../vm/qemu/qmp.ts";
import type { Disks } from "../disks.ts";
import {
  createDiskFixture,
  type DiskFixture,
  disk,
  MIB,
  ONE,
  partition,
  put,
  read,
  TWO,
  tableOf,
} from "../fixtures/disk.fixture.ts";

const VM = "vm_1";
const LARGE = { file: { name: "data", size_bytes: 512 * MIB } };
const who = { vm: VM, readOnly: false, owner: null };

for (const root of [true, false]) {
  const suite = root ? withRoot("loop devices") : describe;
  suite(root ? "a partition with a node of its own" : "a partition that is a window of a file", () => {
    let ground: DiskFixture;
    let disks: Disks;
    let process: ChildProcess;
    let qmp: Qmp;
    /** Called before each command, of the host or of QEMU. */
    let before: (command: string) => Promise<void> | void = () => {};

    const agent = (): Disks => {
      const counted: Qmp = {
        ...pick(qmp),
        execute: async (command, args) => {
          await before(command);
          return await qmp.execute(command, args);
        },
      };
      return ground.fresh(
        async (command, args, options) => {
          await before(command);
          return await run(command, args, options);
        },
        root,
        (vm) => (vm === VM ? { vm, owner: null, qmp: counted } : null),
      );
    };
    const io = async (command: string) => {
      const line = `qemu-io -d /machine/peripheral/dev-${ONE}/virtio-backend "${command}"`;
      expect(await qmp.execute("human-monitor-command", { "command-line": line })).not.toMatch(/fail|error/i);
    };
    const write = async (pattern: number, mib: number) => {
      await io(`write -P ${pattern} ${mib}M 1M`);
      await io("flush");
    };
    const has = async (startBytes: number, mib: number, pattern: number) =>
      expect((await read(ground.image, startBytes + mib * MIB, MIB)).equals(Buffer.alloc(MIB, pattern))).toBe(
        true,
      );
    const status = async () => ((await qmp.execute("query-status")) as { status: string }).status;
    const open = async (mib: number) => {
      const source = await disks.drives.open(ONE, who);
      expect(source.sizeBytes).toBe(mib * MIB);
      return source;
    };

    beforeEach(async () => {
      before = () => {};
      ground = await createDiskFixture({ root });
      await startQemu();
      disks = agent();
      await disks.applyDisk(disk(LARGE));
      await disks.applyPartition(partition(ONE, 20));
      await disks.applyPartition(partition(TWO, 50));
      await put(ground.image, (await startOf(TWO)) + MIB, Buffer.alloc(MIB, "theirs "));
      await plugIn();
    });
    afterEach(async () => {
      await endQemu();
      if (root) {
        for (const id of [ONE, TWO]) await disks.applyPartition(partition(id, 1, { wanted: "wiped" }));
        await disks.applyDisk(disk({ ...LARGE, wanted: "released" }));
      }
      await ground.remove();
    });

    async function startQemu(): Promise<void> {
      const socket = join(ground.folder, "qmp.sock");
      const machine = ["-machine", "q35,accel=tcg", "-m", "64", "-nodefaults", "-display", "none"];
      const slots = ["-device", "pcie-root-port,id=rp0,chassis=1,slot=1"];
      const monitor = ["-qmp", `unix:${socket},server=on,wait=off`];
      process = spawn("qemu-system-x86_64", [...machine, ...slots, ...monitor]);
      qmp = await connectWhenThere(socket);
    }
    async function endQemu(): Promise<void> {
      const gone = once(process, "exit");
      process.kill("SIGKILL");
      await gone;
      qmp.close();
      await disks.drives.close(ONE, VM);
      await disks.drives.leave();
    }

    const startOf = async (id: string): Promise<number> => {
      const { partitions } = await tableOf(ground.image);
      return (partitions?.find(({ name }) => name === id)?.start ?? 0) * 512;
    };
    async function plugIn(): Promise<void> {
      const drive = { partition: ONE, serial: "one", read_only: false, slot: 0, leaving: false };
      const source = await disks.drives.open(ONE, who);
      await plug(qmp, { ...drive, kind: source.kind, size_bytes: source.sizeBytes }, source);
      await write(1, 0);
      await write(2, 19);
    }
    async function mustHaveMoved(from: number, to: number, mib: number): Promise<void> {
      expect(await startOf(ONE)).toBe(to);
      await has(to, 0, 1);
      await has(to, 19, 2);
      expect((await read(ground.image, from, 20 * MIB)).equals(Buffer.alloc(20 * MIB))).toBe(true);
      expect((await tableOf(ground.image)).partitions?.map(({ name }) => name)).toEqual([ONE, TWO]);
      expect(await status()).toBe("running");
      // From now on the guest writes there, and nowhere else.
      await write(9, 5);
      await has(to, 5, 9);
      await open(mib);
      if (root) {
        await growIfLarger(qmp, ONE, mib * MIB);
        expect((await nodeSizes(qmp)).get((await nodeInUse(qmp, ONE)) as string)).toBe(mib * MIB);
        await write(8, mib - 1);
        await has(to, mib - 1, 8);
      }
    }

    test("moves with every byte, also those that are written meanwhile, and back to the first name at the next move", async () => {
      const from = await startOf(ONE);
      let held = 0;
      before = async (command) => {
        if (command !== "stop") return;
        held++;
        await write(7, 10);
      };
      const report = await disks.applyPartition(partition(ONE, 120));
      expect(report).toMatchObject({ state: "ready", code: null, number: 1, size_bytes: 120 * MIB });
      expect(held).toBe(1);
      await has(report.start_bytes as number, 10, 7);
      await mustHaveMoved(from, report.start_bytes as number, 120);
      const second = await disks.applyPartition(partition(ONE, 200));
      expect(second).toMatchObject({ state: "ready", number: 1, size_bytes: 200 * MIB });
      await write(6, 3);
      await has(second.start_bytes as number, 3, 6);
    }, 60_000);

    test("moves after the agent was killed at any command, and the guest goes on with what it wrote since", async () => {
      // Every eleventh command, others each day.
      const day = Math.floor(Date.now() / 86_400_000);
      for (let count = day % 11, done = false; !done; count += 11) {
        const from = await startOf(ONE);
        let left = count;
        await disks.drives.leave();
        disks = agent();
        await disks.applyDisk(disk(LARGE));
        before = () => {
          if (left-- <= 0) throw new Error("killed");
        };
        done = (await disks.applyPartition(partition(ONE, 120))).state === "ready";
        await disks.drives.leave();
        before = () => {};
        // It runs on meanwhile, wherever it is, unless it is held.
        const wrote = (await status()) === "running";
        if (wrote) await write(3, 12);
        disks = agent();
        await disks.applyDisk(disk(LARGE));
        const report = await disks.applyPartition(partition(ONE, 120));
        expect([count, report]).toMatchObject([count, { state: "ready", code: null, size_bytes: 120 * MIB }]);
        expect(await disks.drives.isHeld(VM)).toBe(false);
        // What the VM's own step does with a guest that nobody holds.
        if ((await status()) === "paused") await qmp.execute("cont");
        if (wrote) await has(report.start_bytes as number, 12, 3);
        await mustHaveMoved(from, report.start_bytes as number, 120);
        if (!done) await startAnew();
      }
    }, 300_000);

    async function startAnew(): Promise<void> {
      await endQemu();
      for (const id of [ONE, TWO]) await disks.applyPartition(partition(id, 120, { wanted: "wiped" }));
      expect(await disks.applyPartition(partition(ONE, 20))).toMatchObject({ state: "ready", number: 1 });
      expect(await disks.applyPartition(partition(TWO, 50))).toMatchObject({ state: "ready", number: 2 });
      await startQemu();
      await plugIn();
    }

    test("that was ended while it was copied is moved without it, and growth that is taken back leaves nothing", async () => {
      const from = await startOf(ONE);
      before = (command) => {
        if (command === "stop") throw new Error("killed");
      };
      expect(await disks.applyPartition(partition(ONE, 120))).toMatchObject({ state: "error" });
      before = () => {};
      expect(await disks.applyPartition(partition(ONE, 20))).toMatchObject({
        state: "ready",
        start_bytes: from,
      });
      expect((await tableOf(ground.image)).partitions).toHaveLength(2);
      expect(await status()).toBe("running");
      await write(4, 4);
      await has(from, 4, 4);
    }, 60_000);
  });
}

/** The methods of a connection, which are a class's. */
const pick = (qmp: Qmp): Omit<Qmp, "execute"> => ({
  onEvent: (listener) => qmp.onEvent(listener),
  closed: qmp.closed,
  close: () => qmp.close(),
});

async function connectWhenThere(path: string): Promise<Qmp> {
  for (const end = Date.now() + 20_000; ; ) {
    const qmp = await connectQmp(path).catch(() => null);
    if (qmp !== null) return qmp;
    if (Date.now() > end) throw new Error("QEMU did not open its monitor");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
