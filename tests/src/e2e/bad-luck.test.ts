// Bad input and bad luck as a user of terraform meets them: a clear error with its code and what to do, and nothing
// half done left behind.
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { smallImage } from "../harness/small-image.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";

jest.setTimeout(600_000);

let croft: WholeCroft;
let terraform: TerraformFolder;
let web: Server;
let webUrl: string;
let folder: string;
const served = new Map<string, Buffer>();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-bad-luck-"));
  web = createServer((request, response) => {
    const bytes = served.get(request.url ?? "");
    response.statusCode = bytes === undefined ? 404 : 200;
    response.end(bytes ?? "not here");
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  webUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  // The reconciler fetches from private addresses only where its operator allows it.
  process.env.CROFT_FETCH_ALLOW = "127.0.0.1/32";
  croft = await startWholeCroft([folder]);
  terraform = terraformFolder(croft.env);
  terraform.write('provider "croft" {}\n');
  await terraform.init();
});

// An empty configuration instead of a destroy, because a test may have left one that terraform refuses to read.
afterEach(async () => {
  terraform.write('provider "croft" {}\n');
  await terraform.apply();
});

afterAll(async () => {
  await croft?.down();
  terraform?.remove();
  web?.close();
  rmSync(folder, { recursive: true, force: true });
});

const flat = (output: string): string => output.replace(/[│╷╵]/g, " ").replace(/\s+/g, " ");

async function failing(configuration: string): Promise<string> {
  terraform.write(`provider "croft" {}\n${configuration}`);
  const { exitCode, output } = await terraform.run("apply", "-auto-approve", "-no-color");
  expect({ exitCode, output }).toMatchObject({ exitCode: 1 });
  return flat(output);
}

const project = `resource "croft_project" "web" {
  name = "web"
}
`;
const image = (kernel?: string): string =>
  smallImage({ guest: croft.guest, ...(kernel === undefined ? {} : { kernel }) });
const vm = (
  more = "",
  sizes = "cpus = 1\n  memory_mib = 512\n  root_disk_gib = 2",
): string => `resource "croft_vm" "app" {
  project = croft_project.web.name
  name    = "app"
  image   = croft_image.debian.id
  ${sizes}
  ${more}
}
`;

describe("an image", () => {
  const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
  const fromUrl = (name: string, sum: string): string => `resource "croft_image" "bad" {
  name   = "bad"
  shared = true
  url    = "${webUrl}/${name}"
  sha256 = "${sum}"
}
`;

  test("whose URL gives 404", async () => {
    const output = await failing(fromUrl("missing", "0".repeat(64)));
    expect(output).toMatch(/fetch_failed/);
    expect(output).toMatch(/404/);
  });

  test("whose checksum is wrong, and nothing of it is kept", async () => {
    served.set("/wrong", Buffer.alloc(1024 * 1024, 1));
    const output = await failing(fromUrl("wrong", "0".repeat(64)));
    expect(output).toMatch(/checksum_mismatch/);
    expect(readdirSync(path.join(croft.config.home, "reconciler/blobs"))).not.toContain("0".repeat(64));
  });

  test("with a backing file", async () => {
    const base = path.join(folder, "base.raw");
    writeFileSync(base, "");
    truncateSync(base, 1024 * 1024);
    const overlay = path.join(folder, "overlay.qcow2");
    await execa("qemu-img", ["create", "-q", "-f", "qcow2", "-b", base, "-F", "raw", overlay]);
    const output = await failing(`resource "croft_image" "bad" {
  name   = "bad"
  shared = true
  path   = "${overlay}"
}
`);
    expect(output).toMatch(/image_refused/);
    expect(output).toMatch(/backing file/);
  });

  test("over http without a checksum", async () => {
    const output = await failing(fromUrl("any", "").replace(/ {2}sha256 .*\n/, ""));
    expect(output).toMatch(/sha256/);
  });

  test("that is right is taken, as a control", async () => {
    const bytes = Buffer.alloc(1024 * 1024, 7);
    served.set("/right", bytes);
    terraform.write(`provider "croft" {}\n${fromUrl("right", sha256(bytes))}`);
    await terraform.apply();
    expect(terraform.attributes("croft_image.bad")).toMatchObject({ format: "raw", size_bytes: 1024 * 1024 });
  });
});

