// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** A project owns machines, disks' partitions, images and keys, and bounds what they may use together. */
export interface ProjectSpec {
  /** Free text for people. */
  description?: string;
  /** Upper bounds of what the project's objects may use together; an absent bound does not bound. Lowering one below what is used is allowed and blocks growth. */
  quota?: {
    /** Number of VMs, stopped ones included. */
    vms?: number;
    /** Sum of `cpus` of the VMs that are to run. */
    cpus?: number;
    /** Sum of `memory_mib` of the VMs that are to run, in MiB. */
    memory_mib?: number;
    /** Sum of root disks, partitions, and, together rounded up, images as unpacked, uploads of the project's tokens that no image was made of yet, and states of Terraform, in GiB. Shared images do not count. */
    storage_gib?: number;
    /** Number of host ports that VMs forward (`ports`), stopped VMs included. The port of SSH that each VM has does not count. */
    ports?: number;
    /** Sum of deleted partitions in quarantine that may be restored to the project, in GiB. Deleting a partition that exceeds it is refused: purge what is in quarantine, or delete it with `on_delete = "wipe"`. */
    quarantine_gib?: number;
  };
}

export interface ProjectStatus {
  /** What the project's objects use now, in the units of `quota`. */
  usage?: {
    /** Number of VMs. */
    vms: number;
    /** CPUs of VMs that are to run. */
    cpus: number;
    /** Memory of VMs that are to run, in MiB. */
    memory_mib: number;
    /** Root disks, partitions, images, uploads that no image was made of yet, and states, in GiB. */
    storage_gib: number;
    /** Host ports that VMs forward. */
    ports: number;
    /** Deleted partitions in quarantine that may be restored to the project. */
    quarantine_gib: number;
    /** Of `storage_gib`: root disks of VMs. */
    root_disks_gib: number;
    /** Of `storage_gib`: partitions. */
    partitions_gib: number;
    /** Of `storage_gib`: images as unpacked, rounded up. */
    images_gib: number;
    /** Of `storage_gib`: uploads that no image was made of yet, rounded up. */
    uploads_gib: number;
    /** Of `storage_gib`: states of Terraform with kept versions, rounded up. */
    states_gib: number;
  };
}

export type ProjectState = "ready" | "deleting";
