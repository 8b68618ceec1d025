// What QEMU inherits: open descriptors, numbered from 3 in the order of opening. QEMU's own user needs no right to any
// folder of the agent this way, and reads no file that it was not handed.
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import type { SeedDocument, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Drives } from "../devices/drive-source.ts";
import type { Firmware } from "../devices/firmware.ts";
import type { Tpm } from "../devices/tpm.ts";
import { IGNITION_FILE } from "../lifecycle/prepare.ts";
import type { VmRecord } from "../lifecycle/record.ts";
import { fdset, ownDescriptor } from "./argv.ts";
import type { Launch, LaunchDrive } from "./launch.ts";

/** Files of a VM by their paths. */
export interface Prepared {
  /** Null when the root disk began empty. */
  image: string | null;
  root: string;
  /** Of each CD drive; null for an empty one. */
  media: (string | null)[];
  /** NoCloud's disk, or null for a guest that reads ignition. */
  seed: string | null;
  ignition: string | null;
  serialLog: string;
  kernel: string | null;
  initrd: string | null;
  /** Null: BIOS, which QEMU brings along. */
  firmware: Firmware | null;
  tpm: Tpm | null;
}

export class Handover {
  /** In this process; the place in the list, plus 3, is the number in QEMU. */
  readonly descriptors: number[] = [];
  /** Numbers in QEMU that are to be named with -add-fd. */
  readonly sets: number[] = [];
  readonly drives: LaunchDrive[] = [];
  readonly #opened: FileHandle[] = [];

  /** Opens the files; returns the names under which QEMU finds them. */
  async files(files: Prepared): Promise<Launch["files"]> {
    return {
      root: await this.#asSet(files.root, "r+"),
      image: files.image === null ? null : await this.#asSet(files.image, "r"),
      media: await this.#media(files.media),
      seed: files.seed === null ? null : await this.#asSet(files.seed, "r"),
      serialLog: await this.#asSet(files.serialLog, "a"),
      firmware:
        files.firmware === null
          ? null
          : {
              code: await this.#asSet(files.firmware.code, "r"),
              variables: await this.#asSet(files.firmware.variables, "r+"),
            },
      // These QEMU opens by name only.
      ignition: files.ignition === null ? null : ownDescriptor(await this.#inherit(files.ignition)),
      kernel: files.kernel === null ? null : ownDescriptor(await this.#inherit(files.kernel)),
      initrd: files.initrd === null ? null : ownDescriptor(await this.#inherit(files.initrd)),
    };
  }

  /** Opens a folder; the number under which it is inherited. */
  folder = (path: string): Promise<number> => this.#inherit(path);

  async #media(paths: readonly (string | null)[]): Promise<(string | null)[]> {
    const names: (string | null)[] = [];
    for (const path of paths) names.push(path === null ? null : await this.#asSet(path, "r"));
    return names;
  }

  /** Opens the partitions of a document, each in the next slot. Throws what opening one throws. */
  async partitions(drives: Drives, document: VmDocument, owner: VmRecord["owner"]): Promise<void> {
    for (const [slot, { partition, serial, read_only: readOnly }] of document.drives.entries()) {
      const source = await drives.open(partition, { vm: document.id, readOnly, owner });
      const filename = source.descriptor === null ? source.path : this.#set(this.#hand(source.descriptor));
      this.drives.push({ partition, serial, readOnly, slot, source, filename });
    }
  }

  /** Closes this process's copies of the files; QEMU has its own by now, or never will. */
  async close(): Promise<void> {
    for (const file of this.#opened.splice(0)) await file.close();
  }

  async #asSet(path: string, flags: string): Promise<string> {
    return this.#set(await this.#inherit(path, flags));
  }

  async #inherit(path: string, flags = "r"): Promise<number> {
    const file = await open(path, flags, 0o600);
    this.#opened.push(file);
    return this.#hand(file.fd);
  }

  #hand(descriptor: number): number {
    return this.descriptors.push(descriptor) + 2;
  }

  #set(number: number): string {
    this.sets.push(number);
    return fdset(number);
  }
}

/** Where a VM's files lie, apart from those of its image. */
export const ownFiles = (folder: string, { format, user_data }: SeedDocument) => ({
  seed: format === "ignition" ? null : join(folder, "seed.iso"),
  ignition: format === "ignition" && user_data !== null ? join(folder, IGNITION_FILE) : null,
  serialLog: join(folder, "serial.log"),
});
