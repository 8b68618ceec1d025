// What of this host's block devices the system itself uses, read from the kernel's own lists. Pure text in, facts out.

export interface Mount {
  /** `major:minor` of the mounted file system's device; `0:n` for those without one (btrfs and ZFS too). */
  device: string;
  /** Where it is mounted. */
  point: string;
  /** What was mounted, as the kernel tells it: mostly a device node. */
  source: string;
  type: string;
  options: readonly string[];
}

/** Reads /proc/self/mountinfo. */
export function parseMounts(mountinfo: string): Mount[] {
  const mounts: Mount[] = [];
  for (const line of mountinfo.split("\n")) {
    const fields = line.split(" ");
    const dash = fields.indexOf("-", 6);
    if (dash === -1) continue;
    mounts.push({
      device: fields[2]!,
      point: plainText(fields[4]!),
      source: plainText(fields[dash + 2] ?? ""),
      type: fields[dash + 1] ?? "",
      options: fields[5]!.split(","),
    });
  }
  return mounts;
}

/** Reads /proc/swaps: the paths of what is swapped to. */
export function parseSwaps(swaps: string): string[] {
  return swaps
    .split("\n")
    .slice(1)
    .map((line) => plainText(line.split(/\s+/)[0] ?? ""))
    .filter((path) => path !== "");
}

/** The mount that a path lies on: the longest one above it, the last of equals (it lies on top). */
export function mountOf(mounts: readonly Mount[], path: string): Mount | null {
  let best: Mount | null = null;
  for (const mount of mounts) {
    const above = mount.point === "/" || path === mount.point || path.startsWith(`${mount.point}/`);
    if (above && (best === null || mount.point.length >= best.point.length)) best = mount;
  }
  return best;
}

/** Blanks and the like are written as three octal digits. */
function plainText(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
