// Deletion by quarantine through real Terraform: what a destroy leaves behind, and every way out of it. One Croft for the
// whole file; each test goes on where the one before ended.
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";

jest.setTimeout(600_000);

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

let croft: WholeCroft;
let terraform: TerraformFolder;
let onlooker: TerraformFolder;

beforeAll(async () => {
  croft = await startWholeCroft();
  terraform = terraformFolder(croft.env);
  onlooker = terraformFolder(croft.env);
  onlooker.write(`
data "croft_partitions" "all" {}
output "partitions" {
  value = { for one in data.croft_partitions.all.partitions : one.id => one }
}
`);
  await onlooker.init();
});

afterAll(async () => {
  await croft?.down();
  terraform?.remove();
  onlooker?.remove();
});

/** A project that has room for one partition of one GiB, its disk, and what else is given. */
const configuration = (more: string): string => `
resource "croft_project" "web" {
  name  = "web"
  quota = { storage_gib = 1 }
}
resource "croft_disk" "file" {
  host = "alpha"
  file = { name = "first", size_gib = 4 }
}
${more}
`;

const partition = (more = "", name = "data"): string => `
resource "croft_partition" "data" {
  project    = croft_project.web.name
  name       = "${name}"
  size_gib   = 1
  filesystem = "ext4"
  disk       = croft_disk.file.id
  ${more}
}
`;

async function apply(more: string): Promise<string> {
  terraform.write(configuration(more));
  const output = await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ changes: false });
  return output;
}

interface Shown {
  state: string;
  disk: string | null;
  wipe_at: string | null;
  quarantined_at: string | null;
}

/** What the data source shows to somebody else, by id. */
async function shown(): Promise<Record<string, Shown>> {
  await onlooker.apply();
  const { output } = await onlooker.run("output", "-json", "partitions");
  return JSON.parse(output);
}

const file = (): string => path.join(croft.config.home, "agent/disks/first.img");

/** Where the entry of a partition lies, as sfdisk reads the disk's file. */
async function rangeOf(id: string): Promise<{ start: number; end: number }> {
  const { stdout } = await execa("sfdisk", ["--json", file()]);
  // Without entries sfdisk leaves the list out.
  const { partitions = [] } = JSON.parse(stdout).partitiontable as {
    partitions?: { name: string; start: number; size: number }[];
  };
  const entry = partitions.find(({ name }) => name === id);
  if (entry === undefined) throw new Error(`${id} is not in ${stdout}`);
  return { start: entry.start * 512, end: (entry.start + entry.size) * 512 };
}

async function hash(range: { start: number; end: number }): Promise<string> {
  const sum = createHash("sha256");
  const bytes = createReadStream(file(), { start: range.start, end: range.end - 1, highWaterMark: 4 * MIB });
  for await (const piece of bytes) sum.update(piece as Buffer);
  return sum.digest("hex");
}

const facts = () => {
  const { id, serial, number, part_uuid, start_bytes } = terraform.attributes("croft_partition.data");
  return { id, serial, number, part_uuid, start_bytes };
};

let first: ReturnType<typeof facts>;
let id: string;
let range: { start: number; end: number };
let before: string;

test("a partition holds known bytes", async () => {
  terraform.write(configuration(partition()));
  await terraform.init();
  await apply(partition());
  first = facts();
  id = String(first.id);
  range = await rangeOf(id);
  expect(range.end - range.start).toBe(GIB);
  const disk = await open(file(), "r+");
  await disk.write(randomBytes(4 * MIB), 0, 4 * MIB, range.start + 700 * MIB);
  await disk.sync();
  await disk.close();
  before = await hash(range);
});

test("destroying it keeps every byte: the plan says so, and croft_partitions shows it", async () => {
  terraform.write(configuration(""));
  const { output } = await terraform.plan();
  expect(output).toContain("kept 7 days, then wiped");
  await apply("");
  expect(await hash(range)).toBe(before);
  const { state, wipe_at, quarantined_at } = (await shown())[id] as Shown;
  expect(state).toBe("quarantined");
  expect(Date.parse(String(wipe_at)) - Date.parse(String(quarantined_at))).toBe(7 * 86_400_000);
});

test("it is gone to all who do not ask for it", async () => {
  await expect(croft.call("GET", `/v1/partitions/${id}`)).rejects.toThrow();
  expect(await croft.list("partitions")).toEqual([]);
  expect(await croft.list("partitions", { state: "quarantined" })).toMatchObject([{ id, name: "data" }]);
});

test("its name and quota are free, its room is not", async () => {
  await apply(partition('on_delete = "wipe"'));
  expect(terraform.attributes("croft_partition.data").id).not.toBe(id);
  expect((await rangeOf(id)).start).toBe(range.start);
  await apply("");
  expect(Object.keys(await shown())).toEqual([id]);
});

test("restore_from brings back the same partition, byte for byte", async () => {
  await apply(partition(`restore_from = "${id}"`, "back"));
  expect(facts()).toEqual(first);
  expect(await hash(range)).toBe(before);
  expect((await shown())[id]).toMatchObject({ state: "ready", wipe_at: null });
  // Read at create only.
  await apply(partition("", "back"));
});

test("purge wipes it before its time", async () => {
  await apply("");
  expect(await croft.call("POST", `/v1/partitions/${id}/purge`)).toMatchObject({
    status: { state: "deleting" },
  });
  await expect(
    croft.call("GET", `/v1/partitions/${id}?wait=deleted&timeout_seconds=60`),
  ).rejects.toMatchObject({ message: expect.stringContaining(`There is no partition ${id}`) });
  const { stdout } = await execa("cmp", ["-n", String(GIB), "-i", `${range.start}:0`, file(), "/dev/zero"]);
  expect(stdout).toBe("");
  await expect(rangeOf(id)).rejects.toThrow("is not in");
  expect(await shown()).toEqual({});
});

test("destroying everything leaves it on its disk, and adopting the disk again finds it", async () => {
  await apply(partition());
  const last = facts();
  const place = await rangeOf(String(last.id));
  const whole = await hash(place);
  const disk = terraform.attributes("croft_disk.file").id;
  expect(await terraform.destroy()).toContain("3 destroyed");
  expect(await croft.list("projects")).toEqual([]);
  expect(await croft.list("disks")).toEqual([]);
  const [left] = await croft.list("partitions", { state: "quarantined" });
  expect(left).toMatchObject({ id: last.id, project: null, status: { disk: null } });

  await apply("");
  const again = terraform.attributes("croft_disk.file").id;
  expect(again).not.toBe(disk);
  expect((await shown())[String(last.id)]).toMatchObject({ state: "quarantined", disk: again });
  await apply(partition(`restore_from = "${last.id}"`));
  expect(facts()).toEqual(last);
  expect(await hash(place)).toBe(whole);
});

test("erasing a disk wipes what is in quarantine on it", async () => {
  await croft.call("PATCH", `/v1/disks/${terraform.attributes("croft_disk.file").id}`, {
    spec: { on_delete: "erase" },
  });
  await terraform.destroy();
  expect(await croft.list("partitions", { state: "quarantined" })).toEqual([]);
  await expect(open(file())).rejects.toMatchObject({ code: "ENOENT" });
});
