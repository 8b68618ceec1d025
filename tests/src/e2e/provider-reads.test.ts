// Data sources, ephemeral resources and functions through real Terraform, with a real reconciler and an imitated host.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, builtProvider } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";

jest.setTimeout(600_000);

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let objects: TerraformFolder;
let reader: TerraformFolder;
let files: string;

beforeAll(async () => {
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  host = await imitateHost(reconciler, "alpha");
  files = mkdtempSync(path.join(tmpdir(), "croft-files-"));
  writeFileSync(path.join(files, "disk.raw"), Buffer.alloc(1 << 20, 7));
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path.join(files, "key")]);
  const env = {
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    CROFT_PROJECT: "web",
    TF_CLI_CONFIG_FILE: provider.terraformrc,
  };
  objects = terraformFolder(env);
  reader = terraformFolder(env);
  objects.write(OBJECTS());
  await objects.init();
  await objects.apply();
  reader.write("");
  await reader.init();
});

afterAll(async () => {
  await objects?.destroy();
  objects?.remove();
  reader?.remove();
  await host?.stop();
  await reconciler?.stop();
  provider?.remove();
  rmSync(files, { recursive: true, force: true });
});

const OBJECTS = (): string => `
resource "croft_project" "web" {
  name  = "web"
  quota = { vms = 7 }
}
resource "croft_image" "tiny" {
  name   = "tiny"
  shared = true
  path   = "${files}/disk.raw"
}
resource "croft_disk" "file" {
  host = "alpha"
  file = { name = "first", size_gib = 16 }
}
resource "croft_partition" "data" {
  for_each = toset(["data", "other"])
  project  = croft_project.web.name
  name     = each.key
  size_gib = 2
  disk     = croft_disk.file.id
  tags     = { use = each.key }
}
resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "app"
  image         = croft_image.tiny.id
  cpus          = 2
  memory_mib    = 512
  root_disk_gib = 1
  partitions    = [{ partition = croft_partition.data["data"].id }]
  ports         = [{ guest_port = 22 }]
  wait_for      = ["ssh"]
}
`;

/** What a configuration of data sources gives for an expression. */
async function read(configuration: string, expression: string): Promise<unknown> {
  reader.write(`${configuration}\noutput "it" {\n  value = ${expression}\n}\n`);
  await reader.apply();
  expect(await reader.plan()).toMatchObject({ changes: false });
  return JSON.parse((await reader.run("output", "-json", "it")).output);
}

const data = (type: string, name: string, body: string): string => `data "${type}" "${name}" {\n${body}\n}\n`;

test("what there is is found by its id or its name, in the provider's project, and by lists", async () => {
  const vm = objects.attributes("croft_vm.app");
  const seen = await read(
    [
      data("croft_project", "web", 'name = "web"'),
      data("croft_projects", "all", ""),
      data("croft_image", "tiny", 'name = "tiny"'),
      data("croft_images", "all", 'name = "tiny"'),
      data("croft_vm", "name", 'name = "app"'),
      data("croft_vm", "id", `id = "${vm.id}"`),
      data("croft_vms", "all", 'project = "web"\nstate = "running"'),
      data("croft_partition", "data", 'name = "data"\nproject = "web"'),
      data("croft_partitions", "other", 'tags = { use = "other" }'),
      data("croft_host", "alpha", 'name = "alpha"'),
      data("croft_hosts", "all", ""),
      data("croft_disks", "all", 'host = "alpha"'),
    ].join(""),
    `{
      usage      = data.croft_project.web.usage
      quota      = data.croft_project.web.quota.vms
      projects   = data.croft_projects.all.projects[*].name
      image      = [data.croft_image.tiny.format, data.croft_image.tiny.state, data.croft_image.tiny.project]
      images     = length(data.croft_images.all.images)
      vm         = [data.croft_vm.name.id, data.croft_vm.name.project, data.croft_vm.name.host, data.croft_vm.name.state]
      same       = data.croft_vm.id.name
      vms        = data.croft_vms.all.vms[*].name
      attached   = data.croft_partition.data.attached_to
      other      = data.croft_partitions.other.partitions[*].name
      host       = data.croft_host.alpha.cpus
      hosts      = data.croft_hosts.all.hosts[*].name
      disks      = sort(data.croft_disks.all.disks[*].identity)
    }`,
  );
  expect(seen).toEqual({
    usage: {
      vms: 1,
      cpus: 2,
      memory_mib: 512,
      ports: 1,
      storage_gib: 5,
      root_disks_gib: 1,
      partitions_gib: 4,
      images_gib: 0,
      quarantine_gib: 0,
      states_gib: 0,
      uploads_gib: 0,
    },
    quota: 7,
    projects: ["web"],
    image: ["raw", "ready", null],
    images: 1,
    vm: [vm.id, "web", "alpha", "running"],
    same: "app",
    vms: ["app"],
    attached: vm.id,
    other: ["other"],
    host: 64,
    hosts: ["alpha"],
    disks: ["alpha:first", "imitated-serial-1", "imitated-serial-2"],
  });
});

test("a partition in quarantine is found by its id and in the list, not by its name", async () => {
  const { body } = await reconciler.rest("POST", "/v1/partitions", {
    project: "web",
    name: "old",
    spec: { size_gib: 1 },
  });
  await reconciler.rest("GET", `/v1/partitions/${body.id}?wait=ready`);
  await reconciler.rest("DELETE", `/v1/partitions/${body.id}`);
  await reconciler.rest("GET", `/v1/partitions/${body.id}?wait=deleted`);
  const found = await read(
    data("croft_partition", "old", `id = "${body.id}"`) + data("croft_partitions", "all", 'name = "old"'),
    "{ one = data.croft_partition.old.state, all = data.croft_partitions.all.partitions[*].state }",
  );
  expect(found).toEqual({ one: "quarantined", all: ["quarantined"] });
  reader.write(data("croft_partition", "old", 'name = "old"'));
  const { exitCode, output } = await reader.run("plan", "-no-color");
  expect([exitCode, output]).toEqual([1, expect.stringContaining("There is no partition old")]);
});

