// A VM that comes to a host which has an older copy of it, or of a partition: nothing of that copy is passed for what comes, and
// the way back removes nothing that did not come. Real sfdisk on a sparse file.
import type { MoveDocument, MoveReport } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Disks } from "../disk/disks.ts";
import {
  createDiskFixture,
  DISK,
  type DiskFixture,
  disk,
  MIB,
  ONE,
  partition,
  put,
  read,
  TWO,
  tableOf,
} from "../disk/fixtures/disk.fixture.ts";
import { readRecord, writeRecord } from "../vm/lifecycle/record.ts";
import { Moves } from "./moves.ts";
import { readIncoming, writeIncoming } from "./receive.ts";

const TEXT = "the only copy";
let fixture: DiskFixture;
let disks: Disks;
let place: number;
let moves: Moves;
let heard: () => void;

beforeEach(async () => {
  fixture = await createDiskFixture();
  disks = fixture.fresh();
  await disks.applyDisk(disk());
  const { start_bytes } = await disks.applyPartition(partition(ONE, 8));
  place = start_bytes ?? 0;
  await put(fixture.image, place, TEXT);
  heard = () => undefined;
  moves = newMoves();
});
afterEach(() => fixture.remove());

const coming = (id: string) => ({ partition: id, disk: DISK, size_bytes: 8 * MIB });
const document = (more: Partial<MoveDocument> = {}): MoveDocument => ({
  kind: "move",
  id: "mov_0123456789abcdef",
  generation: 1,
  vm: "vm_1",
  incarnation: 1,
  role: "target",
  copy: false,
  partitions: [coming(ONE)],
  root_disk_gib: 1,
  wanted: "present",
  ...more,
});
let accepted: MoveDocument[] = [];

/** The agent as it is after a restart. */
const newMoves = (): Moves =>
  new Moves({
    paths: fixture.paths,
    documents: () => accepted,
    guest: () => undefined,
    drives: disks.drives,
    partitions: disks.incoming,
    dial: () => Promise.reject(new Error("nobody sends")),
    log: () => undefined,
    changed: () => heard(),
  });

/** What it says once it is in one of these states. */
async function until(wanted: MoveDocument, ...states: MoveReport["state"][]): Promise<MoveReport> {
  accepted = [wanted];
  await moves.apply(wanted);
  for (;;) {
    const [report] = moves.reports(accepted);
    if (report !== undefined && states.includes(report.state)) return report;
    await new Promise<void>((resolve) => {
      heard = resolve;
    });
  }
}

const bytes = async (): Promise<string> => (await read(fixture.image, place, TEXT.length)).toString();

test("a partition that is there already is not taken for the one that comes, and outlives the way back", async () => {
  const refused = await until(document(), "failed", "prepared");
  expect(refused).toMatchObject({ state: "failed", code: "already_exists" });
  await until(document({ generation: 2, wanted: "discarded" }), "discarded");
  expect(await bytes()).toBe(TEXT);
  expect(await disks.applyPartition(partition(ONE, 8))).toMatchObject({ state: "ready", start_bytes: place });
});

test("neither are the partitions of a VM of which the host has an older copy", async () => {
  await writeRecord(fixture.paths.vm("vm_1"), { version: 1, id: "vm_1", incarnation: 3, ...NOTHING });
  expect(await until(document(), "failed", "prepared")).toMatchObject({ code: "already_exists" });
  moves = newMoves();
  await until(document({ generation: 2, wanted: "discarded" }), "discarded");
  expect(await bytes()).toBe(TEXT);
});

test("what was made room for is removed on the way back, also by the next agent", async () => {
  await until(document({ partitions: [coming(TWO)] }), "prepared");
  moves = newMoves();
  await until(document({ partitions: [coming(TWO)] }), "prepared");
  moves = newMoves();
  await until(document({ generation: 2, wanted: "discarded", partitions: [coming(TWO)] }), "discarded");
  const { partitions = [] } = await tableOf(fixture.image);
  expect(partitions.map(({ name }) => name)).toEqual([ONE]);
});

test("a partition that moves by itself leaves no VM behind, and its notes are in the way of no later move", async () => {
  const alone = (id: string, more: Partial<MoveDocument> = {}) =>
    document({ id, vm: TWO, partitions: [coming(TWO)], ...more });
  const [first, second, third] = [1, 2, 3].map((number) => `mov_000000000000000${number}`) as [
    string,
    string,
    string,
  ];
  await until(alone(first), "prepared");
  expect(await readRecord(fixture.paths.vm(TWO))).toBeNull();
  await until(alone(first, { generation: 2, wanted: "discarded" }), "discarded");
  // The agent was killed before it forgot another one, whose bytes have left since.
  const notes = { move: second, reserved: [TWO], done: {}, total_bytes: 1, received: true };
  await writeIncoming(fixture.paths.vm(TWO), notes);
  moves = newMoves();
  expect(await until(alone(third), "prepared", "failed")).toMatchObject({ state: "prepared" });
  // It is over, and forgotten with the next document that comes.
  await until(document({ vm: "vm_2", partitions: [] }), "prepared");
  await until(alone(first, { generation: 3 }), "failed", "prepared");
  expect((await readIncoming(fixture.paths.vm(TWO)))?.move).toBe(first);
});

const NOTHING = { owner: null, images: [], seed: null, run: null, end: null, exit: null };

test("what was given to this host since is not removed by a move that a restored database still has", async () => {
  const folder = fixture.paths.vm("vm_1");
  const notes = { move: document().id, reserved: [ONE], done: {}, total_bytes: 1, received: true };
  await writeIncoming(folder, notes);
  await writeRecord(folder, { version: 1, id: "vm_1", incarnation: 2, ...NOTHING });
  accepted = [document({ generation: 2, wanted: "discarded" })];
  await moves.apply(accepted[0] as MoveDocument);
  for (;;) {
    const [report] = moves.reports(accepted);
    if (report?.code === "precondition_failed") break;
    expect(report?.state).toBe("discarding");
    await new Promise<void>((resolve) => {
      heard = resolve;
    });
  }
  expect((await readRecord(folder))?.incarnation).toBe(2);
  expect(await bytes()).toBe(TEXT);
  moves.leave();
});

test("neither is a partition that came by itself, whose move is over for the host", async () => {
  const folder = fixture.paths.vm(ONE);
  const notes = { move: document().id, reserved: [ONE], done: {}, total_bytes: 1, received: true };
  await writeIncoming(folder, notes);
  // The agent was started anew before it forgot the move.
  accepted = [];
  moves = newMoves();
  await until(document({ vm: ONE, generation: 2, wanted: "discarded" }), "discarded");
  expect(await bytes()).toBe(TEXT);
});
