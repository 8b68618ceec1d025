// Attachments: a partition that a VM gets while it runs.
//
//   pending --> creating --> ready --DELETE--> deleting --> (gone: the guest has let go)
//                  |                              ^
//                  +--> failed | error -----------+          any --host silent--> unknown

import { CroftError } from "@croft/schemas/errors.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { type KindRules, refuseFaults } from "../kind-rules.ts";
import { claimPartition, type DriveRequest, refuseTwins } from "../partition/drive-claims.ts";
import { References } from "../references.ts";

/** Drives that the VM has or is to have. */
async function requestsOf(reads: Reads, vm: Stored<"vm">): Promise<DriveRequest[]> {
  const attachments = await reads.documents.referrers(vm.id, "partition_attachment");
  return [
    ...(vm.spec.partitions ?? []).map((drive) => ({
      ...drive,
      serial: drive.serial ?? drive.partition,
      pointer: "",
    })),
    ...attachments
      .filter(({ deleting }) => !deleting)
      .map(({ spec }) => ({ partition: spec.partition, serial: spec.serial ?? spec.partition, pointer: "" })),
  ];
}

export const partitionAttachmentRules: KindRules<"partition_attachment"> = {
  async create(reads, { id, spec }) {
    const vm = await reads.documents.get("vm", spec.vm);
    const references = new References(reads, vm?.project ?? null);
    if (!vm) references.fault("reference_not_found", "/spec/vm", `there is no VM ${spec.vm}`);
    else if (vm.deleting)
      references.fault("reference_not_found", "/spec/vm", `VM ${spec.vm} is being deleted`);
    refuseFaults("The partition cannot be attached as given.", references.faults);
    if (!vm?.project) throw new Error(`${spec.vm} has no project`);

    const request = {
      partition: spec.partition,
      serial: spec.serial ?? spec.partition,
      pointer: "/spec/partition",
    };
    const partition = await claimPartition(reads, references, request, id);
    // Whoever has the partition itself, the VM among them, was refused above, unless that gives it up.
    const others = (await requestsOf(reads, vm)).filter((one) => one.partition !== request.partition);
    if (references.faults.length === 0) refuseTwins(references, [...others, request]);
    refuseFaults(`The partition cannot be attached to ${vm.project}/${vm.name}.`, references.faults);
    if (vm.status.host == null) {
      throw new CroftError("unavailable", `VM ${vm.project}/${vm.name} has no host yet.`, {
        detail:
          "It waits for room. Attach the partition when it has a host, or name it in the VM's partitions.",
      });
    }
    if (partition && partition.status.host !== vm.status.host) throw elsewhere(partition, vm);
    return {
      project: vm.project,
      host: vm.status.host ?? null,
      references: [spec.vm, spec.partition],
      status: {
        observed_generation: 0,
        state: "pending",
        state_reason: null,
        state_code: null,
        conditions: [],
        serial: request.serial,
        attached: false,
      },
      explanation: [`To VM ${vm.project}/${vm.name} on host ${vm.status.host}.`],
    };
  },

  keeps({ pointer, after }, { before }) {
    return pointer === "/serial" && (after === undefined || after === before.status.serial);
  },

  async update(_reads, { before }) {
    return { status: before.status };
  },

  async remove(reads, { spec, status }) {
    return (await reads.documents.find(spec.vm)) ? { gone: false, status } : { gone: true };
  },
};

function elsewhere(partition: Stored<"partition">, vm: Stored<"vm">): CroftError {
  const message = `is on host ${partition.status.host}, the VM on host ${vm.status.host}`;
  return new CroftError(
    "invalid_value",
    `Partition ${partition.id} cannot be attached to ${vm.project}/${vm.name}.`,
    {
      detail: `The partition ${message}. Make one on the VM's host (\`host = "${vm.status.host}"\`).`,
      errors: [{ code: "invalid_value", pointer: "/spec/partition", message }],
    },
  );
}
