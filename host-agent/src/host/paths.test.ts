import { expect, test } from "@jest/globals";
import { createPaths, defaultRuntimeDir } from "./paths.ts";

const paths = createPaths("/state", "/run/x");

test("a name out of a document never leads out of its folder", () => {
  expect(paths.diskFile("data")).toBe("/state/disks/data.img");
  for (const name of ["..", ".", "", "a/b", "../vms", "a\0b", ".hidden"]) {
    expect(() => paths.diskFile(name)).toThrow(RangeError);
    expect(() => paths.vm(name)).toThrow(RangeError);
  }
});

test("two state dirs of one user have different runtime dirs, short enough for a socket", () => {
  const user = { root: false, uid: 1000, xdgRuntimeDir: "/run/user/1000" };
  const one = defaultRuntimeDir("/home/a/.croft/agent", user);
  expect(one).not.toBe(defaultRuntimeDir("/home/b/.croft/agent", user));
  expect(one).toMatch(/^\/run\/user\/1000\/croft-[0-9a-f]{8}$/);
  expect(defaultRuntimeDir("/s", { ...user, root: true })).toMatch(/^\/run\/croft\//);
  expect(defaultRuntimeDir("/s", { ...user, xdgRuntimeDir: undefined })).toMatch(/^\/tmp\/croft-1000-/);
});
