// A private network from Terraform to the guests: two machines are declared, have the addresses that were leased to them, find
// one another by name, and what the firewall denies is counted where people see it. Rules change while they run.
import { randomInt } from "node:crypto";
import { fetchAnswer } from "@croft/schemas/client/rest-client.ts";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { smallImage } from "../harness/small-image.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";
import { withRoot } from "../harness/with-root.ts";

// A limit for what hangs, not a measure.
jest.setTimeout(600_000);

/** Of this run, beside whatever networks the machine has. */
const base = `10.${randomInt(130, 250)}.${randomInt(1, 250)}`;

const machine = (name: string, network: string, commands: readonly string[] = []): string => `
resource "croft_vm" "${name}" {
  project       = croft_project.lab.name
  name          = "${name}"
  image         = croft_image.debian.id
  cpus          = 1
  memory_mib    = 192
  root_disk_gib = 2
  networks      = [${network}]
  wait_for      = ["address", "ssh"]
  user_data     = <<-EOT
    #cloud-config
    ${JSON.stringify({ runcmd: commands })}
  EOT
}`;

/** Says on the serial port whether a command succeeds, after as many tries as the other guest may need to boot. */
const check = (what: string, command: string): string =>
  `for i in $(seq 120); do if ${command} >/dev/null 2>&1; then echo "CHECK ${what} yes" >/dev/console; break; fi; sleep 1; done`;

const CHECKS = [
  check("address", `ping -c1 -W1 ${base}.20`),
  check("name", "ping -c1 -W1 one"),
  check("service", "busybox nc -w 2 one 22 </dev/null | grep -q SSH-2.0"),
  // Into nowhere (RFC 5737), which nobody answers: only the counter tells.
  "busybox nc -w 1 198.51.100.9 9 </dev/null; echo CHECK end >/dev/console",
];

const configuration = (guest: string, rules: string, more = ""): string => `
provider "croft" {}
resource "croft_project" "lab" {
  name = "lab"
}
${smallImage({ guest })}
resource "croft_network" "private" {
  project       = croft_project.lab.name
  name          = "private"
  mode          = "nat"
  cidr          = "${base}.0/24"
  search_domain = "lab.example"
  firewall      = ${rules}
  ${more}
}
${machine("one", `{ network = croft_network.private.id, address = "${base}.20" }`)}
${machine("two", "{ network = croft_network.private.id }", CHECKS)}
`;

const DENIES =
  '[{ direction = "out", protocol = "tcp", ports = ["9"], action = "deny" }, { direction = "out" }]';

withRoot("networks of VMs")("two guests on a private network", () => {
  let croft: WholeCroft;
  let terraform: TerraformFolder;

  beforeAll(async () => {
    croft = await startWholeCroft();
    terraform = terraformFolder(croft.env);
    terraform.write(configuration(croft.guest, DENIES));
    await terraform.init();
    await terraform.apply();
  });
  afterAll(async () => {
    await croft?.down();
    terraform?.remove();
  });

  const vm = async (name: string): Promise<Document<"vm">> =>
    (await croft.list("vms", { name }))[0] as Document<"vm">;
  const network = async (): Promise<Document<"network">> =>
    (await croft.list("networks"))[0] as Document<"network">;

  test("the apply ends when both were seen with the addresses that were leased to them, and serve ssh there", async () => {
    const [one, two] = [await vm("one"), await vm("two")];
    expect([one.status.ip_address, two.status.ip_address]).toEqual([`${base}.20`, `${base}.2`]);
    for (const { status } of [one, two]) {
      expect(status.ready).toBe(true);
      expect(status.seen_addresses).toContainEqual(
        expect.objectContaining({ address: status.ip_address, mac_address: status.nics?.[0]?.mac_address }),
      );
      expect(status.conditions.filter(({ type }) => type === "addresses_differ")).toEqual([]);
    }
    expect((await network()).status).toMatchObject({ state: "ready", host: "alpha", free_addresses: 251 });
    expect(await terraform.plan()).toMatchObject({ changes: false });
  });

  test("they reach one another by address, name and service, and what the firewall denies is counted", async () => {
    const { id } = await vm("two");
    const said = async () =>
      (
        await (await fetchAnswer(croft.api, { method: "GET", route: `/v1/vms/${id}/serial_log` })).text()
      ).match(/CHECK .*/g) ?? [];
    const deadline = Date.now() + 300_000;
    while (!(await said()).some((line) => line.includes("end")) && Date.now() < deadline) {
      await croft.call("GET", `/v1/vms/${id}?wait=deleted&timeout_seconds=1`);
    }
    expect((await said()).map((line) => line.trim())).toEqual([
      "CHECK address yes",
      "CHECK name yes",
      "CHECK service yes",
      "CHECK end",
    ]);
    const { id: of } = await network();
    const counted = await croft.until(
      `/v1/networks/${of}`,
      ({ status }) => (status.hosts?.[0]?.firewall_counters?.[0]?.packets ?? 0) > 0,
    );
    expect(counted.status.hosts?.[0]?.firewall_counters?.[0]?.rule).toBe(0);
  });

  test("other rules come to the host while the guests run, and the apply waits for that", async () => {
    const before = await vm("two");
    terraform.write(configuration(croft.guest, '[{ protocol = "icmp" }]'));
    expect(await terraform.apply()).toContain("0 added, 1 changed, 0 destroyed");
    const { generation, status } = await network();
    expect(status.hosts).toMatchObject([{ host: "alpha", state: "ready", observed_generation: generation }]);
    expect((await vm("two")).status.started_at).toBe(before.status.started_at);
  });

  test("one that replaces it has the same range at once, and the guests move over", async () => {
    const before = [await vm("one"), await vm("two")];
    terraform.write(configuration(croft.guest, '[{ protocol = "icmp" }]', "mtu = 1400"));
    expect(await terraform.apply()).toContain("1 added, 2 changed, 1 destroyed");
    const { id } = await network();
    for (const { id: vmId } of before) {
      const { status } = await croft.call("GET", `/v1/vms/${vmId}`);
      expect(status).toMatchObject({ ready: true, nics: [{ network: id }] });
    }
    expect((await vm("one")).status.ip_address).toBe(`${base}.20`);
    expect((await network()).status).toMatchObject({ state: "ready" });
  });

  test("everything goes, the network last", async () => {
    expect(await terraform.destroy()).toMatch(/\d+ destroyed/);
    expect(await croft.list("networks")).toEqual([]);
  });
});
