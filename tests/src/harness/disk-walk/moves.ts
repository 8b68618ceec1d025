// The steps of a walk: what each does to the model, what the agent must answer, and with what weight it is drawn. A step
// has three numbers that mean something on every disk, so a walk from which steps are left out is a walk too. The first
// chooses a partition, mostly one that the step can do something with.
import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { type DiskModel, MIB, type Placed } from "./model.ts";
import type { RealDisk } from "./real-disk.ts";

export interface Walker {
  model: DiskModel;
  real: RealDisk;
  /** Ids that partitions of the walk can have, those of its disks, and its VMs. */
  partitions: readonly string[];
  disks: readonly string[];
  vms: readonly string[];
}

/** Numbers that were drawn, each 0 to 255. */
export type Drawn = readonly [number, number, number];

export interface Move {
  weight: number;
  /** Whether it does something with a partition that is as told (undefined: there is none); absent: with none at all. */
  suits?(placed: Placed | undefined): boolean;
  /** For people. */
  show(id: string, drawn: Drawn, walker: Walker): string;
  go(walker: Walker, id: string, drawn: Drawn): Promise<void>;
}

/** The partition that a step is about. */
export function subjectOf(move: Move, { model, partitions }: Walker, [which]: Drawn): string {
  const suiting = partitions.filter((id) => move.suits?.(model.partitions.get(id)) === true);
  return pick(which % 8 === 0 || suiting.length === 0 ? partitions : suiting, which);
}

const pick = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;
/** Small, because every byte is compared after every step. */
const sizeOf = (number: number): number => 1 + (number % 5);
const firstSizeOf = (number: number): number => 8 + (number % 12);
const LARGEST_MIB = 24;
/** After how many commands the agent is killed; mostly (null) it is not. */
const commandsOf = (number: number): number | null => (number % 6 === 0 ? Math.floor(number / 6) % 16 : null);
const killed = (number: number): string => {
  const commands = commandsOf(number);
  return commands === null ? "" : `, killed after ${commands} commands`;
};
/** Mostly at one of the ends of a room, where a neighbour's mistake shows; else somewhere in it. */
const positionIn = (room: number, number: number): number =>
  number % 3 === 0 ? 0 : number % 3 === 1 ? room : Math.floor((number * room) / 255);
const patternOf = (number: number, length: number): Buffer => Buffer.alloc(length, `croft ${number} `);

interface Outcome {
  state: string;
  code: string | null;
}

function mustAnswer(report: Outcome, state: string, code: string | null, what: string): void {
  assert.deepEqual(
    { state: report.state, code: report.code },
    { state, code },
    `${what}: ${JSON.stringify(report)}`,
  );
}

/** What is reported of it, whether it is there to be used or in quarantine. */
function mustReport(report: object, { number, start, size, filesystem, overwritten }: Placed): void {
  const made = overwritten ? {} : { filesystem };
  const facts = { number, start_bytes: start * MIB, size_bytes: size * MIB, ...made };
  for (const [name, value] of Object.entries(facts))
    assert.deepEqual(
      (report as Record<string, unknown>)[name],
      value,
      `${name} of ${JSON.stringify(report)}`,
    );
}

/** Document of the disk as it is now, or null. */
const present = ({ model, real }: Walker) =>
  model.state === "used" && model.disk !== null ? real.documentOf(model.disk, model.sizeMib) : null;

/** Whether room may not be overwritten: on a device what somebody else left there is kept, a file is the agent's own. */
const mustStay = ({ model, real }: Walker, start: number, size: number): boolean =>
  real.ground.device !== null && model.holdsAnything(start, size);

/** Tells the agent of everything again, as it is told after each start. */
async function applyAll(walker: Walker): Promise<void> {
  const { model, real } = walker;
  const document = present(walker);
  if (document === null) return;
  mustAnswer(await real.applyDisk(document), "ready", null, "the disk");
  for (const [id, placed] of model.partitions) {
    const { size, filesystem, kept } = placed;
    const report = await real.applyPartition(id, document.id, size, {
      filesystem,
      wanted: kept ? "kept" : "present",
    });
    mustAnswer(report, kept ? "kept" : "ready", null, id);
    mustReport(report, placed);
  }
}

/** Does it with an agent that is killed meanwhile, now and then, and then for good. */
async function killable(
  walker: Walker,
  kill: number,
  work: () => Promise<void>,
  fromStart = false,
): Promise<void> {
  const commands = commandsOf(kill);
  const learn = () => (fromStart ? Promise.resolve() : learnOthers(walker));
  if (commands !== null) await walker.real.killAfter(commands, learn, work);
  await work();
}

