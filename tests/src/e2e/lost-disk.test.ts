// The file of a disk is gone for good: what was on it is given up by an admin although its host answers, and Terraform makes
// everything anew.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";

jest.setTimeout(600_000);

const CONFIGURATION = `
provider "croft" {}
resource "croft_project" "lab" {
  name = "lab"
}
resource "croft_disk" "data" {
  host = "alpha"
  file = { name = "lost", size_gib = 2 }
}
resource "croft_partition" "data" {
  project  = croft_project.lab.name
  name     = "data"
  disk     = croft_disk.data.id
  size_gib = 1
}
`;

/** What the loop devices of this run's folder are over. */
const readLoops = (): string =>
  readdirSync("/sys/block")
    .filter((name) => existsSync(`/sys/block/${name}/loop/backing_file`))
    .map((name) => readFileSync(`/sys/block/${name}/loop/backing_file`, "utf8"))
    .filter((file) => file.startsWith(croft.config.home))
    .join("");

let croft: WholeCroft;
let terraform: TerraformFolder;

beforeAll(async () => {
  croft = await startWholeCroft();
  terraform = terraformFolder(croft.env);
  terraform.write(CONFIGURATION);
  await terraform.init();
  await terraform.apply();
});
afterAll(async () => {
  await croft?.down();
  terraform?.remove();
});

test("its partition and then the disk itself are given up, and the next apply makes both anew", async () => {
  const [disk] = await croft.list("disks");
  const [partition] = await croft.list("partitions");
  if (disk === undefined || partition === undefined) throw new Error("nothing was applied");
  await expect(croft.call("DELETE", `/v1/partitions/${partition.id}?force=true`)).rejects.toThrow(
    "host alpha answers",
  );
  for (const file of readdirSync(croft.config.home, { recursive: true, encoding: "utf8" })) {
    if (path.basename(file) === "lost.img") rmSync(path.join(croft.config.home, file));
  }
  const { status } = await croft.until(`/v1/disks/${disk.id}`, ({ status }) => status.state === "error");
  expect(status).toMatchObject({ state_code: "disk_not_found" });
  expect(status.state_reason).toContain("croft delete … --force");

  await croft.call("DELETE", `/v1/partitions/${partition.id}?force=true`);
  await croft.call("DELETE", `/v1/disks/${disk.id}`);
  // Gone already, or as soon as its host has let it go.
  await croft.call("GET", `/v1/disks/${disk.id}?wait=deleted&timeout_seconds=60`).catch(() => undefined);
  expect(await croft.list("disks")).toEqual([]);
  // Nothing holds the room of the file that was removed.
  expect(readLoops()).not.toContain("lost.img (deleted)");
  await terraform.apply();
  const [next] = await croft.list("partitions");
  expect(next).toMatchObject({ name: "data", status: { state: "ready" } });
  expect(next?.id).not.toBe(partition.id);
});
