// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** A GPT partition on an adopted disk, for one VM at a time. */
export interface PartitionSpec {
  /** Size in GiB. It grows (live where the agent has root, else with a restart of its VM) and never shrinks; growth that failed may be taken back. Where a neighbor on the disk is in the way, the partition is copied to a gap that is large enough, with number, GUID and serial, also while a VM has it, whose guest stands still for a moment at the end; the plan says how many GiB are copied. */
  size_gib: number;
  /** Id of the disk; Croft chooses one with room when absent. */
  disk?: string;
  /** Name of the host; that of the disk when absent. Another one moves the partition there with its bytes, with id, serial and GUID, while no VM has it; one that a VM has goes with that (`host` of `croft_vm`). */
  host?: string;
  /** Region whose hosts the partition may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the partition. */
  region?: string;
  /** Made once, while the partition is empty; none is made when absent. It grows with the partition: Croft's guest image grows what it has mounted, and the host grows an ext4 that no VM has. In another guest run `resize2fs <device>` (ext4) or `xfs_growfs <mount point>` after the disk grew, or mount it with `x-systemd.growfs`; XFS grows only while a guest has it mounted, and on a host whose agent has no root ext4 too is grown by the guest. */
  filesystem?: "ext4" | "xfs";
  /** What deletion does with the bytes: `quarantine` keeps them for `retention_days`, `wipe` overwrites them with zeros at once. */
  on_delete?: "quarantine" | "wipe";
  /** How many days the bytes stay in quarantine before they are overwritten with zeros, at most 365; what was stored with more keeps it. */
  retention_days?: number;
  /** Id of a partition in quarantine, which comes back with its id, serial, number and every byte. `size_gib` is its own or larger, `filesystem` what it holds (none is made). */
  restore_from?: string;
}

export interface PartitionStatus {
  /** Id of the disk that it is on. */
  disk?: string | null;
  /** Name of the host that it is on. */
  host?: string | null;
  /** Region of that host. */
  host_region?: string | null;
  /** 20 characters made of the id; the guest finds it at `/dev/disk/by-id/virtio-<serial>`. */
  serial?: string | null;
  /** Number of the entry in the partition table. */
  number?: number | null;
  /** Unique GUID of the entry. */
  part_uuid?: string | null;
  /** First byte on the disk. */
  start_bytes?: number | null;
  /** Exact size. */
  size_bytes?: number | null;
  /** What it was found to hold. */
  filesystem?: string | null;
  /** When it came into quarantine (RFC 3339, UTC). */
  quarantined_at?: string | null;
  /** When the bytes in quarantine are wiped (RFC 3339, UTC). */
  wipe_at?: string | null;
  /** Id of the VM that has it. */
  attached_to?: string | null;
}

export type PartitionState = "pending" | "creating" | "ready" | "failed" | "error" | "deleting" | "quarantined" | "unknown";
