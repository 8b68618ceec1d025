import { expect, test } from "@jest/globals";
import { sampleObserving } from "../../planner/fixtures/host-snapshot.fixture.ts";
import { sampleDisk, samplePartition, sampleVm, vmReport } from "../../planner/sample-objects.ts";
import { diskOnHost } from "../disk/host-side.ts";
import { partitionOnHost } from "../partition/host-side.ts";
import { withDrives } from "./drive-condition.ts";
import { vmOnHost } from "./host-side.ts";

const other = { type: "x", status: "true", reason: "y", message: "z" } as const;
const well = { partition: "prt_0000000000000001", attached: true, code: null, message: null };
const lost = { ...well, code: "disk_not_found", message: "Disk dsk_1 is gone. Connect it again." };

test("what is wrong with a drive stands in its VM's conditions as long as it is wrong", () => {
  expect(withDrives([other], [well])).toEqual([other]);
  const told = withDrives([other], [well, { ...lost, partition: "prt_0000000000000002" }]);
  expect(told).toEqual([
    other,
    {
      type: "drives",
      status: "false",
      reason: "disk_not_found",
      message: "Partition prt_0000000000000002: Disk dsk_1 is gone. Connect it again.",
    },
  ]);
  expect(withDrives(told, [lost])).toHaveLength(2);
  expect(withDrives(told, [])).toEqual([other]);
});

test("a disk that vanishes is told on the disk, its partition and its VM, which runs on", () => {
  const { code, message } = lost;
  const blank = { generation: 1, state: "error" as const, code, message };
  const [disk, partition, vm] = [sampleDisk(), samplePartition(), sampleVm()];
  const observing = sampleObserving([
    {
      ...blank,
      kind: "disk",
      id: disk.id,
      identity: null,
      model: null,
      size_bytes: null,
      sector_size: null,
      free_bytes: null,
      largest_gap_bytes: null,
      path: null,
    },
    {
      ...blank,
      kind: "partition",
      id: partition.id,
      number: null,
      part_uuid: null,
      start_bytes: null,
      size_bytes: null,
      filesystem: null,
    },
    vmReport({ drives: [{ ...lost, partition: partition.id }] }),
  ]);
  const seen = [
    diskOnHost.observe(disk, observing),
    partitionOnHost.observe(partition, observing),
    vmOnHost.observe(vm, observing),
  ];
  const told = { state: "error", state_code: code, state_reason: message };
  expect(seen).toMatchObject([
    { status: told },
    { status: told },
    { status: { state: "running", conditions: [{ type: "drives", reason: code }] } },
  ]);
});
