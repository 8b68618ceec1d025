// The programs that the agent runs, and the Debian packages that bring them.
import { findProgram } from "../host/programs.ts";
import { type Finding, failing, fine, warning } from "./finding.ts";

interface Tool {
  program: string;
  package: string;
  /** Without it no VM starts; else only what `of` names does not work. */
  of: "VMs" | "disks and partitions" | "xfs" | "TPMs of VMs" | "ways out of VMs";
  /** Only the agent with root runs it. */
  root?: true;
}

const TOOLS: readonly Tool[] = [
  { program: "qemu-system-x86_64", package: "qemu-system-x86", of: "VMs" },
  { program: "qemu-img", package: "qemu-utils", of: "VMs" },
  { program: "genisoimage", package: "genisoimage", of: "VMs" },
  { program: "bash", package: "bash", of: "VMs" },
  { program: "setpriv", package: "util-linux", of: "VMs", root: true },
  { program: "unshare", package: "util-linux", of: "VMs", root: true },
  { program: "mount", package: "mount", of: "VMs", root: true },
  { program: "sfdisk", package: "fdisk", of: "disks and partitions" },
  { program: "blkid", package: "util-linux", of: "disks and partitions" },
  { program: "wipefs", package: "util-linux", of: "disks and partitions" },
  { program: "mke2fs", package: "e2fsprogs", of: "disks and partitions" },
  { program: "losetup", package: "mount", of: "disks and partitions", root: true },
  { program: "partx", package: "util-linux", of: "disks and partitions", root: true },
  { program: "blkdiscard", package: "util-linux", of: "disks and partitions", root: true },
  { program: "mkfs.xfs", package: "xfsprogs", of: "xfs" },
  { program: "nft", package: "nftables", of: "ways out of VMs", root: true },
  { program: "ip", package: "iproute2", of: "ways out of VMs", root: true },
  { program: "swtpm", package: "swtpm", of: "TPMs of VMs" },
  { program: "bash", package: "bash", of: "TPMs of VMs" },
];

/** One finding for all tools, or one per thing that does not work without those that are missing. */
export async function checkTools(
  root: boolean,
  has: (program: string) => Promise<boolean> = isThere,
): Promise<Finding[]> {
  const wanted = TOOLS.filter((tool) => root || tool.root !== true);
  const present = await Promise.all(wanted.map(({ program }) => has(program)));
  const missing = wanted.filter((_, index) => !present[index]);
  if (missing.length === 0)
    return [fine("tools", `All ${wanted.length} programs that the agent runs are there.`)];
  return [...new Set(missing.map((tool) => tool.of))].map((what) => {
    const lacking = missing.filter((tool) => tool.of === what);
    const names = lacking.map(({ program }) => program).join(", ");
    const packages = [...new Set(lacking.map((tool) => tool.package))].join(" ");
    const say = what === "VMs" ? failing : warning;
    return say(
      "tools",
      `Missing for ${what}: ${names}.`,
      `apt-get install --no-install-recommends ${packages}`,
    );
  });
}

const isThere = async (program: string): Promise<boolean> => (await findProgram(program)) !== null;
