import { croftDisk } from "@croft/schemas/generated/terraform/croft-disk.ts";
import { croftImage } from "@croft/schemas/generated/terraform/croft-image.ts";
import { croftVm } from "@croft/schemas/generated/terraform/croft-vm.ts";
import type { ResourceModel } from "@croft/schemas/terraform-model.ts";
import { expect, test } from "@jest/globals";
import { pathText } from "../tfplugin/path.ts";
import { objectOf, type TfValue, UNKNOWN } from "../tfplugin/value.ts";
import { checkMocked, validateConfig } from "./validate.ts";

const complaints = (model: ResourceModel, config: Record<string, TfValue>): string[] =>
  validateConfig(model, objectOf(config)).map(({ path, detail }) => `${pathText(path ?? [])}: ${detail}`);

const VM = { name: "app", image: `img_${"0".repeat(16)}`, cpus: 1, memory_mib: 512, root_disk_gib: 4 };

test("what is well written passes, and what is not known yet is not judged", () => {
  expect(complaints(croftVm, VM)).toEqual([]);
  expect(complaints(croftVm, { ...VM, name: UNKNOWN, cpus: UNKNOWN, ports: UNKNOWN, tags: UNKNOWN })).toEqual(
    [],
  );
});

test("what a mocked provider computes passes as an id or a hash, and is refused by a real plan", () => {
  const mocked = { ...VM, image: "k2j9x0qa", partitions: [objectOf({ partition: "CdA89AulMFHH" })] };
  expect(complaints(croftVm, mocked)).toEqual([]);
  expect(complaints(croftImage, { name: "a", url: "https://a/b", sha256: "a1b2c3d4" })).toEqual([]);
  expect(checkMocked(croftVm.attributes, objectOf(mocked)).map(({ path }) => pathText(path ?? []))).toEqual([
    "image",
    "partitions[0].partition",
  ]);
  expect(checkMocked(croftVm.attributes, objectOf(VM))).toEqual([]);
});

test("everything that is wrong is said at once, each with its path", () => {
  const port = objectOf({ guest_port: 0, protocol: "icmp" });
  expect(
    complaints(croftVm, {
      ...VM,
      name: "App_1",
      image: "debian-12",
      cpus: 1.5,
      memory_mib: 1,
      ports: [port],
      wait_for: ["cake", "ssh", "ssh"],
    }),
  ).toEqual([
    'name: "App_1" is not a name: lower-case letters, digits and dashes, at most 63 characters, with a letter or digit at both ends.',
    'image: "debian-12" is not an id: it begins with img_; refer to the `id` of a croft_image.',
    "cpus: It is 1.5; a whole number is needed.",
    "memory_mib: It is 1; at least 64 is needed.",
    "ports[0].guest_port: It is 0; at least 1 is needed.",
    'ports[0].protocol: "icmp" is none of "tcp", "udp".',
    "wait_for[2]: It is the same as wait_for[1]. Remove one of them.",
    'wait_for[0]: "cake" is none of "running", "address", "ssh", "cloud_init".',
  ]);
});

test("a secret is not repeated", () => {
  const [complaint = ""] = complaints(croftVm, { ...VM, user_data: "x".repeat(600_000) });
  expect(complaint).toBe("user_data: It has 600000 characters; at most 524288 are allowed.");
});

test("exactly one of several is demanded; an unknown one may be it", () => {
  const image = { name: "debian", shared: true };
  expect(complaints(croftDisk, { host: "alpha" })).toEqual(["(the whole object): Give exactly one of them."]);
  expect(complaints(croftImage, { ...image, url: "https://a/b", path: "b" })).toEqual([
    "path: Remove the others.",
  ]);
  expect(complaints(croftImage, { ...image, url: UNKNOWN })).toEqual([]);
  expect(complaints(croftImage, { ...image, url: UNKNOWN, path: "b" })).toEqual([]);
});

test("tags and timeouts are checked", () => {
  const tags = objectOf({ "": "x", empty: null, long: "v".repeat(257) });
  expect(
    complaints(croftVm, { ...VM, tags, timeouts: objectOf({ create: "soon", delete: "1h30m" }) }),
  ).toEqual([
    'timeouts.create: "soon" is no duration above zero; write one such as "90s", "10m" or "1h30m".',
    'tags[""]: A key has 1 to 128 characters; this one has 0.',
    'tags["empty"]: Give it a value (an empty one is fine), or leave the tag out.',
    'tags["long"]: It has 257 characters; at most 256 are allowed.',
  ]);
});
