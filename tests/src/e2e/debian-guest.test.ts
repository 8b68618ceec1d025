// A whole Debian with systemd and cloud-init, as clouds offer it, through real Terraform: user data and what Croft adds,
// the signals that `wait_for` waits for, and what the guest tells of itself. Two guests, booted side by side.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { DEBIAN_IMAGE } from "../../../cli/src/debian-image/recipe.ts";
import { buildGuestImage } from "../../../cli/src/image-builder/build.ts";
import { root, sharedCache } from "../harness/clone.ts";
import { until } from "../harness/guest-lab.ts";
import { smallImage } from "../harness/small-image.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";

jest.setTimeout(600_000);

let croft: WholeCroft;
let terraform: TerraformFolder;
let debian: string;

beforeAll(async () => {
  croft = await startWholeCroft();
  debian = path.join(croft.config.home, "debian");
  await buildGuestImage({
    recipe: DEBIAN_IMAGE,
    outputDirectory: debian,
    cacheDirectory: sharedCache,
    log: () => undefined,
  });
  terraform = terraformFolder(croft.env);
});

afterAll(async () => {
  await croft?.down();
  terraform?.remove();
});

/** A part of a MIME message; packed ones cannot stand in a string as they are. */
const part = (type: string, contents: string | Buffer): string => {
  const head = `Content-Type: ${type}; charset="utf-8"\n`;
  return typeof contents === "string"
    ? `${head}\n${contents}\n`
    : `${head}Content-Transfer-Encoding: base64\n\n${contents.toString("base64")}\n`;
};

const BOUNDARY = "=-=croft-test=-=";

/** Large, of several parts, with lists that replace those of vendor data, and bytes that get lost easily. */
const userData = [
  `Content-Type: multipart/mixed; boundary="${BOUNDARY}"\nMIME-Version: 1.0\n\n\u00ff \u2028 \u{1f600} \${x} %{y}\n`,
  part(
    "text/cloud-config",
    Buffer.from(`#cloud-config
hostname: from-user-data
fqdn: from-user-data.example.org
manage_etc_hosts: true
# What waits for cloud-init or SSH waits for the boot after it.
power_state: {mode: reboot, delay: now}
users:
  - name: alice
    groups: [adm]
write_files:
  - path: /srv/odd
    content: "tab\\tdollar \${x} percent %{y} quote ' umlaut \u00e4 \u{1f600}"
runcmd:
  - [sh, -c, "echo ran as $(id -un) > /srv/ran"]
`),
  ),
  part("application/gzip", gzipSync("#!/bin/sh\necho packed > /srv/packed\n")),
  part(
    "text/x-shellscript",
    `#!/bin/sh\necho last > /srv/last\nexit 0\n${"carriage\rreturn \u0001 ".repeat(9_000)}\r\n`,
  ),
]
  .join(`--${BOUNDARY}\n`)
  .concat(`--${BOUNDARY}--\n\n`);

/** A script that fails, and a cloud-config that is none: of that cloud-init 22.4 tells its log only. */
const failing = [
  `Content-Type: multipart/mixed; boundary="${BOUNDARY}"\nMIME-Version: 1.0\n\n`,
  part("text/cloud-config", "#cloud-config\nusers: [\n"),
  part("text/x-shellscript", "#!/bin/sh\nexit 7\n"),
]
  .join(`--${BOUNDARY}\n`)
  .concat(`--${BOUNDARY}--\n\n`);

interface Guest {
  name: string;
  image: string;
  rootGib: number;
  memoryMib: number;
  waitFor: string[];
}

const guest = ({ name, image, rootGib, memoryMib, waitFor }: Guest): string => `
resource "croft_vm" "${name}" {
  project       = croft_project.p.name
  name          = "${name}"
  image         = croft_image.${image}.id
  cpus          = 1
  memory_mib    = ${memoryMib}
  root_disk_gib = ${rootGib}
  user_data     = file("${terraform.folder}/${name}")
  wait_for      = ${JSON.stringify(waitFor)}
  timeouts { create = "8m" }
}
`;

const configuration = (): string =>
  [
    'resource "croft_project" "p" { name = "p" }\n',
    smallImage({ guest: debian }),
    smallImage({ guest: croft.guest }).replaceAll('"debian"', '"small"'),
    guest({
      name: "good",
      image: "debian",
      rootGib: 3,
      memoryMib: 768,
      waitFor: ["cloud_init", "address", "ssh"],
    }),
    guest({ name: "bad", image: "debian", rootGib: 2, memoryMib: 768, waitFor: ["cloud_init"] }),
    guest({ name: "small", image: "small", rootGib: 1, memoryMib: 384, waitFor: ["cloud_init"] }),
  ].join("");

