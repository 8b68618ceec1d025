// Every secret that goes in is looked for in everything that stays: state, plan file, Terraform's own log at its most
// talkative, the reconciler's log, and the event log. What the contract lets stay (user data in the state, which is
// marked sensitive) is named here; all else has to be nowhere.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inflateRawSync } from "node:zlib";
import { croftVm } from "@croft/schemas/generated/terraform/croft-vm.ts";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";

jest.setTimeout(600_000);

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let terraform: TerraformFolder;
let folder: string;

const secret = (): string => randomBytes(24).toString("hex");
const USER_DATA = secret();
const WRITE_ONLY = secret();
const hasWriteOnly = croftVm.attributes.some(({ name }) => name === "user_data_wo");

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  host = await imitateHost(reconciler, "alpha");
  folder = mkdtempSync(path.join(tmpdir(), "croft-secrets-"));
  writeFileSync(path.join(folder, "disk.raw"), Buffer.alloc(1 << 20, 1));
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path.join(folder, "key")]);
  terraform = terraformFolder({
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
    TF_LOG: "trace",
    TF_LOG_PATH: path.join(folder, "trace.log"),
  });
});

afterAll(async () => {
  await terraform?.destroy();
  terraform?.remove();
  await host?.stop();
  await reconciler?.stop();
  provider?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const vm = (name: string, more: string): string => `
resource "croft_vm" "${name}" {
  project       = croft_project.web.name
  name          = "${name}"
  image         = croft_image.tiny.id
  cpus          = 1
  memory_mib    = 256
  root_disk_gib = 1
  ssh_keys      = [croft_ssh_key.me.id]
  ${more}
}
`;

const configuration = (): string => `
resource "croft_project" "web" {
  name = "web"
}
resource "croft_ssh_key" "me" {
  project    = croft_project.web.name
  name       = "me"
  public_key = file("${folder}/key.pub")
}
resource "croft_image" "tiny" {
  project = croft_project.web.name
  name    = "tiny"
  path    = "${folder}/disk.raw"
}
${vm("plain", `user_data = "#!/bin/sh\\n# ${USER_DATA}\\n"`)}
${hasWriteOnly ? vm("hidden", `user_data_wo = "#!/bin/sh\\n# ${WRITE_ONLY}\\n"\n  user_data_wo_version = 1`) : ""}
ephemeral "croft_token" "lent" {
  ttl_seconds = 300
}
provider "croft" {
  alias = "lent"
  token = ephemeral.croft_token.lent.token
}
data "croft_vms" "seen" {
  provider = croft.lent
}
ephemeral "croft_ssh_certificate" "login" {
  vm         = croft_vm.plain.id
  public_key = file("${folder}/key.pub")
}
# The lent token leaves Terraform here, so that the test can look for it.
resource "terraform_data" "token" {
  provisioner "local-exec" {
    command     = "printf %s \\"$LENT\\" > ${folder}/lent"
    environment = { LENT = ephemeral.croft_token.lent.token }
  }
}
`;

/** The members of a zip archive (a plan file), unpacked: name and text. */
function unzip(file: string): Record<string, string> {
  const zip = readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const members: Record<string, string> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + packed);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    members[name] = (method === 8 ? inflateRawSync(bytes) : bytes).toString("latin1");
    at += 46 + nameLength + extra + comment;
  }
  return members;
}

test("no secret stays anywhere but where the contract lets it", async () => {
  terraform.write(configuration());
  await terraform.init();
  await terraform.apply();
  await terraform.plan("-out=plan", "-replace=croft_vm.plain");
  // What the user wrote down is in the configuration, which a plan carries along.
  const { configuration: _, ...told } = JSON.parse((await terraform.run("show", "-json", "plan")).output);

  const state = readFileSync(path.join(terraform.folder, "terraform.tfstate"), "utf8");
  const plan = Object.entries(unzip(path.join(terraform.folder, "plan")));
  const configured = new Set(["tfconfig/m-/main.tf"]);
  const events = JSON.stringify((await reconciler.rest("GET", "/v1/events?limit=1000")).body);
  const places: Record<string, string> = {
    state,
    "plan, as shown": JSON.stringify(told),
    ...Object.fromEntries(
      plan.filter(([name]) => !configured.has(name)).map(([name, text]) => [`plan, ${name}`, text]),
    ),
    "Terraform's log": readFileSync(path.join(folder, "trace.log"), "utf8"),
    "the reconciler's log": reconciler.log(),
    events,
  };
  // It was looked where things are: what is no secret is found.
  expect(state).toContain('"name": "plain"');
  expect(places["Terraform's log"]).toContain("terraform-provider-croft");
  expect(events).toContain("vm.created");
  expect(plan.map(([name]) => name)).toContain("tfplan");

  const seed = host.secrets.find((one) => one.includes("PRIVATE KEY")) ?? "";
  const guestKey = /([A-Za-z0-9+/]{60})/.exec(seed.slice(seed.indexOf("PRIVATE KEY")))?.[1];
  expect(guestKey).toBeDefined();
  const secrets: Record<string, string> = {
    "the token": reconciler.token,
    "the lent token": readFileSync(path.join(folder, "lent"), "utf8"),
    "the user's private key": readFileSync(path.join(folder, "key"), "utf8").split("\n")[1] as string,
    "the host's join token": host.joinToken,
    "a guest's private host key": String(guestKey),
    "write-only user data": WRITE_ONLY,
    "user data": USER_DATA,
  };
  const mayStay = new Set([
    "state: user data",
    "plan, as shown: user data",
    "plan, tfplan: user data",
    "plan, tfstate: user data",
  ]);
  mayStay.add("plan, tfstate-prev: user data");
  const found = Object.entries(places).flatMap(([place, text]) =>
    Object.entries(secrets)
      .filter(([, value]) => text.includes(value))
      .map(([name]) => `${place}: ${name}`),
  );
  expect(found.filter((one) => !mayStay.has(one))).toEqual([]);
  expect(found).toContain("state: user data");
  // What may stay is marked, so that it is never shown.
  const { output } = await terraform.run("plan", "-no-color");
  expect(output).not.toContain(USER_DATA);
});
