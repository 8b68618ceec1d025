// What changes of a VM are live, refused or ignored, by real Terraform and the boot id of one guest; and the host booted
// with the reconciler away. One Croft for the whole file; each test goes on where the one before ended.
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { ensureRunning } from "../../../cli/src/background.ts";
import { agent } from "../../../cli/src/programs.ts";
import { openSsh } from "../../../host-agent/src/vm/guest/ssh.ts";
import { waitForSsh } from "../../../host-agent/src/vm/guest/ssh-probe.ts";
import type { Run } from "../../../host-agent/src/vm/lifecycle/record.ts";
import { root } from "../harness/clone.ts";
import { until } from "../harness/guest-lab.ts";
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
  name: string;
  /** More lines of the VM. */
  more: string;
  image: string;
  attached: boolean;
}

const first: Shape = { name: "app", more: "", image: "debian", attached: false };

const configuration = (change: Partial<Shape> = {}): string => {
  const shape = { ...first, ...change };
  return `
provider "croft" {}
resource "croft_project" "web" {
  name = "web"
}
${smallImage({ guest: croft.guest })}
resource "croft_image" "other" {
  name   = "other"
  shared = true
  path   = "${croft.guest}/image.qcow2"
}
resource "croft_disk" "file" {
  host = "alpha"
  file = { name = "first", size_gib = 2 }
}
resource "croft_partition" "data" {
  project   = croft_project.web.name
  name      = "data"
  size_gib  = 1
  disk      = croft_disk.file.id
  on_delete = "wipe"
}
resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "${shape.name}"
  hostname      = "app"
  image         = croft_image.${shape.image}.id
  cpus          = 1
  memory_mib    = 512
  root_disk_gib = 2
  ${shape.attached ? "partitions = [{ partition = croft_partition.data.id }]" : ""}
  wait_for = ["ssh"]
  user_data_wo = <<-EOT
    #!/bin/sh
    echo very-secret > /etc/told
  EOT
  user_data_wo_version = ${shape.more.includes("on_user_data_change") ? 2 : 1}
  ${shape.more}
}
# Stands still before its first instruction, so it costs nothing.
resource "croft_vm" "quiet" {
  project       = croft_project.web.name
  name          = "quiet"
  image         = croft_image.other.id
  cpus          = 1
  memory_mib    = 64
  root_disk_gib = 2
  power_state   = "paused"
  start_on_boot = false
}
`;
};

async function apply(change: Partial<Shape> = {}): Promise<string> {
  terraform.write(configuration(change));
  const output = await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ changes: false });
  return output;
}

const idOf = (name: string): string => String(terraform.attributes(`croft_vm.${name}`).id);
const vmOf = (name: string): Promise<Document<"vm">> => croft.call("GET", `/v1/vms/${idOf(name)}`);

async function guest(command: string): Promise<string> {
  const name = terraform.attributes("croft_vm.app").name;
  const { stdout } = await execa("node", ["cli/dist/main.js", "ssh", `web/${name}`, command], {
    cwd: root,
    env: { CROFT_HOME: croft.config.home, CROFT_PORT: String(croft.config.port) },
  });
  return stdout.trim();
}
const bootId = (): Promise<string> => guest("cat /proc/sys/kernel/random/boot_id");

test("user data that Terraform never keeps reaches the guest, and a paused VM is ready", async () => {
  terraform.write(configuration());
  await terraform.init();
  await apply();
  expect(
    await guest("for i in $(seq 50); do [ -e /etc/told ] && break; sleep 0.2; done; cat /etc/told"),
  ).toBe("very-secret");
  expect(readFileSync(path.join(terraform.folder, "terraform.tfstate"), "utf8")).not.toContain("very-secret");
  expect(JSON.stringify(await vmOf("app"))).not.toContain("very-secret");
  expect(terraform.attributes("croft_vm.quiet")).toMatchObject({ power_state: "paused", ready: true });
  expect((await vmOf("quiet")).status).toMatchObject({ state: "paused", power_state: "paused" });
});

describe("with an unchanged boot id", () => {
  const settled = `
    description         = "more"
    tags                = { role = "app" }
    ports               = [{ guest_port = 80 }]
    restart_policy      = "always"
    start_on_boot       = true
    deletion_protection = true
    on_wait_timeout     = "warn"
    on_image_change     = "ignore"
    on_user_data_change = "ignore"
    on_change           = "fail"
  `;

  test("everything that the plan calls live is, and what is ignored keeps its value", async () => {
    const before = await bootId();
    const { image } = terraform.attributes("croft_vm.app");
    terraform.write(configuration({ name: "app-1", more: settled, attached: true, image: "other" }));
    const planned = await terraform.plan();
    expect(planned.output).not.toMatch(/Warning|must be replaced/);
    const output = await apply({ name: "app-1", more: settled, attached: true, image: "other" });
    expect(output).toContain("0 added, 1 changed, 0 destroyed");
    expect(terraform.attributes("croft_vm.app")).toMatchObject({ image, user_data_wo_version: 1 });
    expect(await bootId()).toBe(before);
    await apply({ more: settled });
    expect(await bootId()).toBe(before);
  });

  test("a protected VM is neither destroyed nor replaced: the plan refuses", async () => {
    const destroy = await terraform.run("plan", "-destroy", "-no-color");
    expect(destroy.exitCode).toBe(1);
    expect(destroy.output).toContain("deletion_protected");
    terraform.write(configuration({ image: "other", more: "deletion_protection = true" }));
    const replace = await terraform.run("plan", "-no-color");
    expect(replace.exitCode).toBe(1);
    expect(replace.output).toContain("deletion_protected");
  });

  test("it is paused and goes on", async () => {
    await apply();
    const before = await bootId();
    await apply({ more: 'power_state = "paused"' });
    expect(terraform.attributes("croft_vm.app")).toMatchObject({ power_state: "paused", ready: true });
    expect((await vmOf("app")).status.state).toBe("paused");
    await apply();
    expect(await bootId()).toBe(before);
  });

  test("SIGKILL of the agent stops nothing", async () => {
    const before = await bootId();
    croft.kill("agent");
    await croft.up();
    await croft.until(`/v1/vms/${idOf("app")}`, (vm) => vm.status.state === "running");
    expect(await bootId()).toBe(before);
    expect(await terraform.plan()).toMatchObject({ changes: false });
  });
});

