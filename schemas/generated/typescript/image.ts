// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** A disk image (raw or qcow2) that root disks of VMs are overlaid on, or a CD or DVD (iso) for their drives; as it is or compressed with gzip, xz or zstd. Only the reconciler fetches and unpacks it; hosts copy it from the reconciler, once each, and check it. */
export interface ImageSpec {
  /** Where the reconciler fetches the image: `https`, `http` (with `sha256`), or `file:` below the reconciler's `images_dir` (admin only). With an equal `sha256` a new address is only noted. All who may read the image read it, so it may hold no user name or password. */
  url?: string;
  /** SHA-256 of a committed upload (`POST /v1/uploads`) that becomes the image. */
  upload?: string;
  /** SHA-256 of the file as given (compressed, when it is), in lower-case hex. Required with `http`; else computed, for `path` at plan. */
  sha256?: string;
  /** `raw` insists that the file holds a disk's bytes, whatever they look like: what else is neither a disk image nor a CD is refused. Without it the format is recorded once from the contents and named ever after (`raw`, `qcow2`, `iso`). What begins like a CD is one, also when it has a partition table besides. */
  format?: "raw";
  /** A kernel (and initial ramdisk) that QEMU boots directly instead of the image's boot loader. */
  kernel?: {
    /** Where the kernel is fetched. An equal `sha256` makes a change of it live. */
    url?: string;
    /** SHA-256 of a committed upload that becomes the kernel. */
    upload?: string;
    /** SHA-256 of the kernel. */
    sha256?: string;
    /** Where the initial ramdisk is fetched. */
    initrd_url?: string;
    /** SHA-256 of a committed upload that becomes the initial ramdisk. */
    initrd_upload?: string;
    /** SHA-256 of the initial ramdisk. */
    initrd_sha256?: string;
    /** The kernel's command line. */
    command_line?: string;
  };
}

export interface ImageStatus {
  /** SHA-256 of the image's file as given, compressed or not. */
  sha256?: string | null;
  /** How the file as given is compressed, found from its contents; null when it is not. */
  compression?: "gzip" | "xz" | "zstd" | null;
  /** SHA-256 of the disk that hosts get, which differs from `sha256` when the file is compressed. */
  disk_sha256?: string | null;
  /** Size of what hosts get. */
  disk_size_bytes?: number | null;
  /** Hashes of the kernel's files as fetched. */
  kernel?: {
    /** SHA-256 of the kernel. */
    sha256: string;
    /** Size of the kernel. */
    size_bytes: number;
    /** SHA-256 of the initial ramdisk. */
    initrd_sha256: string | null;
    /** Size of the initial ramdisk. */
    initrd_size_bytes: number | null;
  } | null;
  /** Recorded once from the contents, or insisted on, and named ever after. */
  format?: "raw" | "qcow2" | "iso" | null;
  /** Size of the file as given, compressed or not. */
  size_bytes?: number | null;
  /** Size of the disk that a guest sees, rounded up to GiB; the smallest `root_disk_gib`. */
  virtual_size_gib?: number | null;
  /** Exact size of the disk that a guest sees. */
  virtual_size_bytes?: number | null;
  /** How much of it is here; grows while state is `fetching`. */
  fetched_bytes?: number;
  /** What `fetched_bytes` grows to, as far as the server says so; null when it does not. */
  total_bytes?: number | null;
}

export type ImageState = "pending" | "fetching" | "ready" | "failed" | "error" | "deleting";
