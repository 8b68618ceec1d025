import { Partition } from "@croft/cdktn/lib/partition";
import { Vm } from "@croft/cdktn/lib/vm";
import { expect, test } from "@jest/globals";
import { Testing } from "cdktn";
import { DataVm, type DataVmConfig } from "./data-vm.ts";

Testing.setupJest();

const config: DataVmConfig = {
  name: "web-0",
  project: "shop",
  image: "img-1",
  cpus: 1,
  memoryMib: 512,
  rootDiskGib: 4,
  data: { sizeGib: 10, onDelete: "quarantine" },
  mountPoint: "/srv",
  setup: "echo ready\n",
};

const synthesised = (): string => Testing.synthScope((scope) => void new DataVm(scope, "web-0", config));

test("the partition is named after the VM and formatted", () => {
  expect(synthesised()).toHaveResourceWithProperties(Partition, {
    name: "web-0-data",
    project: "shop",
    size_gib: 10,
    on_delete: "quarantine",
    filesystem: "ext4",
  });
});

test("the VM has the partition, and refers to it", () => {
  expect(synthesised()).toHaveResourceWithProperties(Vm, {
    name: "web-0",
    partitions: [{ partition: expect.stringMatching(/^\$\{croft_partition\.web-0_data_\w+\.id\}$/) }],
  });
});

test("the setup runs once the partition is mounted, which the guest finds by its serial", () => {
  expect(synthesised()).toHaveResourceWithProperties(Vm, {
    user_data: expect.stringMatching(
      /by-id\/virtio-\$\{croft_partition\.web-0_data_\w+\.serial\} \/srv ext4 .*mount \/srv\necho ready\n$/s,
    ),
  });
});
