import { expect, test } from "@jest/globals";
import { bootOrder, cdDeviceOf, mediaOf, mediumNode, rootBootIndex } from "./cd-drives.ts";

const medium = { id: "img_0123456789abcdef", sha256: "a".repeat(64), size_bytes: 1 };

test("there are always four drives, each with its medium or none", () => {
  expect(mediaOf({})).toEqual([null, null, null, null]);
  expect(mediaOf({ cdroms: [null, medium] })).toEqual([null, medium, null, null]);
  expect(cdDeviceOf(1, mediumNode(1, medium.sha256))).toMatchObject({
    driver: "ide-cd",
    id: "cd1",
    bus: "ide.1",
  });
  expect(cdDeviceOf(2, null)).not.toHaveProperty("drive");
  // QEMU takes no longer names of nodes.
  expect(mediumNode(3, medium.sha256).length).toBeLessThanOrEqual(31);
});

test("the root disk comes before all drives or after all of them", () => {
  const drives = mediaOf({}).map((_, drive) => Number(cdDeviceOf(drive, null).bootindex));
  expect(drives.every((index) => index > rootBootIndex(false) && index < rootBootIndex(true))).toBe(true);
  expect(new Set(drives).size).toBe(drives.length);
});

test("cdrom_once is over when it was had, and the other two never are", () => {
  expect(bootOrder({}, false)).toEqual({ cdFirst: false, once: false });
  expect(bootOrder({ boot_from: "cdrom" }, true)).toEqual({ cdFirst: true, once: false });
  expect(bootOrder({ boot_from: "cdrom_once" }, false)).toEqual({ cdFirst: true, once: true });
  expect(bootOrder({ boot_from: "cdrom_once" }, true)).toEqual({
    cdFirst: false,
    once: false,
  });
});
