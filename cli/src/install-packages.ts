// The programs that Croft needs on a host, and the Debian packages they come in. Used by `npm start` and `npm test`.

import { constants } from "node:fs";
import { access, readdir } from "node:fs/promises";
import path from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { execa } from "execa";

export interface Need {
  package: string;
  /** A program on the path, or an absolute path of a file, that shows the package is there, whoever installed it. */
  shownBy: string;
  /** Only where Croft does not run as root. */
  withoutRoot?: true;
}

export const NEEDS: readonly Need[] = [
  { package: "qemu-system-x86", shownBy: "qemu-system-x86_64" },
  { package: "qemu-utils", shownBy: "qemu-img" },
  { package: "mmdebstrap", shownBy: "mmdebstrap" },
  { package: "debian-archive-keyring", shownBy: "/usr/share/keyrings/debian-archive-keyring.gpg" },
  { package: "uidmap", shownBy: "newuidmap", withoutRoot: true },
  { package: "fdisk", shownBy: "sfdisk" },
  { package: "util-linux", shownBy: "losetup" },
  { package: "e2fsprogs", shownBy: "mke2fs" },
  { package: "xfsprogs", shownBy: "mkfs.xfs" },
  { package: "ovmf", shownBy: "/usr/share/OVMF/OVMF_CODE_4M.fd" },
  { package: "swtpm", shownBy: "swtpm" },
  { package: "nftables", shownBy: "nft" },
  { package: "iproute2", shownBy: "ip" },
  { package: "genisoimage", shownBy: "genisoimage" },
  { package: "openssh-client", shownBy: "ssh-keygen" },
  { package: "busybox-static", shownBy: "busybox" },
  { package: "iproute2", shownBy: "ip" },
  { package: "nftables", shownBy: "nft" },
  { package: "dnsmasq-base", shownBy: "dnsmasq" },
];

/** What tests need besides: programs that people use with Croft, and those of other systems, which lay down their disks. */
export const TEST_NEEDS: readonly Need[] = [
  ...NEEDS,
  { package: "rsync", shownBy: "rsync" },
  { package: "jq", shownBy: "jq" },
  { package: "curl", shownBy: "curl" },
  { package: "openssl", shownBy: "openssl" },
  { package: "git", shownBy: "git" },
  { package: "gnupg", shownBy: "gpg" },
  { package: "openssh-server", shownBy: "/usr/sbin/sshd" },
  { package: "xz-utils", shownBy: "xz" },
  { package: "zstd", shownBy: "zstd" },
  { package: "mtools", shownBy: "mcopy" },
  { package: "ansible-core", shownBy: "ansible" },
  { package: "btrfs-progs", shownBy: "mkfs.btrfs" },
  { package: "ntfs-3g", shownBy: "mkntfs" },
  { package: "dosfstools", shownBy: "mkfs.vfat" },
  { package: "cryptsetup-bin", shownBy: "cryptsetup" },
  { package: "gdisk", shownBy: "sgdisk" },
  { package: "prometheus", shownBy: "promtool" },
  { package: "nginx-light", shownBy: "nginx" },
  { package: "zsh", shownBy: "zsh" },
  { package: "fish", shownBy: "fish" },
  { package: "python3-paramiko", shownBy: "/usr/lib/python3/dist-packages/paramiko/__init__.py" },
];

/** Where administration programs lie, although a user's path may leave these folders out. */
const SYSTEM_FOLDERS = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

const APT_LISTS = "/var/lib/apt/lists";

/** What the installer asks of the machine; tests give their own. */
export interface Machine {
  isRoot: boolean;
  /** Whether a program is on the path, or a file is there. */
  has: (shownBy: string) => Promise<boolean>;
  /** Whether apt knows any packages at all. */
  hasPackageLists: () => Promise<boolean>;
  /** Runs a command and passes its lines on; rejects when it fails. */
  run: (command: string, args: readonly string[], onLine: (line: string) => void) => Promise<void>;
}

async function has(shownBy: string): Promise<boolean> {
  const candidates = shownBy.startsWith("/")
    ? [shownBy]
    : SYSTEM_FOLDERS.map((folder) => path.join(folder, shownBy));
  const mode = shownBy.startsWith("/") ? constants.R_OK : constants.X_OK;
  for (const candidate of candidates) {
    const found = await access(candidate, mode).then(
      () => true,
      () => false,
    );
    if (found) {
      return true;
    }
  }
  return false;
}

async function run(command: string, args: readonly string[], onLine: (line: string) => void): Promise<void> {
  const running = execa(command, args, {
    env: { DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
    stdin: "ignore",
    all: true,
    reject: false,
  });
  const last: string[] = [];
  for await (const line of running.iterable({ from: "all" })) {
    onLine(line);
    last.push(line);
    if (last.length > 10) {
      last.shift();
    }
  }
  const { failed } = await running;
  if (failed) {
    throw new CroftError("host_error", `${command} ${args.join(" ")} failed:\n${last.join("\n")}`);
  }
}

export function thisMachine(): Machine {
  return {
    isRoot: process.getuid?.() === 0,
    has,
    hasPackageLists: async () =>
      (await readdir(APT_LISTS).catch(() => [])).some((name) => name.includes("Packages")),
    run,
  };
}

/** The packages that are missing, in the order of the table. */
export async function missingPackages(machine: Machine, needs: readonly Need[] = NEEDS): Promise<string[]> {
  const wanted = needs.filter((need) => !(need.withoutRoot && machine.isRoot));
  const present = await Promise.all(wanted.map((need) => machine.has(need.shownBy)));
  return wanted.filter((_, index) => !present[index]).map((need) => need.package);
}

/**
 * Installs what is missing. Package lists are fetched only when there are none or when installing fails with those that are there.
 * Errors: host_error with the one command to run, for who is not root or has no apt-get; apt-get's last lines when it fails.
 */
export async function installPackages(options: {
  log: (message: string) => void;
  machine?: Machine;
  /** What is needed; what Croft itself needs unless given. */
  needs?: readonly Need[];
}): Promise<{ installed: string[] }> {
  const machine = options.machine ?? thisMachine();
  const missing = await missingPackages(machine, options.needs);
  if (missing.length === 0) {
    return { installed: [] };
  }
  const install = ["-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends", ...missing];
  if (!machine.isRoot || !(await machine.has("apt-get"))) {
    const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(" ")}`;
    const detail = (await machine.has("apt-get"))
      ? `Run this once, then the same command again:\n  sudo sh -c '${command}'`
      : `This machine has no apt-get. Install what these Debian packages hold: ${missing.join(" ")}`;
    throw new CroftError("host_error", `installing packages: ${missing.join(", ")} missing. ${detail}`, {
      detail,
    });
  }
  options.log(`installing ${missing.join(", ")}`);
  const onLine = (line: string) => {
    if (/^(Get:|Setting up |Unpacking )/.test(line)) {
      options.log(line);
    }
  };
  const update = () => machine.run("apt-get", ["update"], onLine);
  if (!(await machine.hasPackageLists())) {
    await update();
    await machine.run("apt-get", install, onLine);
  } else {
    await machine.run("apt-get", install, onLine).catch(async () => {
      options.log("fetching the package lists, as installing with those of this machine failed");
      await update();
      await machine.run("apt-get", install, onLine);
    });
  }
  const still = await missingPackages(machine, options.needs);
  if (still.length > 0) {
    throw new CroftError(
      "host_error",
      `installing packages: apt-get installed them, but what shows ${still.join(", ")} is still missing`,
    );
  }
  return { installed: missing };
}
