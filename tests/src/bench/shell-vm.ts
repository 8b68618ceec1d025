// A VM of a whole Croft whose guest offers a root shell on its serial port and has nothing else to do.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { SerialShell, waitForText } from "../harness/serial-shell.ts";
import { terraformFolder } from "../harness/terraform-folder.ts";
import { tinyGuest } from "../harness/tiny-guest.ts";
import type { WholeCroft } from "../harness/whole-croft.ts";
import { qemuOf, runtimeOf } from "./by-hand.ts";

export interface ShellVm {
  id: string;
  /** Of its QEMU. */
  pid: number;
  shell: SerialShell;
}

/** Makes project `bench`, an image and the VM; resolves when the guest listens. */
export async function startShellVm(croft: WholeCroft, folder: string): Promise<ShellVm> {
  const { kernel, initrd, commandLine } = await tinyGuest();
  const image = path.join(folder, "image.raw");
  writeFileSync(image, Buffer.alloc(1024 ** 2));
  const terraform = terraformFolder(croft.env);
  try {
    terraform.write(`
resource "croft_project" "bench" {
  name = "bench"
}
resource "croft_image" "tiny" {
  name   = "tiny"
  shared = true
  path   = "${image}"
  kernel = {
    path         = "${kernel}"
    initrd_path  = "${initrd}"
    command_line = "${commandLine}"
  }
}
`);
    await terraform.init();
    await terraform.apply();
    const spec = { image: String(terraform.attributes("croft_image.tiny").id), cpus: 1 };
    const { id } = await croft.call("POST", "/v1/vms", {
      project: "bench",
      name: "shell",
      spec: { ...spec, memory_mib: 256, root_disk_gib: 1 },
    });
    await croft.until(`/v1/vms/${id}`, ({ status }) => status.state === "running");
    await waitForText(path.join(croft.config.home, "agent/vms", id, "serial.log"), "READY", 60_000);
    const pid = qemuOf(id);
    if (pid === undefined) throw new Error(`${id} has no process`);
    return { id, pid, shell: await SerialShell.connect(path.join(runtimeOf(pid), "serial.sock")) };
  } finally {
    terraform.remove();
  }
}