test("what names nothing, or two things, says so", async () => {
  for (const [body, message] of [
    ["", "One of `id` and `name` is missing"],
    ['id = "x"\nname = "y"', "Only one of `id` and `name` may be given"],
    ['name = "nobody"', "There is no VM nobody"],
  ]) {
    reader.write(data("croft_vm", "it", body ?? ""));
    const { exitCode, output } = await reader.run("plan", "-no-color");
    expect([exitCode, output]).toEqual([1, expect.stringContaining(String(message))]);
  }
});

test("functions compute sizes, and refuse what does not divide", async () => {
  const seen = await read(
    "",
    '[provider::croft::parse_size_gib("1.5TiB"), provider::croft::parse_size_mib("2GiB"), provider::croft::format_size(1536, "GiB")]',
  );
  expect(seen).toEqual([1536, 2048, "1.5TiB"]);
  reader.write('output "it" {\n  value = provider::croft::parse_size_gib("1536MiB")\n}\n');
  const { exitCode, output } = await reader.run("plan", "-no-color");
  expect([exitCode, output.replace(/[│\s]+/g, " ")]).toEqual([
    1,
    expect.stringContaining("1536MiB is no whole number of GiB: it is between 1 and 2 GiB"),
  ]);
});

describe("an ephemeral resource", () => {
  const state = (): string => readFileSync(path.join(reader.folder, "terraform.tfstate"), "utf8");

  test("gives a token of its role that works during the run and is stored nowhere", async () => {
    reader.write(`
ephemeral "croft_token" "viewer" {
  project     = "web"
  role        = "viewer"
  ttl_seconds = 120
}
provider "croft" {
  alias = "viewer"
  token = ephemeral.croft_token.viewer.token
}
data "croft_projects" "seen" {
  provider = croft.viewer
}
resource "croft_ssh_key" "not" {
  provider   = croft.viewer
  project    = "web"
  name       = "not"
  public_key = "${readFileSync(path.join(files, "key.pub"), "utf8").trim()}"
}
`);
    const { exitCode, output } = await reader.run("apply", "-auto-approve", "-no-color");
    expect(exitCode).toBe(1);
    expect(output).toContain("The role viewer in project web may not change this SSH key");
    expect(state()).toContain('"name": "web"');
    const { body } = await reconciler.rest("GET", "/v1/tokens");
    const made = body.items.filter((one: { role: string }) => one.role === "viewer");
    expect(made[0]).toMatchObject({ project: "web", expires_at: expect.any(String) });
    expect(state()).not.toContain("croft_token");
  });

  test("a token lives as long as the apply that uses it, and no longer", async () => {
    const done = path.join(files, "done");
    // A token of forty seconds is renewed after twenty.
    reader.write(`
ephemeral "croft_token" "pipeline" {
  project     = "web"
  role        = "operator"
  ttl_seconds = 40
}
resource "terraform_data" "work" {
  provisioner "local-exec" {
    command     = "while [ ! -e ${done} ]; do sleep 0.2; done"
    environment = { TOKEN = ephemeral.croft_token.pipeline.token }
  }
}
`);
    const running = reader.start("apply", "-auto-approve", "-no-color");
    const renewed = await untilRenewed();
    expect(renewed).toMatchObject({ role: "operator", project: "web" });
    writeFileSync(done, "");
    expect(await running).toMatchObject({ exitCode: 0 });
    expect((await tokens()).map(({ id }) => id)).not.toContain(renewed.id);
    await reader.destroy();
  });

  interface Token {
    id: string;
    role: string;
    project: string | null;
    expires_at: string;
  }

  const tokens = async (): Promise<Token[]> => (await reconciler.rest("GET", "/v1/tokens")).body.items;

  /** A token that ends later than when it was first seen. The plan has one too, which is closed with it. */
  async function untilRenewed(): Promise<Token> {
    const seen = new Map<string, string>();
    const deadline = Date.now() + 180_000;
    for (;;) {
      const all = await tokens();
      const found = all.find(({ id, expires_at }) => expires_at > (seen.get(id) ?? expires_at));
      if (found !== undefined) return found;
      for (const { id, expires_at } of all) seen.set(id, expires_at);
      if (Date.now() > deadline) throw new Error(JSON.stringify(all));
      await pause(200);
    }
  }

  test("gives a certificate that ssh-keygen reads, for one VM and a short time", async () => {
    const file = path.join(files, "key-cert.pub");
    reader.write(`
data "croft_vm" "app" {
  name = "app"
}
ephemeral "croft_ssh_certificate" "login" {
  vm          = data.croft_vm.app.id
  public_key  = file("${files}/key.pub")
  ttl_seconds = 60
}
resource "terraform_data" "use" {
  provisioner "local-exec" {
    command     = "printf %s \\"$CERTIFICATE\\" > ${file}"
    environment = { CERTIFICATE = ephemeral.croft_ssh_certificate.login.certificate }
  }
}
`);
    await reader.apply();
    const shown = execFileSync("ssh-keygen", ["-L", "-f", file]).toString();
    expect(shown).toContain(String(objects.attributes("croft_vm.app").id));
    expect(shown).toContain("user certificate");
    expect(state()).not.toContain("ssh-ed25519-cert");
    await reader.destroy();
  });
});
