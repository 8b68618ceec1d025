// A VM and the partition that its data are on, as one construct. The partition outlives the VM: when the VM is replaced, the
// new one finds the data where they were.
import { Partition, type PartitionConfig } from "@croft/cdktn/lib/partition";
import { Vm, type VmConfig } from "@croft/cdktn/lib/vm";
import { Construct } from "constructs";

export interface DataVmConfig extends Omit<VmConfig, "partitions" | "userData"> {
  /** The data partition: where it is and what becomes of it when it is destroyed. */
  readonly data: Omit<PartitionConfig, "name" | "project" | "filesystem">;
  /** Where the guest has it. */
  readonly mountPoint: string;
  /** Shell commands of the first boot, run with the partition mounted. */
  readonly setup: string;
}

export class DataVm extends Construct {
  readonly vm: Vm;
  readonly partition: Partition;

  constructor(scope: Construct, id: string, { data, mountPoint, setup, ...machine }: DataVmConfig) {
    super(scope, id);
    const { name, project } = machine;
    this.partition = new Partition(this, "data", {
      ...data,
      ...(project === undefined ? {} : { project }),
      name: `${name}-data`,
      filesystem: "ext4",
    });
    this.vm = new Vm(this, "vm", {
      ...machine,
      partitions: [{ partition: this.partition.id }],
      // By its serial, which stays, whatever order the guest finds its disks in.
      userData: mountedAt(mountPoint, `/dev/disk/by-id/virtio-${this.partition.serial}`) + setup,
    });
  }
}

const mountedAt = (mountPoint: string, device: string): string => `#!/bin/sh
set -e
mkdir -p ${mountPoint}
echo "${device} ${mountPoint} ext4 defaults,nofail 0 2" >> /etc/fstab
mount ${mountPoint}
`;
