// Every field whose change replaces, of every kind, changed while the object is in use. The list of fields comes from the
// schemas: a new one without a case here fails.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Plural } from "@croft/schemas/client/rest-calls.ts";
import { RESOURCES } from "@croft/schemas/generated/terraform/provider.ts";
import type { AttributeModel, Effect } from "@croft/schemas/terraform-model.ts";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { objectOf, type TfValue } from "../../../provider/src/tfplugin/value.ts";
import { build } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type Ref, SmallCore, type World } from "../harness/small-core.ts";

jest.setTimeout(600_000);

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
const OTHER_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHmXWlxHwCpvdnhZ0y4JH7rA4yWbDgFqPlO2CqlM0hAe";

let reconciler: ReconcilerProcess;
let hosts: ImitatedHost[];
let folder: string;
let core: SmallCore;

beforeAll(async () => {
  await build("reconciler");
  reconciler = await startReconciler();
  hosts = [await imitateHost(reconciler, "alpha"), await imitateHost(reconciler, "beta")];
  for (const [host, spec] of Object.entries({
    alpha: { region: "eu", zone: "a" },
    beta: { region: "us", zone: "b" },
  })) {
    expect(await reconciler.rest("PATCH", `/v1/hosts/${host}`, { spec })).toMatchObject({ status: 200 });
  }
  folder = mkdtempSync(path.join(tmpdir(), "croft-replace-"));
  for (const [name, byte] of Object.entries({
    disk: 1,
    disk2: 2,
    kernel: 3,
    kernel2: 4,
    initrd: 5,
    initrd2: 6,
  })) {
    writeFileSync(file(name), Buffer.alloc(1 << 20, byte));
  }
  const cd = Buffer.alloc(1 << 20);
  cd.write("\x01CD001\x01", 16 * 2048, "latin1");
  writeFileSync(file("cd"), cd);
  core = new SmallCore();
});

