// The same guests by libvirt, where it is installed and answers.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";
import { bootDisk } from "../../../host-agent/src/vm/qemu/boot-sector.ts";

const CONNECT = ["--connect", "qemu:///system"];

/** Whether virsh is there and its daemon answers. */
export const hasLibvirt = (): boolean =>
  spawnSync("virsh", [...CONNECT, "version"], { stdio: "ignore", timeout: 10_000 }).status === 0;

/** Creates guests with a boot sector all at once; resolves with the seconds until all have spoken, and removes them. */
export async function createByVirsh(
  count: number,
  folder: string,
  untilAllSpeak: (serialLogs: readonly string[]) => Promise<void>,
): Promise<number> {
  const own = path.join(folder, "virsh");
  mkdirSync(own, { mode: 0o755 });
  const disk = path.join(own, "boot.img");
  writeFileSync(disk, bootDisk(), { mode: 0o666 });
  const guests = Array.from({ length: count }, (_, number) => {
    const name = `croft-bench-${process.pid}-${number}`;
    const files = {
      xml: path.join(own, `${name}.xml`),
      disk: path.join(own, `${name}.img`),
      log: path.join(own, `${name}.log`),
    };
    copyFileSync(disk, files.disk);
    writeFileSync(files.log, "", { mode: 0o666 });
    writeFileSync(files.xml, domain(name, files.disk, files.log));
    return { name, ...files };
  });
  const begun = performance.now();
  try {
    await Promise.all(guests.map(({ xml }) => execa("virsh", [...CONNECT, "create", xml])));
    await untilAllSpeak(guests.map(({ log }) => log));
    return (performance.now() - begun) / 1000;
  } finally {
    await Promise.all(
      guests.map(({ name }) => execa("virsh", [...CONNECT, "destroy", name], { reject: false })),
    );
  }
}

const domain = (name: string, disk: string, log: string): string => `<domain type="qemu">
  <name>${name}</name>
  <memory unit="MiB">64</memory>
  <vcpu>1</vcpu>
  <os><type arch="x86_64" machine="q35">hvm</type><boot dev="hd"/></os>
  <cpu mode="maximum"/>
  <devices>
    <disk type="file" device="disk"><driver name="qemu" type="raw"/><source file="${disk}"/><target dev="vda" bus="virtio"/></disk>
    <interface type="user"><model type="virtio"/></interface>
    <serial type="file"><source path="${log}"/></serial>
  </devices>
</domain>
`;