test("keys of a running guest come and go at once, beside those that were put there by hand", async () => {
  const before = await bootId();
  const key = (comment: string): string => `ssh-ed25519 ${publicKey()} ${comment}`;
  const [one, two] = [key("one"), key("it's two")];
  const authorized = () => guest("cat .ssh/authorized_keys 2>/dev/null || true");
  await guest(`umask 077; mkdir -p .ssh; echo "ssh-ed25519 ${publicKey()} by hand" >> .ssh/authorized_keys`);
  for (const lines of [[one, two], [two], null]) {
    await croft.call("PATCH", `/v1/vms/${idOf("app")}`, { spec: { ssh_keys: lines } });
    await until(async () => {
      const found = await authorized();
      return [one, two].every((line) => found.includes(line) === (lines ?? []).includes(line));
    }, 30_000);
  }
  expect(await authorized()).toContain("by hand");
  expect(await bootId()).toBe(before);
});

test("a restart happens once, and leaves nothing to plan", async () => {
  const before = await bootId();
  const id = idOf("app");
  const ordered = await croft.call("POST", `/v1/vms/${id}/restart`);
  expect(ordered.status.ready).toBe(false);
  await croft.until(`/v1/vms/${id}?wait=ready`, (vm) => vm.status.ready === true);
  const after = await bootId();
  expect(after).not.toBe(before);
  expect((await vmOf("app")).status.exit).toMatchObject({ reason: "stopped" });
  expect(await terraform.plan()).toMatchObject({ changes: false });
  expect(await bootId()).toBe(after);
});

test("after a boot of the host its agent brings up what should run, with the reconciler away", async () => {
  const ids = { app: idOf("app"), quiet: idOf("quiet") };
  const port = Number((await vmOf("app")).status.ssh_port);
  const recordOf = (id: string) => path.join(croft.config.home, "agent/vms", id, "record.json");
  croft.kill("agent");
  croft.kill("reconciler");
  // What a boot of the host leaves: no process, and records of a boot that is over.
  for (const id of Object.values(ids)) {
    const file = recordOf(id);
    const record = JSON.parse(readFileSync(file, "utf8"));
    process.kill(record.run.mark.pid, "SIGKILL");
    writeFileSync(file, JSON.stringify({ ...record, run: { ...record.run, boot_id: "the boot before" } }));
  }
  const qemuOf = async (id: string) =>
    (await execa("pgrep", ["-f", `guest=${id}`], { reject: false })).stdout;
  await until(async () => `${await qemuOf(ids.app)}${await qemuOf(ids.quiet)}` === "", 180_000);
  await ensureRunning(croft.config.home, agent(croft.config));
  await until(async () => answers(JSON.parse(readFileSync(recordOf(ids.app), "utf8")).run, port), 180_000);
  expect(await qemuOf(ids.app)).not.toBe("");
  expect(await qemuOf(ids.quiet)).toBe("");

  await croft.up();
  const quiet = await croft.until(`/v1/vms/${ids.quiet}`, (vm) => vm.status.state === "stopped");
  expect(quiet.status.exit).toMatchObject({ reason: "host_down" });
  const { output } = await terraform.plan();
  expect(output).toMatch(/power_state\s+= "stopped" -> "paused"/);
  expect(output).toContain("0 to add, 1 to change, 0 to destroy");
  await apply();
  expect((await vmOf("quiet")).status.state).toBe("paused");
});

test("an image that holds nothing to boot says so soon, and the wait for its guest ends", async () => {
  const id = idOf("quiet");
  await croft.call("PATCH", `/v1/vms/${id}`, { spec: { power_state: "running", wait_for: ["ssh"] } });
  const { status } = await croft.until(
    `/v1/vms/${id}?wait=ready`,
    (vm) => vm.status.state_code === "nothing_to_boot",
  );
  expect(status).toMatchObject({ state: "running", ready: false });
  expect(status.state_reason).toContain('It found nothing to boot: the firmware says "No bootable device".');
});

/** Of a key that nobody has. */
const publicKey = (): string => {
  const name = Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0\x20", "latin1");
  return Buffer.concat([name, randomBytes(32)]).toString("base64");
};

/** Whether a guest's SSH server says its banner, by the way that its agent takes to it. */
const answers = async (run: Pick<Run, "passage"> | null, port: number): Promise<boolean> =>
  run !== null && waitForSsh(() => openSsh(run, port), AbortSignal.timeout(3_000));
