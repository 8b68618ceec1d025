import { describe, expect, test } from "@jest/globals";
import { type CpioEntry, cpioArchive, initramfsEntries } from "./initramfs.ts";

/** Reads an archive back by the format's description, not by the writer's code. */
function entriesOf(archive: Buffer): { path: string; mode: number; contents: string }[] {
  const entries = [];
  let at = 0;
  for (;;) {
    expect(archive.toString("latin1", at, at + 6)).toBe("070701");
    const field = (index: number) =>
      Number.parseInt(archive.toString("latin1", at + 6 + index * 8, at + 14 + index * 8), 16);
    const nameLength = field(11);
    const path = archive.toString("utf8", at + 110, at + 110 + nameLength - 1);
    const start = Math.ceil((at + 110 + nameLength) / 4) * 4;
    if (path === "TRAILER!!!") {
      return entries;
    }
    entries.push({ path, mode: field(1), contents: archive.toString("utf8", start, start + field(6)) });
    at = Math.ceil((start + field(6)) / 4) * 4;
  }
}

describe("cpioArchive", () => {
  test("writes directories and files with their modes, whatever their lengths", () => {
    const files: CpioEntry[] = ["", "a", "ab", "abc", "abcd", "abcde"].map((text) => ({
      path: `d/${text || "empty"}`,
      permissions: 0o640,
      contents: Buffer.from(text),
    }));
    const archive = cpioArchive([{ path: "d", permissions: 0o755 }, ...files]);
    expect(entriesOf(archive)).toEqual([
      { path: "d", mode: 0o040755, contents: "" },
      ...["", "a", "ab", "abc", "abcd", "abcde"].map((text) => ({
        path: `d/${text || "empty"}`,
        mode: 0o100640,
        contents: text,
      })),
    ]);
  });
});

describe("initramfsEntries", () => {
  test("puts the modules in the order of their names, after the folder they lie in", () => {
    const module = (name: string) => ({ name, contents: Buffer.from(name) });
    const paths = initramfsEntries({
      init: Buffer.from("i"),
      busybox: Buffer.from("b"),
      modules: [module("102-c.ko"), module("100-a.ko"), module("101-b.ko")],
    }).map((entry) => entry.path);
    expect(paths.slice(paths.indexOf("init"))).toEqual([
      "init",
      "bin/busybox",
      "modules/100-a.ko",
      "modules/101-b.ko",
      "modules/102-c.ko",
    ]);
    expect(paths.indexOf("modules")).toBeLessThan(paths.indexOf("modules/100-a.ko"));
  });
});
