import { expect, test } from "@jest/globals";
import { createDeviceFilter, EVERY_DEVICE } from "./device-filter.ts";

const wd = {
  identity: "wwn-naa.50014ee2b1234567",
  path: "/dev/sda",
  serial: "WD-1234",
  aliases: ["/dev/disk/by-id/ata-WDC_WD40EFRX", "naa.50014ee2b1234567"],
};
const loop = { identity: "loop-/tmp/croft-1/.x/disk.img", path: "/dev/loop7", serial: null, aliases: [] };
const raid = { identity: "made-1:boot:0", path: "/dev/md127", serial: null, aliases: [] };

function allowed(include: string[], exclude: string[]): string[] {
  const filter = createDeviceFilter({ include, exclude });
  return [wd, loop, raid].filter(filter).map(({ path }) => path);
}

test("every device is allowed unless the owner says otherwise", () => {
  expect([wd, loop, raid].every(createDeviceFilter(EVERY_DEVICE))).toBe(true);
});

test.each([
  ["stable name", "wwn-naa.5001*"],
  ["serial number", "WD-????"],
  ["path", "/dev/sd[a-c]"],
  ["link of udev", "/dev/disk/by-id/ata-WDC*"],
])("a glob over its %s includes a device", (_what, glob) => {
  expect(allowed([glob], [])).toEqual(["/dev/sda"]);
});

test("a glob reaches into folders and hidden ones", () => {
  expect(allowed(["loop-/tmp/croft-1/*"], [])).toEqual(["/dev/loop7"]);
  expect(allowed(["loop-/tmp/croft-2/*"], [])).toEqual([]);
});

test("an exclusion wins over an inclusion", () => {
  expect(allowed(["*"], ["/dev/md*", "made-*"])).toEqual(["/dev/sda", "/dev/loop7"]);
  expect(allowed(["WD-1234"], ["/dev/sda"])).toEqual([]);
});

test("an empty list includes nothing", () => {
  expect(allowed([], [])).toEqual([]);
});

test("a leading exclamation mark is a character like any other", () => {
  expect(allowed(["!/dev/sda"], [])).toEqual([]);
});
