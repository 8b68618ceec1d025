import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { createDiskChanges } from "./disk-changes.ts";

const disk = (id: string, state: string) => ({ kind: "disk", id, state }) as HostReport["objects"][number];

test("a device that comes or goes, and a disk that is adopted or released, make the inventory old; nothing else does", async () => {
  let devices = ["sda"];
  const isNew = createDiskChanges(async () => devices);
  expect(await isNew([])).toBe(false);
  expect(await isNew([])).toBe(false);
  devices = ["sda", "sdb"];
  expect(await isNew([])).toBe(true);
  expect(await isNew([disk("dsk_1", "creating")])).toBe(true);
  expect(await isNew([disk("dsk_2", "ready"), disk("dsk_1", "ready")])).toBe(true);
  expect(await isNew([disk("dsk_1", "ready"), disk("dsk_2", "ready")])).toBe(false);
  const partition = { kind: "partition", id: "prt_1" } as HostReport["objects"][number];
  expect(await isNew([partition, disk("dsk_2", "ready"), disk("dsk_1", "ready")])).toBe(false);
  expect(await isNew([partition])).toBe(true);
  devices = ["sdb"];
  expect(await isNew([])).toBe(true);
  expect(await isNew([])).toBe(false);
});
