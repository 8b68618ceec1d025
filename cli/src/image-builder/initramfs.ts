// Writes an initramfs: a cpio archive in the "newc" format, which the kernel unpacks as its first file system.

export interface CpioEntry {
  /** Path inside the archive, without a leading slash. */
  path: string;
  /** Permission bits; a directory has no `contents`. */
  permissions: number;
  contents?: Uint8Array;
}

const DIRECTORY = 0o040000;
const FILE = 0o100000;
const HEADER_BYTES = 110;

/** Rounds up to the four bytes that the format aligns to. */
function aligned(bytes: number): number {
  return (bytes + 3) & ~3;
}

function record(entry: CpioEntry, inode: number): Buffer {
  const name = Buffer.from(`${entry.path}\0`);
  const contents = entry.contents ?? new Uint8Array();
  const isDirectory = entry.contents === undefined;
  const fields = [
    inode,
    (isDirectory ? DIRECTORY : FILE) | entry.permissions,
    0, // uid
    0, // gid
    isDirectory ? 2 : 1, // links
    0, // time of change: none, so that equal input gives equal bytes
    contents.length,
    0, // device
    0,
    0, // device that a node stands for
    0,
    name.length,
    0, // checksum, unused in this variant
  ];
  const header = `070701${fields.map((field) => field.toString(16).padStart(8, "0")).join("")}`;
  const contentsAt = aligned(HEADER_BYTES + name.length);
  const bytes = Buffer.alloc(contentsAt + aligned(contents.length));
  bytes.write(header, "latin1");
  name.copy(bytes, HEADER_BYTES);
  bytes.set(contents, contentsAt);
  return bytes;
}

/** The archive of these entries. A directory must come before what lies in it. */
export function cpioArchive(entries: readonly CpioEntry[]): Buffer {
  const records = entries.map((entry, index) => record(entry, index + 1));
  records.push(record({ path: "TRAILER!!!", permissions: 0, contents: new Uint8Array() }, 0));
  return Buffer.concat(records);
}

/** What lies in the guest's initramfs. The modules are loaded in the order of their names. */
export function initramfsEntries(parts: {
  init: Uint8Array;
  busybox: Uint8Array;
  modules: readonly { name: string; contents: Uint8Array }[];
}): CpioEntry[] {
  const directories = ["bin", "dev", "modules", "proc", "root", "sys"];
  const modules = [...parts.modules].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    ...directories.map((path) => ({ path, permissions: 0o755 })),
    { path: "init", permissions: 0o755, contents: parts.init },
    { path: "bin/busybox", permissions: 0o755, contents: parts.busybox },
    ...modules.map(({ name, contents }) => ({ path: `modules/${name}`, permissions: 0o644, contents })),
  ];
}
