// What a VM uses, and what ends with it.

import type { Relations } from "../relations.ts";
import { imagesOf } from "./images.ts";

export const vmRelations: Relations<"vm"> = {
  uses: ({ spec }) => [...imagesOf(spec), ...(spec.partitions ?? []).map(({ partition }) => partition)],
  stopsUsingAtOnce: ({ spec }) => imagesOf(spec),
  tied: ({ spec, internal }) =>
    [...(spec.partitions ?? []), ...(internal.detaching ?? [])].map(({ partition }) => partition),
  host: async (_reads, { status }) => status.host ?? undefined,
  // There is nothing left that they could be detached from.
  endWith: (reads, { id }) => reads.documents.referrers(id, "partition_attachment"),
};
