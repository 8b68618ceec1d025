import { expect, test } from "@jest/globals";
import { mountOf, parseMounts, parseSwaps } from "./mounts.ts";

const mounts = parseMounts(`22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 master:2 - ext4 /dev/vda rw,discard
28 27 0:40 /@home /home rw,nosuid,nodev - btrfs /dev/sdb2 rw
29 28 8:33 / /home/my\\040disk rw - xfs /dev/sdc1 rw
30 27 0:25 / /run rw,nosuid,nodev - tmpfs tmpfs rw
31 28 8:49 / /home/my\\040disk rw - xfs /dev/sdd1 rw
`);

test("reads mounts with optional fields, blanks in paths, and devices without a number", () => {
  expect(mounts).toHaveLength(6);
  expect(mounts[1]).toEqual({
    device: "254:0",
    point: "/",
    source: "/dev/vda",
    type: "ext4",
    options: ["rw", "relatime"],
  });
  expect(mounts[3]?.point).toBe("/home/my disk");
});

test("a path lies on the longest mount above it, and on the last of two at one place", () => {
  expect(mountOf(mounts, "/var/lib")?.source).toBe("/dev/vda");
  expect(mountOf(mounts, "/homestead")?.source).toBe("/dev/vda");
  expect(mountOf(mounts, "/home")?.source).toBe("/dev/sdb2");
  expect(mountOf(mounts, "/home/my disk/x")?.source).toBe("/dev/sdd1");
  expect(mountOf([], "/")).toBeNull();
});

test("reads swaps", () => {
  expect(parseSwaps("Filename\t\tType\t\tSize\n/dev/zram0  partition 100\n/swap\\040file file 1\n")).toEqual([
    "/dev/zram0",
    "/swap file",
  ]);
});
