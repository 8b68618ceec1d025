// A VM and its partitions through real Terraform: created, changed live, changed with a restart, stopped, imported,
// destroyed. One Croft and one guest for the whole file; each test goes on where the one before ended.
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { root } from "../harness/clone.ts";
import { smallImage } from "../harness/small-image.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";

jest.setTimeout(600_000);

let croft: WholeCroft;
let terraform: TerraformFolder;

beforeAll(async () => {
  croft = await startWholeCroft();
  terraform = terraformFolder(croft.env);
});

afterAll(async () => {
  await croft?.down();
  terraform?.remove();
});

interface Shape {
  cpus: number;
  dataGib: number;
  filesystem?: string;
  /** More words for the kernel's command line. */
  words?: string;
  power: string;
  ports: string;
  attached: boolean;
  onChange: string;
  description: string;
  name: string;
}

/** Size of the partition `later`; it only grows. */
let laterGib = 1;

const first: Shape = {
  cpus: 1,
  dataGib: 1,
  power: "running",
  ports: "[{ guest_port = 22 }]",
  attached: false,
  onChange: "restart",
  description: "first",
  name: "app",
};

const configuration = (shape: Shape): string => `
provider "croft" {
  default_tags = { team = "core" }
}
resource "croft_project" "web" {
  name  = "web"
  quota = { vms = 2, cpus = 4, memory_mib = 2048, storage_gib = 20 }
}
${smallImage({ guest: croft.guest, ...(shape.words === undefined ? {} : { words: shape.words }) })}
resource "croft_disk" "file" {
  host = "alpha"
  file = { name = "first", size_gib = 8 }
}
resource "croft_partition" "data" {
  project    = croft_project.web.name
  name       = "data"
  size_gib   = ${shape.dataGib}
  disk       = croft_disk.file.id
  filesystem = "${shape.filesystem ?? "ext4"}"
  on_delete  = "wipe"
  # The last one on its disk, so that it can grow.
  depends_on = [croft_partition.later]
}
resource "croft_partition" "later" {
  project    = croft_project.web.name
  name       = "later"
  size_gib   = ${laterGib}
  disk       = croft_disk.file.id
  filesystem = "xfs"
  on_delete  = "wipe"
}
resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "${shape.name}"
  description   = "${shape.description}"
  hostname      = "app"
  image         = croft_image.debian.id
  cpus          = ${shape.cpus}
  memory_mib    = 512
  root_disk_gib = 2
  power_state   = "${shape.power}"
  on_change     = "${shape.onChange}"
  partitions    = [{ partition = croft_partition.data.id }]
  ports         = ${shape.ports}
  wait_for      = ["ssh"]
  tags          = { role = "app" }
  timeouts {
    create = "3m"
  }
}
${
  shape.attached
    ? `resource "croft_partition_attachment" "later" {
  vm        = croft_vm.app.id
  partition = croft_partition.later.id
}`
    : ""
}
`;

async function apply(shape: Shape): Promise<string> {
  terraform.write(configuration(shape));
  const output = await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ changes: false });
  return output;
}

async function guest(command: string): Promise<string> {
  const name = terraform.attributes("croft_vm.app").name;
  const { stdout } = await execa("node", ["cli/dist/main.js", "ssh", `web/${name}`, command], {
    cwd: root,
    env: { CROFT_HOME: croft.config.home, CROFT_PORT: String(croft.config.port) },
  });
  return stdout.trim();
}

// A link appears a moment after the guest has seen its disk, and goes a moment after it went.
const appears = (link: string): string => `for i in $(seq 50); do [ -e ${link} ] && break; sleep 0.2; done`;
const goes = (link: string): string => `for i in $(seq 50); do [ -e ${link} ] || break; sleep 0.2; done`;

const bootId = (): Promise<string> => guest("cat /proc/sys/kernel/random/boot_id");
const serial = (name: string): string => String(terraform.attributes(`croft_partition.${name}`).serial);

