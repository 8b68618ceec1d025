// Drives that somebody makes by hand: a partition by the usual commands, and a drive by QEMU's second monitor.
import { chmodSync, writeFileSync } from "node:fs";
import { truncate } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { connectQmp, type Qmp } from "../../../host-agent/src/vm/qemu/qmp.ts";
import { runtimeOf } from "./by-hand.ts";

/** A partition of 1 GiB on an empty table, its node, and zeros in it. */
export async function partitionByHand(table: string): Promise<void> {
  const quiet = ["-q", "--no-reread", "--no-tell-kernel"];
  await execa("sfdisk", [...quiet, "--append", table], { input: "size=1GiB\n" });
  await execa("partx", ["-a", "--nr", "1", table]);
  await execa("blkdiscard", ["-f", "-z", `${table}p1`]);
}

export type HandSource = { kind: "file"; path: string; sizeBytes: number } | { kind: "device"; path: string };

/** Croft takes a guest's slots from the first on; by hand they are taken from the last. */
const SLOTS = ["rp7", "rp6", "rp5"];

export class HandDrives {
  readonly #qmp: Qmp;
  readonly #plugged = new Map<string, string>();

  private constructor(qmp: Qmp) {
    this.#qmp = qmp;
  }

  /** Talks to a VM's QEMU beside its agent. */
  static async open(pid: number): Promise<HandDrives> {
    return new HandDrives(await connectQmp(path.join(runtimeOf(pid), "qmp2.sock")));
  }

  async plug(serial: string, source: HandSource): Promise<void> {
    if (source.kind === "file") {
      writeFileSync(source.path, "");
      await truncate(source.path, source.sizeBytes);
    }
    // QEMU runs as a user who owns neither.
    chmodSync(source.path, 0o666);
    const slot = SLOTS.find((name) => ![...this.#plugged.values()].includes(name));
    if (slot === undefined) throw new Error("no slot is left");
    await this.#qmp.execute("blockdev-add", {
      driver: "raw",
      "node-name": `n-${serial}`,
      discard: "unmap",
      file: {
        driver: source.kind === "file" ? "file" : "host_device",
        filename: source.path,
        discard: "unmap",
      },
    });
    await this.#qmp.execute("device_add", {
      driver: "virtio-blk-pci",
      id: `d-${serial}`,
      drive: `n-${serial}`,
      serial,
      bus: slot,
    });
    this.#plugged.set(serial, slot);
  }

  async unplug(serial: string): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      const end = this.#qmp.onEvent(({ event, data }) => {
        if (event !== "DEVICE_DELETED" || data.device !== `d-${serial}`) return;
        end();
        resolve();
      });
    });
    await this.#qmp.execute("device_del", { id: `d-${serial}` });
    await gone;
    await this.#qmp.execute("blockdev-del", { "node-name": `n-${serial}` });
    this.#plugged.delete(serial);
  }

  /** Takes away all that is still plugged, which nobody else knows of. */
  async close(): Promise<void> {
    for (const serial of [...this.#plugged.keys()]) await this.unplug(serial);
    this.#qmp.close();
  }
}
