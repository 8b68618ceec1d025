// Whatever of Croft is killed in the middle of an apply: the next start carries on, the next apply completes, and
// nothing is doubled. A run takes its share of the moments of each program.
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { readSampling, sampleMoments } from "../harness/sampling/sample.ts";
import { smallImage } from "../harness/small-image.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";

jest.setTimeout(600_000);

let croft: WholeCroft;
let terraform: TerraformFolder;

beforeAll(async () => {
  croft = await startWholeCroft();
  terraform = terraformFolder(croft.env);
  terraform.write(configuration());
  await terraform.init();
});

afterEach(async () => {
  await croft.up();
  await terraform.destroy();
});

afterAll(async () => {
  await croft?.down();
  terraform?.remove();
});

const configuration = (): string => `
provider "croft" {
  request_timeout_seconds = 5
}
resource "croft_project" "web" {
  name = "web"
}
resource "croft_ssh_key" "many" {
  count      = 20
  project    = croft_project.web.name
  name       = "key-\${count.index}"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA number-\${count.index}"
}
${smallImage({ guest: croft.guest, project: "croft_project.web.name" })}
resource "croft_disk" "file" {
  host = "alpha"
  file = { name = "first", size_gib = 4 }
}
resource "croft_partition" "data" {
  project    = croft_project.web.name
  name       = "data"
  size_gib   = 1
  disk       = croft_disk.file.id
  filesystem = "ext4"
  on_delete  = "wipe"
}
resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "app"
  image         = croft_image.debian.id
  cpus          = 1
  memory_mib    = 512
  root_disk_gib = 2
  partitions    = [{ partition = croft_partition.data.id }]
  wait_for      = ["running"]
}
`;

/** Starts an apply, waits until its output matches, kills, and returns when terraform has ended. */
async function killDuringApply(
  moment: RegExp,
  kill: (terraformPid: number) => Promise<void> | void,
): Promise<number> {
  const apply = terraform.start("apply", "-auto-approve", "-no-color");
  await new Promise<void>((resolve, reject) => {
    let seen = "";
    apply.all.on("data", (chunk: Buffer) => {
      seen += chunk.toString();
      if (moment.test(seen)) resolve();
    });
    apply.all.on("end", () => reject(new Error(`the moment ${moment} never came:\n${seen}`)));
  });
  await kill(apply.pid as number);
  return (await apply).exitCode ?? -1;
}

async function expectWholeAndSingle(): Promise<void> {
  await croft.up();
  await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ changes: false });
  const counts: Record<string, number> = {};
  for (const plural of ["projects", "ssh_keys", "images", "disks", "partitions", "vms"] as const) {
    counts[plural] = (await croft.list(plural)).length;
  }
  expect(counts).toEqual({ projects: 1, ssh_keys: 20, images: 1, disks: 1, partitions: 1, vms: 1 });
  const { stdout: table } = await execa("sfdisk", [
    "--json",
    path.join(croft.config.home, "agent/disks/first.img"),
  ]);
  const partition = terraform.attributes("croft_partition.data");
  const names = JSON.parse(table).partitiontable.partitions.map((one: { name?: string }) => one.name);
  expect(names.filter((name: string) => name === partition.id)).toHaveLength(1);
  expect(names.filter((name: string) => name?.startsWith("prt_"))).toHaveLength(1);
  // The watcher beside it has the same words, after its own.
  const words = `^qemu-system.*guest=${terraform.attributes("croft_vm.app").id}`;
  const { stdout: guests } = await execa("pgrep", ["-f", words]);
  expect(guests.split("\n")).toHaveLength(1);
}

const KEYS = /croft_ssh_key\.many\[\d+\]: Creating/;
const IMAGE = /croft_image\.debian: Creating/;
const PARTITION = /croft_partition\.data: Creating/;
const VM = /croft_vm\.app: Creating/;

type Moments = readonly (readonly [string, RegExp])[];

/** Of the moments in which one program is killed. */
const shareOf = (moments: Moments): Moments => sampleMoments(moments, () => "killed", readSampling());

describe("the reconciler, killed", () => {
  test.each(
    shareOf([
      ["while the image is uploaded", IMAGE],
      ["while the VM is made", VM],
    ]),
  )("%s", async (_what, moment) => {
    await killDuringApply(moment, () => croft.kill("reconciler"));
    await expectWholeAndSingle();
  });
});

describe("the agent, killed", () => {
  test.each([["while the partition is made", PARTITION]])("%s", async (_what, moment) => {
    await killDuringApply(moment, async () => {
      croft.kill("agent");
      await croft.up();
    });
    await expectWholeAndSingle();
  });
});

test("a guest that ended by a signal while no agent lived is killed or crashed, and started again", async () => {
  await expectWholeAndSingle();
  const id = String(terraform.attributes("croft_vm.app").id);
  for (const [signal, reason] of [
    ["SIGKILL", "killed"],
    ["SIGSEGV", "crashed"],
  ] as const) {
    croft.kill("agent");
    const folder = path.join(croft.config.home, "agent/vms", id);
    process.kill(JSON.parse(readFileSync(path.join(folder, "record.json"), "utf8")).run.mark.pid, signal);
    await croft.up();
    const vm = await croft.until(
      `/v1/vms/${id}`,
      ({ status }) => status.state === "running" && status.exit?.reason === reason,
    );
    expect(vm.status.exit).toMatchObject({ signal, exit_code: null });
  }
});

describe("the provider, killed", () => {
  test.each(
    shareOf([
      ["while keys are made", KEYS],
      ["while the VM is made", VM],
    ]),
  )("%s", async (_what, moment) => {
    const exitCode = await killDuringApply(moment, async (pid) => {
      const { stdout } = await execa("pgrep", ["-P", String(pid), "-f", "terraform-provider-croft"]);
      for (const provider of stdout.split("\n")) process.kill(Number(provider), "SIGKILL");
    });
    expect(exitCode).toBe(1);
    await expectWholeAndSingle();
  });
});
