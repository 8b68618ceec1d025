// What a report means for an attachment: its drive stands in the entry of its VM, and in the VM's document.

import type { Stored } from "../../store/store.ts";
import type { HostSide, Observed, Observing } from "../host-side.ts";
import { kept, unreported } from "../reported-status.ts";

function observe(
  attachment: Stored<"partition_attachment">,
  { entryOf, view, answered: answers }: Observing,
): Observed<"partition_attachment"> {
  const { spec, status, generation } = attachment;
  const entry = entryOf("vm", spec.vm);
  // Whether the report answers the config that says of this VM what is wanted now.
  const answered = answers(spec.vm);
  const drive = entry?.drives.find((other) => other.partition === spec.partition);
  const attached = drive?.attached ?? false;
  if (attachment.deleting && answered && !attached) return { gone: true };
  if (drive?.code) {
    return kept(attachment, view, {
      ...status,
      observed_generation: answered ? generation : status.observed_generation,
      state: "failed",
      state_code: drive.code,
      state_reason: drive.message,
      attached,
    });
  }
  // A VM that does not run has nothing plugged in; its next start will have it.
  const made = attached || (answered && (entry?.state === "stopped" || entry?.state === "failed"));
  if (!made && !answered && status.state === "pending") return unreported(attachment, view);
  return kept(attachment, view, {
    ...status,
    observed_generation: made ? generation : status.observed_generation,
    state: made ? "ready" : "creating",
    state_code: null,
    state_reason: null,
    attached,
  });
}

export const partitionAttachmentOnHost: HostSide<"partition_attachment"> = { documents: undefined, observe };
