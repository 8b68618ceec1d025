import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { describe, expect, test } from "@jest/globals";
import { sampleDisk, samplePartition } from "../../planner/sample-objects.ts";
import { diskGoes, explainWipe } from "./explain-disk.ts";
import { rowOf } from "./inventory-row.ts";

const row: HostReport["disks"][number] = {
  identity: "wwn-1",
  path: "/dev/sdb",
  aliases: ["/dev/disk/by-id/one"],
  model: null,
  serial: "S1",
  size_bytes: 500 * 2 ** 30,
  sector_size: 512,
  holds: ["an ext4 file system"],
  adoptable: true,
  reason: 'adopting it destroys what it holds and needs wipe = "wwn-1"',
  disk: null,
};
const spec = { host: "alpha", device: "/dev/disk/by-id/one", wipe: "wwn-1" };

const left = [samplePartition(), samplePartition({ id: "prt_0000000000000002", name: "other" })].map(
  (one) => ({
    ...one,
    deleting: true,
    status: { ...one.status, state: "quarantined" as const },
  }),
);

describe("adopting with wipe", () => {
  test("says what is lost, with what is in quarantine there", () => {
    expect(rowOf([row], spec)).toBe(row);
    const [remark] = explainWipe(spec, row, left);
    expect(remark).toMatchObject({
      code: "destroyed",
      summary: "Disk /dev/sdb of host alpha will be wiped",
      pointer: "/spec/wipe",
    });
    expect(remark?.detail).toContain("All of its 500 GiB (wwn-1) are lost. It holds an ext4 file system.");
    expect(remark?.detail).toMatch(/in quarantine there: .*GiB\), .*GiB\), \d+ GiB in all/);
  });

  test("says nothing where nothing is destroyed", () => {
    expect(explainWipe({ ...spec, wipe: "wwn-2" }, row, left)).toEqual([]);
    expect(explainWipe(spec, { ...row, holds: [] }, left)).toEqual([]);
    expect(explainWipe(spec, undefined, left)).toEqual([]);
    const released = { ...row, disk: "dsk_0000000000000001", reason: null };
    expect(explainWipe(spec, released, left)).toEqual([]);
  });
});

test("many partitions are named in short", () => {
  const many = Array.from({ length: 12 }, () => left[0] as (typeof left)[number]);
  expect(diskGoes(sampleDisk(), many)).toContain("and 2 more, ");
});
