// What a guest that has its tray locked makes of a change. QEMU's side is imitated: a guest that locks its tray needs a driver
// for it, which tests of the whole (tests/src/e2e/cd-drives.test.ts) have no guest for.

import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { type Qmp, type QmpEvent, QmpRefused } from "../qemu/qmp.ts";
import { ComingMedia, openTray } from "./cd-media.ts";

/** A QEMU whose guest has locked drive 0, and lets go of it when asked, or not. */
function locked(letsGo: boolean): { qmp: Qmp; asked: unknown[] } {
  const asked: unknown[] = [];
  const listeners = new Set<(event: QmpEvent) => void>();
  let open = false;
  const qmp: Qmp = {
    async execute(command, args) {
      if (command === "query-block") return [{ qdev: "cd0", tray_open: open }];
      asked.push(args);
      if (args?.force === true) open = true;
      else {
        if (letsGo) {
          setImmediate(() => {
            open = true;
            const data = { id: "cd0", "tray-open": true };
            for (const listener of listeners) listener({ event: "DEVICE_TRAY_MOVED", data });
          });
        }
        throw new QmpRefused(command, "GenericError", "Device 'cd0' is locked and force was not specified");
      }
      return {};
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    closed: new Promise(() => {}),
    close: () => {},
  };
  return { qmp, asked };
}

test("a guest that has its tray locked is asked, and only forced when it does not answer", async () => {
  const obedient = locked(true);
  await openTray(obedient.qmp, 0, 5_000);
  expect(obedient.asked).toEqual([{ id: "cd0" }]);
  const deaf = locked(false);
  await openTray(deaf.qmp, 0, 20);
  expect(deaf.asked).toEqual([{ id: "cd0" }, { id: "cd0", force: true }]);
});

test("a medium that takes long to come keeps nobody waiting, and wakes when it is here", async () => {
  let come = (_: string): void => {};
  let fetches = 0;
  const images = {
    ensure: () => {
      fetches++;
      return new Promise<string>((resolve) => {
        come = resolve;
      });
    },
    prune: async () => [],
  };
  let wake = (): void => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const coming = new ComingMedia(images, () => wake(), 10);
  const medium: NonNullable<NonNullable<VmDocument["cdroms"]>[number]> = {
    id: "img_0123456789abcdef",
    sha256: "a".repeat(64),
    size_bytes: 1,
  };
  expect(await coming.path(medium)).toBeNull();
  expect(await coming.path(medium)).toBeNull();
  expect(fetches).toBe(1);
  const last = coming.path(medium);
  come("/images/a");
  expect(await last).toBe("/images/a");
  await woken;
});

test("a fetch that failed is told once, and begun anew after that", async () => {
  const results = [() => Promise.reject(new Error("it is damaged")), async () => "/images/a"];
  const images = { ensure: () => (results.shift() as () => Promise<string>)(), prune: async () => [] };
  const coming = new ComingMedia(images, () => {});
  const medium = { id: "img_0123456789abcdef", sha256: "a".repeat(64), size_bytes: 1 };
  await expect(coming.path(medium)).rejects.toThrow("it is damaged");
  expect(await coming.path(medium)).toBe("/images/a");
});
