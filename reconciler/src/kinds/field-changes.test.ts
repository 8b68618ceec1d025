import { describe, expect, test } from "@jest/globals";
import { fieldChanges, withIgnored } from "./field-changes.ts";

const effects = (...args: Parameters<typeof fieldChanges>) =>
  Object.fromEntries(fieldChanges(...args).map(({ pointer, effect }) => [pointer, effect]));

describe("fieldChanges", () => {
  test("tells each field's effect as the schemas say it", () => {
    const before = {
      cpus: 1,
      memory_mib: 512,
      image: "img_a",
      description: "x",
      ports: [{ guest_port: 80 }],
    };
    const after = {
      cpus: 2,
      memory_mib: 512,
      image: "img_b",
      ports: [{ guest_port: 80 }, { guest_port: 22 }],
    };
    expect(effects("vm", before, after)).toEqual({
      "/description": "L",
      "/image": "X",
      "/cpus": "R",
      "/ports": "L",
    });
  });

  test("does not tell an empty list from none, where none is the default", () => {
    expect(effects("vm", { ssh_keys: [], ports: [] }, { partitions: [] })).toEqual({});
    expect(effects("vm", { wait_for: [] }, {})).toEqual({ "/wait_for": "L" });
  });

  test("goes into objects, so that a file's growth is not its replacement", () => {
    const changes = fieldChanges(
      "disk",
      { file: { name: "a", size_gib: 2 } },
      { file: { name: "a", size_gib: 1 } },
    );
    expect(changes).toEqual([{ pointer: "/file/size_gib", effect: "L", before: 2, after: 1, shrinks: true }]);
    expect(effects("disk", { device: "/dev/sdb" }, { file: { name: "a", size_gib: 1 } })).toEqual({
      "/device": "X",
      "/file": "X",
    });
  });

  test("knows the fields that only REST has", () => {
    const before = { upload: "a", kernel: { upload: "b", sha256: "b" } };
    const after = { url: "https://x", kernel: { url: "https://y", sha256: "b" } };
    expect(effects("image", before, after)).toEqual({
      "/url": "L",
      "/upload": "L",
      "/kernel/url": "L",
      "/kernel/upload": "L",
    });
  });

  test("the order of an object's members is no change", () => {
    const ports = (port: object) => ({ ports: [port] });
    expect(
      effects("vm", ports({ guest_port: 1, protocol: "tcp" }), ports({ protocol: "tcp", guest_port: 1 })),
    ).toEqual({});
  });
});

test("a field that came later is its default in what was written before it", () => {
  const before = { image: "img_0123456789abcdef", cpus: 1, memory_mib: 64, root_disk_gib: 1 };
  const now = { ...before, firmware: "bios", user_data_format: "cloud_init" };
  expect(fieldChanges("vm", before, now)).toEqual([]);
  expect(fieldChanges("vm", before, { ...now, firmware: "uefi" })).toMatchObject([
    { pointer: "/firmware", effect: "R", before: "bios" },
  ]);
});

test("what a VM ignores is as it is stored, whatever a plan has of it", () => {
  const stored = { cpus: 1, memory_mib: 64, root_disk_gib: 1, image: "img_a", user_data: "old" };
  const wanted = { cpus: 2, image: "img_b", ssh_keys: ["key_1"], on_user_data_change: "ignore" };
  expect(withIgnored("vm", stored, wanted)).toEqual({
    cpus: 2,
    image: "img_b",
    ssh_keys: ["key_1"],
    user_data: "old",
    on_user_data_change: "ignore",
  });
});
