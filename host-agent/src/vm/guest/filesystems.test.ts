import { expect, test } from "@jest/globals";
import { filesystemsOf } from "./filesystems.ts";

test("size and use are shown of what tells both, once a place", () => {
  const root = {
    mountpoint: "/",
    type: "ext4",
    "total-bytes": 1000,
    "used-bytes": 400,
    name: "vda1",
    disk: [],
  };
  expect(
    filesystemsOf([
      root,
      { ...root, "used-bytes": 1 },
      // An agent before 5.2, or one that cannot tell.
      { mountpoint: "/old", type: "xfs" },
      { mountpoint: "/cd", type: "iso9660", "total-bytes": 0, "used-bytes": 0 },
      { mountpoint: "/odd", type: "x", "total-bytes": -1, "used-bytes": "9" },
      { mountpoint: "/full", type: "xfs", "total-bytes": 10, "used-bytes": 11 },
      7,
    ]),
  ).toEqual([
    { mountpoint: "/", type: "ext4", size_bytes: 1000, used_bytes: 400 },
    { mountpoint: "/full", type: "xfs", size_bytes: 10, used_bytes: 10 },
  ]);
});

test("a guest that tells too many is not listened to for ever", () => {
  const many = Array.from({ length: 500 }, (_, at) => ({
    mountpoint: `/${at}`,
    type: "ext4",
    "total-bytes": 1,
    "used-bytes": 1,
  }));
  expect(filesystemsOf(many)).toHaveLength(32);
  expect(filesystemsOf({})).toEqual([]);
});
