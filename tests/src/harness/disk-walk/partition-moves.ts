// Steps of a walk that are about one partition.
import assert from "node:assert/strict";
import { MIB, type Placed } from "./model.ts";
import {
  killable,
  killed,
  type Move,
  mustAnswer,
  mustReport,
  type Outcome,
  patternOf,
  pick,
  positionIn,
  sizeOf,
  type Walker,
} from "./move.ts";

/** Why room may not be overwritten: on a device what somebody else left there is kept, a file is the agent's own. */
const refusedFor = ({ model, real }: Walker, start: number, size: number): string | null =>
  real.ground.device !== null && model.holdsAnything(start, size) ? "disk_not_empty" : null;

/** Where a partition that is to be larger goes, or why it does not. */
function growth(walker: Walker, placed: Placed, more: number): { start: number } | { refused: string } {
  const { model } = walker;
  const size = placed.size + more;
  if (model.roomAfter(placed) >= more) {
    const refused = refusedFor(walker, placed.start + placed.size, more);
    return refused === null ? { start: placed.start } : { refused };
  }
  const gaps = model.gapsFor(size);
  if (gaps.length === 0) return { refused: "no_gap" };
  if (placed.holder !== null && walker.real.guests === null) return { refused: "partition_attached" };
  const clean = gaps.find(({ start }) => refusedFor(walker, start, size) === null);
  return clean === undefined ? { refused: "disk_not_empty" } : { start: clean.start };
}

/** What was answered to a partition that is to be larger, which it is in the model unless it is refused. */
function enlarge(
  walker: Walker,
  { id, placed, more }: { id: string; placed: Placed; more: number },
  report: Outcome,
): void {
  const { model } = walker;
  const grown = more === 0 ? { start: placed.start } : growth(walker, placed, more);
  mustAnswer(report, "refused" in grown ? "failed" : "ready", "refused" in grown ? grown.refused : null, id);
  if ("refused" in grown) return;
  if (grown.start !== placed.start) model.move(placed, grown.start);
  model.zero(placed.start + placed.size, more);
  placed.size += more;
  mustReport(report, placed);
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
    // Others make room for it, until one of them may not be moved.
    for (const { placed, start } of model.stepsToMakeRoom(size)) {
      if ((placed.holder !== null && real.guests === null) || refusedFor(walker, start, placed.size) !== null)
        break;
      model.move(placed, start);
    }
    const place = model.place(size);
    const report = await killable(walker, kill, () => real.applyPartition(id, disk, size, { filesystem }));
    const refused = place === null ? "no_gap" : refusedFor(walker, place.start, size);
    mustAnswer(report, refused === null ? "ready" : "failed", refused, id);
    if (place === null || refused !== null) return;
    const placed: Placed = {
      ...place,
      size,
      filesystem,
      overwritten: false,
      holder: null,
      readOnly: false,
      kept: false,
    };
    mustReport(report, placed);
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
    const report = await killable(walker, kill, () => real.applyPartition(id, disk, placed.size + more));
    enlarge(walker, { id, placed, more }, report);
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
    const report = await killable(walker, kill, ask);
    mustAnswer(report, placed === undefined ? "wiped" : "kept", null, id);
    if (placed === undefined) return;
    mustReport(report, placed);
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
    // A file system that it never had is not made.
    const wanted = { filesystem: "ext4" } as const;
    const report = await killable(walker, kill, () =>
      real.applyPartition(id, disk, placed.size + more, wanted),
    );
    placed.kept = false;
    enlarge(walker, { id, placed, more }, report);
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
    const report = await killable(walker, kill, wipe);
    mustAnswer(report, "wiped", null, id);
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
    // One that was moved while a guest has it has a node of another number until the guest ends.
    if (placed.holder === null) await real.mustBeClaimed(placed.number);
    if (placed.holder === null) placed.readOnly = how % 4 === 0;
    placed.holder = vm;
    // Every byte of the disk is compared after the step.
    if (real.guests !== null) return;
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
    await real.detach(id, vm);
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
    // A real guest cannot.
    if (real.guests !== null && placed.holder !== null && placed.readOnly) return;
    await real.guestWrites(id, vm, position, bytes);
    if (placed.holder === null) await real.detach(id, vm);
    bytes.copy(model.bytes, placed.start * MIB + position);
    // The superblock ends before that.
    if (position < 4096) placed.overwritten = true;
  },
};

export const PARTITION_MOVES = { create, grow, shrink, keep, restore, purge, attach, detach, guestWrite };