describe("a field", () => {
  test.each([
    ["an unknown one", 'colour = "red"', /Unsupported argument|colour/],
    ["a wrong type", 'cpus = "many"', /cpus/],
    ["out of range", "memory_mib = 1", /memory_mib/],
  ])("%s", async (_what, line, expected) => {
    const sizes = ["cpus = 1", "memory_mib = 512", "root_disk_gib = 2"].filter(
      (one) => one.split(" ")[0] !== line.split(" ")[0],
    );
    const output = await failing(project + image() + vm(line, sizes.join("\n  ")));
    expect(output).toMatch(expected);
    expect(await croft.list("projects")).toEqual([]);
  });

  test("a missing reference", async () => {
    const output = await failing(
      `${project}${vm().replace("croft_image.debian.id", '"img_0000000000000000"')}`,
    );
    expect(output).toMatch(/reference_not_found/);
    expect(output).toMatch(/image/);
  });
});

describe("no room", () => {
  test("a quota that is exceeded says by how much", async () => {
    const quota = project.replace('name = "web"', 'name = "web"\n  quota = { memory_mib = 256 }');
    const output = await failing(quota + image() + vm());
    expect(output).toMatch(/quota_exceeded/);
    expect(output).toMatch(/memory_mib/);
    expect(await croft.list("vms")).toEqual([]);
  });

  test("a partition larger than the disk's largest gap says the largest gap", async () => {
    const output = await failing(`${project}resource "croft_disk" "file" {
  host = "alpha"
  file = { name = "small", size_gib = 2 }
}
resource "croft_partition" "big" {
  project   = croft_project.web.name
  name      = "big"
  size_gib  = 3
  disk      = croft_disk.file.id
  on_delete = "wipe"
}
`);
    expect(output).toMatch(/no_capacity|no_gap/);
    expect(output).toMatch(/1 GiB|2 GiB/);
    expect(await croft.list("partitions")).toEqual([]);
  });

  test("a VM of more memory than is free names the host and the reason", async () => {
    const { memory_mib = 0 } = (await croft.list("hosts"))[0]?.status ?? {};
    const sizes = `cpus = 1\n  memory_mib = ${memory_mib}\n  root_disk_gib = 2`;
    const output = await failing(project + image() + vm("", sizes));
    expect(output).toMatch(/alpha/);
    expect(output).toMatch(/memory/);
    expect(await croft.list("vms")).toEqual([]);
  });

  test("a root disk larger than the host's storage", async () => {
    const { bsize, bavail } = statfsSync(croft.config.home);
    const gib = Math.ceil((bsize * bavail) / 1024 ** 3) + 10;
    const output = await failing(
      project + image() + vm("", `cpus = 1\n  memory_mib = 512\n  root_disk_gib = ${Math.min(gib, 65_536)}`),
    );
    expect(output).toMatch(/storage/);
    expect(await croft.list("vms")).toEqual([]);
  });
});