test("apply makes all of it, and the plan after it is empty", async () => {
  terraform.write(configuration(first));
  await terraform.init();
  expect(await apply(first)).toContain("6 added, 0 changed, 0 destroyed");
  const vm = terraform.attributes("croft_vm.app");
  expect(vm).toMatchObject({
    ready: true,
    ip_address: null,
    host: null,
    tags_all: { team: "core", role: "app" },
  });
  expect(vm.allocated_ports).toMatchObject({ "22/tcp": expect.any(Number) });
  expect(serial("data")).toHaveLength(20);
  expect(await guest(`sudo blkid -p -s TYPE -o value /dev/disk/by-id/virtio-${serial("data")}`)).toBe("ext4");
});

describe("without a restart", () => {
  test("name, description and ports change", async () => {
    const before = await bootId();
    const output = await apply({
      ...first,
      name: "app-1",
      description: "second",
      ports: "[{ guest_port = 22 }, { guest_port = 8080 }]",
    });
    expect(output).toContain("0 added, 1 changed, 0 destroyed");
    expect(terraform.attributes("croft_vm.app").allocated_ports).toMatchObject({
      "8080/tcp": expect.any(Number),
    });
    expect(await bootId()).toBe(before);
    await apply(first);
    expect(terraform.attributes("croft_vm.app").allocated_ports).not.toHaveProperty("8080/tcp");
  });

  test("a partition is attached and detached", async () => {
    const before = await bootId();
    await apply({ ...first, attached: true });
    const link = `/dev/disk/by-id/virtio-${serial("later")}`;
    expect(await guest(`${appears(link)}; sudo blkid -p -s TYPE -o value ${link}`)).toBe("xfs");
    const attached = await croft.list("partitions", { project: "web" });
    const vm = terraform.attributes("croft_vm.app").id;
    expect(attached.map((one) => [one.name, one.status.attached_to]).sort()).toEqual([
      ["data", vm],
      ["later", vm],
    ]);
    await apply(first);
    expect(await guest(`${goes(link)}; ls ${link} 2>&1 || true`)).toContain("No such file");
    expect(await bootId()).toBe(before);
  });

  test("a partition grows, and the guest sees it", async () => {
    const before = await bootId();
    await apply({ ...first, dataGib: 2 });
    expect(await guest(`sudo blockdev --getsize64 /dev/disk/by-id/virtio-${serial("data")}`)).toBe(
      String(2 * 1024 ** 3),
    );
    expect(await bootId()).toBe(before);
  });

  test("a partition that the guest writes to is copied to where it can grow, as the plan says", async () => {
    const before = await bootId();
    const shape = { ...first, dataGib: 2, attached: true };
    await apply(shape);
    const link = `/dev/disk/by-id/virtio-${serial("later")}`;
    const start = async () =>
      (await croft.list("partitions", { project: "web" })).find(({ name }) => name === "later")?.status
        .start_bytes;
    const place = await start();
    await guest(`${appears(link)}; sudo mkdir -p /later && sudo mount ${link} /later`);
    const writer =
      "i=0; while :; do i=$((i+1)); echo $i; sync /later/log; sleep 0.05; done > /later/log 2> /tmp/writer.log";
    await guest(
      `echo '${writer}' > /tmp/writer.sh; sudo sh -c 'nohup sh /tmp/writer.sh > /dev/null 2>&1 & echo $! > /tmp/writer'`,
    );
    laterGib = 3;
    terraform.write(configuration(shape));
    expect((await terraform.plan()).output.replace(/\s+/g, " ")).toContain("its 1 GiB are copied to a gap");
    await apply(shape);
    expect(await start()).not.toBe(place);
    expect(await guest(`sudo blockdev --getsize64 ${link}`)).toBe(String(3 * 1024 ** 3));
    // Not a line is missing, and it goes on.
    await guest(
      "sudo kill $(cat /tmp/writer); n=$(wc -l < /later/log); seq $n | cmp - /later/log && [ $n -gt 20 ]",
    );
    await guest("sudo umount /later");
    expect(await bootId()).toBe(before);
    await apply({ ...shape, attached: false });
  });
});