/** Tells an agent that has just begun of the disk, and of what nobody may use. */
async function learnOthers(walker: Walker): Promise<void> {
  const document = present(walker);
  if (document === null) return;
  await walker.real.applyDisk(document);
  for (const [id, { size, kept }] of walker.model.partitions)
    if (kept) await walker.real.applyPartition(id, document.id, size, { wanted: "kept" });
}

const create: Move = {
  weight: 8,
  suits: (placed) => placed === undefined,
  show: (id, [, size, kill]) => `create ${id} ${sizeOf(size)} MiB${killed(kill)}`,
  async go(walker, id, [, drawn, kill]) {
    const { model, real } = walker;
    if (model.partitions.has(id)) return;
    const disk = model.disk ?? pick(walker.disks, 0);
    const size = sizeOf(drawn);
    const filesystem = drawn >= 224 && size >= 2 ? ("ext4" as const) : null;
    if (model.state !== "used") {
      mustAnswer(await real.applyPartition(id, disk, size), "creating", "unavailable", id);
      return;
    }
    const place = model.place(size);
    let report: Outcome | undefined;
    await killable(walker, kill, async () => {
      report = await real.applyPartition(id, disk, size, { filesystem });
    });
    if (place === null) {
      mustAnswer(report as Outcome, "failed", "no_gap", id);
      return;
    }
    if (mustStay(walker, place.start, size)) {
      mustAnswer(report as Outcome, "failed", "disk_not_empty", id);
      return;
    }
    mustAnswer(report as Outcome, "ready", null, id);
    const placed: Placed = { ...place, size, filesystem, overwritten: false, holder: null, kept: false };
    mustReport(report as Outcome, placed);
    model.partitions.set(id, placed);
    model.zero(place.start, size);
    // What a file system is made of is the tool's affair; it stays within its range, which is compared.
    if (filesystem !== null)
      (await real.bytesAt(place.start * MIB, size * MIB)).copy(model.bytes, place.start * MIB);
  },
};

const grow: Move = {
  weight: 5,
  suits: (placed) => placed?.kept === false,
  show: (id, [, by, kill]) => `grow ${id} by ${sizeOf(by)} MiB${killed(kill)}`,
  async go(walker, id, [, by, kill]) {
    const { model, real } = walker;
    const placed = model.partitions.get(id);
    if (placed === undefined || placed.kept || model.state !== "used" || model.disk === null) return;
    const { disk } = model;
    const more = sizeOf(by);
    const room = model.roomAfter(placed);
    let report: Outcome | undefined;
    await killable(walker, kill, async () => {
      report = await real.applyPartition(id, disk, placed.size + more);
    });
    if (room < more) {
      mustAnswer(report as Outcome, "failed", "no_gap", id);
      return;
    }
    if (mustStay(walker, placed.start + placed.size, more)) {
      mustAnswer(report as Outcome, "failed", "disk_not_empty", id);
      return;
    }
    mustAnswer(report as Outcome, "ready", null, id);
    model.zero(placed.start + placed.size, more);
    placed.size += more;
    mustReport(report as Outcome, placed);
  },
};

const shrink: Move = {
  weight: 1,
  suits: (placed) => placed !== undefined,
  show: (id) => `shrink ${id}`,
  async go({ model, real }, id) {
    const placed = model.partitions.get(id);
    if (placed === undefined || placed.size < 2 || model.state !== "used" || model.disk === null) return;
    const report = await real.applyPartition(id, model.disk, placed.size - 1);
    mustAnswer(report, "failed", "cannot_shrink", id);
    if (!placed.kept) return;
    const again = await real.applyPartition(id, model.disk, placed.size, { wanted: "kept" });
    mustAnswer(again, "kept", null, id);
  },
};

/** Into quarantine, which is what deleting does unless it is told to wipe. */
const keep: Move = {
  weight: 4,
  suits: (placed) => placed?.kept === false && placed.holder === null,
  show: (id, [, , kill]) => `delete ${id}${killed(kill)}`,
  async go(walker, id, [, , kill]) {
    const { model, real } = walker;
    const placed = model.partitions.get(id);
    const disk = model.disk ?? pick(walker.disks, 0);
    const ask = () => real.applyPartition(id, disk, placed?.size ?? 1, { wanted: "kept" });
    if (model.state !== "used") {
      mustAnswer(await ask(), "creating", "unavailable", id);
      return;
    }
    if (placed !== undefined && placed.holder !== null) {
      mustAnswer(await ask(), "failed", "partition_attached", id);
      // As it was: what nobody has may be opened, and the VM goes on with what it has.
      mustAnswer(await real.applyPartition(id, disk, placed.size), "ready", null, id);
      return;
    }
    let report: Outcome | undefined;
    await killable(walker, kill, async () => {
      report = await ask();
    });
    mustAnswer(report as Outcome, placed === undefined ? "wiped" : "kept", null, id);
    if (placed === undefined) return;
    mustReport(report as Outcome, placed);
    placed.kept = true;
  },
};