describe("a disk that holds something", () => {
  let loop: string;

  beforeAll(async () => {
    const file = path.join(folder, "foreign.img");
    writeFileSync(file, "");
    truncateSync(file, 1024 ** 3);
    await execa("mke2fs", ["-q", "-t", "ext4", file]);
    loop = (await execa("losetup", ["-f", "--show", file])).stdout.trim();
  });

  afterAll(async () => {
    if (loop !== undefined) await execa("losetup", ["-d", loop]);
  });

  const disk = (more = ""): string => `resource "croft_disk" "foreign" {
  host   = "alpha"
  device = "${loop}"
  ${more}
}
`;
  const sum = async (): Promise<string> => (await execa("sha256sum", [loop])).stdout.split(" ")[0] as string;

  test("is refused with what was found and the identity that wipe wants, and not a byte changes", async () => {
    const before = await sum();
    const output = await failing(disk());
    expect(output).toMatch(/disk_not_empty/);
    expect(output).toMatch(/ext4/);
    expect(output).toMatch(/wipe/);
    expect(await sum()).toBe(before);
  });

  test("is adopted when wipe names it, and read back with an empty plan", async () => {
    // The inventory is looked at anew every now and then: the device came after the agent's first look.
    const { items } = await croft.until("/v1/hosts/alpha/disks", (inventory) =>
      inventory.items.some((one) => one.path === loop),
    );
    const identity = items.find((one) => one.path === loop)?.identity;
    terraform.write(`provider "croft" {}\n${disk(`wipe = "${identity}"`)}`);
    await terraform.apply();
    expect(await terraform.plan()).toMatchObject({ changes: false });
    expect(terraform.attributes("croft_disk.foreign")).toMatchObject({ identity });
  });
});

describe("a VM", () => {
  /** An image with nothing on it, from which nothing boots. */
  function deadImage(): string {
    const empty = path.join(folder, "empty.raw");
    writeFileSync(empty, "");
    truncateSync(empty, 1024 * 1024);
    return `resource "croft_image" "debian" {
  name   = "debian"
  shared = true
  path   = "${empty}"
}
`;
  }

  test("whose port another process holds", async () => {
    const holder = createTcpServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const { port } = holder.address() as AddressInfo;
    try {
      const output = await failing(
        project + image() + vm(`ports = [{ guest_port = 80, host_port = ${port} }]`),
      );
      expect(output).toMatch(/port_in_use/);
      expect(output).toMatch(new RegExp(String(port)));
    } finally {
      holder.close();
    }
  });

  test("whose QEMU exits at once ends in failed, with QEMU's own words", async () => {
    mkdirSync(path.join(folder, "broken"), { recursive: true });
    const kernel = path.join(folder, "broken/vmlinuz");
    writeFileSync(kernel, "this is no kernel");
    const output = await failing(project + image(kernel) + vm());
    expect(output).toMatch(/vm_start_failed/);
    expect(output).toMatch(/qemu/i);
  });

  test("that never boots: the wait ends, the VM stays in the state, and untaint is told", async () => {
    const output = await failing(
      project + deadImage() + vm('wait_for = ["ssh"]\n  timeouts {\n    create = "15s"\n  }'),
    );
    expect(output).toMatch(/wait_timeout|ssh/);
    expect(output).toMatch(/terraform untaint/);
    expect(terraform.attributes("croft_vm.app")).toMatchObject({ ready: false });
  });

  test("that is interrupted while it is waited for stays in the state, untainted, and is waited for again", async () => {
    terraform.write(`provider "croft" {}\n${project}${deadImage()}${vm('wait_for = ["ssh"]')}`);
    const apply = terraform.start("apply", "-auto-approve", "-no-color");
    await croft.until("/v1/vms?name=app", ({ items }) =>
      items.some(({ status }) => status.state === "running"),
    );
    process.kill(-(apply.pid as number), "SIGINT");
    const interrupted = Date.now();
    const { all } = await apply;
    // A limit that a wait of 20 minutes breaks, not a measurement.
    expect(Date.now() - interrupted).toBeLessThan(60_000);
    expect(all).toMatch(/Interrupt|interrupted/);
    expect(terraform.attributes("croft_vm.app")).toMatchObject({ ready: false });
    const { output } = await terraform.plan();
    expect(flat(output)).toMatch(/ready += false -> \(known after apply\)/);
    expect(output).not.toContain("tainted");
  });
});