test("data sources show hosts, disks and partitions as they are", async () => {
  const reader = terraformFolder(croft.env);
  reader.write(`
provider "croft" {}
data "croft_hosts" "all" {}
data "croft_host" "one" {
  name = "alpha"
}
data "croft_disks" "all" {
  host = "alpha"
}
data "croft_partitions" "all" {
  project = "web"
}
output "seen" {
  value = {
    hosts      = [for one in data.croft_hosts.all.hosts : one.name]
    state      = data.croft_host.one.state
    disk       = [for one in data.croft_disks.all.disks : one.disk if one.disk != null]
    partitions = { for one in data.croft_partitions.all.partitions : one.name => one.filesystem }
  }
}
`);
  try {
    await reader.init();
    await reader.apply();
    expect(await reader.plan()).toMatchObject({ changes: false });
    const { output } = await reader.run("output", "-json", "seen");
    expect(JSON.parse(output)).toEqual({
      hosts: ["alpha"],
      state: "ready",
      disk: expect.arrayContaining([terraform.attributes("croft_disk.file").id]),
      partitions: { data: "ext4", later: "xfs" },
    });
  } finally {
    reader.remove();
  }
});

describe("the plan tells", () => {
  const grown = { ...first, dataGib: 2 };

  test("that a partition does not shrink, with the field", async () => {
    terraform.write(configuration(first));
    const { exitCode, output } = await terraform.run("plan", "-no-color");
    expect(exitCode).toBe(1);
    expect(output).toMatch(/size_gib/);
    expect(output).toMatch(/shrink/i);
  });

  test("which VM restarts and why, and on_change = fail refuses it", async () => {
    terraform.write(configuration({ ...grown, cpus: 2 }));
    const warned = await terraform.plan();
    expect(warned.changes).toBe(true);
    expect(warned.output).toMatch(/Warning: .*app/);
    expect(warned.output).toMatch(/restart/);
    terraform.write(configuration({ ...grown, cpus: 2, onChange: "fail" }));
    const { exitCode, output } = await terraform.run("plan", "-no-color");
    expect(exitCode).toBe(1);
    expect(output).toMatch(/on_change/);
  });

  test("that more than the largest host has can never be", async () => {
    terraform.write(configuration({ ...grown, cpus: 256 }));
    const { exitCode, output } = await terraform.run("plan", "-no-color");
    expect(exitCode).toBe(1);
    expect(output).toMatch(/cpus/);
  });
});

describe("replaced while it is in use", () => {
  const grown = { ...first, dataGib: 2 };

  test("a partition goes to the VM anew, live; the old one ends with its last user", async () => {
    const before = await bootId();
    const { id } = terraform.attributes("croft_partition.data");
    const output = await apply({ ...grown, filesystem: "xfs" });
    expect(output).toContain("1 added, 1 changed, 1 destroyed");
    expect(terraform.attributes("croft_partition.data").id).not.toBe(id);
    const link = `/dev/disk/by-id/virtio-${serial("data")}`;
    expect(await guest(`${appears(link)}; sudo blkid -p -s TYPE -o value ${link}`)).toBe("xfs");
    expect(await bootId()).toBe(before);
    const left = await croft.list("partitions", { project: "web", name: "data" });
    expect(left.filter((one) => !one.deleting)).toHaveLength(1);
  });

  test("an image takes its VM with it, and the new VM has the partition", async () => {
    const before = terraform.attributes("croft_vm.app").id;
    await apply({
      ...grown,
      filesystem: "xfs",
      words: "croft",
    });
    expect(terraform.attributes("croft_vm.app").id).not.toBe(before);
    expect(await guest("cat /proc/cmdline")).toContain(" croft");
    expect(await guest(`ls /dev/disk/by-id/virtio-${serial("data")}`)).toContain(serial("data"));
    await apply(grown);
  });
});

