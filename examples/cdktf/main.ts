// The quickstart in TypeScript: a project, a disk with a partition on it, and a machine that has both.
//
//   node cli/build.mjs                      (in the root of the repository: makes @croft/cdktn from the provider schema)
//   . .croft/env; cd examples/cdktf         (sets TF_VAR_croft_host too: the host that the disk is made on)
//   npm run synth                           (writes cdktf.out/stacks/cdktf/cdk.tf.json; the cdktf command is not needed)
//   terraform -chdir=cdktf.out/stacks/cdktf init
//   terraform -chdir=cdktf.out/stacks/cdktf apply
//
// CDKTF_CONTEXT_JSON='{"name":"other","croft_home":"/srv/croft"}' makes it under other names, or with another state folder.
import path from "node:path";
import { Disk } from "@croft/cdktn/lib/disk";
import { Image } from "@croft/cdktn/lib/image";
import { Partition } from "@croft/cdktn/lib/partition";
import { Project } from "@croft/cdktn/lib/project";
import { CroftProvider } from "@croft/cdktn/lib/provider";
import { SshKey } from "@croft/cdktn/lib/ssh-key";
import { Vm } from "@croft/cdktn/lib/vm";
import { App, Fn, TerraformOutput, TerraformStack, TerraformVariable } from "cdktn";
import type { Construct } from "constructs";

interface Settings {
  /** Name of the project and the disk, and prefix of the image: what has to differ to stand beside another one. */
  readonly name: string;
  /** State folder of Croft: the guest image and the key lie there. */
  readonly croftHome: string;
}

class Quickstart extends TerraformStack {
  constructor(scope: Construct, id: string, { name, croftHome }: Settings) {
    super(scope, id);
    // Terraform runs in the folder of the synthesised stack, so a path has to be absolute.
    const inHome = (file: string): string => path.resolve(croftHome, file);

    new CroftProvider(this, "croft");
    // By name: a position in the list of hosts changes when another one joins.
    const host = new TerraformVariable(this, "croft_host", {
      type: "string",
      description: "Name of the host that the disk is made on. `. .croft/env` sets it (TF_VAR_croft_host).",
    }).stringValue;

    const project = new Project(this, "quickstart", {
      name,
      description: "What npm start makes",
      quota: { vms: 2, cpus: 4, memoryMib: 2048, storageGib: 16 },
    });
    const key = new SshKey(this, "me", {
      project: project.name,
      name: "me",
      publicKey: Fn.trimspace(Fn.file(inHome("id_ed25519.pub"))),
    });
    const image = new Image(this, "debian", {
      name: `${name}-debian-small`,
      shared: true,
      path: inHome("guest/image.qcow2"),
      kernel: {
        path: inHome("guest/vmlinuz"),
        initrdPath: inHome("guest/initrd"),
        commandLine: "root=LABEL=root console=ttyS0 panic=-1 quiet",
      },
    });
    const disk = new Disk(this, "first", { host, file: { name, sizeGib: 8 } });
    const partition = new Partition(this, "data", {
      project: project.name,
      name: "data",
      disk: disk.id,
      sizeGib: 2,
      filesystem: "ext4",
      onDelete: "wipe",
    });
    const vm = new Vm(this, "hello", {
      project: project.name,
      name: "hello",
      image: image.id,
      cpus: 1,
      memoryMib: 512,
      rootDiskGib: 2,
      partitions: [{ partition: partition.id }],
      sshKeys: [key.id],
      ports: [{ guestPort: 80 }],
      waitFor: ["running", "ssh"],
      userData: `#!/bin/sh
mkdir -p /data
echo "/dev/disk/by-id/virtio-${partition.serial} /data ext4 defaults,nofail 0 2" >> /etc/fstab
mount /data
echo "Croft made this machine." > /etc/motd
`,
    });

    new TerraformOutput(this, "vm_id", { value: vm.id });
    new TerraformOutput(this, "vm", { value: `${vm.project}/${vm.name}` });
    new TerraformOutput(this, "partition_id", { value: partition.id });
    new TerraformOutput(this, "image_id", { value: image.id });
    new TerraformOutput(this, "host", { value: disk.host });
  }
}

const app = new App();
new Quickstart(app, "cdktf", {
  name: app.node.tryGetContext("name") ?? "cdktf",
  croftHome: app.node.tryGetContext("croft_home") ?? "../../.croft",
});
app.synth();
