// Steps of a walk that are about the whole disk, its agent, or what others do to it.
import { stat } from "node:fs/promises";
import { MIB } from "./model.ts";
import {
  killable,
  killed,
  type Move,
  mustAnswer,
  mustReport,
  patternOf,
  pick,
  positionIn,
  present,
  type Walker,
} from "./move.ts";

const firstSizeOf = (number: number): number => 8 + (number % 12);
const LARGEST_MIB = 24;

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
    const report = await killable(walker, kill, () => real.applyDisk(document), true);
    mustAnswer(report, "released", null, "release");
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
    const report = await killable(walker, kill, () => real.applyDisk(document));
    mustAnswer(report, "ready", null, "the disk");
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

export const DISK_MOVES = { strangerWrite, release, adopt, growDisk, erase, restart };
