// What is no change at all, what changes in place, and what only an apply can know, through real Terraform with a real
// reconciler and a simulated host.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";

jest.setTimeout(240_000);

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let terraform: TerraformFolder;

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  host = await imitateHost(reconciler, "alpha");
  mkdirSync(path.join(reconciler.stateDir, "images-in"), { recursive: true });
  for (const [name, byte] of [
    ["one", 1],
    ["two", 2],
  ] as const) {
    writeFileSync(path.join(reconciler.stateDir, "images-in", `${name}.raw`), Buffer.alloc(1 << 20, byte));
  }
  terraform = terraformFolder({
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
  });
  terraform.write("");
  await terraform.init();
});

afterAll(async () => {
  await terraform?.destroy();
  terraform?.remove();
  await host?.stop();
  await reconciler?.stop();
  provider?.remove();
});

const MINE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
const YOURS = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHmXWlxHwCpvdnhZ0y4JH7rA4yWbDgFqPlO2CqlM0hAe";
const THEIRS = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKf2P0i0uP8rQ1nq0m3mWlxHwCpvdnhZ0y4JH7rA4yWb";

interface Shape {
  keys: string;
  image: string;
  vm: string;
  note: string;
  more: string;
}

const configuration = (change: Partial<Shape> = {}): string => {
  const { keys, image, vm, note, more }: Shape = {
    keys: `[croft_ssh_key.me.id, "${YOURS} you"]`,
    image: "croft_image.one.id",
    vm: "",
    note: "a",
    more: "",
    ...change,
  };
  const images = ["one", "two"].map(
    (name) => `
resource "croft_image" "${name}" {
  name   = "${name}"
  shared = true
  url    = "file://${reconciler.stateDir}/images-in/${name}.raw"
}`,
  );
  return `
resource "croft_project" "web" {
  name = "web"
}
resource "croft_project" "noted" {
  name        = "noted"
  description = "${note}"
}
resource "croft_ssh_key" "me" {
  project    = croft_project.web.name
  name       = "me"
  public_key = "${MINE} me"
}${images.join("")}
resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "app"
  image         = ${image}
  cpus          = 1
  memory_mib    = 64
  root_disk_gib = 1
  ssh_keys      = ${keys}
  user_data     = "#cloud-config"
  ${vm}
}
${more}`;
};

const id = (): unknown => terraform.attributes("croft_vm.app").id;

describe("the keys of a VM", () => {
  beforeAll(async () => {
    terraform.write(configuration());
    await terraform.apply();
  });

  test.each([
    ["in another order", `["${YOURS} you", croft_ssh_key.me.id]`],
    ["with another comment", `[croft_ssh_key.me.id, "${YOURS} somebody else"]`],
    ["with a line feed behind them", `[croft_ssh_key.me.id, "${YOURS} you\\n"]`],
    ["written twice", `[croft_ssh_key.me.id, "${YOURS} you", "${YOURS}"]`],
    ["as text in place of an id", `["${MINE}", "${YOURS} you"]`],
  ])("%s are the same keys", async (_how, keys) => {
    terraform.write(configuration({ keys }));
    expect(await terraform.plan()).toMatchObject({ changes: false });
  });

  test("are changed in place", async () => {
    const before = id();
    terraform.write(configuration({ keys: `[croft_ssh_key.me.id, "${THEIRS} they"]` }));
    expect(await terraform.apply()).toContain("0 added, 1 changed, 0 destroyed");
    expect(id()).toBe(before);
    expect(await terraform.plan()).toMatchObject({ changes: false });
  });
});

test("other user data change nothing until the configuration says so, and the plan says what would", async () => {
  const other = configuration().replace("#cloud-config", "#cloud-config\\n# other");
  terraform.write(configuration());
  await terraform.apply();
  terraform.write(other);
  const { changes, output } = await terraform.plan();
  expect(changes).toBe(false);
  expect(output).toContain("croft_vm web/app keeps its user_data");
  expect(output).toContain("on_user_data_change");
  terraform.write(other.replace("  user_data ", '  on_user_data_change = "replace"\n  user_data '));
  expect((await terraform.plan()).output).toContain("1 to add, 0 to change, 1 to destroy");
});

describe("an image that is not known before the apply", () => {
  /** The data source is read once the project was changed. */
  const late = (name: string): string => `
data "croft_image" "late" {
  name       = "${name}"
  depends_on = [croft_project.noted, croft_image.one, croft_image.two]
}`;
  const image = "data.croft_image.late.id";

  beforeAll(async () => {
    terraform.write(configuration());
    await terraform.apply();
  });

  test("and turns out to be the same changes nothing", async () => {
    const before = id();
    terraform.write(configuration({ image, more: late("one"), note: "b" }));
    const { output } = await terraform.plan();
    expect(output).toContain("image of croft_vm web/app is not known before the apply");
    expect(output).toContain("0 to destroy");
    await terraform.apply();
    expect(id()).toBe(before);
    expect(await terraform.plan()).toMatchObject({ changes: false });
  });

  test("and turns out to be another is refused, and the next apply replaces the VM", async () => {
    const before = id();
    terraform.write(configuration({ image, more: late("two"), note: "c" }));
    const { exitCode, output } = await terraform.run("apply", "-auto-approve", "-no-color");
    expect([exitCode, output]).toEqual([
      1,
      expect.stringContaining("image of croft_vm web/app turned out to be another"),
    ]);
    expect(output).not.toContain("bug in the provider");
    expect(id()).toBe(before);
    await terraform.apply();
    expect(id()).not.toBe(before);
    expect(await terraform.plan()).toMatchObject({ changes: false });
  });

  test("because the same run makes it is another for certain", async () => {
    const before = id();
    const more = `
resource "croft_image" "new" {
  name   = "new"
  shared = true
  url    = "file://${reconciler.stateDir}/images-in/two.raw"
}`;
    terraform.write(configuration({ image: "croft_image.new.id", more }));
    await terraform.apply();
    expect(id()).not.toBe(before);
    expect(await terraform.plan()).toMatchObject({ changes: false });
  });
});