const vm = async (name: string): Promise<Document<"vm">> =>
  (await croft.list("vms", { name }))[0] as Document<"vm">;

/** What `npm run ssh` runs. */
async function ssh(...words: string[]): Promise<string> {
  const main = path.join(root, "cli/dist/main.js");
  const { stdout } = await execa("node", [main, "ssh", ...words], {
    env: { CROFT_HOME: croft.config.home, CROFT_PORT: String(croft.config.port) },
    stdin: "ignore",
  });
  return stdout;
}

const inGuest = (command: string): Promise<string> => ssh("p/good", command);

test("an apply ends when cloud-init has, and says what it could not do, also over a new agent", async () => {
  const contents = { good: userData, bad: failing, small: "#cloud-config\npackages: [nginx]\n" };
  for (const [name, text] of Object.entries(contents)) writeFileSync(path.join(terraform.folder, name), text);
  terraform.write(configuration());
  await terraform.init();
  const applying = terraform.run("apply", "-auto-approve", "-no-color");
  await croft.until(
    "/v1/vms",
    ({ items }) => items.length === 3 && items.every(({ status }) => status.guest?.cloud_init != null),
  );
  const waiting = (await vm("good")).status;
  expect(waiting).toMatchObject({ ready: false, state: "running", guest: { cloud_init: "running" } });
  expect(waiting.state_reason).toMatch(/^Waits for cloud_init \(it runs in the guest\)/);
  // What a guest says while nobody listens is heard by the next agent.
  croft.kill("agent");
  await croft.up();

  const { exitCode, output } = await applying;
  expect(exitCode).toBe(1);
  expect(output).toMatch(/croft_vm.good: Creation complete/);
  // Terraform breaks lines where it likes.
  const words = output.replace(/\s+/g, " ");
  expect(words).toContain("Error: croft_vm p/bad is not ready");
  expect(words).toMatch(
    /cloud-init ended with errors in the guest: .*Runparts: 1 failures.*\(cloud_init_failed\)/,
  );
  expect(words).toContain("Error: croft_vm p/small is not ready");
  expect(words).toContain('"packages" is not supported by this image');
  expect((await vm("bad")).status).toMatchObject({
    state: "running",
    ready: false,
    state_code: "cloud_init_failed",
    power_state: "running",
    guest: {
      cloud_init: "failed",
      cloud_init_errors: expect.arrayContaining([expect.stringMatching(/WARNING.*yaml/i)]),
    },
  });
  expect((await vm("good")).status).toMatchObject({
    ready: true,
    state_reason: null,
    state_code: null,
    reboots: 1,
  });
  expect(terraform.attributes("croft_vm.good")).toMatchObject({ ready: true });
});

test("what the guest tells of itself is shown, and a refresh finds nothing to do for it", async () => {
  const { id } = await vm("good");
  const { status } = await croft.until(
    `/v1/vms/${id}`,
    (one) => one.status.guest?.hostname === "from-user-data",
  );
  expect(status.guest).toMatchObject({
    cloud_init: "done",
    cloud_init_errors: [],
    addresses: ["10.0.2.15"],
    os: expect.stringMatching(/^Debian GNU\/Linux 12/),
    agent_version: expect.stringMatching(/^7\./),
  });
  expect(status.guest?.interfaces?.[0]?.ip_addresses).toContain("10.0.2.15");
  expect((await terraform.plan("-target=croft_vm.good")).changes).toBe(false);
});

test("the data source tells it as well", async () => {
  const reader = terraformFolder(croft.env);
  try {
    reader.write(`data "croft_vm" "good" {
  project = "p"
  name    = "good"
}
output "guest" { value = data.croft_vm.good.guest }
`);
    await reader.init();
    await reader.apply();
    const { output } = await reader.run("output", "-json", "guest");
    expect(JSON.parse(output)).toMatchObject({
      hostname: "from-user-data",
      cloud_init: "done",
      addresses: ["10.0.2.15"],
    });
  } finally {
    reader.remove();
  }
});