const restore: Move = {
  weight: 6,
  suits: (placed) => placed?.kept === true,
  show: (id, [, by, kill]) =>
    `restore ${id}${by % 3 === 0 ? ` larger by ${sizeOf(by)} MiB` : ""}${killed(kill)}`,
  async go(walker, id, [, by, kill]) {
    const { model, real } = walker;
    const placed = model.partitions.get(id);
    if (placed === undefined || !placed.kept || model.state !== "used" || model.disk === null) return;
    const { disk } = model;
    const more = by % 3 === 0 ? sizeOf(by) : 0;
    let report: Outcome | undefined;
    await killable(walker, kill, async () => {
      // A file system that it never had is not made.
      report = await real.applyPartition(id, disk, placed.size + more, { filesystem: "ext4" });
    });
    placed.kept = false;
    if (model.roomAfter(placed) < more) {
      mustAnswer(report as Outcome, "failed", "no_gap", id);
      return;
    }
    if (mustStay(walker, placed.start + placed.size, more)) {
      mustAnswer(report as Outcome, "failed", "disk_not_empty", id);
      return;
    }
    mustAnswer(report as Outcome, "ready", null, id);
    model.zero(placed.start + placed.size, more);
    placed.size += more;
    mustReport(report as Outcome, placed);
  },
};

/** Its bytes are destroyed: at once, or out of quarantine. */
const purge: Move = {
  weight: 4,
  suits: (placed) => placed?.holder === null,
  show: (id, [, , kill]) => `wipe ${id}${killed(kill)}`,
  async go(walker, id, [, , kill]) {
    const { model, real } = walker;
    const placed = model.partitions.get(id);
    const disk = model.disk ?? pick(walker.disks, 0);
    const wipe = () => real.applyPartition(id, disk, placed?.size ?? 1, { wanted: "wiped" });
    if (model.state !== "used") {
      mustAnswer(await wipe(), "creating", "unavailable", id);
      return;
    }
    if (placed !== undefined && placed.holder !== null) {
      mustAnswer(await wipe(), "failed", "partition_attached", id);
      return;
    }
    let report: Outcome | undefined;
    await killable(walker, kill, async () => {
      report = await wipe();
    });
    mustAnswer(report as Outcome, "wiped", null, id);
    if (placed === undefined) return;
    model.partitions.delete(id);
    model.zero(placed.start, placed.size);
  },
};

const attach: Move = {
  weight: 5,
  suits: (placed) => placed?.kept === false && placed.holder === null,
  show: (id, [, vm, how], { vms }) =>
    `attach ${id} to ${pick(vms, vm)}${how % 4 === 0 ? " to be read only" : ""}`,
  async go({ model, real, vms }, id, [, who, how]) {
    const vm = pick(vms, who);
    const placed = model.partitions.get(id);
    const open = () => real.attach(id, vm, how % 4 === 0);
    if (placed === undefined || placed.kept || model.state !== "used") {
      await assert.rejects(open(), { code: "unavailable" });
      return;
    }
    if (placed.holder !== null && placed.holder !== vm) {
      await assert.rejects(open(), { code: "partition_attached" });
      return;
    }
    assert.equal((await open()).sizeBytes, placed.size * MIB);
    placed.holder = vm;
    await real.mustBeClaimed(placed.number);
    const read = await real.guestReads(id, vm);
    const { start, size } = placed;
    const wanted = model.bytes.subarray(start * MIB, (start + size) * MIB);
    assert.ok(read.equals(wanted), `what ${vm} reads of ${id} is not what was written there`);
  },
};

const detach: Move = {
  weight: 4,
  suits: (placed) => placed?.holder !== null && placed !== undefined,
  show: (id, [, who], { vms }) => `detach ${id} from ${who % 4 === 0 ? pick(vms, who) : "its VM"}`,
  async go({ model, real, vms }, id, [, who]) {
    const placed = model.partitions.get(id);
    const vm = who % 4 === 0 ? pick(vms, who) : (placed?.holder ?? pick(vms, who));
    await real.disks.drives.close(id, vm);
    if (placed?.holder === vm) placed.holder = null;
  },
};