test("cpus change with a restart", async () => {
  const before = await bootId();
  await apply({ ...first, dataGib: 2, cpus: 2 });
  expect(await guest("nproc")).toBe("2");
  expect(await bootId()).not.toBe(before);
});

test("a VM is stopped and started by power_state", async () => {
  const shape = { ...first, dataGib: 2, cpus: 2 };
  await apply({ ...shape, power: "stopped" });
  expect(terraform.attributes("croft_vm.app")).toMatchObject({ power_state: "stopped", ready: true });
  await apply(shape);
  expect(await guest("hostname")).toBe("app");
});

test("a guest that shuts itself down shows as drift, and apply starts it anew", async () => {
  const { id } = terraform.attributes("croft_vm.app");
  // The connection ends with the guest, so what ssh says of it is of no interest.
  await guest("sudo poweroff").catch(() => undefined);
  await croft.until(`/v1/vms/${id}`, (vm) => vm.status.state === "stopped");
  const { changes, output } = await terraform.plan();
  expect(changes).toBe(true);
  expect(output).toContain("power_state");
  await apply({ ...first, dataGib: 2, cpus: 2 });
  expect(await guest("hostname")).toBe("app");
});

test("everything is imported, by id and by its other names, with an empty plan after it", async () => {
  await apply({ ...first, dataGib: 2, cpus: 2, attached: true });
  const ids = Object.fromEntries(
    [
      "croft_project.web",
      "croft_image.debian",
      "croft_disk.file",
      "croft_partition.data",
      "croft_partition.later",
      "croft_vm.app",
      "croft_partition_attachment.later",
    ].map((address) => [address, terraform.attributes(address)]),
  );
  const names: Record<string, string> = {
    "croft_project.web": "web",
    "croft_image.debian": "-/debian",
    "croft_disk.file": `alpha:${ids["croft_disk.file"]?.identity}`,
    "croft_partition.data": "web/data",
    "croft_partition.later": String(ids["croft_partition.later"]?.id),
    "croft_vm.app": "web/app",
    "croft_partition_attachment.later": `${ids["croft_vm.app"]?.id}/${ids["croft_partition.later"]?.id}`,
  };
  for (const address of Object.keys(names)) {
    expect((await terraform.run("state", "rm", address)).exitCode).toBe(0);
  }
  for (const [address, name] of Object.entries(names)) {
    expect(await terraform.run("import", "-no-color", address, name)).toMatchObject({ exitCode: 0 });
  }
  // What only Terraform has (path, timeouts) is an update of its state; nothing is made, replaced or restarted.
  const boot = await bootId();
  const { output } = await terraform.plan();
  expect(output).not.toMatch(/[1-9]\d* to add|must be replaced|[1-9]\d* to destroy/);
  await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ changes: false });
  expect(await bootId()).toBe(boot);
  for (const [address, before] of Object.entries(ids))
    expect(terraform.attributes(address).id).toBe(before.id);
});

test("destroy leaves nothing on the host", async () => {
  const { id } = terraform.attributes("croft_vm.app");
  const qemu = () => execa("pgrep", ["-f", `guest=${id}`], { reject: false });
  expect((await qemu()).stdout).not.toBe("");
  await terraform.destroy();
  expect((await qemu()).stdout).toBe("");
  expect(readdirSync(path.join(croft.config.home, "agent/vms"))).toEqual([]);
  const { stdout: loops } = await execa("losetup", ["-l", "-n", "-O", "BACK-FILE"]);
  expect(loops).not.toContain(croft.config.home);
  expect(await croft.list("vms")).toEqual([]);
  expect(await croft.list("partitions")).toEqual([]);
  expect(await croft.list("disks")).toEqual([]);
});