afterAll(async () => {
  await core?.apply({}, link());
  for (const host of hosts ?? []) await host.stop();
  await reconciler?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string): string => path.join(folder, name);
const link = () => ({ settings: { endpoint: reconciler.endpoint, token: reconciler.token } });

type Fields = Record<string, TfValue>;
/** Fields that differ from what is usual, by address; null leaves an object out, and a new address adds one. */
type Different = Readonly<Record<string, null | Fields | ((ref: Ref) => Fields)>>;

const SMALL_VM = { cpus: 1, memory_mib: 256, root_disk_gib: 1, wait_for: ["running"] };
const drive = (partition: TfValue) => objectOf({ partition, serial: null, read_only: null });
const kernel = (fields: Fields = {}): TfValue =>
  objectOf({
    url: null,
    sha256: null,
    initrd_url: null,
    initrd_sha256: null,
    path: file("kernel"),
    initrd_path: file("initrd"),
    command_line: "quiet",
    ...fields,
  });

const usual = (project: string): Different => ({
  "croft_project.web": { name: "web" },
  "croft_project.other": { name: "other" },
  "croft_ssh_key.me": (ref) => ({ project: ref(project, "name"), name: "me", public_key: KEY }),
  "croft_image.base": (ref) => ({ project: ref(project, "name"), name: "base", path: file("disk") }),
  "croft_disk.first": { host: "alpha", file: objectOf({ name: "first", size_gib: 32 }) },
  "croft_disk.second": { host: "alpha", file: objectOf({ name: "second", size_gib: 32 }) },
  "croft_disk.far": { host: "beta", file: objectOf({ name: "far", size_gib: 32 }) },
  ...Object.fromEntries(
    ["data", "later", "third"].map((name) => [
      `croft_partition.${name}`,
      (ref: Ref) => ({
        project: ref(project, "name"),
        disk: ref("croft_disk.first", "id"),
        name,
        size_gib: 1,
        on_delete: "wipe",
      }),
    ]),
  ),
  "croft_vm.app": (ref) => ({
    ...SMALL_VM,
    project: ref(project, "name"),
    name: "app",
    image: ref("croft_image.base", "id"),
    ssh_keys: [ref("croft_ssh_key.me", "id")],
    on_user_data_change: "replace",
    partitions: [drive(ref("croft_partition.data", "id"))],
  }),
  "croft_vm.second": (ref) => ({
    ...SMALL_VM,
    project: ref(project, "name"),
    name: "second",
    image: ref("croft_image.base", "id"),
    host: "alpha",
  }),
  "croft_partition_attachment.later": (ref) => ({
    vm: ref("croft_vm.app", "id"),
    partition: ref("croft_partition.later", "id"),
  }),
});

/** Everything uses something: the VM a key, an image and a partition, an attachment the VM and another partition. */
function world(different: Different = {}, project = "croft_project.web"): World {
  const all = usual(project);
  // What is added is nothing that the others depend on but by name: it comes before the VMs.
  const added = Object.keys(different).filter((address) => !(address in all));
  const order = Object.keys(all);
  order.splice(order.indexOf("croft_vm.app"), 0, ...added);
  const fieldsOf = (from: Different, address: string, ref: Ref): Fields => {
    const fields = from[address] ?? {};
    return typeof fields === "function" ? fields(ref) : fields;
  };
  return Object.fromEntries(
    order
      .filter((address) => different[address] !== null)
      .map((address) => {
        const type = address.split(".")[0] as string;
        const config = (ref: Ref) => ({
          ...fieldsOf(all, address, ref),
          ...fieldsOf(different, address, ref),
        });
        return [address, { type, config }];
      }),
  );
}

interface Case {
  address: string;
  before: () => World;
  after: () => World;
}

type Change = () => Fields | ((ref: Ref) => Fields);

const changed = (address: string, before: Change, after: Change, both: Different = {}): Case => ({
  address,
  before: () => world({ ...both, [address]: before() }),
  after: () => world({ ...both, [address]: after() }),
});
const set = (address: string, fields: Fields, both: Different = {}): Case =>
  changed(
    address,
    () => ({}),
    () => fields,
    both,
  );
/** To another project, with all that has to be in the same one. */
const moved = (address: string): Case => ({
  address,
  before: () => world(),
  after: () => world({}, "croft_project.other"),
});
/** A disk is used by partitions, and cannot go as long as a VM has one of them. */
const NO_VM_HAS_THEM: Different = {
  "croft_vm.app": { partitions: null },
  "croft_partition_attachment.later": null,
};
const image = (before: () => Fields, after: () => Fields): Case => changed("croft_image.base", before, after);
const attachment = (field: string, to: string): Case =>
  changed(
    "croft_partition_attachment.later",
    () => ({}),
    () => (ref) => ({ [field]: ref(to, "id") }),
  );

const NETWORK = { name: "private", mode: "nat", cidr: "10.90.0.0/24" };
/** With other fields before and after; in the project `web` unless they say otherwise. */
const network = (before: Fields, after: Fields, to = "croft_project.web"): Case =>
  changed(
    "croft_network.private",
    () => (ref) => ({ ...NETWORK, project: ref("croft_project.web", "name"), ...before }),
    () => (ref) => ({ ...NETWORK, project: ref(to, "name"), ...after }),
  );
const LAN = { mode: "bridge", bridge: "br0", cidr: null };
/** Partitions tie a VM to their host. */
const placedVm = (before: Fields, after: Fields): Case =>
  changed(
    "croft_vm.app",
    () => ({ partitions: null, ...before }),
    () => ({ partitions: null, ...after }),
    { "croft_partition_attachment.later": null },
  );

const CASES: Readonly<Record<string, Case>> = {
  "host.name": changed(
    "croft_host.rack",
    () => ({ name: "rack-1" }),
    () => ({ name: "rack-2" }),
  ),
  "network.project": network({}, {}, "croft_project.other"),
  "network.name": network({}, { name: "other" }),
  "network.shared": network({}, { project: null, shared: true }),
  "network.mode": network({}, LAN),
  "network.bridge": network(LAN, { ...LAN, bridge: "br1" }),
  "network.vlan": network(LAN, { ...LAN, vlan: 10 }),
  "network.cidr": network({}, { cidr: "10.91.0.0/24" }),
  "network.ipv6_cidr": network({}, { ipv6_cidr: "fd00:90::/64" }),
  "network.mtu": network({}, { mtu: 1400 }),
  "project.name": set("croft_project.web", { name: "shop" }),
  "ssh_key.project": moved("croft_ssh_key.me"),
  "ssh_key.name": set("croft_ssh_key.me", { name: "you" }),
  "ssh_key.shared": set("croft_ssh_key.me", { project: null, shared: true }),
  "ssh_key.public_key": set("croft_ssh_key.me", { public_key: OTHER_KEY }),
  "image.project": moved("croft_image.base"),
  "image.name": set("croft_image.base", { name: "other" }),
  "image.shared": set("croft_image.base", { project: null, shared: true }),
  "image.sha256": image(
    () => ({}),
    () => ({ path: file("disk2") }),
  ),
  // What begins like a CD is one, unless somebody insists, and no VM has a CD for its disk.
  "image.format": changed(
    "croft_image.base",
    () => ({ path: file("cd") }),
    () => ({ path: file("cd"), format: "raw" }),
    { "croft_vm.app": null, "croft_vm.second": null, "croft_partition_attachment.later": null },
  ),
  "image.kernel": image(
    () => ({}),
    () => ({ kernel: kernel() }),
  ),
  "image.kernel.sha256": image(
    () => ({ kernel: kernel() }),
    () => ({ kernel: kernel({ path: file("kernel2") }) }),
  ),
  "image.kernel.initrd_sha256": image(
    () => ({ kernel: kernel() }),
    () => ({ kernel: kernel({ initrd_path: file("initrd2") }) }),
  ),
  "image.kernel.command_line": image(
    () => ({ kernel: kernel() }),
    () => ({ kernel: kernel({ command_line: "debug" }) }),
  ),
  "disk.host": set("croft_disk.first", { host: "beta" }, NO_VM_HAS_THEM),
  "disk.device": changed(
    "croft_disk.first",
    () => ({ file: null, device: "/dev/imitated1" }),
    () => ({ file: null, device: "/dev/imitated2" }),
    NO_VM_HAS_THEM,
  ),
  "disk.file": set("croft_disk.first", { file: null, device: "/dev/imitated1" }, NO_VM_HAS_THEM),
  "disk.file.name": set(
    "croft_disk.first",
    { file: objectOf({ name: "renamed", size_gib: 32 }) },
    NO_VM_HAS_THEM,
  ),
  "partition.project": moved("croft_partition.data"),
  "partition.disk": changed(
    "croft_partition.data",
    () => ({}),
    () => (ref) => ({ disk: ref("croft_disk.second", "id") }),
  ),
  "partition.region": changed(
    "croft_partition.data",
    () => ({ disk: null, region: "eu" }),
    () => ({ disk: null, region: "us" }),
    NO_VM_HAS_THEM,
  ),
  "partition.filesystem": changed(
    "croft_partition.data",
    () => ({ filesystem: "ext4" }),
    () => ({ filesystem: "xfs" }),
  ),
  "partition_attachment.vm": attachment("vm", "croft_vm.second"),
  "partition_attachment.partition": attachment("partition", "croft_partition.third"),
  "partition_attachment.serial": set("croft_partition_attachment.later", { serial: "mine" }),
  "partition_attachment.read_only": set("croft_partition_attachment.later", { read_only: true }),
  "vm.project": moved("croft_vm.app"),
  "vm.hostname": set("croft_vm.app", { hostname: "web-1" }),
  "vm.image": changed(
    "croft_vm.app",
    () => ({}),
    () => (ref) => ({ image: ref("croft_image.another", "id") }),
    {
      "croft_image.another": (ref) => ({
        project: ref("croft_project.web", "name"),
        name: "another",
        path: file("disk2"),
      }),
    },
  ),
  "vm.user_data": changed(
    "croft_vm.app",
    () => ({ user_data: "#!/bin/sh\n" }),
    () => ({ user_data: "#!/bin/sh\ntrue\n" }),
  ),
  "vm.user_data_wo_version": changed(
    "croft_vm.app",
    () => ({ user_data_wo: "#!/bin/sh\n", user_data_wo_version: 1 }),
    () => ({ user_data_wo: "#!/bin/sh\ntrue\n", user_data_wo_version: 2 }),
  ),
  "vm.user_data_format": changed(
    "croft_vm.app",
    () => ({ user_data: "{}", ssh_keys: null }),
    () => ({
      user_data: "{}",
      ssh_keys: null,
      user_data_format: "ignition",
    }),
  ),
  "vm.region": placedVm({ region: "eu" }, { region: "us" }),
  "vm.zone": placedVm({ zone: "a" }, { zone: "b" }),
};

/** Dotted names of the fields whose change replaces. */
function replacing(attributes: readonly AttributeModel[], at: string, outer: Effect = "L"): string[] {
  return attributes.flatMap((attribute) => {
    const { name, nested, computed, optional } = attribute;
    // A write-only value is in no state to be compared with: its version stands for it.
    if (attribute.writeOnly) return [];
    const effect = computed && !optional ? "L" : (attribute.effect ?? outer);
    const inner = nested?.nesting === "single" ? replacing(nested.attributes, `${at}.${name}`, effect) : [];
    return [...(effect === "X" ? [`${at}.${name}`] : []), ...inner];
  });
}

test("every field that replaces has a case", () => {
  const fields = RESOURCES.flatMap(({ kind, attributes }) => replacing(attributes, kind));
  expect(Object.keys(CASES).sort()).toEqual(fields.sort());
});

// One case goes on where the one before ended, which saves making and destroying all of it.
test.each(Object.entries(CASES))("%s", async (_field, { address, before, after }) => {
  await core.apply(before(), link());
  const { id } = core.value(address);
  expect(await core.plan(before(), link())).toEqual({});

  expect((await core.plan(after(), link()))[address]).toBe("replace");
  await core.apply(after(), link());
  expect(core.value(address).id).not.toBe(id);
  expect(await core.plan(after(), link())).toEqual({});
  for (const { plural, name } of RESOURCES) {
    // Hosts join by themselves.
    if (name === "croft_host") continue;
    const living = (await reconciler.items(plural as Plural)).filter(({ deleting }) => !deleting);
    const declared = Object.values(after()).filter(({ type }) => type === name);
    expect([plural, living.length]).toEqual([plural, declared.length]);
  }
});
