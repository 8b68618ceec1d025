// Moves partitions on their disk, with a guest that has them or without.
//
//   nobody has it     relocate.ts: copied and compared while nobody can get it
//   a guest has it    its QEMU copies it and keeps both places the same, however long that takes; then
//
//        note of the change-over --> guest held --> QEMU uses the other place --> one write of the table --> note gone, guest goes on
//
// While the guest is held both places are the same, so after a kill at any of these steps either is right, and the one that QEMU
// uses becomes the one of the table before the guest runs again. The note is in the runtime folder: it ends with the QEMU.
import { CroftError } from "@croft/schemas/errors.ts";
import type { Run } from "../../host/run.ts";
import {
  changeOver,
  endMirror,
  isCopying,
  mirrorDrive,
  nodeInUse,
  otherNode,
} from "../../vm/devices/drive-mirror.ts";
import { statusOf } from "../../vm/qemu/process.ts";
import type { Qmp } from "../../vm/qemu/qmp.ts";
import type { AdoptedDisk, DiskContext } from "../context.ts";
import { PARTITION_TYPES } from "../device/identity.ts";
import { findEntry, mustFind, rangeOf, secondName } from "../table/entries.ts";
import type { GptEntry } from "../table/gpt.ts";
import { holdTable } from "../table/hold-table.ts";
import { zero } from "./overwrite.ts";
import type { PartitionDrives } from "./partition-drives.ts";
import { type Move, type Moves, movePartition, takeItsPlace, takePlace } from "./relocate.ts";

/** A VM whose QEMU can be spoken to, and the user that it runs as. */
export interface RunningGuest {
  vm: string;
  owner: { uid: number; gid: number } | null;
  qmp: Qmp;
}

/** The running guest of a VM; null when its QEMU cannot be spoken to now. */
export type FindGuest = (vm: string) => RunningGuest | null;

export class PartitionMoves implements Moves {
  readonly #context: DiskContext;
  readonly #drives: PartitionDrives;
  readonly #guestOf: FindGuest;
  readonly #moving = new Set<string>();

  constructor(context: DiskContext, drives: PartitionDrives, guestOf: FindGuest) {
    this.#context = context;
    this.#drives = drives;
    this.#guestOf = guestOf;
  }

  /** Whether nobody may open a partition now. */
  isClosed(id: string): boolean {
    return this.#moving.has(id);
  }

  async settle(
    run: Run,
    disk: AdoptedDisk,
    { id, sectors }: { id: string; sectors: number },
  ): Promise<boolean> {
    const vm = await this.#drives.holder(id);
    const noted = await this.#drives.changeOverOf(id);
    if (vm === null) {
      if (noted !== null) await this.#drives.endChangeOver(id);
      return false;
    }
    const guest = this.#mustReach(vm, id);
    if (noted !== null) {
      await this.#closed(id, () => this.#conclude(run, disk, guest, id));
      return false;
    }
    const { second } = await this.#entries(run, disk, id);
    if (second?.size === sectors && (await isCopying(guest.qmp, id))) return true;
    await endMirror(guest.qmp, id);
    if (this.#context.root) await this.#drives.open(id, { ...guest, readOnly: false });
    return false;
  }

  async move(run: Run, disk: AdoptedDisk, wanted: Move): Promise<GptEntry> {
    const { id } = wanted;
    // Closed first and looked at then, so that no VM gets it in between.
    const alone = await this.#closed(id, async () =>
      (await this.#drives.holder(id)) === null ? await movePartition(this.#context, run, disk, wanted) : null,
    );
    return alone ?? (await this.#moveWithGuest(run, disk, wanted));
  }

  async #moveWithGuest(run: Run, disk: AdoptedDisk, wanted: Move): Promise<GptEntry> {
    const { id } = wanted;
    const vm = await this.#drives.holder(id);
    if (vm === null) throw letGo(id);
    const guest = this.#mustReach(vm, id);
    const { second } = await this.#entries(run, disk, id);
    const place = second ?? (await takePlace(this.#context, run, disk, wanted));
    if (!(await isCopying(guest.qmp, id))) await zero(run, disk, rangeOf(disk, place));
    const target = await this.#drives.targetOf(disk, id, place, guest);
    await mirrorDrive(guest.qmp, id, target);
    const moved = await this.#closed(id, async () => {
      if ((await this.#drives.holder(id)) !== vm) throw letGo(id);
      await this.#hold(guest, id);
      // Whether it changed over is seen after it, and the guest goes on in any case.
      const fault = await changeOver(guest.qmp, id).catch((error: unknown) => error);
      if (await this.#conclude(run, disk, guest, id)) return true;
      if (fault instanceof Error) throw fault;
      return false;
    });
    if (!moved) throw letGo(id);
    return (await this.#entries(run, disk, id)).own;
  }

  /** Notes that a guest is held, and holds it. */
  async #hold({ vm, qmp }: RunningGuest, id: string): Promise<void> {
    const node = await nodeInUse(qmp, id);
    if (node === null) throw letGo(id);
    const runs = (await statusOf(qmp)) === "running";
    await this.#drives.noteChangeOver(id, { vm, to: otherNode(id, node), runs });
    if (runs) await qmp.execute("stop");
  }

  /** Ends a change-over, wherever it came to: the table says what QEMU uses, and the guest goes on. True: it was moved. */
  async #conclude(run: Run, disk: AdoptedDisk, guest: RunningGuest, id: string): Promise<boolean> {
    const { qmp } = guest;
    const noted = await this.#drives.changeOverOf(id);
    if (noted === null) return false;
    const node = await this.#usedAtTheEnd(qmp, id);
    const moved = node === noted.to;
    const { own, second } = await this.#entries(run, disk, id);
    if (moved && second !== null && second.type !== PARTITION_TYPES.wiping)
      await takeItsPlace(this.#context, run, disk, { id, entry: own, place: second });
    await this.#drives.endChangeOver(id);
    if (noted.runs && (await statusOf(qmp)) === "paused") await qmp.execute("cont");
    if (!moved) return false;
    // Claims it where it is now, so that nothing has its former place open.
    this.#moving.delete(id);
    await this.#drives.open(id, { ...guest, readOnly: false });
    return true;
  }

  async #usedAtTheEnd(qmp: Qmp, id: string): Promise<string | null> {
    await endMirror(qmp, id);
    return await nodeInUse(qmp, id);
  }

  async #entries(
    run: Run,
    disk: AdoptedDisk,
    id: string,
  ): Promise<{ own: GptEntry; second: GptEntry | null }> {
    return await holdTable(this.#context, run, disk, async (_, __, gpt) => ({
      own: mustFind(disk, gpt, id),
      second: findEntry(disk, gpt, secondName(id)),
    }));
  }

  async #closed<T>(id: string, work: () => Promise<T>): Promise<T> {
    this.#moving.add(id);
    try {
      return await work();
    } finally {
      this.#moving.delete(id);
    }
  }

  #mustReach(vm: string, id: string): RunningGuest {
    const guest = this.#guestOf(vm);
    if (guest !== null) return guest;
    throw new CroftError(
      "partition_attached",
      `Partition ${id} cannot be moved on its disk now: VM ${vm} has it.`,
      {
        detail:
          "Something is in the way behind it, so it has to be moved to grow, by the VM's QEMU, which does not respond now. It is tried again; when the VM is stopped it is moved too, with every byte.",
      },
    );
  }
}

const letGo = (id: string): CroftError =>
  new CroftError("unavailable", `Partition ${id} was plugged in or out while it was copied.`, {
    detail: "It is where it was; the copy is discarded and made again.",
  });