test("what it uses is counted, by the host and by the guest's own count", async () => {
  const { id } = await vm("good");
  const { counters } = await croft.until(
    `/v1/vms/${id}/counters`,
    (answer) => answer.counters?.guest_memory != null && answer.counters.network_cards.length > 0,
  );
  expect(counters?.cpu_seconds).toBeGreaterThan(5);
  expect(counters?.vcpu_seconds).toHaveLength(1);
  expect(counters?.memory_resident_bytes).toBeGreaterThan(100 * 1024 ** 2);
  expect(counters?.guest_memory?.total_bytes).toBeGreaterThan(600 * 1024 ** 2);
  const root = counters?.disks.find(({ name }) => name === "root");
  expect(root?.read_bytes).toBeGreaterThan(50 * 1024 ** 2);
  expect(root?.written_bytes).toBeGreaterThan(0);
  expect(counters?.network_cards[0]?.received_bytes).toBeGreaterThan(0);
});

test("user data reached the guest byte for byte, and its word is the last", async () => {
  const sha256 = createHash("sha256").update(userData).digest("hex");
  expect(await inGuest("sudo sha256sum /var/lib/cloud/instance/user-data.txt")).toContain(sha256);
  expect(await inGuest("hostname; id -nG alice; cat /srv/ran /srv/packed /srv/last; cat /srv/odd")).toBe(
    `from-user-data\nalice adm\nran as root\npacked\nlast\ntab\tdollar \${x} percent %{y} quote ' umlaut \u00e4 \u{1f600}`,
  );
});

test("the image's own user is there beside Croft's, and a guest's fqdn is that of its user data", async () => {
  expect(await ssh("p/bad", "id -un debian")).toBe("debian");
  expect(await inGuest("hostname -f")).toBe("from-user-data.example.org");
});

test("a key of a running guest comes and goes at once", async () => {
  const { id } = await vm("good");
  const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f a-colleague";
  for (const keys of [[key], []]) {
    await croft.call("PATCH", `/v1/vms/${id}`, { spec: { ssh_keys: keys } });
    const count = "grep -c a-colleague .ssh/authorized_keys || true";
    await until(async () => (await inGuest(count)) === String(keys.length), 15_000);
  }
});

test("a clock that stood still while the VM was paused is set when it goes on, so that people log in again", async () => {
  const { id } = await vm("good");
  const power = async (power_state: "paused" | "running") => {
    await croft.call("PATCH", `/v1/vms/${id}`, { spec: { power_state } });
    await until(async () => (await vm("good")).status.state === power_state, 30_000);
  };
  // More than certificates bear: nobody would log in with a new one.
  await inGuest("sudo date -s '2 days ago'");
  await power("paused");
  await power("running");
  const offset = async () => Math.abs(Number(await inGuest("date +%s")) - Date.now() / 1000);
  await until(async () => (await offset().catch(() => Number.POSITIVE_INFINITY)) < 10, 60_000);
  await until(async () => Math.abs((await vm("good")).status.guest?.clock_offset_seconds ?? 99) < 10, 40_000);
});

test("the user's lists of users and files took nothing of Croft's away", async () => {
  const { id } = await vm("good");
  expect(await inGuest("whoami; sudo -n id -un; cat /etc/ssh/croft_principals/croft")).toBe(
    `croft\nroot\n${id}`,
  );
  expect(await inGuest("sudo sshd -T | grep -i trustedusercakeys; cloud-init query instance_id")).toBe(
    `trustedusercakeys /etc/ssh/croft_user_ca.pub\n${id}`,
  );
  expect(await inGuest("systemctl is-system-running; systemctl --failed --no-legend")).toBe("running");
});

test("Ansible works with the written ssh_config: a module, a file, root by sudo", async () => {
  const config = (await ssh("--config")).trim();
  const HOST = "good.p.croft";
  const playbook = path.join(terraform.folder, "playbook.yaml");
  writeFileSync(
    playbook,
    `- hosts: all
  become: true
  tasks:
    - ansible.builtin.copy: { content: "by ansible", dest: /srv/ansible, mode: "0640" }
    - ansible.builtin.command: cat /srv/ansible
      register: read
    - ansible.builtin.assert:
        that: [read.stdout == "by ansible", ansible_facts.hostname == "from-user-data"]
`,
  );
  const words = ["-i", `${HOST},`, "--ssh-common-args", `-F ${config}`, playbook];
  // Its own files go into its home: none of them may stay behind.
  const env = { HOME: terraform.folder, ANSIBLE_NOCOLOR: "1" };
  const { all, exitCode } = await execa("ansible-playbook", words, { all: true, env, reject: false });
  expect({ exitCode, all }).toMatchObject({ exitCode: 0, all: expect.stringMatching(/ok=4 .*failed=0/) });
  expect(await inGuest("sudo stat -c '%a %U' /srv/ansible")).toBe("640 root");
});
