// What an attachment takes for itself.

import type { Explanation } from "../explanation.ts";

export const partitionAttachmentExplanation: Explanation<"partition_attachment"> = {
  freedAtOnce: true,
  title: ({ vm, partition }) => `attachment of partition ${partition} to ${vm}`,
  claims: ({ partition }) => (partition === undefined ? [] : [{ partition, pointer: "/spec/partition" }]),
};
