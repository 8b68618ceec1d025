// What changing or destroying a VM means for its guest.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Reads, Stored } from "../../store/store.ts";
import type { Explanation } from "../explanation.ts";
import type { FieldChange } from "../field-changes.ts";
import { type Remark, restartRemark } from "../remark.ts";
import { title } from "../title.ts";
import { cardChanges } from "./card-changes.ts";
import { fencingChange } from "./fencing.ts";
import { misfits, partitionsNamed } from "./neighbors.ts";
import { restartReasons } from "./restart-reasons.ts";
import { userDataRemarks } from "./user-data-remarks.ts";

const tpmRemark = (vm: Stored<"vm">): Remark => ({
  code: "destroyed",
  summary: `The TPM of ${title(vm)} will be destroyed`,
  detail: "What its guest keeps in it is lost, such as keys of encrypted disks.",
  pointer: "/spec/tpm",
});

/** What is moved, and how much of it. */
async function moveRemark(
  reads: Reads,
  vm: Stored<"vm">,
  spec: SpecOf<"vm">,
  changes: readonly FieldChange[],
  moves: ReadonlyMap<string, string>,
): Promise<Remark | undefined> {
  const named = changes.some(({ pointer, effect }) => pointer === "/host" && effect === "M");
  const [field] = moves.keys();
  if (!named && field === undefined) return undefined;
  const partitions = await partitionsNamed(reads, vm.spec);
  const gib = partitions.reduce((sum, one) => sum + one.spec.size_gib, spec.root_disk_gib);
  const runs = vm.status.power_state === "stopped" ? "" : " It stands still while that lasts.";
  const and = partitions.length === 0 ? "" : ` and ${partitions.length} of its partitions`;
  return {
    code: "move",
    summary: `${title(vm)} will be moved from host ${vm.status.host} to ${named ? spec.host : "another one"}`,
    detail: `Its root disk${and} are copied: up to ${gib} GiB, holes left out.${runs} If it fails, it runs on where it was.`,
    pointer: named ? "/spec/host" : `/spec${field}`,
  };
}

/** Why it does not stay where it is, by pointer of the field that says so. */
async function placedAnew(
  reads: Reads,
  vm: Stored<"vm">,
  spec: SpecOf<"vm">,
  changes: readonly FieldChange[],
): Promise<Map<string, string>> {
  const at = (field: string) => changes.filter(({ pointer }) => pointer.split("/")[1] === field);
  if (spec.host !== undefined) return new Map();
  const errors = await misfits(reads, vm, spec, (field) => at(field).length > 0);
  return new Map(
    errors.flatMap(({ pointer: field, message }) =>
      at(field.slice("/spec/".length)).map(
        ({ pointer }) => [pointer, `host ${vm.status.host} is not fit: ${message}`] as const,
      ),
    ),
  );
}

export const vmExplanation: Explanation<"vm"> = {
  freedAtOnce: true,

  claims: ({ partitions = [] }) =>
    partitions.map(({ partition }, index) => ({
      partition,
      pointer: `/spec/partitions/${index}/partition`,
    })),

  async create(_reads, spec, { project, name }) {
    return userDataRemarks(`VM ${project === null ? "" : `${project}/`}${name ?? ""}`.trim(), spec);
  },

  async lost(_reads, { spec: { root_disk_gib, tpm, partitions = [] } }) {
    const kept = partitions.length === 0 ? "" : " Its partitions are kept.";
    return `Its root disk of ${root_disk_gib} GiB${tpm === true ? " and its TPM are" : " is"} deleted.${kept}`;
  },

  async update(reads, vm, spec, changes) {
    const cards = await cardChanges(reads, vm, spec);
    const reasons = restartReasons(vm, spec, changes, cards);
    const warnings: Remark[] = [];
    const [first] = reasons;
    if (first !== undefined) {
      const detail = `${reasons.map(({ message }) => message).join("; ")}. The guest is asked to shut down and started again.`;
      warnings.push(restartRemark(title(vm), detail, `/spec${first.pointer}`));
    }
    if (changes.some(({ pointer, after }) => pointer === "/tpm" && after === false)) {
      warnings.push(tpmRemark(vm));
    }
    const moves = await placedAnew(reads, vm, spec, changes);
    const move = await moveRemark(reads, vm, spec, changes, moves);
    if (move !== undefined) warnings.push(move);
    return {
      restarts: new Map(reasons.map(({ pointer, message }) => [pointer, message])),
      live: new Map([
        ...(cards === undefined ? [] : [["/networks", cards] as const]),
        ...fencingChange(changes),
      ]),
      moves,
      warnings,
    };
  },
};
