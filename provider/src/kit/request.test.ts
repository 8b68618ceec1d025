import { croftDisk } from "@croft/schemas/generated/terraform/croft-disk.ts";
import { croftImage } from "@croft/schemas/generated/terraform/croft-image.ts";
import { croftProject } from "@croft/schemas/generated/terraform/croft-project.ts";
import { croftSshKey } from "@croft/schemas/generated/terraform/croft-ssh-key.ts";
import { croftVm } from "@croft/schemas/generated/terraform/croft-vm.ts";
import { describe, expect, test } from "@jest/globals";
import { objectOf, type TfObject, type TfValue, UNKNOWN } from "../tfplugin/value.ts";
import { createBody, patchBody } from "./request.ts";

const plain = (value: TfValue | undefined): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
const nothing = objectOf({});

describe("a create", () => {
  test("sends what was written, tags and default tags apart, and no nulls", () => {
    const planned = objectOf({
      id: UNKNOWN,
      project: "web",
      shared: false,
      name: "me",
      public_key: "ssh-ed25519 A",
      tags: objectOf({ a: "1" }),
      tags_all: UNKNOWN,
    });
    expect(plain(createBody(croftSshKey, planned, objectOf({ owner: "ops" })))).toEqual({
      project: "web",
      name: "me",
      tags: { a: "1" },
      default_tags: { owner: "ops" },
      spec: { public_key: "ssh-ed25519 A" },
    });
  });

  test("names an uploaded file by its hash, and leaves out what is only known later", () => {
    const kernel = objectOf({
      path: "vmlinuz",
      sha256: "c",
      initrd_path: "initrd",
      initrd_sha256: "d",
      command_line: null,
    });
    const planned = objectOf({
      shared: true,
      project: null,
      name: "debian",
      path: "d.qcow2",
      sha256: "a",
      kernel,
      format: UNKNOWN,
    });
    expect(plain(createBody(croftImage, planned, null))).toEqual({
      shared: true,
      name: "debian",
      spec: {
        sha256: "a",
        upload: "a",
        kernel: { sha256: "c", initrd_sha256: "d", upload: "c", initrd_upload: "d" },
      },
    });
  });

  test("inside lists sends only what was written", () => {
    const ports = [objectOf({ guest_port: 80, host_port: null, host_address: null, protocol: null })];
    expect(plain(createBody(croftVm, objectOf({ name: "app", ports }), null).spec)).toEqual({
      ports: [{ guest_port: 80 }],
    });
  });
});

describe("an update", () => {
  const project = (given: Record<string, TfValue>): TfObject =>
    objectOf({ name: "web", description: null, quota: null, tags: null, tags_all: nothing, ...given });
  const quota = (vms: TfValue, cpus: TfValue) => objectOf({ vms, cpus, memory_mib: null, storage_gib: null });

  test("sends only what changed; what goes is null", () => {
    const before = project({ description: "d", quota: quota(3, 8) });
    expect(plain(patchBody(croftProject, before, project({ quota: quota(4, null) }), null))).toEqual({
      spec: { description: null, quota: { vms: 4, cpus: null } },
    });
  });

  test("of nothing that REST stores sends nothing", () => {
    expect(
      patchBody(
        croftProject,
        project({ quota: null }),
        project({ quota: quota(null, null), tags: nothing }),
        null,
      ),
    ).toBeUndefined();
    const disk = objectOf({ host: "a", device: "/dev/sdb", wipe: null, tags: null, tags_all: nothing });
    expect(patchBody(croftDisk, disk, objectOf({ ...disk, wipe: "x" }), null)).toBeUndefined();
  });

  test("states the default tags whole, since the state does not tell which of them tags hide", () => {
    const before = project({ tags: objectOf({ a: "1" }), tags_all: objectOf({ a: "1", old: "x" }) });
    const after = project({ tags_all: objectOf({ a: "1" }) });
    expect(plain(patchBody(croftProject, before, after, objectOf({ a: "1" })))).toEqual({
      tags: { a: null },
      default_tags: { a: "1", old: null },
    });
  });

  test("that only names the file of an imported image sends nothing", () => {
    const image = objectOf({
      name: "d",
      url: null,
      path: null,
      sha256: "a",
      kernel: null,
      tags: null,
      tags_all: nothing,
    });
    expect(patchBody(croftImage, image, objectOf({ ...image, path: "d.qcow2" }), null)).toBeUndefined();
    const fetched = objectOf({ ...image, url: "https://a/d" });
    expect(plain(patchBody(croftImage, fetched, objectOf({ ...image, path: "d.qcow2" }), null))).toEqual({
      spec: { url: null, upload: "a" },
    });
  });
});
