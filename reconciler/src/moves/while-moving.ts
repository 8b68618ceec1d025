// What may not be changed of a VM, or of its partitions, while it moves: the other host is sent what is there now.

import { CroftError } from "@croft/schemas/errors.ts";
import type { FieldChange } from "../kinds/field-changes.ts";
import { label } from "../kinds/kind-rules.ts";
import type { Move, Reads, Stored } from "../store/store.ts";

/** Of the host of a VM and of its partitions. Taking the move back is a change of `host`. */
const MOVED_FIELDS =
  /^\/(partitions|root_disk_gib|image|networks|cdroms|boot_from|firmware|secure_boot|tpm|host_labels|spread)(\/|$)/;

const isOpen = ({ phase }: Move): boolean => phase === "preparing" || phase === "copying";

/** Throws `in_use` for a change that the move under way cannot take along. */
export async function refuseWhileMoving(
  reads: Reads,
  vm: Stored<"vm">,
  changes: readonly FieldChange[],
): Promise<void> {
  const change = changes.find(({ pointer }) => MOVED_FIELDS.test(pointer));
  if (change === undefined) return;
  const move = await reads.moves.ofVm(vm.id);
  if (move !== undefined && isOpen(move)) throw busy(label(vm), move, `/spec${change.pointer}`);
}

/** The same for a partition, and for what is to be attached or detached. */
export async function refuseMoving(
  reads: Reads,
  what: string,
  host: string,
  partition: string,
): Promise<void> {
  const moves = await reads.moves.onHost(host);
  const move = moves.find(
    (one) => isOpen(one) && one.partitions.some((moving) => moving.partition === partition),
  );
  if (move !== undefined) throw busy(what, move, "/spec");
}

const busy = (what: string, { from, to }: Move, pointer: string): CroftError => {
  const message = `${what} moves from host ${from} to ${to}`;
  return new CroftError("in_use", `${message}; this is changed when that is over.`, {
    detail: "Its condition `moving` tells how far it is. Try again then.",
    errors: [{ code: "in_use", pointer, message }],
  });
};