const guestWrite: Move = {
  weight: 8,
  suits: (placed) => placed?.kept === false,
  show: (id, [, at, what]) => `the guest of ${id} writes ${what} at ${at}/256`,
  async go({ model, real, vms }, id, [, at, what]) {
    const placed = model.partitions.get(id);
    if (placed === undefined || placed.kept || model.state !== "used") return;
    const bytes = patternOf(what, 65_536);
    const room = placed.size * MIB - bytes.length;
    const position = positionIn(room, at);
    // One that nobody has is attached for it and let go.
    const vm = placed.holder ?? pick(vms, what);
    await real.guestWrites(id, vm, position, bytes);
    if (placed.holder === null) await real.disks.drives.close(id, vm);
    bytes.copy(model.bytes, placed.start * MIB + position);
    // The superblock ends before that.
    if (position < 4096) placed.overwritten = true;
  },
};

const strangerWrite: Move = {
  weight: 2,
  show: (_, [gap, at, what]) => `something writes ${what} into gap ${gap} at ${at}/256`,
  async go({ model, real }, _, [which, at, what]) {
    if (model.state === "absent") return;
    const gaps = model.gaps();
    if (gaps.length === 0) return;
    const { start, size } = pick(gaps, which);
    const bytes = patternOf(what, 9_000);
    const position = start * MIB + positionIn(size * MIB - bytes.length, at);
    await real.strangerWrites(position, bytes);
    bytes.copy(model.bytes, position);
  },
};

const release: Move = {
  weight: 2,
  show: (_, [, , kill]) => `release${killed(kill)}`,
  async go(walker, _, [, , kill]) {
    const { model, real } = walker;
    if (model.disk === null) return;
    const document = real.documentOf(model.disk, model.sizeMib, "released");
    if (model.attached) {
      mustAnswer(await real.applyDisk(document), "failed", "partition_attached", "release");
      return;
    }
    let report: Outcome | undefined;
    await killable(
      walker,
      kill,
      async () => {
        report = await real.applyDisk(document);
      },
      true,
    );
    mustAnswer(report as Outcome, "released", null, "release");
    model.state = "released";
  },
};

const adopt: Move = {
  weight: 4,
  show: (_, [which, size, kill]) =>
    `adopt as disk ${which % 2}, ${firstSizeOf(size)} MiB if new${killed(kill)}`,
  async go(walker, _, [which, size, kill]) {
    const { model, real } = walker;
    const disk = pick(walker.disks, which);
    const { device } = real.ground;
    if (model.state === "used" && disk !== model.disk) {
      const report = await real.applyDisk(real.documentOf(disk, model.sizeMib));
      mustAnswer(report, "failed", "disk_refused", "a second adoption");
      return;
    }
    if (device !== null && model.state === "absent") {
      model.begin(disk, (await stat(real.ground.file)).size / MIB);
    } else if (model.state === "absent") model.begin(disk, firstSizeOf(size));
    model.state = "used";
    model.disk = disk;
    await killable(walker, kill, () => applyAll(walker).catch(() => undefined), true);
    await applyAll(walker);
  },
};

const growDisk: Move = {
  weight: 1,
  show: (_, [by, , kill]) => `grow the disk by ${1 + (by % 6)} MiB${killed(kill)}`,
  async go(walker, _, [by, , kill]) {
    const { model, real } = walker;
    const sizeMib = model.sizeMib + 1 + (by % 6);
    if (real.ground.device !== null || model.state !== "used" || model.disk === null) return;
    if (sizeMib > LARGEST_MIB) return;
    const document = real.documentOf(model.disk, sizeMib);
    let report: Outcome | undefined;
    await killable(walker, kill, async () => {
      report = await real.applyDisk(document);
    });
    mustAnswer(report as Outcome, "ready", null, "the disk");
    model.grow(sizeMib, await real.bytesAt((model.sizeMib - 1) * MIB, MIB));
    const smaller = await real.applyDisk(real.documentOf(model.disk, sizeMib - 1));
    mustAnswer(smaller, "failed", "cannot_shrink", "the disk");
  },
};

const erase: Move = {
  weight: 1,
  show: () => "erase",
  async go({ model, real }) {
    if (model.state !== "used" || model.disk === null) return;
    const report = await real.applyDisk(real.documentOf(model.disk, model.sizeMib, "erased"));
    if (model.attached) mustAnswer(report, "failed", "partition_attached", "erase");
    else if (real.ground.device !== null) mustAnswer(report, "failed", "disk_refused", "erase");
    else if (model.partitions.size > 0) mustAnswer(report, "failed", "in_use", "erase");
    else {
      mustAnswer(report, "erased", null, "erase");
      model.end();
    }
  },
};

const restart: Move = {
  weight: 3,
  show: () => "the agent starts again",
  async go(walker) {
    await walker.real.restart();
    await applyAll(walker);
  },
};

/** Every step there is. */
export const MOVES: Readonly<Record<string, Move>> = {
  create,
  grow,
  shrink,
  keep,
  restore,
  purge,
  attach,
  detach,
  guestWrite,
  strangerWrite,
  release,
  adopt,
  growDisk,
  erase,
  restart,
};
