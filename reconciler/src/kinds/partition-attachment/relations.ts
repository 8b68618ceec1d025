// What an attachment lies between.

import type { Relations } from "../relations.ts";

export const partitionAttachmentRelations: Relations<"partition_attachment"> = {
  uses: ({ spec }) => [spec.partition],
  tied: ({ spec }) => [spec.vm, spec.partition],
  host: async (reads, { spec }) => (await reads.documents.get("vm", spec.vm))?.status.host ?? undefined,

  // A drive that its VM is to detach.
  async abandon(tx, { spec }) {
    const vm = await tx.documents.get("vm", spec.vm);
    if (!vm) return "removed";
    const { partition, force_detach = false } = spec;
    const detaching = [...(vm.internal.detaching ?? []), { partition, force_detach }];
    await tx.documents.updateStatus("vm", vm.id, { internal: { ...vm.internal, detaching } });
    return "removed";
  },
};
