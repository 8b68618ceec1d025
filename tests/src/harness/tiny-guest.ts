// A guest for tests of the agent: Debian's cloud kernel and an initramfs of busybox that boots in about three seconds,
// says READY on the serial port, gives a root shell there, answers on port 22 with a banner, and obeys the power button.

import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { execa } from "execa";
import { installPackages, NEEDS } from "../../../cli/src/install-packages.ts";

export interface TinyGuest {
  kernel: string;
  initrd: string;
  commandLine: string;
}

const cache = path.join(tmpdir(), "croft-tiny-guest");

const MODULES = [
  ...["drivers/virtio/virtio_ring", "drivers/virtio/virtio", "drivers/virtio/virtio_pci_legacy_dev"],
  ...["drivers/virtio/virtio_pci_modern_dev", "drivers/virtio/virtio_pci", "net/core/failover"],
  ...[
    "drivers/net/net_failover",
    "drivers/net/virtio_net",
    "drivers/block/virtio_blk",
    "drivers/acpi/button",
  ],
  ...["drivers/input/evdev", "drivers/cdrom/cdrom", "fs/isofs/isofs"],
  // Tells the host of a panic.
  ...["drivers/misc/pvpanic/pvpanic", "drivers/misc/pvpanic/pvpanic-mmio"],
  "drivers/firmware/qemu_fw_cfg",
];
/** Loaded where there is UEFI only. */
const EFI_VARIABLES = "fs/efivarfs/efivarfs";

const INIT = `#!/bin/busybox sh
export PATH=/bin
/bin/busybox mkdir -p /bin /proc /sys /dev /etc/acpi/PWRF /var/log /var/run /mnt
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
for m in ${MODULES.map((module) => path.basename(module)).join(" ")}; do insmod /modules/$m.ko; done
if [ -d /sys/firmware/efi ]; then
  insmod /modules/efivarfs.ko && mount -t efivarfs efivarfs /sys/firmware/efi/efivars
fi
printf '#!/bin/sh\\nsync\\nexec /bin/poweroff -f\\n' > /etc/acpi/PWRF/00000080
chmod +x /etc/acpi/PWRF/00000080
acpid
ifconfig lo up
ifconfig eth0 10.0.2.15 netmask 255.255.255.0
route add default gw 10.0.2.2
nc -ll -p 22 -e /bin/echo SSH-2.0-tiny &
stty -echo < /dev/console
echo READY
while :; do PS1= setsid sh -c 'exec sh -i < /dev/ttyS0 > /dev/ttyS0 2>&1'; done
`;

/** Installs what QEMU tests need, and makes the guest once per machine. */
export async function tinyGuest(): Promise<TinyGuest> {
  // Built of parts: what only building an image without root needs may be missing.
  const needs = NEEDS.filter(({ withoutRoot }) => withoutRoot !== true);
  await installPackages({ log: (line) => console.info(line), needs });
  const guest = {
    kernel: path.join(cache, "vmlinuz"),
    initrd: path.join(cache, `initrd-${createHash("sha256").update(INIT).digest("hex").slice(0, 12)}`),
    commandLine: "console=ttyS0 quiet panic=-1 rdinit=/init",
  };
  if (existsSync(guest.kernel) && existsSync(guest.initrd)) return guest;
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  const folder = mkdtempSync(path.join(cache, "build-"));
  try {
    const depends = await execa("apt-cache", ["depends", "linux-image-cloud-amd64"]);
    const name = /Depends: (linux-image-\S+)/.exec(depends.stdout)?.[1];
    if (name === undefined) throw new Error("no Debian cloud kernel in this machine's package lists");
    await execa("apt-get", ["download", name], { cwd: folder });
    const archive = readdirSync(folder).find((file) => file.endsWith(".deb")) as string;
    await execa("dpkg", ["-x", archive, "files"], { cwd: folder });
    const kernel = readdirSync(path.join(folder, "files/boot")).find((file) =>
      file.startsWith("vmlinuz-"),
    ) as string;
    const modules = path.join(folder, "files/lib/modules", kernel.slice("vmlinuz-".length), "kernel");
    const entries: Entry[] = [
      { name: "init", mode: 0o100755, bytes: Buffer.from(INIT) },
      { name: "bin", mode: 0o040755 },
      { name: "bin/busybox", mode: 0o100755, bytes: readFileSync("/bin/busybox") },
      { name: "dev", mode: 0o040755 },
      { name: "dev/console", mode: 0o020600, device: [5, 1] },
      { name: "modules", mode: 0o040755 },
      ...[...MODULES, EFI_VARIABLES].map((module) => ({
        name: `modules/${path.basename(module)}.ko`,
        mode: 0o100644,
        bytes: readFileSync(path.join(modules, `${module}.ko`)),
      })),
    ];
    // Made in a folder of its own: another test file may make the same at the same time.
    writeFileSync(path.join(folder, "initrd"), gzipSync(newcArchive(entries), { level: 1 }));
    renameSync(path.join(folder, "initrd"), guest.initrd);
    renameSync(path.join(folder, "files/boot", kernel), guest.kernel);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return guest;
}

interface Entry {
  name: string;
  mode: number;
  bytes?: Buffer;
  device?: [number, number];
}

/** An archive in cpio's "newc" form, which is what the kernel unpacks. */
function newcArchive(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const pad = (length: number) => Buffer.alloc((4 - (length % 4)) % 4);
  for (const [i, entry] of [...entries, { name: "TRAILER!!!", mode: 0 } as Entry].entries()) {
    const bytes = entry.bytes ?? Buffer.alloc(0);
    const name = Buffer.from(`${entry.name}\0`);
    const [major, minor] = entry.device ?? [0, 0];
    const fields = [i + 1, entry.mode, 0, 0, 1, 0, bytes.length, 0, 0, major, minor, name.length, 0];
    const header = Buffer.from(`070701${fields.map((n) => n.toString(16).padStart(8, "0")).join("")}`);
    parts.push(header, name, pad(header.length + name.length), bytes, pad(bytes.length));
  }
  return Buffer.concat(parts);
}
