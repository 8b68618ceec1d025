// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** Attaches a partition to a VM while it runs. What shall be there from the first boot belongs in the VM's `partitions` instead. */
export interface PartitionAttachmentSpec {
  /** Id of the VM. */
  vm: string;
  /** Id of the partition. */
  partition: string;
  /** Serial that the guest sees; the partition's when absent. */
  serial?: string;
  /** Whether the guest may only read. */
  read_only?: boolean;
  /** What happens when the guest does not let go within 30 seconds: false is an error, true stops the VM. */
  force_detach?: boolean;
}

export interface PartitionAttachmentStatus {
  /** Serial that the guest sees. */
  serial?: string | null;
  /** Whether QEMU has the drive plugged in now. */
  attached?: boolean;
}

export type PartitionAttachmentState = "pending" | "creating" | "ready" | "failed" | "error" | "deleting" | "unknown";
